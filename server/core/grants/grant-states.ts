/** `ended`: by decision; only another approval begins it anew. */
export const GRANT_STATES = ['active', 'suspended', 'ended'] as const;
export type GrantState = (typeof GRANT_STATES)[number];

/**
 * What stops access, worst first. Those of a certificate come from its verdict or its end; `held` is an officer's own
 * doing, `review` that of whoever examines again.
 */
export const GRANT_CAUSES = [
  'certificate-revoked',
  'organisation-blocked',
  'withdrawn-in-register',
  'certificate-suspended',
  'certificate-invalid',
  'certificate-expired',
  'role-lost',
  'approval-over',
  'review',
  'held',
] as const;
export type GrantCauseCode = (typeof GRANT_CAUSES)[number];

export interface GrantCause {
  readonly code: GrantCauseCode;
  /** One sentence. */
  readonly detail: string;
  /** ISO text in UTC. */
  readonly at: string;
}

export const isGrantCause = (code: string): code is GrantCauseCode =>
  (GRANT_CAUSES as readonly string[]).includes(code);

/** What is said of a grant's certificates and of itself; together they are its state. */
export interface GrantParts {
  readonly ended: boolean;
  /** Why all of it rests: held, blocked, examined again. */
  readonly causes: readonly GrantCause[];
  readonly certificates: readonly { readonly state: GrantState }[];
}

/** One certificate that holds is enough, unless all of it rests. */
export function grantState({ ended, causes, certificates }: GrantParts): GrantState {
  if (ended) return 'ended';
  if (causes.length > 0) return 'suspended';
  return certificates.some(({ state }) => state === 'active') ? 'active' : 'suspended';
}

/** With one more; the same code is kept once, as it was told first. */
export function withCause(causes: readonly GrantCause[], added: GrantCause): readonly GrantCause[] {
  if (causes.some(({ code }) => code === added.code)) return causes;
  return [...causes, added].sort((a, b) => GRANT_CAUSES.indexOf(a.code) - GRANT_CAUSES.indexOf(b.code));
}
