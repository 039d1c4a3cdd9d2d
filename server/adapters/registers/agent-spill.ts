import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Parts that are read back one by one: of the real file each has two megabytes. */
const PARTS = 64;
const BUFFER_BYTES = 64 * 1024;

/**
 * Lines put aside by a key until all of them have come: they come in any order, and are too many to be kept. The file
 * has no name from the moment it is open, so nobody else reads it and nothing is left of it when the process dies.
 */
export class AgentSpill {
  private readonly buffers: Buffer[] = [];
  private readonly filled = new Uint32Array(PARTS);
  private readonly pieces: (readonly [position: number, length: number])[][] = [];
  private file: number | undefined;
  private size = 0;

  constructor(private readonly folder = tmpdir()) {}

  /** Lines of the same key come back together; a line has no line break. */
  add(key: string, line: string): void {
    const part = spread(key) % PARTS;
    const worst = line.length * 3 + 1;
    let buffer = (this.buffers[part] ??= Buffer.allocUnsafe(BUFFER_BYTES));
    let at = this.filled[part] as number;
    if (at + worst > buffer.length) {
      this.flush(part);
      at = 0;
      if (worst > buffer.length) buffer = this.buffers[part] = Buffer.allocUnsafe(worst);
    }
    at += buffer.write(line, at);
    buffer[at] = 0x0a;
    this.filled[part] = at + 1;
  }

  /** What was put aside, part by part. */
  *parts(): Generator<string[], void, void> {
    for (let part = 0; part < PARTS; part++) {
      this.flush(part);
      const pieces = this.pieces[part] ?? [];
      const bytes = Buffer.allocUnsafe(pieces.reduce((sum, [, length]) => sum + length, 0));
      let at = 0;
      for (const [position, length] of pieces) at += this.read(bytes.subarray(at, at + length), position);
      if (at > 0) yield bytes.toString('utf8', 0, at - 1).split('\n');
    }
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private flush(part: number): void {
    const [buffer, length] = [this.buffers[part], this.filled[part] as number];
    if (buffer === undefined || length === 0) return;
    this.file ??= this.open();
    for (let at = 0; at < length;) at += writeSync(this.file, buffer, at, length - at, this.size + at);
    (this.pieces[part] ??= []).push([this.size, length]);
    this.size += length;
    this.filled[part] = 0;
  }

  private open(): number {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, `agents-${randomBytes(8).toString('hex')}.tmp`);
    const file = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    return file;
  }

  private read(into: Buffer, position: number): number {
    let at = 0;
    while (at < into.length) {
      const n = readSync(this.file as number, into, at, into.length - at, position + at);
      if (n === 0) throw new Error('What was put aside of the register is gone.');
      at += n;
    }
    return at;
  }
}

/** FNV-1a: even enough, and costs nothing. */
export function spread(text: string, length = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 8;
}
