/**
 * `npm run mutation`: changes the decoder and the lint rules in thousands of small ways and counts how many of the
 * changes their unit tests notice. Exit 1 below 80 %. Everything happens on compiled copies in memory.
 *
 *   --file PATTERN   only sources whose path matches this regular expression
 *   --list           also every change that no test noticed
 *   --jobs N         threads; by default as many as processors
 */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { mutate } = await import('./mutation/mutants.mjs');
const { compileAll } = await import('./mutation/code.mjs');

const MUST = 80;
const FOLDERS = ['lint', 'asn1', 'certificate', 'qc-statements', 'identifiers'].map(
  (name) => `server/core/${name}`,
);
const LEFT_OUT = {
  'server/core/identifiers/competent-authorities.ts': 'a published list',
  'server/core/certificate/object-names.ts': 'a list of names for display',
  'server/core/certificate/compare-certificates.ts': 'neither decoder nor rule',
  'server/core/certificate/export-row.ts': 'neither decoder nor rule',
  'server/core/certificate/status.ts': 'neither decoder nor rule',
  'server/core/certificate/stored-facts.ts': 'neither decoder nor rule',
  'server/core/certificate/timeline.ts': 'neither decoder nor rule',
};
/** A test that takes longer than this under one change is caught in a loop that the counter does not see. */
const HANGS_AFTER_MS = 120_000;

const { values: options } = parseArgs({
  options: {
    file: { type: 'string', default: '' },
    list: { type: 'boolean', default: false },
    jobs: { type: 'string', default: `${availableParallelism()}` },
  },
});
const wanted = new RegExp(options.file);
const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
).sort();
const testFiles = files.filter((path) => path.endsWith('.test.ts'));
const sources = files.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));

const mutants = [];
const changed = new Map();
for (const path of sources.filter((path) => !(path in LEFT_OUT) && wanted.test(path))) {
  const result = mutate(path, readFileSync(path, 'utf8'), mutants.length);
  changed.set(path, result.code);
  mutants.push(...result.mutants);
}
if (mutants.length === 0) {
  process.stderr.write(`No source matches ${options.file}.\n`);
  process.exit(3);
}

const workerData = { modules: compileAll(testFiles, changed), testFiles, mutants };
const outcomes = new Map();
let next = 0;
let tests = 0;
const jobs = Math.max(1, Math.min(Number(options.jobs) || 1, mutants.length));
await Promise.all(Array.from({ length: jobs }, judgeSome));
report();

/** One thread until no mutant is left; one that hangs is ended, counts as noticed, and is replaced. */
async function judgeSome() {
  while (next < mutants.length)
    await untilItHangs(new Worker(new URL('./mutation/worker.mjs', import.meta.url), { workerData }));
}

function untilItHangs(worker) {
  return new Promise((resolve, reject) => {
    let current;
    let timer;
    const give = () => {
      clearTimeout(timer);
      current = next++;
      if (current >= mutants.length) return worker.postMessage('done');
      timer = setTimeout(() => {
        outcomes.set(current, 'endless');
        void worker.terminate();
      }, HANGS_AFTER_MS);
      worker.postMessage(current);
    };
    worker.on('error', (error) => {
      clearTimeout(timer);
      if (current === undefined || current >= mutants.length) return reject(error);
      // For example out of memory: this change was noticed, too.
      outcomes.set(current, 'endless');
      resolve();
    });
    worker.on('exit', () =>
      current === undefined ? reject(new Error('A thread ended before it began.')) : resolve(),
    );
    worker.on('message', (message) => {
      if (message.tests === undefined) outcomes.set(message.id, message.outcome);
      else tests = message.tests;
      progress();
      give();
    });
  });
}

/** Rewrites one line on a terminal; elsewhere, as in CI, a line now and then shows that it goes on. */
function progress() {
  if (process.stderr.isTTY) process.stderr.write(`\r${outcomes.size} of ${mutants.length}`);
  else if (outcomes.size % 500 === 0) process.stderr.write(`${outcomes.size} of ${mutants.length}\n`);
}

function report() {
  const print = (line) => process.stdout.write(`${line}\n`);
  const count = (list, outcome) => list.filter(({ id }) => outcomes.get(id) === outcome).length;
  const line = (name, list) => {
    const [killed, endless, survived, uncovered] = ['killed', 'endless', 'survived', 'uncovered'].map((o) =>
      count(list, o),
    );
    const score = (100 * (killed + endless)) / list.length;
    print(
      [
        name.padEnd(62),
        ...[list.length, killed, endless, survived, uncovered].map((n) => `${n}`.padStart(9)),
        `${score.toFixed(1)} %`.padStart(8),
      ].join(''),
    );
    return score;
  };
  print(`${'file'.padEnd(62)}  mutants   killed  endless survived  not run   score`);
  for (const path of changed.keys()) {
    const own = mutants.filter((mutant) => mutant.path === path);
    if (own.length > 0) line(path.replace('server/core/', ''), own);
  }
  const score = line('total', mutants);
  if (options.list) {
    for (const outcome of ['survived', 'uncovered', 'endless']) {
      print(`\n${outcome === 'uncovered' ? 'not run' : outcome}:`);
      for (const { id, path, line, column, was, now } of mutants) {
        if (outcomes.get(id) === outcome) print(`${path}:${line}:${column}  ${short(was)}  →  ${short(now)}`);
      }
    }
  }
  print(
    `\nJudged by ${tests} unit tests. Not changed: types, imports; id, title, citation, ask and docs of a rule;`,
  );
  for (const [path, reason] of Object.entries(LEFT_OUT)) print(`${path} (${reason})`);
  print(`${score.toFixed(1)} % noticed (must be ≥ ${MUST} %)`);
  process.exitCode = score < MUST ? 1 : 0;
}

function short(text) {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > 100 ? `${flat.slice(0, 99)}…` : flat || '(nothing)';
}
