import { WorkerTrustListReader } from '../../server/adapters/trust-lists/worker-trust-list-reader.js';

/** The reader of the product, with its thread running the TypeScript source. */
export const testTrustListReader = (deadlineMs?: number): WorkerTrustListReader =>
  new WorkerTrustListReader(
    new URL('../../server/adapters/trust-lists/trust-list-worker.ts', import.meta.url),
    {
      execArgv: [
        '--disable-warning=ExperimentalWarning',
        '--import',
        new URL('./typescript-threads.mjs', import.meta.url).href,
      ],
    },
    deadlineMs,
  );
