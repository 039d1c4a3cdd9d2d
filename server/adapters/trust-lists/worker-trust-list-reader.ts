import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { XML_LIMITS } from '../../core/trust-lists/read-xml.js';
import { type ListFile, type ListReading, TrustListReader } from '../../ports/trust-list-reader.js';

/** The largest list takes half a second; a file of 32 MiB a few. */
const DEADLINE_MS = 60_000;

/** Reads lists in a thread of its own, which ends with the last of them; one that breaks it is refused. */
export class WorkerTrustListReader extends TrustListReader {
  constructor(
    private readonly script = new URL('./trust-list-worker.js', import.meta.url),
    private readonly options: WorkerOptions = {},
    private readonly deadlineMs = DEADLINE_MS,
  ) {
    super();
  }

  override async *read(
    files: Iterable<ListFile> | AsyncIterable<ListFile>,
  ): AsyncGenerator<ListReading, void, void> {
    let worker: Worker | undefined;
    try {
      for await (const file of files) {
        const known = withoutThread(file);
        if (known !== undefined) {
          yield known;
          continue;
        }
        worker ??= this.start();
        const reading = await this.readIn(worker, file);
        if (reading === undefined) {
          await worker.terminate();
          worker = undefined;
        }
        yield reading ?? gaveUp(file);
      }
    } finally {
      await worker?.terminate();
    }
  }

  private start(): Worker {
    // A worker that runs out of memory ends alone.
    return new Worker(this.script, { resourceLimits: { maxOldGenerationSizeMb: 1024 }, ...this.options });
  }

  /** `undefined` when the thread ended, failed or took too long. */
  private async readIn(worker: Worker, file: ListFile): Promise<ListReading | undefined> {
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), this.deadlineMs);
    try {
      const answer = once(worker, 'message', { signal: over.signal }) as Promise<[ListReading]>;
      const end = once(worker, 'exit', { signal: over.signal }).then(() => undefined);
      worker.postMessage(file);
      return (await Promise.race([answer, end]))?.[0];
    } catch {
      // The deadline, or an error in the thread, with which it ends.
      return undefined;
    } finally {
      clearTimeout(timer);
      over.abort();
    }
  }
}

/** Unchanged files and those far too large need no thread, which would copy them first. */
function withoutThread({ bytes, inUse }: ListFile): ListReading | undefined {
  const { maxBytes } = XML_LIMITS;
  if (bytes.length > maxBytes) {
    const message = `The file has ${bytes.length} bytes; the limit is ${maxBytes}.`;
    return { sha256: digest(bytes), outcome: 'unusable', problem: { code: 'too-large', message } };
  }
  if (inUse === undefined) return undefined;
  const sha256 = digest(bytes);
  return sha256 === inUse ? { sha256, outcome: 'unchanged' } : undefined;
}

function gaveUp({ bytes }: ListFile): ListReading {
  const message = 'Reading the list took too much time or memory and was given up.';
  return { sha256: digest(bytes), outcome: 'unusable', problem: { code: 'gave-up', message } };
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
