import { z } from 'zod';
import { CONTACT_PURPOSES } from '../core/applications/application.js';
import { email, id, instant, instantInput } from '../platform/http/common.contract.js';

export { CONTACT_PURPOSES } from '../core/applications/application.js';

export const ORGANISATION_LIMITS = {
  identifier: 200,
  name: 200,
  note: 5_000,
  tags: 20,
  tag: 40,
  contacts: 20,
  phone: 50,
  reason: 1_000,
} as const;

export const CONTACT_LANGUAGES = ['en', 'lt', 'ka'] as const;

const LIMITS = ORGANISATION_LIMITS;
/** PostgreSQL keeps no NUL in text. */
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\0]*$/, 'holds a NUL.');
const reason = text(LIMITS.reason).min(10);

export const blockSchema = z
  .object({
    from: instant,
    /** `null`: until somebody unblocks it. */
    until: instant.nullable(),
    reason: z.string(),
    by: z.string(),
    /** Whether a second person has to agree to its end. */
    needsSecondPerson: z.boolean(),
    /** Who asked for its end; somebody else has to agree. */
    unblock: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
    /** Whether the reader could agree to its end, or end it alone. */
    endable: z.boolean(),
  })
  .meta({ id: 'OrganisationBlock' });

export const organisationSchema = z
  .object({
    id,
    /** Authority and number, as registers and certificates share them: `LT-BL LB000458`. */
    key: z.string(),
    /** As a certificate or somebody wrote it: `PSDLT-BL-LB000458`. */
    identifier: z.string(),
    authority: z.string(),
    number: z.string(),
    name: z.string(),
    /** Of the authority. */
    country: z.string(),
    note: z.string(),
    tags: z.array(z.string()),
    /** On the stop-list now; `null` when it is not. */
    block: blockSchema.nullable(),
    createdAt: instant,
    createdBy: z.string(),
    /** Send it back with a change; a change made meanwhile by somebody else is then refused. */
    version: z.int(),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.output<typeof organisationSchema>;
export type OrganisationRow = z.input<typeof organisationSchema>;

export const createOrganisationSchema = z
  .strictObject({ identifier: text(LIMITS.identifier).min(1), name: text(LIMITS.name).min(1) })
  .meta({ id: 'CreateOrganisation' });
export type CreateOrganisation = z.output<typeof createOrganisationSchema>;

const tag = text(LIMITS.tag)
  .min(1)
  .regex(/^[^,\p{Cc}]+$/u, 'A tag holds no comma and no control character.');

export const changeOrganisationSchema = z
  .strictObject({
    version: z.int(),
    name: text(LIMITS.name).min(1).optional(),
    note: text(LIMITS.note).optional(),
    tags: z.array(tag).max(LIMITS.tags).optional(),
  })
  .meta({ id: 'ChangeOrganisation' });
export type ChangeOrganisation = z.output<typeof changeOrganisationSchema>;

export const blockOrganisationSchema = z
  .strictObject({
    version: z.int(),
    /** `null`: until somebody unblocks it. */
    until: instantInput.nullable(),
    reason,
  })
  .meta({ id: 'BlockOrganisation' });
export type BlockOrganisation = z.output<typeof blockOrganisationSchema>;
/** What a client sends. */
export type BlockOrganisationInput = z.input<typeof blockOrganisationSchema>;

export const unblockOrganisationSchema = z
  .strictObject({ version: z.int(), reason })
  .meta({ id: 'UnblockOrganisation' });
export type UnblockOrganisation = z.output<typeof unblockOrganisationSchema>;

export const contactSchema = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    purposes: z.array(z.enum(CONTACT_PURPOSES)),
    language: z.enum(CONTACT_LANGUAGES),
  })
  .meta({ id: 'OrganisationContact' });
export type Contact = z.output<typeof contactSchema>;

/** The contacts as they are to be; the version is the organisation's. */
export const replaceContactsSchema = z
  .strictObject({
    version: z.int(),
    contacts: z
      .array(
        z.strictObject({
          name: text(LIMITS.name).min(1),
          email,
          phone: text(LIMITS.phone),
          purposes: z.array(z.enum(CONTACT_PURPOSES)).max(CONTACT_PURPOSES.length),
          language: z.enum(CONTACT_LANGUAGES),
        }),
      )
      .max(LIMITS.contacts),
  })
  .meta({ id: 'ReplaceContacts' });
export type ReplaceContacts = z.output<typeof replaceContactsSchema>;
export type NewContact = ReplaceContacts['contacts'][number];
