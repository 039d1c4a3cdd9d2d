import type { AccessRole } from '../api-editions/edition-names.js';
import type { DecisionProfile } from './decision-profile.js';
import type { RejectReason, ReviewLane, ReviewState } from './review-states.js';

export interface Vote {
  readonly by: string;
  readonly decision: 'approve' | 'reject';
  /** Counted from 1. */
  readonly step: number;
  readonly round: number;
  readonly reason: RejectReason | null;
  readonly comment: string;
  readonly at: Date;
}

/** What may be used in the end: what was asked for, or less. */
export interface ApprovedScope {
  readonly roles: readonly AccessRole[];
  /** Ids of endpoints; empty: all that the roles open. */
  readonly endpoints: readonly string[];
  readonly until: Date;
}

/** What a review is, as far as its course goes; what it is about is an `Application`. People are ids of accounts. */
export interface Review {
  readonly state: ReviewState;
  readonly lane: ReviewLane;
  /** Counted from 1; reopening begins the next, and so does an answer after a vote. */
  readonly round: number;
  readonly createdBy: string;
  /** Everybody who submitted it or answered for the applicant, in any round. */
  readonly applicants: readonly string[];
  readonly assignee: string | null;
  /** Of all rounds. */
  readonly votes: readonly Vote[];
  /** When it came into its state. */
  readonly since: Date;
  /** Of a draft: when it was changed last. */
  readonly touchedAt: Date;
  readonly submittedAt: Date | null;
  /** When the reviewers' clock runs out; null while it stands still. */
  readonly dueAt: Date | null;
  /** What was left on the clock when it was stopped, in milliseconds. */
  readonly pausedMs: number | null;
  /** When this round was approved or rejected. */
  readonly decidedAt: Date | null;
  /** Of the approval in force, or of the votes of this round so far: the narrowest. */
  readonly scope: ApprovedScope | null;
  /** In the version of when it was submitted, or reopened; null before. */
  readonly profile: DecisionProfile | null;
}
