/**
 * `npm start`: installs what is missing, builds what is stale, then runs the server in this terminal. Uses nothing but
 * Node, because it runs before anything is installed. `--demo` runs the filled console instead, `--build-only` stops
 * after the build.
 */
import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

const demo = process.argv.includes('--demo');
try {
  ensureInstalled();
  await ensureBuilt();
  if (!process.argv.includes('--build-only')) run(demo ? ['scripts/run-demo.mjs'] : ['dist/server/main.js']);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

/** Signals reach the server as they reach us, and we end as it ends. */
function run(args) {
  const child = spawn(process.execPath, ['--enable-source-maps', ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
  });
}
