import { z } from 'zod';
import { POINT_FIVE, SERVICE_BY_CODE } from '../payment-services.js';
import { ENTITY_TYPES } from '../register-entry.js';

/** What a column of an authority's table can mean. */
export const MAPPED_FIELDS = [
  'number',
  'name',
  'commercialName',
  'type',
  'status',
  'services',
  'authorisedOn',
  'withdrawnOn',
  'hosts',
  'address',
  'town',
  'postCode',
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** How days are written where the order of the numbers does not tell itself: `31/12/2026`, `12/31/2026`. */
export const DAY_ORDERS = ['dmy', 'mdy'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

/** Every value must be worth something; of `ignored` rows nothing is kept. */
export const MAPPED_STATUSES = ['active', 'withdrawn', 'ignored'] as const;
export type MappedStatus = (typeof MAPPED_STATUSES)[number];

export const MAPPING_LIMITS = { values: 300, text: 300, columns: 300 } as const;

const header = z.string().max(MAPPING_LIMITS.text);
const worth = <Worth extends z.ZodType>(one: Worth) =>
  z
    .record(z.string().max(MAPPING_LIMITS.text), one)
    .refine((values) => Object.keys(values).length <= MAPPING_LIMITS.values, {
      message: `may have ${MAPPING_LIMITS.values} values`,
    });
const serviceCode = z
  .string()
  .refine((code) => SERVICE_BY_CODE.has(code) || code === POINT_FIVE, { message: 'is no service' });

/**
 * What an administrator decided about an authority's table. Columns are named by their header and by their place: a
 * table in which one stands elsewhere is refused, because its other columns may have been shifted as well.
 */
export const columnMappingSchema = z.strictObject({
  /** Of a workbook; null: the first sheet with a table. */
  sheet: z.string().max(100).nullable(),
  /** The header row as it was: what a later table is compared with. */
  headers: z.array(header).min(1).max(MAPPING_LIMITS.columns),
  /** Field → place of its column, counted from 0. */
  columns: z.partialRecord(z.enum(MAPPED_FIELDS), z.int().min(0).max(MAPPING_LIMITS.columns)),
  dayOrder: z.enum(DAY_ORDERS),
  /** Of rows whose type the table does not tell. */
  defaultType: z.enum(ENTITY_TYPES).nullable(),
  /** Value of the type column → type; null: rows that are none of payment service providers, left out. */
  types: worth(z.enum(ENTITY_TYPES).nullable()),
  statuses: worth(z.enum(MAPPED_STATUSES)),
  /** Value of the services column, or a part of it, → codes of services. */
  services: worth(z.array(serviceCode).max(20)),
  /** Services of every row, where the table tells none. */
  defaultServices: z.array(serviceCode).max(20),
});
export type ColumnMapping = z.output<typeof columnMappingSchema>;
