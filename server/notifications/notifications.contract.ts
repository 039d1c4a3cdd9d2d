import { z } from 'zod';
import { NOTIFICATION_GROUPS, NOTIFICATION_KINDS } from '../core/notifications/kinds.js';
import { instant } from '../platform/http/common.contract.js';

/** One's own news. Sort by `createdAt`; filter by `id`, `kind`, `unread`, `subjectType`, `subjectId`. */
export const notificationSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(NOTIFICATION_KINDS),
    subjectType: z.string(),
    subjectId: z.string(),
    subjectName: z.string(),
    link: z.string().meta({ description: 'Path in the console.' }),
    facts: z.record(z.string(), z.string()),
    createdAt: instant,
    /** `null` until it is read. */
    readAt: instant.nullable(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.output<typeof notificationSchema>;
export type NotificationRow = z.input<typeof notificationSchema>;

export const notificationCountSchema = z.object({ unread: z.int() }).meta({ id: 'NotificationCount' });
export type NotificationCount = z.output<typeof notificationCountSchema>;

export const recipientsQuerySchema = z.strictObject({ kind: z.enum(NOTIFICATION_KINDS) });
export type RecipientsQuery = z.output<typeof recipientsQuerySchema>;

/** Who would hear news of a kind, as of now. */
export const recipientsSchema = z
  .object({
    kind: z.enum(NOTIFICATION_KINDS),
    people: z.array(z.object({ id: z.uuid(), name: z.string(), byMail: z.boolean() })),
    /** Beside them, the one whose application it is. */
    applicant: z.boolean(),
    /** False without mail settings: then only the bell tells. */
    mails: z.boolean(),
    nobodyListens: z.boolean(),
  })
  .meta({ id: 'NotificationRecipients' });
export type Recipients = z.output<typeof recipientsSchema>;

/** By group, whether one's own news also come by mail. */
export const mailChoicesSchema = z
  .strictObject(
    Object.fromEntries(NOTIFICATION_GROUPS.map((group) => [group, z.boolean()])) as Record<
      (typeof NOTIFICATION_GROUPS)[number],
      z.ZodBoolean
    >,
  )
  .meta({ id: 'NotificationMails' });
export type MailChoices = z.output<typeof mailChoicesSchema>;

export {
  KIND_FACTS,
  NOTIFICATION_GROUPS,
  NOTIFICATION_KINDS,
  type NotificationGroup,
  type NotificationKind,
} from '../core/notifications/kinds.js';
export { newsInWords, type NewsInWords } from '../core/notifications/news-words.js';
