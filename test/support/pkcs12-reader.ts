import { WorkerPkcs12Reader } from '../../server/adapters/pkcs12/worker-pkcs12-reader.js';

/** The reader of the product, with its thread running the TypeScript source. */
export const testPkcs12Reader = (longestMs?: number): WorkerPkcs12Reader =>
  new WorkerPkcs12Reader(
    longestMs,
    new URL('../../server/adapters/pkcs12/pkcs12-worker.ts', import.meta.url),
    {
      execArgv: [
        '--disable-warning=ExperimentalWarning',
        '--import',
        new URL('./typescript-threads.mjs', import.meta.url).href,
      ],
    },
  );
