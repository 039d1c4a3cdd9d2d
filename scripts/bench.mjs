/**
 * `npm run bench -- NAME…`: speeds as ratios against a yardstick of the same run, because machines differ and drift.
 * Without a name all are run. Each prints its figures and closes with the ratio and the goal; exit 1 when one is missed.
 */
import { ensureInstalled } from './install.mjs';
import { ensureBuilt } from './build.mjs';

const BENCHES = [
  'inspect',
  'path',
  'lists',
  'cli',
  'import',
  'register',
  'server',
  'grants',
  'reviews',
  'mail',
  'delivery',
  'sweep',
  'consents',
  'probes',
  'keys',
];

ensureInstalled();
await ensureBuilt();
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = wanted.filter((name) => !BENCHES.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}; there are ${BENCHES.join(', ')}.\n`);
  process.exit(3);
}
let missed = 0;
for (const name of wanted.length > 0 ? wanted : BENCHES) {
  const { run } = await import(`../test/bench/${name}.mjs`);
  for (const { goal, ratio, must, atLeast = false } of await run()) {
    const holds = atLeast ? ratio >= must : ratio <= must;
    if (!holds) missed++;
    const sign = atLeast ? '≥' : '≤';
    process.stdout.write(`${goal}: ${ratio.toFixed(2)} (must be ${sign} ${must})${holds ? '' : ' MISSED'}\n`);
  }
}
process.exitCode = missed > 0 ? 1 : 0;
