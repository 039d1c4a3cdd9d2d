import { z } from 'zod';
import {
  AUTHORITY_GROUPS,
  AUTHORITY_STATUSES,
  CONFIDENCES,
  LINK_KINDS,
} from '../core/authorities/authority.js';
import { LINK_STATES } from '../core/authorities/link-state.js';
import { LONGEST_URL, readLinkUrl } from '../core/authorities/link-url.js';
import { email, instant } from '../platform/http/common.contract.js';

export { AUTHORITY_GROUPS, type AuthorityGroup, LINK_KINDS } from '../core/authorities/authority.js';
export { LINK_STATES, type LinkState } from '../core/authorities/link-state.js';
export { LONGEST_URL } from '../core/authorities/link-url.js';

export const LONGEST_NAME = 200;
export const LONGEST_NOTE = 2_000;
export const MOST_LINKS = 20;
const MOST_ALIASES = 20;

const linkUrl = z
  .string()
  .trim()
  .max(LONGEST_URL)
  .refine(
    (text) => readLinkUrl(text) !== undefined,
    'is not an address that begins with https:// or http://.',
  );
const name = z.string().trim().min(1).max(LONGEST_NAME);
const optional = (max: number) => z.string().trim().min(1).max(max).nullable();

const linkFactsSchema = z.object({
  kind: z.enum(LINK_KINDS),
  name: z.string(),
  url: z.string(),
  source: z.string().meta({ description: 'Where the address comes from.' }),
});

export const authorityLinkSchema = linkFactsSchema.extend({
  key: z.string(),
  origin: z
    .enum(['shipped', 'edited', 'added'])
    .meta({ description: 'As the product ships it, changed here, or not shipped at all.' }),
  confidence: z
    .enum(CONFIDENCES)
    .nullable()
    .meta({ description: 'How sure its collector was; `null` when it was entered here.' }),
  state: z.enum(LINK_STATES).meta({
    description:
      '`confirmed` within 180 days, `due` when that was longer ago, `never`, or `reported` as outdated. A changed address begins anew.',
  }),
  notConfirmed: z.boolean().meta({ description: 'Not for 180 days, or never.' }),
  confirmation: z.object({ at: instant, by: z.string() }).nullable(),
  report: z
    .object({ at: instant, by: z.string(), note: z.string(), betterUrl: z.string().nullable() })
    .nullable(),
});

const editValue = z.union([z.string(), z.array(z.string()), linkFactsSchema]).nullable();

export const authoritySchema = z
  .object({
    id: z.string().meta({ description: 'The NCA id; the country where there is none; `EBA`.' }),
    ncaId: z.string().nullable(),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2; `EU` for the EBA.' }),
    countryName: z.string(),
    group: z.enum(AUTHORITY_GROUPS),
    status: z.enum(AUTHORITY_STATUSES),
    eea: z.boolean(),
    nameEn: z.string(),
    nameLocal: z.string().nullable(),
    shortName: z.string().nullable(),
    formerIds: z.array(z.string()),
    aliases: z
      .array(z.string())
      .meta({ description: 'Identifiers that stand on no list and are written nevertheless.' }),
    ebaOwnerId: z.string().nullable().meta({ description: 'Owner of its entries in the EBA register.' }),
    ebaOwnerIdSeen: z
      .boolean()
      .meta({ description: 'Seen in the file of the EBA; otherwise derived from the NCA id.' }),
    numberPattern: z.string().nullable().meta({ description: 'A hint; numbers are never refused by it.' }),
    numberHint: z.string().nullable(),
    examples: z.array(z.string()),
    contactEmail: z.string().nullable(),
    contactPhone: z.string().nullable(),
    contactNote: z.string().nullable(),
    note: z.string().nullable(),
    sources: z.array(z.string()).meta({ description: 'Where the identifiers come from.' }),
    links: z.array(authorityLinkSchema),
    linkState: z.enum(LINK_STATES).nullable().meta({ description: 'The gravest of its links.' }),
    lastConfirmedAt: instant
      .nullable()
      .meta({ description: 'Of the link whose confirmation is oldest; `null` when one never was.' }),
    /** What administrators say instead of what is shipped. */
    edits: z.array(
      z.object({
        field: z.string().meta({ description: 'A field above, or `link:` and a key.' }),
        value: editValue,
        shipped: editValue.meta({ description: 'What was shipped when it was edited.' }),
        shippedNow: editValue,
        shippedChanged: z.boolean().meta({ description: 'An update has brought another value since.' }),
        at: instant,
        by: z.string(),
      }),
    ),
    version: z.int(),
  })
  .meta({ id: 'Authority' });

const version = z.int().nonnegative();

const wantedLinkSchema = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .optional()
    .meta({ description: 'Of a link that is there; a new one has none.' }),
  kind: z.enum(LINK_KINDS),
  name,
  url: linkUrl,
  source: z.string().trim().min(1).max(500),
});

export const updateAuthoritySchema = z
  .strictObject({
    version: version.meta({ description: 'Of the authority as it was read.' }),
    nameEn: name,
    nameLocal: optional(LONGEST_NAME),
    shortName: optional(50),
    aliases: z
      .array(
        z
          .string()
          .trim()
          .regex(/^[A-Z]{2}-[A-Z-]{2,20}$/, 'is not like LT-BL.'),
      )
      .max(MOST_ALIASES),
    ebaOwnerId: z
      .string()
      .trim()
      .regex(/^[A-Z]{2}_[A-Z-]{2,20}$/, 'is not like LT_BL.')
      .nullable(),
    numberHint: optional(500),
    contactEmail: email.nullable(),
    contactPhone: z
      .string()
      .trim()
      .regex(/^[+0-9][0-9 ()/.-]{2,40}$/, 'is not a telephone number.')
      .nullable(),
    contactNote: optional(500),
    note: optional(LONGEST_NOTE),
    links: z
      .array(wantedLinkSchema)
      .max(MOST_LINKS)
      .meta({ description: 'All that shall be there; one that is missing is taken away.' }),
  })
  .partial()
  .required({ version: true })
  .meta({ id: 'UpdateAuthority' });

const url = linkUrl.meta({ description: 'The address that was looked at.' });
export const confirmLinkSchema = z.strictObject({ url }).meta({ id: 'ConfirmAuthorityLink' });
export const reportLinkSchema = z
  .strictObject({
    url,
    note: z.string().trim().min(1).max(LONGEST_NOTE),
    betterUrl: linkUrl.nullable().default(null),
  })
  .meta({ id: 'ReportAuthorityLink' });
export const resolveEditSchema = z
  .strictObject({ version, field: z.string().min(1).max(80) })
  .meta({ id: 'ResolveAuthorityEdit' });

export type Authority = z.output<typeof authoritySchema>;
export type AuthorityRow = z.input<typeof authoritySchema>;
export type AuthorityLink = z.output<typeof authorityLinkSchema>;
export type AuthorityLinkRow = z.input<typeof authorityLinkSchema>;
export type AuthorityEdit = Authority['edits'][number];
export type UpdateAuthority = z.output<typeof updateAuthoritySchema>;
export type ConfirmLink = z.output<typeof confirmLinkSchema>;
export type ReportLink = z.output<typeof reportLinkSchema>;
/** What a client sends. */
export type ReportLinkInput = z.input<typeof reportLinkSchema>;
export type ResolveEdit = z.output<typeof resolveEditSchema>;
