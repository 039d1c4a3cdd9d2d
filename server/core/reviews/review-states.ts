/**
 * `draft`: only the applicant works on it. `needs-information`: the applicant has to answer. `expired`: an approval ran
 * out, or nobody answered or submitted in time.
 */
export const REVIEW_STATES = [
  'draft',
  'submitted',
  'in-review',
  'needs-information',
  'approved',
  'rejected',
  'withdrawn',
  'expired',
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** `first`: of this organisation for this edition. `renewal`: the short path. `change`: more than was approved before. */
export const REVIEW_LANES = ['first', 'renewal', 'change'] as const;
export type ReviewLane = (typeof REVIEW_LANES)[number];

/** What people and the sweep do to a review. */
export const REVIEW_COMMANDS = [
  'save',
  'submit',
  'withdraw',
  'claim',
  'release',
  'assign',
  'ask',
  'answer',
  'approve',
  'reject',
  'reopen',
  'expire',
] as const;
export type ReviewCommand = (typeof REVIEW_COMMANDS)[number];

/** Why an application is turned down; a sentence stands beside it. */
export const REJECT_REASONS = [
  'certificate-invalid',
  'certificate-untrusted',
  'certificate-revoked',
  'not-in-register',
  'role-not-authorised',
  'roles-do-not-cover-services',
  'use-case-unclear',
  'organisation-blocked',
  'duplicate',
  'other',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];
