import { z } from 'zod';
import { API_EDITIONS, API_ENVIRONMENTS } from '../core/api-editions/edition-names.js';
import { STEP_ROLES } from '../core/reviews/decision-profile.js';
import { REVIEW_LANES } from '../core/reviews/review-states.js';
import { WAIVER_LIMITS } from '../core/reviews/waiver.js';
import { id, instant } from '../platform/http/common.contract.js';

const reason = z.string().trim().min(10).max(2_000);

export const TWO_PERSON_STATES = ['proposed', 'approved', 'revoked', 'over'] as const;

const twoPersons = {
  reason: z.string(),
  /** `over`: its last day has passed. */
  state: z.enum(TWO_PERSON_STATES),
  proposedBy: z.string(),
  proposedAt: instant,
  approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(),
  revokedBy: z.string().nullable(),
  revokedAt: instant.nullable(),
  revokedReason: z.string().nullable(),
  /** By whoever asks. */
  approvable: z.boolean(),
};

export const revokeTwoPersonSchema = z.strictObject({ reason }).meta({ id: 'RevokeTwoPerson' });
export type RevokeTwoPerson = z.output<typeof revokeTwoPersonSchema>;

// ---- How decisions are made

const settings = {
  name: z.string().trim().min(1).max(100),
  approvals: z.int().min(1).max(3),
  renewalApprovals: z.int().min(1).max(3),
  /** What each approval looks at, in order. */
  steps: z.array(z.string().trim().min(1).max(100)).min(1).max(3),
  /** Who gives each of them; a compliance lead may also do what a compliance officer does. */
  stepRoles: z.array(z.enum(STEP_ROLES)).min(1).max(3),
  /** Later approvers see earlier votes only after their own. */
  blindSecond: z.boolean(),
  slaHours: z.int().min(1).max(2_000),
  validForDays: z.int().min(1).max(3_650),
  answerWithinDays: z.int().min(1).max(365),
  draftForDays: z.int().min(1).max(3_650),
  automatic: z.strictObject({
    enabled: z.boolean(),
    lanes: z.array(z.enum(REVIEW_LANES)).max(REVIEW_LANES.length),
    samplePercent: z.int().min(1).max(100),
  }),
};

const scope = {
  /** What it is for; null for all. The closest profile counts. */
  edition: z.enum(API_EDITIONS).nullable(),
  environment: z.enum(API_ENVIRONMENTS).nullable(),
};

export const proposeProfileSchema = z
  // Without it everybody who decides gives each of them.
  .strictObject({ ...settings, stepRoles: settings.stepRoles.optional(), ...scope, reason })
  .refine(({ approvals, steps }) => steps.length === approvals, {
    path: ['steps'],
    message: 'needs a name for each approval.',
  })
  .refine(({ approvals, stepRoles = [] }) => [0, approvals].includes(stepRoles.length), {
    path: ['stepRoles'],
    message: 'needs a role for each approval.',
  })
  .refine(({ approvals, renewalApprovals }) => renewalApprovals <= approvals, {
    path: ['renewalApprovals'],
    message: 'cannot be more than approvals.',
  })
  .meta({ id: 'ProposeDecisionProfile' });
export type ProposeProfile = z.output<typeof proposeProfileSchema>;

export const decisionProfileSchema = z
  .object({ id, profileId: z.string(), version: z.int(), ...settings, ...scope, ...twoPersons })
  .meta({ id: 'DecisionProfile' });
export type DecisionProfileRow = z.input<typeof decisionProfileSchema>;
export type DecisionProfileView = z.output<typeof decisionProfileSchema>;

// ---- Waivers

export const proposeWaiverSchema = z
  .strictObject({
    reviewId: id,
    /** What is put up with: an outcome, or the code of a warning. */
    code: z.string().trim().min(1).max(WAIVER_LIMITS.code),
    /** Who answers for it. */
    owner: z.string().trim().min(1).max(200),
    reason,
    /** The last day. */
    endsOn: z.iso.date(),
  })
  .meta({ id: 'ProposeWaiver' });
export type ProposeWaiver = z.output<typeof proposeWaiverSchema>;

export const waiverSchema = z
  .object({
    id,
    reviewId: id,
    reviewNumber: z.string(),
    organisationName: z.string(),
    certificateId: id,
    code: z.string(),
    owner: z.string(),
    endsOn: z.string(),
    ...twoPersons,
  })
  .meta({ id: 'Waiver' });
export type WaiverRow = z.input<typeof waiverSchema>;
export type Waiver = z.output<typeof waiverSchema>;

export { API_EDITIONS, API_ENVIRONMENTS } from '../core/api-editions/edition-names.js';
export { DEFAULT_PROFILE, STEP_ROLES, type StepRole } from '../core/reviews/decision-profile.js';
export { REVIEW_LANES, type ReviewLane } from '../core/reviews/review-states.js';
export { isNeverWaived, WAIVER_LIMITS } from '../core/reviews/waiver.js';
