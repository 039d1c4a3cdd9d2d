/** Runs scripts/demo.ts, which is TypeScript because it mints certificates with the test CA. */
import { runnerImport } from 'vite';

await runnerImport('./scripts/demo.ts', { configFile: false, logLevel: 'warn' });
