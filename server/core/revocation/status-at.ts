import type { Revocation, RevocationRemark, RevocationStatus } from './judgement.js';

export interface EvidenceStatus {
  readonly verdict: RevocationStatus;
  readonly remarks: readonly RevocationRemark[];
}

/**
 * A revocation seen from the instant `at`. Before its date the certificate was good; a hold is no revocation yet.
 * Stale evidence of a revocation still counts, because a revocation is never undone; of a hold it does not.
 */
export function statusAt(
  { revokedAt, reason, invalidityDate }: Revocation,
  at: Date,
  freshness: RevocationRemark | undefined,
): EvidenceStatus {
  const revocation = { revokedAt, reason, ...(invalidityDate && { invalidityDate }) };
  const status = reason === 'certificateHold' ? 'on-hold' : 'revoked';
  const holds = revokedAt <= at;
  if (freshness === undefined) {
    return {
      verdict: holds ? { status, ...revocation } : { status: 'good', revokedLater: revocation },
      remarks: [],
    };
  }
  if (freshness.kind === 'stale' && holds && status === 'revoked')
    return { verdict: { status, ...revocation }, remarks: [freshness] };
  return { verdict: { status: 'unknown', remark: freshness }, remarks: [] };
}

const RANKS = { revoked: 3, 'on-hold': 2, unknown: 1, good: 0 } as const;

/** The worse of two statuses; of two revocations the earlier one, else the first. */
export function worst(one: RevocationStatus, other: RevocationStatus): RevocationStatus {
  if (RANKS[one.status] !== RANKS[other.status]) return RANKS[one.status] > RANKS[other.status] ? one : other;
  if ('revokedAt' in one && 'revokedAt' in other) return one.revokedAt <= other.revokedAt ? one : other;
  return one;
}
