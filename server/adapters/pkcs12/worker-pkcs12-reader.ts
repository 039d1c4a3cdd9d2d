import { Worker, type WorkerOptions } from 'node:worker_threads';
import { Pkcs12Reader, type Pkcs12Reading } from '../../ports/pkcs12-reader.js';

export interface Pkcs12Job {
  readonly file: Uint8Array;
  readonly passphrase: string;
}

/** OpenSSL writes 2,048 iterations and careful people some hundred thousand; a file may say four thousand million. */
const LONGEST_MS = 15_000;

/** Opens each file in a thread of its own, because the file says how much work opening it is. */
export class WorkerPkcs12Reader extends Pkcs12Reader {
  constructor(
    private readonly longestMs = LONGEST_MS,
    private readonly script = new URL('./pkcs12-worker.js', import.meta.url),
    private readonly options: WorkerOptions = {},
  ) {
    super();
  }

  override async read(file: Uint8Array, passphrase: string): Promise<Pkcs12Reading> {
    const workerData: Pkcs12Job = { file, passphrase };
    const worker = new Worker(this.script, {
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 },
      ...{ ...this.options, workerData },
    });
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Pkcs12Reading>((resolve) => {
        const give = (reading: Pkcs12Reading): void => resolve(reading);
        timer = setTimeout(() => give({ ok: false, problem: 'unsupported' }), this.longestMs);
        worker.once('message', give);
        // Out of memory, or a fault of the library on a strange file.
        worker.once('error', () => give({ ok: false, problem: 'not-pkcs12' }));
        worker.once('exit', () => give({ ok: false, problem: 'not-pkcs12' }));
      });
    } finally {
      clearTimeout(timer);
      await worker.terminate();
    }
  }
}
