import { STEP_ROLES } from '../decision-profile.js';
import { z } from 'zod';
import { ACCESS_ROLES, API_EDITIONS } from '../../api-editions/edition-names.js';
import { packAuditSchema } from '../../verdict/evidence-pack-schema.js';
import { REJECT_REASONS, REVIEW_COMMANDS, REVIEW_LANES, REVIEW_STATES } from '../review-states.js';

const instant = z.iso.datetime();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const texts = z.array(z.string());

/** Far above any honest pack; what is longer is refused before anything is computed. */
export const STORY_LIMITS = {
  files: 10_000,
  events: 10_000,
  entries: 5_000,
  votes: 1_000,
  waivers: 1_000,
} as const;

/** `manifest.json`: every file but itself and the seal. */
export const reviewManifestSchema = z.strictObject({
  format: z.literal('qwarden-review-pack'),
  version: z.literal(1),
  reviewId: z.string(),
  number: z.string(),
  createdAt: instant,
  files: z.array(z.strictObject({ path: z.string(), sha256, size: z.int() })).max(STORY_LIMITS.files),
});
export type ReviewManifest = z.output<typeof reviewManifestSchema>;

/** Told in the history beside commands: how it began, and that what was approved can be used. */
export const NO_COMMANDS = ['create', 'copy', 'access'] as const;

const profile = z.object({
  ...{ id: z.string(), version: z.int(), name: z.string(), approvals: z.int(), renewalApprovals: z.int() },
  ...{ steps: texts, stepRoles: z.array(z.enum(STEP_ROLES)).optional() },
  ...{ blindSecond: z.boolean(), slaHours: z.number(), validForDays: z.number() },
  ...{ answerWithinDays: z.number(), draftForDays: z.number() },
  automatic: z.object({
    ...{ enabled: z.boolean(), lanes: z.array(z.enum(REVIEW_LANES)), samplePercent: z.number() },
  }),
});

const scope = z.object({ roles: z.array(z.enum(ACCESS_ROLES)), endpoints: texts, until: instant });

/** `review.json`: the application as it was decided about, and what became of it. Other members are for readers. */
export const storedReviewSchema = z.object({
  ...{ id: z.string(), number: z.string(), organisationName: z.string() },
  ...{ state: z.enum(REVIEW_STATES), lane: z.enum(REVIEW_LANES), round: z.int() },
  ...{ createdById: z.string(), applicants: texts, people: z.record(z.string(), z.string()) },
  ...{ certificateId: z.string().nullable(), certificateNotAfter: instant.nullable() },
  application: z.looseObject({
    ...{ roles: z.array(z.enum(ACCESS_ROLES)), endpoints: texts },
    edition: z.enum(API_EDITIONS).nullable(),
  }),
  /** False where it was changed after the decision: the review was opened again and the applicant asked. */
  applicationIsAsDecided: z.boolean(),
  ...{ scope: scope.nullable(), profile: profile.nullable(), remarks: texts },
  decision: z.object({
    command: z.enum(['approve', 'reject']),
    /** Of its event. */
    position: z.int(),
    evaluationId: z.string().nullable(),
  }),
});
export type StoredReview = z.output<typeof storedReviewSchema>;

export const storedEventsSchema = z
  .array(
    z.object({
      ...{ position: z.int(), at: instant, actorId: z.string(), actorName: z.string() },
      command: z.enum([...REVIEW_COMMANDS, 'create', 'copy', 'access']),
      ...{ from: z.enum(REVIEW_STATES).nullable(), to: z.enum(REVIEW_STATES), round: z.int() },
      details: z.record(z.string(), z.json()),
    }),
  )
  .max(STORY_LIMITS.events);
export type StoredEvent = z.output<typeof storedEventsSchema>[number];

export const storedVotesSchema = z
  .array(
    z.object({
      ...{ round: z.int(), step: z.int(), byId: z.string(), byName: z.string(), at: instant },
      ...{
        decision: z.enum(['approve', 'reject']),
        reason: z.enum(REJECT_REASONS).nullable(),
        comment: z.string(),
      },
    }),
  )
  .max(STORY_LIMITS.votes);
export type StoredVote = z.output<typeof storedVotesSchema>[number];

export const storedWaiversSchema = z
  .array(
    z.object({
      ...{ id: z.string(), certificateId: z.string(), code: z.string(), endsOn: z.iso.date() },
      ...{ proposedById: z.string(), approvedById: z.string().nullable() },
      ...{ approvedAt: instant.nullable(), revokedAt: instant.nullable() },
    }),
  )
  .max(STORY_LIMITS.waivers);
export type StoredWaiver = z.output<typeof storedWaiversSchema>[number];

export const storedAttachmentsSchema = z.array(
  z.object({ name: z.string(), sha256, size: z.int(), file: z.string() }),
);

/** `audit.json`: each entry of the log about this review, with what proves where it stands. */
export const storedEntriesSchema = z.array(packAuditSchema).max(STORY_LIMITS.entries);
export type StoredEntry = z.output<typeof packAuditSchema>;
