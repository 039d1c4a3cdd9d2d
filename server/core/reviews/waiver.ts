import { type Outcome, OUTCOMES } from '../verdict/verdict.js';

/** What nobody may look past: the certificate is no QWAC, is over, or somebody took it or the licence back. */
export const NEVER_WAIVED = [
  'unparsable',
  'not-a-qwac',
  'expired',
  'suspended',
  'revoked',
  'withdrawn-in-register',
] as const satisfies readonly Outcome[];

/** What a waiver covers: one outcome, or the code of one warning. */
export interface Waiver {
  readonly id: string;
  readonly code: string;
  /** Every review of an organisation, or one review. */
  readonly of: WaiverSubject;
  /** Who answers for it; the id of an account. */
  readonly owner: string;
  readonly reason: string;
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
  readonly proposedBy: string;
  /** Null until a second person agreed. */
  readonly approvedBy: string | null;
}

export type WaiverSubject = { readonly organisationKey: string } | { readonly reviewId: string };

export const WAIVER_LIMITS = { days: 180, code: 100, reasonAtLeast: 10, reason: 2_000 } as const;

export const WAIVER_PROBLEMS = [
  'waiver-code-unknown',
  'waiver-never-possible',
  'waiver-without-subject',
  'waiver-without-reason',
  'waiver-reason-too-long',
  'waiver-over',
  'waiver-too-long',
] as const;
export type WaiverProblem = (typeof WAIVER_PROBLEMS)[number];

const DAY_MS = 86_400_000;

/** What keeps a waiver from being proposed at an instant; null when nothing does. */
export function waiverProblem(
  { code, of, reason, from, until }: Pick<Waiver, 'code' | 'of' | 'reason' | 'from' | 'until'>,
  at: Date,
): WaiverProblem | null {
  if (!isWaivableForm(code)) return 'waiver-code-unknown';
  if (isNeverWaived(code)) return 'waiver-never-possible';
  if (('reviewId' in of ? of.reviewId : of.organisationKey) === '') return 'waiver-without-subject';
  if (reason.trim().length < WAIVER_LIMITS.reasonAtLeast) return 'waiver-without-reason';
  if (reason.length > WAIVER_LIMITS.reason) return 'waiver-reason-too-long';
  if (!(until > at) || !(until > from)) return 'waiver-over';
  return isShortEnough(from, until) ? null : 'waiver-too-long';
}

/** Whether it counts at an instant. What was never allowed does not count because a row says so. */
export function isInForce(waiver: Waiver, at: Date): boolean {
  const { code, owner, proposedBy, approvedBy, from, until } = waiver;
  if (approvedBy === null || approvedBy === proposedBy || approvedBy === owner) return false;
  if (isNeverWaived(code) || !isShortEnough(from, until)) return false;
  return from <= at && at < until;
}

/** When a waiver ends whose last day is this, `YYYY-MM-DD`: the day is whole, in UTC. */
export const endOfLastDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS);

export const isNeverWaived = (code: string): boolean => (NEVER_WAIVED as readonly string[]).includes(code);

/** An outcome that is not good, or `group.name` as warnings are called. */
function isWaivableForm(code: string): boolean {
  if (code.length > WAIVER_LIMITS.code) return false;
  if (code === 'valid' || code === 'valid-with-warnings') return false;
  return (OUTCOMES as readonly string[]).includes(code) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(code);
}

const isShortEnough = (from: Date, until: Date): boolean =>
  until.getTime() - from.getTime() <= WAIVER_LIMITS.days * DAY_MS;
