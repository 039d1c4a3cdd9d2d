/**
 * `npm test`: everything that runs anywhere with nothing but npm. Unit, corpus, end-to-end (SQLite) and browser tests in
 * one run of Jest, then the end-to-end tests again on a real PostgreSQL. Closes with one line of what really ran.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { ensureBuilt } = await import('./build.mjs');
await ensureBuilt();
const { runnerImport } = await import('vite');

const reports = mkdtempSync(join(tmpdir(), 'qwarden-test-report-'));
const totals = { passed: 0, failed: 0, skipped: 0 };

const patterns = process.argv.slice(2);
await jest('everything on SQLite', patterns, {});
if (patterns.length === 0) await onPostgres();
rmSync(reports, { recursive: true, force: true });

const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed${skipped}\n`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;

async function onPostgres() {
  const { module } = await runnerImport('./test/support/test-database.ts', {
    configFile: false,
    logLevel: 'warn',
  });
  let postgres;
  try {
    postgres = await module.startPostgres();
  } catch (error) {
    process.stdout.write(`PostgreSQL did not start: ${error instanceof Error ? error.message : error}\n`);
    totals.failed++;
    return;
  }
  if (postgres === undefined) {
    process.stdout.write(
      'The tests on PostgreSQL are left out: set TEST_DATABASE_URL to a server to run them.\n',
    );
    return;
  }
  try {
    await jest('end to end on PostgreSQL', ['test/e2e'], { TEST_DATABASE_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
}

/**
 * Waits without standing still: what PostgreSQL says has to be read meanwhile. With a full pipe its checkpointer sleeps in
 * the middle of a line of its log, and every `DROP DATABASE` waits for the checkpointer.
 */
async function jest(title, patterns, env) {
  process.stdout.write(`\n— ${title}\n`);
  const outputFile = join(reports, `${title}.json`);
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${outputFile}`,
      ...patterns,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } },
  );
  const [status] = await once(child, 'close');
  try {
    const result = JSON.parse(readFileSync(outputFile, 'utf8'));
    totals.passed += result.numPassedTests;
    // A file that could not even be loaded has no tests to count.
    totals.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    totals.skipped += result.numPendingTests;
  } catch {
    process.stdout.write(`Jest ended with ${status} and left no report.\n`);
    totals.failed++;
  }
}
