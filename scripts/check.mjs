/**
 * `npm run check`: types, lint, format, import rules, generated documents, then `npm test`. What CI runs; closes with one
 * line that counts every check and every test.
 */
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const bin = (file) => ['node', `node_modules/${file}`];
const CHECKS = [
  ['types of server, tests and scripts', [...bin('typescript/bin/tsc'), '-p', 'tsconfig.json']],
  ['types of the console', [...bin('typescript/bin/tsc'), '-p', 'admin-ui/tsconfig.json', '--noEmit']],
  ['lint', [...bin('eslint/bin/eslint.js'), '-c', 'scripts/eslint.config.mjs', '.']],
  ['format', [...bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  [
    'import rules',
    [
      ...bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      'scripts/import-rules.cjs',
      'server',
      'admin-ui',
    ],
  ],
  ['build', ['node', 'scripts/build.mjs']],
  ['generated documents are fresh', ['node', 'scripts/docs.mjs', '--check']],
  ['the lock file is complete and without addresses', ['node', 'scripts/check-lock.mjs']],
];

let [passed, failed] = [0, 0];
for (const [title, [command, ...args]] of CHECKS) {
  const { status, stdout, stderr } = spawnSync(command === 'node' ? process.execPath : command, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) passed++;
  else failed++;
  process.stdout.write(`${status === 0 ? '✓' : '✗'} ${title}\n${status === 0 ? '' : stdout + stderr}`);
}
if (process.argv.includes('--static')) {
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
} else {
  const test = spawnSync('npm', ['test', '--silent'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  process.stdout.write(test.stdout.replace(/\n\d+ passed, \d+ failed.*\n$/, '\n'));
  const counted = /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\n$/.exec(test.stdout);
  if (counted === null) failed++;
  passed += Number(counted?.[1] ?? 0);
  failed += Number(counted?.[2] ?? 0);
  process.stdout.write(
    `\n${passed} passed, ${failed} failed${counted?.[3] ? `, ${counted[3]} skipped` : ''}\n`,
  );
}
process.exitCode = failed > 0 ? 1 : 0;
