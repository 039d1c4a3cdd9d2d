import { WorkerRegisterFileReader } from '../../server/adapters/registers/worker-register-file-reader.js';

/** The reader of the product, with its thread running the TypeScript source. */
export const testRegisterFileReader = (): WorkerRegisterFileReader =>
  new WorkerRegisterFileReader(
    new URL('../../server/adapters/registers/register-worker.ts', import.meta.url),
    {
      execArgv: [
        '--disable-warning=ExperimentalWarning',
        '--import',
        new URL('./typescript-threads.mjs', import.meta.url).href,
      ],
    },
  );
