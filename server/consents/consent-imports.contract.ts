import { z } from 'zod';
import { CONSENT_FIELDS, consentMappingSchema } from '../core/consents/import/consent-columns.js';
import { ROW_PROBLEMS } from '../core/consents/import/read-consent-row.js';
import { id, instant } from '../platform/http/common.contract.js';

export const IMPORT_STATES = [
  'uploaded',
  'checking',
  'checked',
  'running',
  'done',
  'failed',
  'cancelled',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const importReadingSchema = z.object({
  encoding: z.string(),
  encodingIsSure: z.boolean(),
  delimiter: z.string(),
  header: z.array(z.string()),
  /** Some of the first rows. */
  sample: z.array(z.array(z.string())),
  proposed: consentMappingSchema,
  unsure: z.array(z.enum(CONSENT_FIELDS)),
  statusWords: z.array(z.object({ word: z.string(), count: z.int() })),
});
export type ImportReading = z.output<typeof importReadingSchema>;

export const importReportSchema = z.object({
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  refused: z.int(),
  /** Former consents that end because of newer ones; known when it has run. */
  superseded: z.int(),
  /** How often each. */
  problems: z.partialRecord(z.enum(ROW_PROBLEMS), z.int()),
  /** The first rows at fault. */
  examples: z.array(
    z.object({
      line: z.int(),
      code: z.enum(ROW_PROBLEMS),
      field: z.enum(CONSENT_FIELDS).nullable(),
      value: z.string(),
    }),
  ),
});
export type ImportReport = z.output<typeof importReportSchema>;

export const consentImportSchema = z
  .object({
    id,
    fileName: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    state: z.enum(IMPORT_STATES),
    reading: importReadingSchema,
    mapping: consentMappingSchema.nullable(),
    /** Of the dry run, then of the run. */
    report: importReportSchema.nullable(),
    rowsDone: z.int(),
    /** One sentence, when it failed. */
    problem: z.string(),
    createdAt: instant,
    createdBy: z.string(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'ConsentImport' });
export type ConsentImportRow = z.input<typeof consentImportSchema>;
export type ConsentImport = z.output<typeof consentImportSchema>;

export { CONSENT_FIELDS, consentMappingSchema, ROW_PROBLEMS };
export type { ConsentField, ConsentMapping } from '../core/consents/import/consent-columns.js';
export type { RowProblemCode } from '../core/consents/import/read-consent-row.js';
