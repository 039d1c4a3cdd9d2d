import { z } from 'zod';
import { isDay } from './authorisation.js';
import { readEbaEntity } from './eba-entity.js';
import { ENTITY_TYPES, type RegisterEntry } from './register-entry.js';

/** An answer that holds more entries of one number than this is not one about a number. */
const MOST_ENTRIES = 20;

export interface CheckingAnswer {
  /** What the service calls itself; undefined where it does not say. */
  readonly name: string | undefined;
  /** ISO 8601 instant of what it knows; null where it does not say, which means when it was asked. */
  readonly asOf: string | null;
  /** Without their source. */
  readonly entries: readonly Omit<RegisterEntry, 'source'>[];
}

/**
 * Reads what a checking service answers about one number. Three shapes are known: Qwarden's own; that of TPP Watch, a
 * list of entities with the properties of the EBA as an object; that of the Open Bank Project's regulated entities, one
 * or several. Entries keep the services and dates of the EBA's form. Undefined for anything else, which is no answer.
 */
export function readCheckingAnswer(answer: unknown, authority: string): CheckingAnswer | undefined {
  const own = ownSchema.safeParse(answer);
  if (own.success) {
    const { name, asOf, entries } = own.data;
    return { name, asOf, entries: entries.map((entry) => ({ ...BARE, ...entry, ...ownerOf(authority) })) };
  }
  const watched = tppWatchSchema.safeParse(answer);
  if (watched.success) return fromEba(watched.data.map(ebaOfTppWatch));
  const regulated = regulatedSchema.safeParse(answer);
  return regulated.success ? fromEba(regulated.data.map(ebaOfRegulated)) : undefined;
}

const text = z.string().max(500);
const servicesOf = z.array(z.record(z.string(), z.array(text).max(50))).max(50);

const ownSchema = z.object({
  name: text.optional(),
  asOf: z.iso.datetime({ offset: true }),
  entries: z
    .array(
      z.object({
        code: text,
        type: z.enum(ENTITY_TYPES),
        number: text.nullable(),
        names: z.array(text).min(1).max(20),
        authorisations: z.array(z.string().refine(isDay)).max(50),
        services: z.record(z.string().regex(/^[A-Z]{2}$/), z.array(z.string().max(20)).max(50)).default({}),
      }),
    )
    .max(MOST_ENTRIES),
});

const BARE = {
  commercialNames: [],
  address: { lines: [], town: null, postCode: null, country: null },
  derivedStatus: null,
  parent: null,
  exclusion: null,
  other: {},
  version: null,
} as const;

const ownerOf = (authority: string) => ({ owner: authority.replace('-', '_'), authority });

const tppWatchSchema = z
  .array(
    z.object({
      entityCode: text,
      entityType: text.optional(),
      services: servicesOf.optional(),
      ebaProperties: z.record(text, z.union([text, z.array(text).max(50)])),
    }),
  )
  .max(MOST_ENTRIES);

/** It names no type; only institutions have services and dates, and all kinds of them answer alike. */
const ebaOfTppWatch = ({
  entityCode,
  entityType,
  services,
  ebaProperties,
}: z.output<typeof tppWatchSchema>[number]) => ({
  CA_OwnerID: entityCode.slice(0, Math.max(0, entityCode.lastIndexOf('!'))),
  EntityCode: entityCode,
  EntityType: entityType ?? 'PSD_PI',
  Properties: Object.entries(ebaProperties).map(([key, value]) => ({ [key]: value })),
  Services: services ?? [],
});

const regulatedEntity = z.object({
  certificate_authority_ca_owner_id: text,
  entity_code: text,
  entity_type: text,
  entity_name: text,
  entity_address: text.optional(),
  entity_town_city: text.optional(),
  entity_post_code: text.optional(),
  entity_country: text.optional(),
  services: servicesOf.optional(),
});
const regulatedSchema = z.union([
  z.array(regulatedEntity).max(MOST_ENTRIES),
  z.object({ entities: z.array(regulatedEntity).max(MOST_ENTRIES) }).transform(({ entities }) => entities),
  regulatedEntity.transform((one) => [one]),
]);

/** It tells no dates, so whether the entity is still authorised stays unknown. */
const ebaOfRegulated = (one: z.output<typeof regulatedEntity>) => ({
  CA_OwnerID: one.certificate_authority_ca_owner_id,
  EntityCode: one.entity_code,
  EntityType: one.entity_type,
  Properties: [
    ['ENT_NAM', one.entity_name],
    ['ENT_NAT_REF_COD', one.entity_code.slice(one.entity_code.lastIndexOf('!') + 1)],
    ['ENT_ADD', one.entity_address],
    ['ENT_TOW_CIT_RES', one.entity_town_city],
    ['ENT_POS_COD', one.entity_post_code],
    ['ENT_COU_RES', one.entity_country],
  ].flatMap(([key, value]) => (key === undefined || value === undefined ? [] : [{ [key]: value }])),
  Services: one.services ?? [],
});

/**
 * One entity that cannot be read makes the whole answer none: what it would have said is not known. Of entities that
 * share type and code, which are former and present states of one institution, the one that holds at the end counts.
 */
function fromEba(entities: readonly unknown[]): CheckingAnswer | undefined {
  const entries = new Map<string, Omit<RegisterEntry, 'source'>>();
  for (const entity of entities) {
    const read = readEbaEntity(entity);
    if (!read.ok) return undefined;
    const { source: _, ...entry } = read.entry;
    const key = `${entry.type}:${entry.code}`;
    const other = entries.get(key);
    if (other === undefined || (!holds(other) && holds(entry))) entries.set(key, entry);
  }
  return { name: undefined, asOf: null, entries: [...entries.values()] };
}

/** An odd number of dates ends with an authorisation. */
const holds = ({ authorisations }: Pick<RegisterEntry, 'authorisations'>): boolean =>
  authorisations.length % 2 === 1;
