import { hash } from 'node:crypto';

/** Bytes of a hash that are compared: two entities would have to agree in 128 bits by accident. */
export const HASH_BYTES = 16;

/** Finds the row that a hash belongs to, in twenty bytes a row: 330,000 rows are too many for a map of strings. */
export class KnownHashes {
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(private readonly hashes: Buffer) {
    const count = hashes.length / HASH_BYTES;
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)));
    this.slots = new Int32Array(size).fill(-1);
    this.mask = size - 1;
    for (let row = 0; row < count; row++) {
      let slot = hashes.readUInt32LE(row * HASH_BYTES) & this.mask;
      while (this.slots[slot] !== -1) slot = (slot + 1) & this.mask;
      this.slots[slot] = row;
    }
  }

  /** The row, or -1. */
  find(hash: Buffer): number {
    let slot = hash.readUInt32LE(0) & this.mask;
    for (;;) {
      const row = this.slots[slot] as number;
      if (row === -1) return -1;
      const start = row * HASH_BYTES;
      if (this.hashes.compare(hash, 0, HASH_BYTES, start, start + HASH_BYTES) === 0) return row;
      slot = (slot + 1) & this.mask;
    }
  }
}

/** Changes when entities are read otherwise than before: what was understood of them is then looked at again. */
const READER_VERSION = 1;

/** Salted with the reader's version, so that a new reader looks at every entity again. */
export function shortHash(bytes: Buffer): Buffer {
  const digest = hash('sha256', bytes, 'buffer').subarray(0, HASH_BYTES);
  digest[0] = (digest[0] as number) ^ READER_VERSION;
  return digest;
}
