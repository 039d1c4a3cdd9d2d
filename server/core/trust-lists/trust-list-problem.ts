/** Nobody can be relied upon to have signed the list as it stands. */
export const SIGNATURE_PROBLEM_CODES = [
  'unsigned',
  'several-signatures',
  'signature-misplaced',
  'signature-malformed',
  'reference-scope',
  'transform-not-allowed',
  'algorithm-not-allowed',
  'duplicate-id',
  'signer-not-stated',
  'signing-certificate-mismatch',
  'weak-key',
  'document-altered',
  'properties-altered',
  'signature-invalid',
  'readers-disagree',
] as const;

/** Why bytes are no trusted list that could be used. Codes are stored with attempts, so never renamed. */
export const TRUST_LIST_PROBLEM_CODES = [
  // The bytes.
  'too-large',
  'wrong-charset',
  'html-page',
  'doctype',
  'malformed-xml',
  'truncated',
  'too-deep',
  'too-many-elements',
  'too-many-attributes',
  // The list.
  'wrong-namespace',
  'not-a-trusted-list',
  'wrong-type',
  'missing-part',
  'invalid-value',
  ...SIGNATURE_PROBLEM_CODES,
  // The work.
  'gave-up',
] as const;
export type TrustListProblemCode = (typeof TRUST_LIST_PROBLEM_CODES)[number];

export interface TrustListProblem {
  readonly code: TrustListProblemCode;
  /** One sentence that names what was found. */
  readonly message: string;
}

export type TrustListResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: TrustListProblem };

export const readable = <T>(value: T): TrustListResult<T> => ({ ok: true, value });
export const refused = (code: TrustListProblemCode, message: string): TrustListResult<never> => ({
  ok: false,
  problem: { code, message },
});

/** Leaves a reader from any depth. Never leaves this folder: every reader's entry point catches it. */
export class Refusal extends Error {
  constructor(
    readonly code: TrustListProblemCode,
    message: string,
  ) {
    super(message);
  }
}

/** Runs a reader; what it refuses becomes a value. */
export function orRefused<T>(read: () => T): TrustListResult<T> {
  try {
    return readable(read());
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code, error.message);
    throw error;
  }
}
