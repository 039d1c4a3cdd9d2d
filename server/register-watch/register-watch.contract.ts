import { z } from 'zod';
import { CERTIFICATE_KINDS } from '../core/certificate/kind.js';
import { ENTRY_CHANGE_KINDS } from '../core/registers/compare-editions.js';
import { ENTITY_TYPES } from '../core/registers/register-entry.js';
import { instant } from '../platform/http/common.contract.js';

/** One thing that an edition says otherwise of an entry than the one before; agents are left out. */
export const registerChangeSchema = z
  .object({
    id: z.uuid(),
    editionId: z.uuid(),
    /** Of the edition. */
    publishedAt: instant,
    source: z.string(),
    kind: z.enum(ENTRY_CHANGE_KINDS),
    /** `eba:PSD_PI:LT_BL!LB000458`. */
    entryId: z.string(),
    name: z.string(),
    authority: z.string().nullable(),
    /** Of the authority. */
    country: z.string().nullable(),
    number: z.string().nullable(),
    type: z.enum(ENTITY_TYPES),
    sentence: z.string().meta({ description: 'Stands alone, in English.' }),
    service: z.string().nullable().meta({
      description: 'Codes of the services that came or went, separated by a blank.',
    }),
    host: z.string().nullable().meta({ description: 'Country of the service or the passport.' }),
    touched: z.int().meta({ description: 'How many certificates held here it concerned when it came.' }),
  })
  .meta({ id: 'RegisterChange' });

export const registerChangeDetailsSchema = registerChangeSchema
  .extend({
    /** Those that are still there; a thousand at most. */
    certificates: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(CERTIFICATE_KINDS),
        organisation: z.string(),
        subject: z.string(),
        serialNumber: z.string(),
        notAfter: instant,
      }),
    ),
  })
  .meta({ id: 'RegisterChangeDetails' });

/** What a client receives. */
export type RegisterChange = z.output<typeof registerChangeSchema>;
export type RegisterChangeDetails = z.output<typeof registerChangeDetailsSchema>;
/** What the server hands over, dates still being dates. */
export type RegisterChangeRow = z.input<typeof registerChangeSchema>;
export type RegisterChangeView = z.input<typeof registerChangeDetailsSchema>;

export { ENTRY_CHANGE_KINDS, type EntryChangeKind } from '../core/registers/compare-editions.js';
