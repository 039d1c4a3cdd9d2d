import type { AccessRole } from '../core/api-editions/edition-names.js';
import { DEFAULT_PROFILE, type DecisionProfile } from '../core/reviews/decision-profile.js';
import type { ApprovedScope, Review, Vote } from '../core/reviews/review.js';
import type { ReviewState } from '../core/reviews/review-states.js';
import type { ReviewEntity, ReviewVoteEntity, StoredScope } from './review.entity.js';

const DAY_MS = 86_400_000;

/** The course of a stored review, as the core decides about it. */
export function courseOf(row: ReviewEntity, votes: readonly ReviewVoteEntity[]): Review {
  const { state, lane, round, applicants, since, touchedAt, submittedAt, dueAt, pausedMs, decidedAt } = row;
  return {
    ...{ state, lane, round, applicants, since, touchedAt, submittedAt, dueAt, pausedMs, decidedAt },
    ...{ createdBy: row.createdById, assignee: row.assigneeId, profile: row.profile },
    votes: votes.map(voteOf),
    scope: row.scope === null ? null : scopeOf(row.scope),
  };
}

/** What of a row follows from its course. */
export function columnsOf(review: Review, submittedById: string | null): Partial<ReviewEntity> {
  const { state, lane, round, applicants, since, touchedAt, submittedAt, dueAt, pausedMs, decidedAt } =
    review;
  return {
    ...{ state, lane, round, applicants, since, touchedAt, submittedAt, dueAt, pausedMs, decidedAt },
    ...{ assigneeId: review.assignee, profile: review.profile, submittedById },
    scope: review.scope === null ? null : { ...review.scope, until: review.scope.until.toISOString() },
    approvals: review.votes.filter((one) => one.round === round && one.decision === 'approve').length,
    expiresAt: expiryOf(review),
  };
}

/** When it ends if nobody does anything, as `expire` of the core counts it. */
export function expiryOf({
  state,
  since,
  touchedAt,
  scope,
  profile,
}: Pick<Review, 'state' | 'since' | 'touchedAt' | 'scope' | 'profile'>): Date | null {
  const { draftForDays, answerWithinDays }: DecisionProfile = profile ?? DEFAULT_PROFILE;
  if (state === 'draft') return new Date(touchedAt.getTime() + draftForDays * DAY_MS);
  if (state === 'needs-information') return new Date(since.getTime() + answerWithinDays * DAY_MS);
  return state === 'approved' ? (scope?.until ?? null) : null;
}

export const scopeOf = ({ roles, endpoints, until }: StoredScope): ApprovedScope => ({
  roles: roles as readonly AccessRole[],
  endpoints,
  until: new Date(until),
});

const voteOf = ({ byId, decision, step, round, reason, comment, at }: ReviewVoteEntity): Vote => ({
  ...{ by: byId, decision, step, round, reason, comment, at },
});

export const OPEN_STATES: ReadonlySet<ReviewState> = new Set(['submitted', 'in-review', 'needs-information']);
export const isOpen = (state: ReviewState): boolean => OPEN_STATES.has(state);

const OVER: ReadonlySet<ReviewState> = new Set(['rejected', 'withdrawn', 'expired']);
export const isOver = (state: ReviewState): boolean => OVER.has(state);

export const waitsFor = (state: ReviewState): 'applicant' | 'reviewer' | 'nobody' => {
  if (state === 'draft' || state === 'needs-information') return 'applicant';
  return isOpen(state) ? 'reviewer' : 'nobody';
};

/** `open` is what the queue holds. */
export const stageOf = (state: ReviewState): 'draft' | 'open' | 'decided' => {
  if (state === 'draft') return 'draft';
  return isOpen(state) ? 'open' : 'decided';
};
