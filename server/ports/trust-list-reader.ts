import type { SignedList } from '../core/trust-lists/read-signed-list.js';
import type { TrustListProblem } from '../core/trust-lists/trust-list-problem.js';

export interface ListFile {
  readonly bytes: Uint8Array;
  /** Lower-case hex of the SHA-256 of the file in use: the same file is not read again. */
  readonly inUse?: string;
}

/** What a file turned out to be. Its SHA-256 is lower-case hex. */
export type ListReading = { readonly sha256: string } & (
  | ({ readonly outcome: 'signed' } & SignedList)
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'unusable'; readonly problem: TrustListProblem }
);

/**
 * Reads trusted lists and verifies their signatures, away from the event loop. Never fails for what a file holds. Who
 * signed, and whether the list is to be used, is decided by `core/trust-lists/judge-list`.
 */
export abstract class TrustListReader {
  /** One reading for each file, in order; the next file is read when its reading is asked for. */
  abstract read(files: Iterable<ListFile> | AsyncIterable<ListFile>): AsyncGenerator<ListReading, void, void>;
}
