/** The six checks of a verdict, in the order in which people read them. */
export const CHECKS = ['syntax', 'validity', 'path', 'qualification', 'revocation', 'register'] as const;
export type CheckName = (typeof CHECKS)[number];

/** `unknown` is neither good nor bad; `skipped` means that the check does not apply, and why stands beside it. */
export type CheckStatus = 'pass' | 'warn' | 'fail' | 'unknown' | 'skipped';

export interface Reason {
  /** A finding's code or a code of the group `val`; stored with evidence, never renamed. */
  readonly code: string;
  /** One sentence. */
  readonly message: string;
}

export interface Check {
  readonly status: CheckStatus;
  readonly reasons: readonly Reason[];
}

export type Checks = Readonly<Record<CheckName, Check>>;

/** Best first. */
export const OUTCOMES = [
  'valid',
  'valid-with-warnings',
  'valid-not-in-register',
  'role-not-authorised',
  'indeterminate',
  'not-qualified',
  'no-longer-qualified',
  'not-psd2',
  'not-a-qwac',
  'withdrawn-in-register',
  'not-yet-valid',
  'expired',
  'suspended',
  'revoked',
  'path-invalid',
  'unparsable',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A scheme beside the EU trusted lists, under which an administrator trusts some issuer. */
export interface Scheme {
  readonly name: string;
  /** Why its certificates are trusted here, as the administrator wrote it. */
  readonly reason: string;
}

/** What reaching the verdict took, so that a budget can be seen to hold. */
export interface Work {
  readonly signatures: number;
  readonly steps: number;
  readonly comparisons: number;
}

/** The one answer about one certificate at one instant. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly at: Date;
  readonly checks: Checks;
  /** Roles that may be relied upon as far as this verdict knows; narrowed by the register where it is known. */
  readonly usableRoles: readonly string[];
  /** Set when it holds under another scheme than the EU trusted lists; then nothing of it says "qualified". */
  readonly scheme: Scheme | null;
  readonly work: Work;
}

/** Whether access may rest on it: nothing negative, and nothing that could not be determined. */
export const isPositive = (outcome: Outcome): boolean =>
  outcome === 'valid' || outcome === 'valid-with-warnings' || outcome === 'valid-not-in-register';
