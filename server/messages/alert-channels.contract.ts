import { z } from 'zod';
import { CHANNEL_KINDS } from '../core/alerts/channels/channels.js';
import { instant } from '../platform/http/common.contract.js';

const name = z.string().trim().min(1).max(200);
const url = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .meta({ description: 'Of a template `{{secret}}` may stand in it. It is sealed and never shown whole.' });
const secret = z.string().min(8, 'has fewer than 8 characters').max(1_000);
const template = z.string().trim().min(2).max(20_000);
const headers = z
  .record(
    z.string().regex(/^[A-Za-z0-9-]{1,100}$/, 'is not the name of a header'),
    z
      .string()
      .max(2_000)
      .regex(/^[\x20-\x7e]*$/, 'is not one line of ASCII'),
  )
  .refine((given) => Object.keys(given).length <= 20, 'are more than 20');

export const alertChannelSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(CHANNEL_KINDS),
    enabled: z.boolean(),
    /** Host, and the beginning of the path. Such URLs are secrets. */
    urlShown: z.string(),
    hasSecret: z.boolean(),
    template: z.string().nullable(),
    /** Names only; their values may hold a secret. */
    headerNames: z.array(z.string()),
    /** Hears of Qwarden’s own failures, for instance when no mail goes out. */
    emergency: z.boolean(),
    /** Messages that still need something, or were given up. */
    messages: z.object({ waiting: z.int(), failed: z.int() }),
    lastSentAt: instant.nullable(),
    lastFailedAt: instant.nullable(),
    /** Of the last attempt; `null` when it succeeded. */
    lastError: z.string().nullable(),
    /** Since when nothing was taken; `null` while all is well. */
    failingSince: instant.nullable(),
    version: z.int(),
    changedAt: instant,
    changedBy: z.string(),
  })
  .meta({ id: 'AlertChannel' });

/** With a secret that was just made; it is shown this once. */
export const savedAlertChannelSchema = alertChannelSchema
  .extend({ newSecret: z.string().nullable() })
  .meta({ id: 'SavedAlertChannel' });

export const createAlertChannelSchema = z
  .strictObject({
    name,
    kind: z.enum(CHANNEL_KINDS),
    url,
    secret: secret
      .optional()
      .meta({ description: 'What signs or fills in. Without it, one is made for a webhook and shown once.' }),
    template: template.optional().meta({ description: 'JSON with placeholders; of the kind `template`.' }),
    headers: headers.default({}),
    enabled: z.boolean().default(true),
    emergency: z.boolean().default(false),
  })
  .meta({ id: 'CreateAlertChannel' });

/** What is left out stays as it is. */
export const changeAlertChannelSchema = z
  .strictObject({
    version: z.int(),
    name: name.optional(),
    url: url.optional(),
    secret: secret.nullable().optional().meta({ description: '`null` removes it.' }),
    newSecret: z.literal(true).optional().meta({ description: 'Makes a new one and shows it once.' }),
    template: template.optional(),
    headers: headers.optional(),
    enabled: z.boolean().optional(),
    emergency: z.boolean().optional(),
  })
  .meta({ id: 'ChangeAlertChannel' });

export type AlertChannel = z.output<typeof alertChannelSchema>;
export type AlertChannelRow = z.input<typeof alertChannelSchema>;
export type SavedAlertChannel = z.output<typeof savedAlertChannelSchema>;
export type SavedAlertChannelRow = z.input<typeof savedAlertChannelSchema>;
export type CreateAlertChannel = z.output<typeof createAlertChannelSchema>;
export type ChangeAlertChannel = z.output<typeof changeAlertChannelSchema>;

export { CHANNEL_KINDS, type ChannelKind } from '../core/alerts/channels/channels.js';
export { PLACEHOLDERS, TEMPLATE_EXAMPLES } from '../core/alerts/channels/template.js';
