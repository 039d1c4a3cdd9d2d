import { WorkerUploadReader } from '../../server/adapters/worker-upload-reader.js';

/** The reader of the product, with its thread running the TypeScript source. */
export const testUploadReader = (): WorkerUploadReader =>
  new WorkerUploadReader(new URL('../../server/adapters/upload-worker.ts', import.meta.url), {
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--import',
      new URL('./typescript-threads.mjs', import.meta.url).href,
    ],
  });
