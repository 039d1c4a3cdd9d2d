import { z } from 'zod';
import { API_EDITIONS } from '../../api-editions/edition-names.js';
import { DAY_ORDERS } from '../../registers/sources/column-mapping.js';
import { readDay } from '../../registers/sources/days.js';
import { comparableWords } from '../../registers/sources/header-words.js';
import { CONSENT_STATUSES, readStatus } from '../consent-status.js';

/** What a column of somebody's export can mean. */
export const CONSENT_FIELDS = [
  'consentId',
  'organisation',
  'edition',
  'status',
  'psu',
  'recurring',
  'frequencyPerDay',
  'validUntil',
  'requestedAt',
  'authorisedAt',
  'access',
  'accounts',
] as const;
export type ConsentField = (typeof CONSENT_FIELDS)[number];

export const IMPORT_LIMITS = {
  bytes: 256 * 1024 * 1024,
  rows: 1_000_000,
  columns: 100,
  cell: 2_000,
  values: 100,
  problemsKept: 200,
} as const;

/** What a person decided about a file. */
export const consentMappingSchema = z.strictObject({
  /** Field → place of its column, counted from 0. */
  columns: z.partialRecord(
    z.enum(CONSENT_FIELDS),
    z
      .int()
      .min(0)
      .max(IMPORT_LIMITS.columns - 1),
  ),
  dayOrder: z.enum(DAY_ORDERS),
  /** Days written as numbers, as Excel keeps them. */
  excelDays: z.boolean(),
  /** Of rows whose column says none, or where there is none. */
  organisationId: z.uuid().nullable(),
  edition: z.enum(API_EDITIONS).nullable(),
  status: z.enum(CONSENT_STATUSES).nullable(),
  /** Word of the status column → status; null: such rows are left out. */
  statuses: z.record(z.string().max(100), z.enum(CONSENT_STATUSES).nullable()),
});
export type ConsentMapping = z.output<typeof consentMappingSchema>;

const WORDS: Readonly<Record<ConsentField, readonly string[]>> = {
  consentId: ['consent id', 'consentid', 'consent', 'sutikimo id', 'sutikimas', 'id'],
  organisation: [
    'organisation',
    'organization',
    'tpp',
    'organizationidentifier',
    'organization identifier',
    'authorisation number',
    'tpp id',
    'organizacija',
    'provider',
  ],
  edition: ['edition', 'standard', 'api', 'versija'],
  status: ['status', 'consent status', 'consentstatus', 'state', 'busena'],
  psu: ['psu', 'psu pseudonym', 'pseudonym', 'psu id', 'customer', 'klientas', 'pseudonimas'],
  recurring: ['recurring', 'recurring indicator', 'recurringindicator', 'pasikartojantis'],
  frequencyPerDay: ['frequency per day', 'frequencyperday', 'frequency', 'daznis'],
  validUntil: [
    'valid until',
    'validuntil',
    'valid to',
    'expires',
    'expiry date',
    'expiration',
    'galioja iki',
  ],
  requestedAt: ['requested at', 'requestedat', 'created at', 'createdat', 'created', 'creation', 'sukurta'],
  authorisedAt: [
    'authorised at',
    'authorisedat',
    'authorized at',
    'authorizedat',
    'authorised',
    'authorized',
    'granted at',
    'sca',
    'patvirtinta',
  ],
  access: ['access', 'scope', 'permissions', 'prieiga'],
  accounts: ['accounts', 'number of accounts', 'account count', 'saskaitos'],
};

export interface ProposedColumns {
  readonly mapping: ConsentMapping;
  /** Fields that only their content, or half a header, speaks for. */
  readonly unsure: readonly ConsentField[];
  /** Words of the status column with how often they were seen in the sample, and what they seem to mean. */
  readonly statusWords: readonly { readonly word: string; readonly count: number }[];
}

/** A number that Excel would show as a day between 1990 and 2100. */
export const looksLikeSerial = (cell: string): boolean =>
  /^\d{5}(\.\d+)?$/.test(cell) && Number(cell) > 32_874 && Number(cell) < 73_416;

/** What the columns of a file seem to be, by their headers first and by what stands in them. */
export function proposeColumns(
  header: readonly string[],
  sample: readonly (readonly string[])[],
): ProposedColumns {
  const words = header.map((cell) => comparableWords(cell).toLowerCase());
  const taken = new Map<ConsentField, number>();
  const unsure: ConsentField[] = [];
  const free = (column: number): boolean => ![...taken.values()].includes(column);
  const choose = (fits: (word: string, known: string) => boolean, sure: boolean): void => {
    for (const field of CONSENT_FIELDS) {
      if (taken.has(field)) continue;
      for (const known of WORDS[field]) {
        const column = words.findIndex((word, i) => free(i) && fits(word, known));
        if (column < 0) continue;
        taken.set(field, column);
        if (!sure) unsure.push(field);
        break;
      }
    }
  };
  choose((word, known) => word === known, true);
  choose((word, known) => known.length > 3 && (word.startsWith(known) || word.endsWith(known)), false);
  const cellsOf = (column: number): string[] =>
    sample.map((row) => row[column]?.trim() ?? '').filter(Boolean);
  const byContent = (field: ConsentField, isSo: (cell: string) => boolean): void => {
    if (taken.has(field)) return;
    const column = header.findIndex((_, i) => free(i) && share(cellsOf(i), isSo) > 0.8);
    if (column < 0) return;
    taken.set(field, column);
    unsure.push(field);
  };
  byContent('status', (cell) => readStatus(cell) !== undefined);
  byContent('organisation', (cell) => /^PSD[A-Z]{2}-/.test(cell));
  const dates = (['validUntil', 'requestedAt', 'authorisedAt'] as const).flatMap((field) =>
    taken.has(field) ? cellsOf(taken.get(field)!) : [],
  );
  const readable = (order: 'dmy' | 'mdy'): number =>
    dates.filter((cell) => readDay(cell, order) !== undefined).length;
  const statusColumn = taken.get('status');
  const counts = new Map<string, number>();
  for (const cell of statusColumn === undefined ? [] : cellsOf(statusColumn))
    if (counts.has(cell) || counts.size < IMPORT_LIMITS.values)
      counts.set(cell.slice(0, 100), (counts.get(cell) ?? 0) + 1);
  const statusWords = [...counts].map(([word, count]) => ({ word, count })).sort((a, b) => b.count - a.count);
  return {
    mapping: {
      columns: Object.fromEntries(taken),
      dayOrder: readable('mdy') > readable('dmy') ? 'mdy' : 'dmy',
      excelDays: dates.length > 0 && share(dates, looksLikeSerial) > 0.5,
      ...{ organisationId: null, edition: null, status: statusColumn === undefined ? 'valid' : null },
      statuses: Object.fromEntries(
        statusWords.flatMap(({ word }) => {
          const status = readStatus(word);
          return status === undefined ? [] : [[word, status] as const];
        }),
      ),
    },
    unsure,
    statusWords,
  };
}

const share = (cells: readonly string[], isSo: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(isSo).length / cells.length;
