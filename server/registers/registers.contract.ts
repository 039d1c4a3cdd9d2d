import { z } from 'zod';
import { ENTRY_CHANGE_KINDS } from '../core/registers/compare-editions.js';
import { ENTITY_TYPES } from '../core/registers/register-entry.js';
import { ENTRY_STATUSES } from '../core/registers/stored-entry.js';
import { instant } from '../platform/http/common.contract.js';

// ---- Editions

/** `past`: was in use until a newer one came. `refused`: was never. `abandoned`: its import was cut off. */
export const EDITION_STATES = ['importing', 'current', 'past', 'refused', 'abandoned'] as const;
export type EditionState = (typeof EDITION_STATES)[number];

/** Why an edition was not taken. The first ones come from the file, the others from what is known already. */
export const EDITION_PROBLEM_CODES = [
  'wrong-hash',
  'unreadable',
  'bomb',
  'too-large',
  'unsafe-name',
  'nothing-inside',
  'html',
  'not-json',
  'truncated',
  'not-utf-8',
  'too-deep',
  'entity-too-large',
  'not-a-register',
  'older-edition',
  'implausible-loss',
  'not-metadata',
  'not-fetched',
  'interrupted',
  'not-a-table',
  'wrong-encoding',
  'missing-columns',
  'shifted-columns',
  'too-many-faults',
] as const;
export type EditionProblemCode = (typeof EDITION_PROBLEM_CODES)[number];

const loss = z.object({
  /** A type of entity, or an owner. */
  of: z.string(),
  before: z.int(),
  after: z.int(),
});

export const editionProblemSchema = z.object({
  code: z.enum(EDITION_PROBLEM_CODES),
  message: z.string(),
  /** Byte of the JSON, counted from 0. */
  offset: z.int().optional(),
  /** Of a table, counted from 1; of a workbook the row. */
  line: z.int().optional(),
  column: z.int().optional(),
  advice: z.string().meta({ description: 'What to do, as one sentence.' }),
  losses: z.array(loss).optional(),
});
export type EditionProblem = z.output<typeof editionProblemSchema>;

const changeCounts = z.object({ added: z.int(), changed: z.int(), removed: z.int() });
export type EditionChangeCounts = z.output<typeof changeCounts>;

export const registerEditionSchema = z
  .object({
    id: z.uuid(),
    source: z.string(),
    number: z.int(),
    state: z.enum(EDITION_STATES),
    version: z.string().nullable(),
    publishedAt: instant.nullable(),
    startedAt: instant,
    finishedAt: instant.nullable(),
    /** The URL, or the name of the file. */
    origin: z.string(),
    sha256: z.string().meta({ description: 'Lower-case hex of the file; empty when it was not read.' }),
    size: z.int(),
    disclaimer: z.string().nullable(),
    /** Whether agents were kept. */
    agents: z.boolean(),
    /** In the file, agents too. */
    entities: z.int(),
    byType: z.record(z.string(), z.int()),
    /** Against the edition that was in use before; `null` of the first one and of those refused. */
    changes: changeCounts.nullable(),
    warnings: z.array(z.object({ code: z.string(), count: z.int(), examples: z.array(z.string()) })),
    problem: editionProblemSchema.nullable(),
    /** Refused, but may be accepted with a reason. */
    acceptable: z.boolean(),
    importedBy: z.string(),
    acceptedBecause: z.string().nullable(),
  })
  .meta({ id: 'RegisterEdition' });

export const registerImportJobSchema = z.object({ jobId: z.uuid() }).meta({ id: 'RegisterImportJob' });

export const acceptEditionSchema = z
  .strictObject({ reason: z.string().trim().min(3).max(2_000) })
  .meta({ id: 'AcceptRegisterEdition' });

export const IMPORT_OUTCOMES = ['published', 'unchanged', 'refused'] as const;

export const registerImportSchema = z
  .object({
    outcome: z.enum(IMPORT_OUTCOMES),
    /** `null` when the file is the edition in use. */
    edition: registerEditionSchema.nullable(),
  })
  .meta({ id: 'RegisterImport' });

export const ENTRY_CHANGES = ['added', 'changed', 'removed'] as const;

export const editionChangeSchema = z
  .object({
    /** Of the entry. */
    id: z.string(),
    change: z.enum(ENTRY_CHANGES),
    type: z.string(),
    name: z.string(),
    authority: z.string().nullable(),
    number: z.string().nullable(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'RegisterEditionChange' });

/** The same in words: nothing for what has no meaning here, as the source's version stamp. */
export const toldEditionChangeSchema = editionChangeSchema
  .extend({
    told: z.array(
      z.object({
        kind: z.enum(ENTRY_CHANGE_KINDS),
        /** Host country of a service or passport. */
        country: z.string().nullable(),
        services: z.array(z.string()),
        sentence: z.string(),
      }),
    ),
  })
  .meta({ id: 'ToldRegisterEditionChange' });

// ---- Entries

const editionName = z.object({
  id: z.uuid(),
  source: z.string(),
  version: z.string().nullable(),
  publishedAt: instant.nullable(),
});

export const registerEntryRowSchema = z
  .object({
    /** `eba:PSD_PI:LT_BL!LB000458`: the same in every edition. */
    id: z.string(),
    source: z.string(),
    type: z.enum(ENTITY_TYPES),
    code: z.string(),
    owner: z.string(),
    authority: z.string().nullable(),
    country: z.string().nullable(),
    number: z.string().nullable(),
    name: z.string(),
    status: z.enum(ENTRY_STATUSES),
    /** In its own country. */
    services: z.array(z.string()),
    hosts: z.array(z.string()),
    parentCode: z.string().nullable(),
    version: z.string().nullable(),
  })
  .meta({ id: 'RegisterEntryRow' });

const entry = z.object({
  source: z.string(),
  code: z.string(),
  type: z.enum(ENTITY_TYPES),
  owner: z.string(),
  authority: z.string().nullable(),
  number: z.string().nullable(),
  names: z.array(z.string()),
  commercialNames: z.array(z.string()),
  address: z.object({
    lines: z.array(z.string()),
    town: z.string().nullable(),
    postCode: z.string().nullable(),
    country: z.string().nullable(),
  }),
  authorisations: z.array(z.string()),
  derivedStatus: z.enum(['active', 'inactive']).nullable(),
  parent: z.object({ type: z.string(), code: z.string() }).nullable(),
  services: z.record(z.string(), z.array(z.string())),
  exclusion: z.object({ code: z.string(), description: z.string().nullable() }).nullable(),
  other: z.record(z.string(), z.array(z.string())),
  version: z.string().nullable(),
});

export const registerEntrySchema = registerEntryRowSchema
  .extend({
    entry,
    /** Whether the edition in use, or that of the instant asked for, still has it. */
    present: z.boolean(),
    /** Of the edition that says so. */
    edition: editionName,
    disclaimer: z.string().nullable(),
    /** Oldest first: what each edition said, as far as it differs from the one before. */
    history: z.array(
      z.object({
        from: editionName,
        until: editionName.nullable(),
        entry,
        /** What is otherwise than before, one sentence each; of the first, that it appeared. */
        told: z.array(z.object({ kind: z.enum(ENTRY_CHANGE_KINDS), sentence: z.string() })),
      }),
    ),
    /** Branches, and agents where they are kept. */
    children: z.int(),
  })
  .meta({ id: 'RegisterEntry' });

export const registerFacetsSchema = z
  .object({
    type: z.record(z.string(), z.int()),
    country: z.record(z.string(), z.int()),
    status: z.record(z.string(), z.int()),
  })
  .meta({ id: 'RegisterFacets' });

// ---- Lookup

const answer = z.enum(['yes', 'no', 'unknown']);

const lookupEdition = z.object({
  id: z.string(),
  version: z.string(),
  sha256: z.string(),
  publishedAt: z.string(),
});

const sourceAnswer = z.object({
  source: z.string(),
  name: z.string(),
  standing: z.string(),
  answer,
  reason: z.string(),
  sentence: z.string(),
  edition: lookupEdition.nullable(),
  ageDays: z.int().nullable(),
  stale: z.boolean(),
  entry: z.object({ code: z.string(), type: z.string() }).nullable(),
});

export const registerLookupSchema = z
  .object({
    identifier: z.string(),
    authority: z.string(),
    number: z.string(),
    /** Host country; `null`: where the holder is authorised. */
    country: z.string().nullable(),
    at: z.string(),
    /** Of the role asked for; without one, whether an active entry was found. */
    answer,
    reasons: z.array(z.object({ code: z.string(), message: z.string() })),
    roles: z.array(
      z.object({
        role: z.string(),
        answer,
        reason: z.string(),
        sentence: z.string(),
        by: z.string().nullable(),
        disagree: z.boolean(),
        sources: z.array(sourceAnswer),
      }),
    ),
    matches: z.array(
      z.object({
        id: z.string(),
        source: z.string(),
        type: z.string(),
        code: z.string(),
        name: z.string(),
        number: z.string().nullable(),
        /** By what it was found, and where on the ladder of spellings the numbers met. */
        path: z.string(),
        rung: z.string().nullable(),
        state: z.string(),
        services: z.record(z.string(), z.array(z.string())),
      }),
    ),
    sources: z.array(
      z.object({
        source: z.string(),
        name: z.string(),
        standing: z.string(),
        legalWeight: z.string(),
        /** Types of entity that it holds; others prove nothing by their absence. */
        holds: z.array(z.string()),
        edition: lookupEdition.nullable(),
        ageDays: z.int().nullable(),
        stale: z.boolean(),
        found: z.boolean(),
        disclaimer: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'RegisterLookup' });

/** What a client receives. */
export type RegisterEdition = z.output<typeof registerEditionSchema>;
export type RegisterEntryRow = z.output<typeof registerEntryRowSchema>;
export type RegisterEntryDetails = z.output<typeof registerEntrySchema>;
export type RegisterLookup = z.output<typeof registerLookupSchema>;
export type RegisterFacets = z.output<typeof registerFacetsSchema>;
export type EditionChange = z.output<typeof editionChangeSchema>;
export type ToldEditionChange = z.output<typeof toldEditionChangeSchema>;
export type AcceptEdition = z.output<typeof acceptEditionSchema>;
/** What the server hands over, dates still being dates. */
export type RegisterEditionView = z.input<typeof registerEditionSchema>;
export type RegisterImport = z.input<typeof registerImportSchema>;
export type RegisterEntryView = z.input<typeof registerEntrySchema>;
