import type { ListFile, ListReading, TrustListReader } from '../ports/trust-list-reader.js';

interface Asked {
  readonly file: ListFile;
  readonly resolve: (reading: ListReading) => void;
  readonly reject: (error: unknown) => void;
}

/** Hands files to the reader as they come, one after the other in one thread, until it is closed. */
export class ReadingQueue {
  private readonly waiting: Asked[] = [];
  private readonly handedOver: Asked[] = [];
  private readonly work: Promise<void>;
  private closed = false;
  private wake = (): void => undefined;

  constructor(reader: TrustListReader) {
    this.work = this.run(reader);
  }

  read(file: ListFile): Promise<ListReading> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ file, resolve, reject });
      this.wake();
    });
  }

  /** Lets the thread go. */
  async close(): Promise<void> {
    this.closed = true;
    this.wake();
    await this.work;
  }

  private async run(reader: TrustListReader): Promise<void> {
    try {
      for await (const reading of reader.read(this.files())) this.handedOver.shift()?.resolve(reading);
    } catch (error) {
      for (const asked of [...this.handedOver, ...this.waiting]) asked.reject(error);
    }
  }

  private async *files(): AsyncGenerator<ListFile> {
    for (;;) {
      const next = this.waiting.shift();
      if (next !== undefined) {
        this.handedOver.push(next);
        yield next.file;
      } else if (this.closed) return;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}
