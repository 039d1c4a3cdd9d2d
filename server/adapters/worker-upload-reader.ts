import { on } from 'node:events';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import {
  UploadReader,
  type UploadedFile,
  type UploadItem,
  type UploadOptions,
} from '../ports/upload-reader.js';
import { readUpload } from './read-upload.js';
import { isZip } from './zip-reader.js';

/** What takes a few milliseconds is not worth a thread. */
const INLINE_BYTES = 16 * 1024;
const BATCH = 100;
/** Batches that the thread may be ahead of whoever stores them, so that neither waits for the other. */
const AHEAD = 4;

export interface UploadJob {
  readonly files: readonly UploadedFile[];
  readonly options: UploadOptions;
  readonly batch: number;
}

/** What a worker answers to each request for more. */
export type UploadBatch =
  { readonly items: readonly UploadItem[]; readonly done: boolean } | { readonly failed: string };

/** Reads small uploads at once and everything else in a thread of its own, which ends with the upload. */
export class WorkerUploadReader extends UploadReader {
  constructor(
    private readonly script = new URL('./upload-worker.js', import.meta.url),
    private readonly options: WorkerOptions = {},
  ) {
    super();
  }

  override async *read(
    files: readonly UploadedFile[],
    options: UploadOptions,
  ): AsyncGenerator<readonly UploadItem[], void, void> {
    const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (size <= INLINE_BYTES && !files.some(({ bytes }) => isZip(bytes))) {
      const items: UploadItem[] = [];
      for await (const item of readUpload(files, options)) items.push(item);
      yield items;
      return;
    }

    const workerData: UploadJob = { files, options, batch: BATCH };
    const worker = new Worker(this.script, {
      // A worker that runs out of memory ends alone.
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
      ...this.options,
      workerData,
    });
    try {
      for (let n = 0; n < AHEAD; n++) worker.postMessage('next');
      for await (const [batch] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<
        [UploadBatch]
      >) {
        if ('failed' in batch) throw new Error(`The upload could not be read: ${batch.failed}`);
        if (!batch.done) worker.postMessage('next');
        if (batch.items.length > 0) yield batch.items;
        if (batch.done) return;
      }
      throw new Error('The thread that reads uploads ended before it was done.');
    } finally {
      await worker.terminate();
    }
  }
}
