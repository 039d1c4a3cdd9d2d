import { z } from 'zod';
import { ACCESS_ROLES, API_EDITIONS, API_ENVIRONMENTS } from '../core/api-editions/edition-names.js';
import { APPLICATION_LIMITS, CONTACT_PURPOSES } from '../core/applications/application.js';
import { DEMANDS } from '../core/submissions/demands.js';
import {
  SUBMISSION_COMMANDS,
  SUBMISSION_EVENTS,
  SUBMISSION_STATES,
} from '../core/submissions/submission-states.js';
import { id, instant, instantInput } from '../platform/http/common.contract.js';

const sha256 = z.string().meta({ description: 'Lower-case hex.' });

/** Sort by `preparedAt`, `sentAt`, `answeredAt`, `organisationName`, `state`; filter by `id`, `reviewId`, `state`, `q`. */
export const submissionSchema = z
  .object({
    id: z.uuid(),
    reviewId: z.string(),
    reviewNumber: z.string(),
    organisationId: z.string(),
    organisationName: z.string(),
    identifier: z.string(),
    edition: z.enum(API_EDITIONS),
    environment: z.enum(API_ENVIRONMENTS),
    certificateId: z.string(),
    /** As approved here; the bank may grant less. */
    roles: z.array(z.enum(ACCESS_ROLES)),
    endpoints: z.array(z.string()),
    validUntil: instant.nullable(),
    state: z.enum(SUBMISSION_STATES),
    packageSha256: sha256,
    packageSize: z.int(),
    preparedAt: instant,
    preparedBy: z.string(),
    sentAt: instant.nullable(),
    sentBy: z.string().nullable(),
    sentTo: z.string().nullable().meta({ description: 'The address it was mailed to; `null` by hand.' }),
    messageId: z.uuid().nullable(),
    reference: z.string().nullable().meta({ description: 'The bank’s own, as last heard.' }),
    answeredAt: instant.nullable(),
    answeredBy: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Submission' });

const attachmentSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  sha256,
  addedAt: instant,
  addedBy: z.string(),
});

export const SECRET_KINDS = ['client-id', 'client-secret'] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

export const submissionDetailsSchema = submissionSchema
  .extend({
    contents: z.object({
      useCase: z.string(),
      note: z.string(),
      redirectUris: z.array(z.string()),
      contacts: z.array(
        z.object({
          ...{ name: z.string(), email: z.string(), phone: z.string() },
          purposes: z.array(z.enum(CONTACT_PURPOSES)),
        }),
      ),
      demands: z.array(
        z.object({
          code: z.enum(DEMANDS),
          status: z.enum(['met', 'not-met', 'unknown', 'not-applicable']),
          ...{ demand: z.string(), finding: z.string() },
        }),
      ),
      files: z.array(z.object({ path: z.string(), sha256, size: z.int() })),
    }),
    /** Oldest first. */
    events: z.array(
      z.object({
        id: z.uuid(),
        at: instant,
        kind: z.enum(SUBMISSION_EVENTS),
        by: z.object({ id: z.string(), name: z.string() }),
        reference: z.string(),
        text: z.string(),
        facts: z.record(z.string(), z.string()),
        attachments: z.array(attachmentSchema),
      }),
    ),
    /** That they are there, never what they are. */
    secrets: z.array(
      z.object({
        kind: z.enum(SECRET_KINDS),
        receivedAt: instant,
        receivedBy: z.string(),
        expiresAt: instant.nullable(),
      }),
    ),
    takesSecrets: z.boolean(),
    commands: z.array(z.enum(SUBMISSION_COMMANDS)),
    /** Whether it could be mailed: `null`, or the code of the problem. */
    mailRefusal: z.enum(['bank-mail-in-demo', 'bank-mail-unset', 'mail-not-configured']).nullable(),
  })
  .meta({ id: 'SubmissionDetails' });

/** What would be mailed, and to whom; both have to be confirmed. */
export const submissionMailSchema = z
  .object({
    recipient: z.string(),
    subject: z.string(),
    text: z.string(),
    attachment: z.object({ name: z.string(), sha256, size: z.int() }),
  })
  .meta({ id: 'SubmissionMail' });

// ---- What people do

const version = z.int();
const note = z.string().trim().max(5_000);
const reference = z.string().trim().max(200);

export const prepareSubmissionSchema = z
  .strictObject({ reviewId: id, note: note.default('') })
  .meta({ id: 'PrepareSubmission' });

export const prepareAgainSchema = z
  .strictObject({ version, note: note.default('') })
  .meta({ id: 'PrepareSubmissionAgain' });

export const markSentSchema = z
  .strictObject({ version, reference: reference.default(''), note: note.default('') })
  .meta({ id: 'MarkSubmissionSent' });

export const mailSubmissionSchema = z
  .strictObject({
    version,
    confirmRecipient: z.string().max(254),
    confirmSha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .meta({ id: 'MailSubmission' });

const said = { version, reference: reference.default(''), text: note.default('') };

export const bankAnswerSchema = z
  .discriminatedUnion('outcome', [
    z.strictObject({ ...said, outcome: z.literal('asked-back') }),
    z.strictObject({ ...said, outcome: z.literal('refused') }),
    z.strictObject({
      ...said,
      outcome: z.literal('approved'),
      roles: z.array(z.enum(ACCESS_ROLES)).min(1).max(ACCESS_ROLES.length),
      /** Left out: as approved here. */
      endpoints: z.array(z.string().max(100)).max(APPLICATION_LIMITS.endpoints).optional(),
      /** Left out: until the end of the approval here. */
      validUntil: instantInput.optional(),
    }),
  ])
  .meta({ id: 'BankAnswer' });

const secret = z
  .string()
  .trim()
  .min(1)
  .max(4_096)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'holds characters that no secret has');

export const receiveSecretsSchema = z
  .strictObject({
    version,
    clientId: secret.optional(),
    clientSecret: secret.optional(),
    expiresAt: instantInput.nullable().default(null),
  })
  .refine(({ clientId, clientSecret }) => clientId !== undefined || clientSecret !== undefined, {
    error: 'needs a client id or a client secret',
  })
  .meta({ id: 'ReceiveSecrets' });

export const ATTACHMENT_LIMIT_BYTES = 10 * 1024 * 1024;
export const ATTACHMENTS_AT_MOST = 30;

export type Submission = z.output<typeof submissionSchema>;
export type SubmissionRow = z.input<typeof submissionSchema>;
export type SubmissionDetails = z.output<typeof submissionDetailsSchema>;
export type SubmissionDetailsRow = z.input<typeof submissionDetailsSchema>;
export type SubmissionMail = z.output<typeof submissionMailSchema>;
export type PrepareSubmission = z.output<typeof prepareSubmissionSchema>;
export type PrepareAgain = z.output<typeof prepareAgainSchema>;
export type MarkSent = z.output<typeof markSentSchema>;
export type MailSubmission = z.output<typeof mailSubmissionSchema>;
export type RecordedAnswer = z.output<typeof bankAnswerSchema>;
/** What a client sends. */
export type NewBankAnswer = z.input<typeof bankAnswerSchema>;
export type ReceiveSecrets = z.output<typeof receiveSecretsSchema>;
export type NewSecrets = z.input<typeof receiveSecretsSchema>;

export {
  BANK_ANSWERS,
  SUBMISSION_EVENTS,
  SUBMISSION_STATES,
  type BankAnswer,
  type SubmissionCommand,
  type SubmissionEvent,
  type SubmissionState,
} from '../core/submissions/submission-states.js';
export { DEMANDS, type DemandStatus } from '../core/submissions/demands.js';
