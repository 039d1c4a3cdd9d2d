/**
 * `npm run screenshots`: takes every main screen of the demo, as desktop and phone, light and dark, into
 * docs/screenshots. With a folder as argument, into that.
 */
import { ensureInstalled } from './install.mjs';
import { ensureBuilt } from './build.mjs';

ensureInstalled();
await ensureBuilt();
const { runnerImport } = await import('vite');
const { module } = await runnerImport('./scripts/screenshots/take-screenshots.ts', {
  configFile: false,
  logLevel: 'warn',
});
await module.takeScreenshots(process.argv[2] ?? 'docs/screenshots');
