import type { Certificate } from '../certificate/certificate.js';

/** Why a path does not hold. Stored with evidence, so codes are never renamed or reused. */
export const PATH_CLAUSES = {
  'val.not-yet-valid': 'RFC 5280 6.1.3 (a)(2)',
  'val.expired': 'RFC 5280 6.1.3 (a)(2)',
  'val.signature-invalid': 'RFC 5280 6.1.3 (a)(1)',
  'val.signature-unsupported': 'RFC 5280 6.1.3 (a)(1)',
  'val.signature-algorithm-mismatch': 'RFC 5280 4.1.1.2',
  'val.algorithm-refused': 'TS 119 312',
  'val.chain-incomplete': 'RFC 5280 6.1',
  'val.chain-issuer-mismatch': 'RFC 5280 6.1.3 (a)(4)',
  'val.revoked': 'RFC 5280 6.1.3 (a)(3)',
  'val.ca-version': 'RFC 5280 6.1.4 (k)',
  'val.ca-not-ca': 'RFC 5280 6.1.4 (k)',
  'val.ca-keycertsign': 'RFC 5280 6.1.4 (n)',
  'val.pathlen': 'RFC 5280 6.1.4 (l)-(m)',
  'val.name-constraints': 'RFC 5280 6.1.3 (b)-(c)',
  'val.name-constraints-unsupported': 'RFC 5280 4.2.1.10',
  'val.policy-tree': 'RFC 5280 6.1.3 (f), 6.1.5 (g); RFC 9618',
  'val.policy-mapping-any': 'RFC 5280 6.1.4 (a)',
  'val.unknown-critical-extension': 'RFC 5280 6.1.4 (o), 6.1.5 (f)',
  'val.duplicate-extension': 'RFC 5280 4.2',
  'val.malformed': 'RFC 5280 4.1, 4.2',
  'val.profile': 'RFC 5280 4',
  'val.key-purpose': 'RFC 5280 4.2.1.12',
  'val.budget-signatures': 'limit',
  'val.budget-steps': 'limit',
  'val.budget-comparisons': 'limit',
  'val.budget-depth': 'limit',
} as const;

export type PathProblemCode = keyof typeof PATH_CLAUSES;

export interface PathProblem {
  readonly code: PathProblemCode;
  readonly clause: string;
  /** The certificate at fault; `undefined` when it is the anchor without one, or the search as a whole. */
  readonly certificate: Certificate | undefined;
  /** One sentence that names the value at fault. */
  readonly message: string;
}

/** A fault of one certificate, before it is known in which path. */
export interface Fault {
  readonly code: PathProblemCode;
  readonly message: string;
  /** Where the clause is narrower than that of the code. */
  readonly clause?: string;
}

export const problem = (
  { code, message, clause }: Fault,
  certificate: Certificate | undefined,
): PathProblem => ({ code, clause: clause ?? PATH_CLAUSES[code], certificate, message });
