/**
 * `npm run world`: a small world of trust on the loopback interface, to try everything against. With a command
 * (`npm run world -- revoke valid`) it speaks to the one that runs; `npm run world -- --help` names them all.
 */
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { runnerImport } = await import('vite');
const { module } = await runnerImport('./scripts/world/run-world.ts', {
  configFile: false,
  logLevel: 'warn',
});
process.exitCode = await module.runWorld(process.argv.slice(2));
