/**
 * Where a value stands: its path in the standard's own names and its bytes in the certificate's DER.
 * `end` is exclusive. The console highlights these bytes and a finding's `at` is this path.
 */
export interface Place {
  /** For example `qcStatements[1].rolesOfPSP[0].roleOfPspName`. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A decoder's answer: the value, or the first place where the bytes stopped making sense. */
export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: DecodeProblem };

export interface DecodeProblem {
  /** Field path in the standard's own names, e.g. `qcStatements[1].rolesOfPSP[1].roleOfPspOid`. */
  readonly at: string;
  /** Byte offset in the DER at which something else was expected. */
  readonly offset: number;
  /** What stands there and what the standard wants, as one sentence. */
  readonly message: string;
}

export const decoded = <T>(value: T): Decoded<T> => ({ ok: true, value });
export const undecodable = (at: string, offset: number, message: string): Decoded<never> => ({
  ok: false,
  problem: { at, offset, message },
});
