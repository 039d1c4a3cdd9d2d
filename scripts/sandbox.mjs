/**
 * `npm run sandbox`: a bank on the loopback interface that speaks Paysera's interface, because Paysera's own sandbox does not
 * exist yet. With a command (`npm run sandbox -- on slow`) it speaks to the one that runs; `--help` names them all.
 */
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { runnerImport } = await import('vite');
const { module } = await runnerImport('./scripts/sandbox/run-sandbox.ts', {
  configFile: false,
  logLevel: 'warn',
});
process.exitCode = await module.runSandbox(process.argv.slice(2));
