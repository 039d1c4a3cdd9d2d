import { on } from 'node:events';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import {
  type DryRunOptions,
  type RegisterFile,
  type RegisterFileProblem,
  RegisterFileReader,
  type RegisterReading,
  type RegisterReadOptions,
  type TableDryRun,
} from '../../ports/register-file-reader.js';

/** Batches that the thread may be ahead of whoever stores them, so that neither waits for the other. */
const AHEAD = 4;

export type RegisterJob =
  | { readonly kind: 'read'; readonly file: RegisterFile; readonly options: RegisterReadOptions }
  | { readonly kind: 'dry-run'; readonly file: RegisterFile; readonly options: DryRunOptions };

export type DryRunAnswer = TableDryRun | { readonly problem: RegisterFileProblem; readonly facts: null };

/** What the thread answers to each request for more. */
export type RegisterAnswer =
  | { readonly done: false; readonly reading: RegisterReading | DryRunAnswer }
  | { readonly done: true }
  | { readonly failed: string };

/** Reads an edition in a thread of its own, which ends with it. */
export class WorkerRegisterFileReader extends RegisterFileReader {
  constructor(
    private readonly script = new URL('./register-worker.js', import.meta.url),
    private readonly options: WorkerOptions = {},
  ) {
    super();
  }

  override read(
    file: RegisterFile,
    options: RegisterReadOptions,
  ): AsyncGenerator<RegisterReading, void, void> {
    return this.answers({ kind: 'read', file, options }) as AsyncGenerator<RegisterReading, void, void>;
  }

  override async dryRun(file: RegisterFile, options: DryRunOptions): Promise<DryRunAnswer> {
    for await (const answer of this.answers({ kind: 'dry-run', file, options }))
      return answer as DryRunAnswer;
    throw new Error('The thread that reads the register said nothing.');
  }

  private async *answers(job: RegisterJob): AsyncGenerator<RegisterReading | DryRunAnswer, void, void> {
    const worker = new Worker(this.script, {
      // A thread that runs out of memory ends alone. Little garbage at a time: the server's memory is bounded too.
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 },
      ...this.options,
      workerData: job,
    });
    try {
      const answers = on(worker, 'message', { close: ['exit'] }) as AsyncIterableIterator<[RegisterAnswer]>;
      for (let n = 0; n < AHEAD; n++) worker.postMessage('next');
      for await (const [answer] of answers) {
        if ('failed' in answer) throw new Error(`The register could not be read: ${answer.failed}`);
        if (answer.done) return;
        yield answer.reading;
        worker.postMessage('next');
      }
      throw new Error('The thread that reads the register ended before it was done.');
    } finally {
      await worker.terminate();
    }
  }
}
