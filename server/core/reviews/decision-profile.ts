import type { Role } from '../permissions/permissions.js';
import type { ReviewLane } from './review-states.js';

/** Whose vote a step asks for: that of anybody who decides, or of somebody senior. */
export const STEP_ROLES = ['compliance-officer', 'compliance-lead'] as const satisfies readonly Role[];
export type StepRole = (typeof STEP_ROLES)[number];

/**
 * How decisions are made: by how many people, how fast, for how long. Versioned; a review keeps the version that was in
 * force when it was submitted.
 */
export interface DecisionProfile {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** 1 to 3. */
  readonly approvals: number;
  /** On the short path of a renewal; never more than `approvals`. */
  readonly renewalApprovals: number;
  /** What each approval looks at, in order: `first look`, `legal`. As many as `approvals`. */
  readonly steps: readonly string[];
  /** Who gives each of them. Absent in versions that are older than this; then it is anybody who decides. */
  readonly stepRoles?: readonly StepRole[] | undefined;
  /** Later approvers see earlier votes only after their own. */
  readonly blindSecond: boolean;
  /** The reviewers' clock, in hours; it stands still while the applicant has to answer. */
  readonly slaHours: number;
  /** The longest that an approval holds. */
  readonly validForDays: number;
  /** A question that nobody answers for so long ends the review. */
  readonly answerWithinDays: number;
  /** A draft that nobody touches for so long ends. */
  readonly draftForDays: number;
  readonly automatic: {
    readonly enabled: boolean;
    readonly lanes: readonly ReviewLane[];
    /** Of the green ones, how many of a hundred people look at all the same. */
    readonly samplePercent: number;
  };
}

export const DEFAULT_PROFILE: DecisionProfile = {
  id: 'default',
  version: 1,
  name: 'Two people',
  approvals: 2,
  renewalApprovals: 1,
  steps: ['First look', 'Second look'],
  stepRoles: ['compliance-officer', 'compliance-officer'],
  blindSecond: false,
  slaHours: 48,
  validForDays: 365,
  answerWithinDays: 30,
  draftForDays: 90,
  automatic: { enabled: false, lanes: ['renewal'], samplePercent: 10 },
};

/** `step` is counted from 1. */
export const roleOfStep = ({ stepRoles }: DecisionProfile, step: number): StepRole =>
  stepRoles?.[step - 1] ?? 'compliance-officer';

/** Somebody senior may do what everybody may. */
export const mayTakeStep = (role: Role | undefined, asked: StepRole): boolean =>
  asked === 'compliance-officer' || role === asked;

/** How many people have to agree, one at least. Only a renewal takes the short path; a later round never does. */
export const approvalsNeeded = (
  { approvals, renewalApprovals }: DecisionProfile,
  { lane, round }: { readonly lane: ReviewLane; readonly round: number },
): number =>
  Math.max(1, lane === 'renewal' && round === 1 ? Math.min(renewalApprovals, approvals) : approvals);
