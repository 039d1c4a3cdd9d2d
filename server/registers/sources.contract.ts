import { z } from 'zod';
import { columnMappingSchema, MAPPED_FIELDS } from '../core/registers/sources/column-mapping.js';
import { SOURCE_FORMATS } from '../core/registers/sources/register-source.js';
import { REGISTER_STANDINGS } from '../core/registers/register-basis.js';
import { ENTITY_TYPES } from '../core/registers/register-entry.js';
import { PAYMENT_SERVICES, POINT_FIVE } from '../core/registers/payment-services.js';
import { ENTRY_STATUSES } from '../core/registers/stored-entry.js';
import { id, instant } from '../platform/http/common.contract.js';
import { EDITION_STATES, editionProblemSchema } from './registers.contract.js';

// ---- Sources

/** `shipped`: its form is known here. `mapped`: an administrator said what its columns mean. */
export const SOURCE_KINDS = ['shipped', 'mapped', 'manual', 'external'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/**
 * `empty`: no edition was ever taken. `stale`: older than it may be. `failing`: the last attempt was refused; what was in
 * use stays. `retired`: not asked any more.
 */
export const SOURCE_HEALTHS = ['fresh', 'stale', 'failing', 'empty', 'off', 'retired'] as const;
export type SourceHealth = (typeof SOURCE_HEALTHS)[number];

export const registerSourceSchema = z
  .object({
    /** `eba`, `bafin`, …: what editions and entries call their source. */
    id: z.string(),
    name: z.string(),
    kind: z.enum(SOURCE_KINDS),
    standing: z.enum(REGISTER_STANDINGS),
    legalWeight: z.string(),
    authorityName: z.string(),
    /** ISO 3166-1 alpha-2 of the authority; null: of several. */
    country: z.string().nullable(),
    /** NCA ids whose institutions it holds; null: those of every authority of the EEA. */
    authorities: z.array(z.string()).nullable(),
    /** Types of entity that it holds; others prove nothing by their absence. */
    holds: z.array(z.enum(ENTITY_TYPES)),
    tellsServices: z.boolean(),
    tellsPassports: z.boolean(),
    freshForDays: z.number().nullable(),
    homepage: z.string().nullable(),
    howToGet: z.string(),
    /** null: it does not come as a file. */
    format: z.enum(SOURCE_FORMATS).nullable(),
    health: z.enum(SOURCE_HEALTHS),
    /** Whole days since the edition in use was published. */
    ageDays: z.int().nullable(),
    /** In use. */
    edition: z
      .object({
        id: z.uuid(),
        version: z.string().nullable(),
        publishedAt: instant.nullable(),
        entities: z.int(),
        byType: z.record(z.string(), z.int()),
      })
      .nullable(),
    /** The latest attempt, whatever came of it. */
    lastImport: z
      .object({
        editionId: z.uuid(),
        state: z.enum(EDITION_STATES),
        at: instant,
        importedBy: z.string(),
        problem: editionProblemSchema.nullable(),
      })
      .nullable(),
    /** Of a mapped one. */
    mapping: columnMappingSchema.nullable(),
    /** Counts the changes of a mapped one; who changes it says which one they saw. */
    revision: z.int().nullable(),
    createdBy: z.string().nullable(),
    createdAt: instant.nullable(),
    retiredAt: instant.nullable(),
  })
  .meta({ id: 'RegisterSource' });

const name = z.string().trim().min(3).max(100);
const freshForDays = z.int().min(1).max(3_650).nullable();
const homepage = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .nullable();

export const createRegisterSourceSchema = z
  .strictObject({
    name,
    /** NCA id: `NL-DNB`. */
    authority: z.string().trim().min(4).max(30),
    homepage,
    freshForDays,
    mapping: columnMappingSchema,
  })
  .meta({ id: 'CreateRegisterSource' });

export const changeRegisterSourceSchema = z
  .strictObject({
    revision: z.int(),
    name: name.optional(),
    homepage: homepage.optional(),
    freshForDays: freshForDays.optional(),
    mapping: columnMappingSchema.optional(),
    /** Asked no more from now on; what it said before stays. */
    retired: z.boolean().optional(),
  })
  .meta({ id: 'ChangeRegisterSource' });

// ---- Dry run

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1257'] as const;

const lineProblem = z.object({
  code: z.string(),
  /** `refused`: the whole file; `left-out`: this row; `remark`: nothing is lost. */
  weight: z.enum(['refused', 'left-out', 'remark']),
  message: z.string(),
  /** Counted from 1, as an editor shows it; of a workbook the row. */
  line: z.int().nullable(),
  /** Counted from 1. */
  column: z.int().nullable(),
});

export const dryRunSchema = z
  .object({
    format: z.enum(['csv', 'xlsx', 'json']),
    encoding: z.enum(ENCODINGS).nullable(),
    /** Told by bytes that no other explains, or assumed. */
    encodingIsSure: z.boolean(),
    delimiter: z.string().nullable(),
    /** Of a workbook. */
    sheets: z.array(z.string()),
    /** The given one, or the one that is proposed. */
    mapping: columnMappingSchema.nullable(),
    /** Why each column is taken for what it is: by its header, or by what stands in it. */
    reasons: z.array(
      z.object({
        field: z.enum(MAPPED_FIELDS),
        column: z.int(),
        by: z.enum(['header', 'content']),
        sure: z.boolean(),
      }),
    ),
    /** Different values of columns that need a meaning, most frequent first. */
    values: z.object({
      type: z.array(z.object({ value: z.string(), count: z.int() })),
      status: z.array(z.object({ value: z.string(), count: z.int() })),
      services: z.array(z.object({ value: z.string(), count: z.int() })),
    }),
    /** A few rows as they stand in the file, for whoever decides. */
    sample: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
    /** The first rows as they would be taken. */
    entries: z.array(
      z.object({
        line: z.int(),
        type: z.enum(ENTITY_TYPES),
        number: z.string().nullable(),
        name: z.string(),
        commercialNames: z.array(z.string()),
        status: z.enum(ENTRY_STATUSES),
        authorisations: z.array(z.string()),
        services: z.record(z.string(), z.array(z.string())),
      }),
    ),
    rows: z.int(),
    /** Entries that the whole file would give. */
    entities: z.int(),
    problems: z.array(lineProblem),
    /** There may be more than are listed. */
    problemCount: z.int(),
    /** Whether the file could be imported like this. */
    importable: z.boolean(),
  })
  .meta({ id: 'RegisterDryRun' });

// ---- Overrides

/** `proposed` waits for a second person; `over` has passed its last day. */
export const DECISION_STATES = ['proposed', 'approved', 'over', 'revoked'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

const person = z.string().nullable();
const decided = {
  proposedBy: z.string(),
  proposedAt: instant,
  approvedBy: person,
  approvedAt: instant.nullable(),
  revokedBy: person,
  revokedAt: instant.nullable(),
  revokedReason: z.string().nullable(),
  /** Whether whoever asks may approve it: it waits, and somebody else proposed it. */
  approvable: z.boolean(),
} as const;

export const registerOverrideSchema = z
  .object({
    id: z.uuid(),
    /** Of the certificate: NCA id and number. */
    authority: z.string(),
    number: z.string(),
    /** The entry that is meant. */
    entry: z.object({
      id: z.string(),
      source: z.string(),
      type: z.enum(ENTITY_TYPES),
      code: z.string(),
      /** As it was called when the override was proposed. */
      name: z.string(),
      number: z.string().nullable(),
    }),
    reason: z.string(),
    state: z.enum(DECISION_STATES),
    /** The last day on which it counts, `YYYY-MM-DD`; null: until it is revoked. */
    endsOn: z.string().nullable(),
    ...decided,
  })
  .meta({ id: 'RegisterOverride' });

const reason = z.string().trim().min(3).max(2_000);
const day = z.iso.date();

export const proposeOverrideSchema = z
  .strictObject({
    /** organizationIdentifier: `PSDHR-HNB-12345678901`. */
    identifier: z.string().trim().min(1).max(300),
    /** Id of a register entry: `eba:PSD_PI:HR_HNB!123`. */
    entryId: z.string().min(3).max(500),
    reason,
    endsOn: day.nullable(),
  })
  .meta({ id: 'ProposeRegisterOverride' });

export const revokeDecisionSchema = z.strictObject({ reason }).meta({ id: 'RevokeRegisterDecision' });

// ---- Manual entries

export const MANUAL_STATES = ['proposed', 'approved', 'ended', 'revoked'] as const;
export type ManualState = (typeof MANUAL_STATES)[number];

/** Types that nobody's parent is needed for. */
export const MANUAL_TYPES = ['CI', 'PSD_PI', 'PSD_EMI', 'PSD_AISP', 'PSD_EPI', 'PSD_EEMI'] as const;

export const EVIDENCE_LIMIT_BYTES = 10 * 1024 * 1024;
export const EVIDENCE_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain'] as const;

const countryCode = z.string().regex(/^[A-Z]{2}$/);
const services = z
  .record(countryCode, z.array(z.string().max(20)).max(20))
  .refine((all) => Object.keys(all).length <= 60);

/** The part `entry` of the form; the file is the part `file`. */
export const proposeManualEntrySchema = z
  .strictObject({
    authority: z.string().trim().min(4).max(30),
    number: z.string().trim().min(1).max(100),
    name: z.string().trim().min(1).max(300),
    commercialNames: z.array(z.string().trim().min(1).max(300)).max(20),
    type: z.enum(MANUAL_TYPES),
    authorisedOn: day,
    services,
    /** What the evidence is and where it comes from. */
    reason,
    /** The day that the evidence is of. */
    evidenceOf: day,
  })
  .meta({ id: 'ProposeManualEntry' });

export const endManualEntrySchema = z.strictObject({ on: day, reason }).meta({ id: 'EndManualEntry' });

export const manualEntrySchema = z
  .object({
    id: z.uuid(),
    /** Of the register entry that it becomes. */
    entryId: z.string(),
    authority: z.string(),
    number: z.string(),
    name: z.string(),
    commercialNames: z.array(z.string()),
    type: z.enum(MANUAL_TYPES),
    authorisedOn: z.string(),
    /** The day on which the authorisation ended. */
    endedOn: z.string().nullable(),
    endedReason: z.string().nullable(),
    endedBy: person,
    services: z.record(z.string(), z.array(z.string())),
    reason: z.string(),
    evidenceOf: z.string(),
    evidence: z.object({
      name: z.string(),
      type: z.enum(EVIDENCE_TYPES),
      size: z.int(),
      sha256: z.string(),
    }),
    state: z.enum(MANUAL_STATES),
    ...decided,
  })
  .meta({ id: 'ManualEntry' });

export const sourceIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/);
export { id as decisionIdSchema };

/** What a client receives. */
export type RegisterSourceRow = z.output<typeof registerSourceSchema>;
export type RegisterDryRun = z.output<typeof dryRunSchema>;
export type RegisterOverride = z.output<typeof registerOverrideSchema>;
export type ManualEntry = z.output<typeof manualEntrySchema>;
/** What a client sends. */
export type CreateRegisterSource = z.input<typeof createRegisterSourceSchema>;
export type ChangeRegisterSource = z.input<typeof changeRegisterSourceSchema>;
export type ProposeOverride = z.input<typeof proposeOverrideSchema>;
export type ProposeManualEntry = z.input<typeof proposeManualEntrySchema>;
export type EndManualEntry = z.input<typeof endManualEntrySchema>;
export type RevokeDecision = z.input<typeof revokeDecisionSchema>;
/** What the server hands over, dates still being dates. */
export type RegisterSourceView = z.input<typeof registerSourceSchema>;
export type RegisterDryRunView = z.input<typeof dryRunSchema>;
export type RegisterOverrideView = z.input<typeof registerOverrideSchema>;
export type ManualEntryView = z.input<typeof manualEntrySchema>;

export { servicesOfPoints } from '../core/registers/sources/annex-one.js';
export { MAPPED_FIELDS, MAPPED_STATUSES } from '../core/registers/sources/column-mapping.js';
export { ENTITY_TYPES } from '../core/registers/register-entry.js';
/** What a mapping can give: the EBA's codes, and point 5 where a register does not tell issuing from acquiring. */
export const PAYMENT_SERVICE_CODES = [...PAYMENT_SERVICES.map(({ code }) => code), POINT_FIVE];
