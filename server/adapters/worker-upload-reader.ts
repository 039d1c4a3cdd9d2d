import { on } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import {
  UploadReader,
  type UploadedFile,
  type UploadItem,
  type UploadOptions,
} from '../ports/upload-reader.js';
import { readUpload, type Share } from './read-upload.js';
import { isZip } from './zip-reader.js';

/** What takes a few milliseconds is not worth a thread. */
const INLINE_BYTES = 16 * 1024;
const BATCH = 100;
/** From here on (some thousand certificates) the work is shared; each thread finds everything and inspects its share. */
const SHARED_BYTES = 2 * 1024 * 1024;
const MAX_THREADS = 4;
/** Batches that a thread may be ahead of whoever stores them, so that neither waits for the other. */
const AHEAD = 4;

export interface UploadJob {
  readonly files: readonly UploadedFile[];
  readonly options: UploadOptions;
  readonly share: Share;
}

/** What a worker answers to each request for more. */
export type UploadBatch =
  { readonly items: readonly UploadItem[]; readonly done: boolean } | { readonly failed: string };

/** Reads small uploads at once and everything else in threads of their own, which end with the upload. */
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

    // Unpacking a ZIP several times would cost more than it saves.
    const shared = size >= SHARED_BYTES && !files.some(({ bytes }) => isZip(bytes));
    const of = shared ? Math.min(MAX_THREADS, Math.max(2, availableParallelism())) : 1;
    const workers = Array.from({ length: of }, (_, part) =>
      this.start({ files, options, share: { part, of, batch: BATCH } }),
    );
    try {
      const answers = workers.map(batchesOf);
      // Whose turn it is follows from how the batches were shared out; the first that is done was the last.
      for (let turn = 0; ; turn = (turn + 1) % of) {
        const next = await answers[turn]!();
        if (next.done === true) throw new Error('A thread that reads uploads ended before it was done.');
        const batch = next.value;
        if ('failed' in batch) throw new Error(`The upload could not be read: ${batch.failed}`);
        if (batch.items.length > 0) yield batch.items;
        if (batch.done) return;
      }
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
  }

  private start(workerData: UploadJob): Worker {
    return new Worker(this.script, {
      // A worker that runs out of memory ends alone.
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
      ...this.options,
      workerData,
    });
  }
}

/** Asks a thread for a few batches in advance; each call gives the next. Listens at once, so that no end is missed. */
function batchesOf(worker: Worker): () => Promise<IteratorResult<UploadBatch, void>> {
  const messages = on(worker, 'message', { close: ['exit'] }) as AsyncIterableIterator<[UploadBatch]>;
  for (let n = 0; n < AHEAD; n++) worker.postMessage('next');
  return async () => {
    const next = await messages.next();
    if (next.done === true) return { done: true, value: undefined };
    worker.postMessage('next');
    return { done: false, value: next.value[0] };
  };
}
