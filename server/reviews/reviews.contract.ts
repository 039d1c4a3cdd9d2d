import { z } from 'zod';
import { ACCESS_ROLES, API_EDITIONS, API_ENVIRONMENTS } from '../core/api-editions/edition-names.js';
import { APPLICATION_LIMITS, CONTACT_PURPOSES } from '../core/applications/application.js';
import {
  REJECT_REASONS,
  REVIEW_COMMANDS,
  REVIEW_LANES,
  REVIEW_STATES,
} from '../core/reviews/review-states.js';
import { email, id, instant } from '../platform/http/common.contract.js';

// ---- What is asked for

const text = (max: number) => z.string().trim().max(max);

export const applicationContactSchema = z.strictObject({
  name: text(APPLICATION_LIMITS.name).min(1),
  email,
  phone: text(50),
  purposes: z.array(z.enum(CONTACT_PURPOSES)).max(CONTACT_PURPOSES.length),
});

const applicationShape = {
  identifier: text(APPLICATION_LIMITS.identifier),
  organisationName: text(APPLICATION_LIMITS.name),
  onBehalfOf: text(APPLICATION_LIMITS.name),
  certificateId: id.nullable(),
  sealCertificateId: id.nullable(),
  edition: z.enum(API_EDITIONS).nullable(),
  environment: z.enum(API_ENVIRONMENTS).nullable(),
  roles: z.array(z.enum(ACCESS_ROLES)).max(ACCESS_ROLES.length),
  endpoints: z.array(z.string().max(100)).max(APPLICATION_LIMITS.endpoints),
  useCase: text(APPLICATION_LIMITS.useCase),
  redirectUris: z.array(text(APPLICATION_LIMITS.uri)).max(APPLICATION_LIMITS.redirectUris),
  contacts: z.array(applicationContactSchema).max(APPLICATION_LIMITS.contacts),
  hasTestAccounts: z.boolean(),
};

export const applicationSchema = z.object(applicationShape).meta({ id: 'Application' });

/** A draft is saved part by part; what is not named stays. */
export const createReviewSchema = z
  .strictObject({ application: z.strictObject(applicationShape).partial() })
  .meta({ id: 'CreateReview' });
export type CreateReview = z.output<typeof createReviewSchema>;

export const saveReviewSchema = z
  .strictObject({ version: z.int(), application: z.strictObject(applicationShape).partial() })
  .meta({ id: 'SaveReview' });
export type SaveReview = z.output<typeof saveReviewSchema>;

// ---- What became of it

const person = z.object({ id: z.string(), name: z.string() });

export const voteSchema = z.object({
  by: person,
  decision: z.enum(['approve', 'reject']),
  /** Counted from 1. */
  step: z.int(),
  reason: z.enum(REJECT_REASONS).nullable(),
  comment: z.string(),
  at: instant,
});

export const reviewSchema = z
  .object({
    id,
    /** What people call it: `2026-0042`. */
    number: z.string(),
    state: z.enum(REVIEW_STATES),
    lane: z.enum(REVIEW_LANES),
    /** Counted from 1; reopening begins the next. */
    round: z.int(),
    organisationId: z.uuid().nullable(),
    organisationName: z.string(),
    identifier: z.string(),
    certificateId: z.uuid().nullable(),
    certificateNotAfter: instant.nullable(),
    edition: z.enum(API_EDITIONS).nullable(),
    environment: z.enum(API_ENVIRONMENTS).nullable(),
    roles: z.array(z.enum(ACCESS_ROLES)),
    createdBy: person,
    onBehalfOf: z.string(),
    createdAt: instant,
    submittedBy: person.nullable(),
    submittedAt: instant.nullable(),
    assignee: person.nullable(),
    /** Whose turn it is. */
    waitsFor: z.enum(['applicant', 'reviewer', 'nobody']),
    /** When the reviewers' clock runs out; it stands still while the applicant has to answer. */
    dueAt: instant.nullable(),
    approvals: z.int(),
    approvalsNeeded: z.int(),
    decidedAt: instant.nullable(),
    /** Of an approval. */
    validUntil: instant.nullable(),
    /** Why it was reopened, worst first; empty in the first round. */
    reopenedFor: z.array(z.object({ code: z.string(), detail: z.string(), at: instant })),
    version: z.int(),
  })
  .meta({ id: 'Review' });
export type ReviewRow = z.input<typeof reviewSchema>;
export type Review = z.output<typeof reviewSchema>;

export const reviewDetailsSchema = reviewSchema
  .extend({
    application: applicationSchema,
    profile: z.object({ id: z.string(), name: z.string(), version: z.int() }).nullable(),
    /** Those of this round; without names and decisions while a blind second look is open and the reader may still vote. */
    votes: z.array(voteSchema),
    /** What the reader could do now; `refusal` says why not, a code of a problem. */
    commands: z.array(z.object({ command: z.enum(REVIEW_COMMANDS), refusal: z.string().nullable() })),
    /** What every reader of the decision must know: `one-person-installation`, `automatic`, `waived:<code>`. */
    remarks: z.array(z.string()),
  })
  .meta({ id: 'ReviewDetails' });
export type ReviewDetailsRow = z.input<typeof reviewDetailsSchema>;
export type ReviewDetails = z.output<typeof reviewDetailsSchema>;

// ---- What people do to it. Each body carries the version that was seen; another one is `changed-meanwhile`.

const seen = { version: z.int() };
const comment = text(5_000);

export const commandSchema = z.strictObject(seen).meta({ id: 'ReviewCommand' });
export const withdrawReviewSchema = z.strictObject({ ...seen, comment }).meta({ id: 'WithdrawReview' });
export const assignReviewSchema = z.strictObject({ ...seen, assigneeId: id }).meta({ id: 'AssignReview' });
export const askSchema = z.strictObject({ ...seen, question: comment.min(3) }).meta({ id: 'AskApplicant' });
export const answerSchema = z
  .strictObject({ ...seen, answer: comment.min(1) })
  .meta({ id: 'AnswerReviewer' });
export const approveReviewSchema = z
  .strictObject({
    ...seen,
    comment,
    /** Narrower than asked for; left out: as asked for. */
    roles: z.array(z.enum(ACCESS_ROLES)).min(1).optional(),
    endpoints: z.array(z.string().max(100)).max(APPLICATION_LIMITS.endpoints).optional(),
    /** Of an approval; not longer than the profile allows. */
    validUntil: z.iso.date().optional(),
  })
  .meta({ id: 'ApproveReview' });
export const rejectReviewSchema = z
  .strictObject({ ...seen, reason: z.enum(REJECT_REASONS), comment: comment.min(10) })
  .meta({ id: 'RejectReview' });
export const reopenReviewSchema = z
  .strictObject({ ...seen, reason: comment.min(10) })
  .meta({ id: 'ReopenReview' });
