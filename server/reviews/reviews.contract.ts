import { z } from 'zod';
import { ACCESS_ROLES, API_EDITIONS, API_ENVIRONMENTS } from '../core/api-editions/edition-names.js';
import { APPLICATION_LIMITS, CONTACT_PURPOSES } from '../core/applications/application.js';
import { STEP_ROLES } from '../core/reviews/decision-profile.js';
import { DIFFERENCE_WEIGHTS } from '../core/reviews/difference.js';
import {
  REJECT_REASONS,
  REVIEW_COMMANDS,
  REVIEW_LANES,
  REVIEW_STATES,
} from '../core/reviews/review-states.js';
import { OUTCOMES } from '../core/verdict/verdict.js';
import { email, id, instant } from '../platform/http/common.contract.js';
import { registerMatchSchema } from '../registers/register-match.contract.js';

export { REJECT_REASONS, STEP_ROLES };

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

export const REVIEW_TURNS = ['applicant', 'reviewer', 'nobody'] as const;

/** `open`: in the queue. `decided`: also what was withdrawn or ran out. */
export const REVIEW_STAGES = ['draft', 'open', 'decided'] as const;

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
    waitsFor: z.enum(REVIEW_TURNS),
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
    profile: z
      .object({
        ...{ id: z.string(), name: z.string(), version: z.int() },
        /** What each approval looks at, and whose it is, in order. */
        steps: z.array(z.object({ name: z.string(), role: z.enum(STEP_ROLES) })),
      })
      .nullable(),
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

export type ApproveReview = z.output<typeof approveReviewSchema>;
export type RejectReview = z.output<typeof rejectReviewSchema>;
export type ReviewOrderBody = z.output<typeof commandSchema>;
export type WithdrawReview = z.output<typeof withdrawReviewSchema>;
export type AssignReview = z.output<typeof assignReviewSchema>;
export type AskApplicant = z.output<typeof askSchema>;
export type AnswerReviewer = z.output<typeof answerSchema>;
export type ReopenReview = z.output<typeof reopenReviewSchema>;

// ---- What is said and attached

export const MESSAGE_KINDS = ['question', 'answer', 'message', 'comment'] as const;

export const reviewMessageSchema = z
  .object({
    id,
    /** `comment`: among reviewers, never shown to the applicant. */
    kind: z.enum(MESSAGE_KINDS),
    by: person,
    /** Plain text, whatever stands in it. */
    text: z.string(),
    at: instant,
  })
  .meta({ id: 'ReviewMessage' });
export type ReviewMessageRow = z.input<typeof reviewMessageSchema>;
export type ReviewMessage = z.output<typeof reviewMessageSchema>;

export const writeMessageSchema = z
  .strictObject({
    text: comment.min(1),
    /** Among reviewers. */
    internal: z.boolean().default(false),
  })
  .meta({ id: 'WriteReviewMessage' });
export type WriteMessage = z.output<typeof writeMessageSchema>;

export const ATTACHMENT_LIMITS = { bytes: 10 * 1024 * 1024, count: 20 } as const;

export const ATTACHMENT_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/plain',
  'application/x-pem-file',
  'application/pkix-cert',
] as const;

export const reviewAttachmentSchema = z
  .object({
    id,
    name: z.string(),
    /** By its content. */
    type: z.enum(ATTACHMENT_TYPES),
    size: z.int(),
    sha256: z.string(),
    by: person,
    at: instant,
  })
  .meta({ id: 'ReviewAttachment' });
export type ReviewAttachmentRow = z.input<typeof reviewAttachmentSchema>;
export type ReviewAttachment = z.output<typeof reviewAttachmentSchema>;

// ---- Its history

export const REVIEW_EVENTS = [...REVIEW_COMMANDS, 'create', 'copy', 'access'] as const;

export const reviewEventSchema = z
  .object({
    position: z.int(),
    at: instant,
    actor: person,
    /** `access`: it could be used from then on. */
    command: z.enum(REVIEW_EVENTS),
    from: z.enum(REVIEW_STATES).nullable(),
    to: z.enum(REVIEW_STATES),
    round: z.int(),
    /** Comment, reason, outcome, causes: what the command came with. */
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'ReviewEvent' });
export type ReviewEventRow = z.input<typeof reviewEventSchema>;
export type ReviewEvent = z.output<typeof reviewEventSchema>;

// ---- The queue at a glance

export const reviewCountsSchema = z
  .object({
    states: z.object(
      Object.fromEntries(REVIEW_STATES.map((state) => [state, z.int()])) as Record<
        (typeof REVIEW_STATES)[number],
        z.ZodInt
      >,
    ),
    /** Of the reader. */
    assignedToMe: z.int(),
    mine: z.int(),
    /** Submitted and claimed by nobody. */
    unclaimed: z.int(),
    overdue: z.int(),
    /** Own applications about which something is asked. */
    toAnswer: z.int(),
  })
  .meta({ id: 'ReviewCounts' });
export type ReviewCounts = z.output<typeof reviewCountsSchema>;

// ---- What a decision looks at

const changed = z.object({
  /** `application.useCase`, `certificate.usableRoles` … */
  field: z.string(),
  before: z.array(z.string()),
  after: z.array(z.string()),
  weight: z.enum(DIFFERENCE_WEIGHTS),
});

export const examinationSchema = z
  .object({
    verdict: z
      .object({
        outcome: z.enum(OUTCOMES),
        evaluatedAt: instant,
        evaluationId: id,
        usableRoles: z.array(z.string()),
        checks: z.array(
          z.object({
            name: z.string(),
            status: z.string(),
            reasons: z.array(z.object({ code: z.string(), message: z.string() })),
          }),
        ),
      })
      .nullable(),
    /** With the roles asked for; null where no certificate is named. */
    match: registerMatchSchema.nullable(),
    /** From what was approved last for the same organisation, edition and environment. */
    difference: z
      .object({
        review: z.object({ id, number: z.string(), validUntil: instant.nullable() }),
        /** Heaviest first. */
        changes: z.array(changed),
      })
      .nullable(),
    /** Of an approval, each met or with the code of the problem. */
    conditions: z.array(z.object({ code: z.string(), met: z.boolean() })),
    missing: z.array(z.object({ code: z.string(), field: z.string() })),
    waivers: z.array(z.string()),
  })
  .meta({ id: 'ReviewExamination' });
export type ExaminationRow = z.input<typeof examinationSchema>;
export type Examination = z.output<typeof examinationSchema>;

// ---- How long people wait

const hours = z.object({ median: z.number(), ninetieth: z.number() }).nullable();
const share = z.number().min(0).max(1).nullable();

/** Hours from the submission; `null` where nothing was decided. */
export const reviewMeterSchema = z
  .object({
    from: instant,
    to: instant,
    /** The oldest first; by the month of the decision, in UTC. */
    months: z.array(
      z.object({
        month: z.string(),
        submitted: z.int(),
        /** Decided. */
        count: z.int(),
        toDecision: hours,
        toDecisionWithoutApplicant: hours,
        toAccess: hours,
        toAccessWithoutApplicant: hours,
        shareAutomatic: share,
        shareRejected: share,
        lanes: z.object({ first: z.int(), renewal: z.int(), change: z.int() }),
      }),
    ),
    waiting: z.int(),
    oldestWaiting: z.object({ id, number: z.string(), submittedAt: instant, hours: z.number() }).nullable(),
  })
  .meta({ id: 'ReviewMeter' });
export type ReviewMeterRow = z.input<typeof reviewMeterSchema>;
export type ReviewMeter = z.output<typeof reviewMeterSchema>;
