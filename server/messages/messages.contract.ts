import { z } from 'zod';
import { MESSAGE_STATES } from '../core/alerts/delivery.js';
import { email, instant } from '../platform/http/common.contract.js';

export const MESSAGE_KINDS = [
  'certificate-expiry',
  'certificate-expiry-digest',
  'certificate-verdict',
  'certificate-verdict-digest',
  'trusted-list-failing',
  'register-failing',
  'register-change',
  'register-change-digest',
  'register-digest',
  'password-reset',
  'account-consent',
  'test',
  'notification',
  'nobody-listens',
  'submission',
  'alert',
  'alert-digest',
  'overflow-digest',
  'watch',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const messageSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(MESSAGE_KINDS),
    channel: z.string().meta({ description: '`email`, or the id of an alert channel.' }),
    to: z.string().meta({ description: 'An address; of another channel, its name.' }),
    subject: z.string(),
    state: z.enum(MESSAGE_STATES),
    attempts: z.int(),
    /** `null` when there will be none by itself. */
    nextAttemptAt: instant.nullable(),
    /** Why the last attempt failed or why it was dropped, in the mail server's words where it said something. */
    lastError: z.string().nullable(),
    /** What the mail server said when it accepted. */
    serverResponse: z.string().nullable(),
    messageId: z.string().meta({ description: 'The header `Message-ID`.' }),
    /** What the mail is about. */
    subjectType: z.string().nullable(),
    subjectId: z.string().nullable(),
    confidential: z.boolean(),
    /** Of a message that is `gathered`: the digest that tells it, once there is one. */
    carriedBy: z.uuid().nullable(),
    /** The message that this one repeats. */
    resentFrom: z.uuid().nullable(),
    createdAt: instant,
    sentAt: instant.nullable(),
  })
  .meta({ id: 'Message' });

/** With the body as plain text; `null` when it is confidential. */
export const messageWithTextSchema = messageSchema
  .extend({
    text: z.string().nullable(),
    /** The last attempts, oldest first. */
    log: z.array(
      z.object({
        at: z.iso.datetime(),
        outcome: z.enum(['accepted', 'refused', 'unreachable']),
        response: z.string(),
        durationMs: z.int(),
      }),
    ),
  })
  .meta({ id: 'MessageWithText' });

export const sendTestMailSchema = z
  .strictObject({
    to: email.optional().meta({ description: 'Without it, the address of whoever asks.' }),
  })
  .meta({ id: 'SendTestMail' });

/** What a client receives. */
export type Message = z.output<typeof messageSchema>;
export type MessageWithText = z.output<typeof messageWithTextSchema>;
/** What the server hands over, dates still being dates. */
export type MessageRow = z.input<typeof messageSchema>;
export type MessageWithTextRow = z.input<typeof messageWithTextSchema>;
export type SendTestMail = z.output<typeof sendTestMailSchema>;

export { MESSAGE_STATES, type MessageState } from '../core/alerts/delivery.js';
