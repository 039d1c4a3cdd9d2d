import { findAuthority } from '../../../identifiers/nca-ids.js';
import {
  type ColumnMapping,
  DAY_ORDERS,
  type DayOrder,
  MAPPED_FIELDS,
  type MappedField,
  MAPPING_LIMITS,
} from '../column-mapping.js';
import { countriesIn } from '../country-names.js';
import { readDay } from '../days.js';
import { comparableWords } from '../header-words.js';
import { cellOf, type Table, type TableRow } from '../table.js';
import { FIELD_WORDS } from './field-words.js';
import { partsOf, servicesMeantBy, statusMeantBy, typeMeantBy } from './value-words.js';

/** Why a column is taken for what it is. */
export interface ColumnReason {
  readonly field: MappedField;
  readonly column: number;
  readonly by: 'header' | 'content';
  readonly sure: boolean;
}

export interface CountedValue {
  readonly value: string;
  readonly count: number;
}

export interface ColumnValues {
  readonly type: readonly CountedValue[];
  readonly status: readonly CountedValue[];
  readonly services: readonly CountedValue[];
}

export interface MappingProposal {
  readonly mapping: ColumnMapping;
  readonly reasons: readonly ColumnReason[];
  readonly header: TableRow;
}

/** Rows that are looked at: enough to tell a column by what stands in it. */
const LOOKED_AT = 500;
const HEADER_WITHIN = 30;

/**
 * What the columns of an unknown table seem to be: by the words of their headers, and by what stands in them where a
 * header says nothing or two columns share one. Undefined where no row looks like a header.
 */
export function proposeMapping(
  table: Table,
  sheet: string | null,
  authority: string | undefined,
): MappingProposal | undefined {
  const headerIndex = headerOf(table.rows);
  const header = headerIndex === undefined ? undefined : table.rows[headerIndex];
  if (headerIndex === undefined || header === undefined) return undefined;
  const rows = table.rows.slice(headerIndex + 1, headerIndex + 1 + LOOKED_AT);
  const reasons = columnsOf(header, rows, authority);
  const columns: ColumnMapping['columns'] = Object.fromEntries(
    reasons.map(({ field, column }) => [field, column]),
  );
  return {
    header,
    reasons,
    mapping: {
      sheet,
      headers: header.cells
        .slice(0, MAPPING_LIMITS.columns)
        .map((cell) => cell.trim().slice(0, MAPPING_LIMITS.text)),
      columns,
      dayOrder: dayOrderOf(rows, columns),
      defaultType: columns.type === undefined ? 'PSD_PI' : null,
      ...meaningsOf(valuesOf(rows, columns)),
      defaultServices: [],
    },
  };
}

/** What the values of the columns that need a meaning seem to mean; those that nothing is known of are left out. */
export function meaningsOf({
  type,
  status,
  services,
}: ColumnValues): Pick<ColumnMapping, 'types' | 'statuses' | 'services'> {
  const known = <Worth>(values: readonly CountedValue[], meaning: (value: string) => Worth | undefined) =>
    Object.fromEntries(
      values.slice(0, MAPPING_LIMITS.values).flatMap(({ value }) => {
        const worth = meaning(value);
        return worth === undefined ? [] : [[value, worth] as const];
      }),
    );
  return {
    types: known(type, typeMeantBy),
    statuses: known(status, statusMeantBy),
    services: known(services, (value) => servicesMeantBy(value)?.slice()),
  };
}

/** Different values of the columns that need a meaning, most frequent first. */
export function valuesOf(rows: readonly TableRow[], columns: ColumnMapping['columns']): ColumnValues {
  const count = (field: 'type' | 'status' | 'services'): CountedValue[] => {
    const counts = new Map<string, number>();
    const column = columns[field];
    if (column === undefined) return [];
    for (const row of rows) {
      const cell = cellOf(row, column);
      for (const part of field === 'services' ? partsOf(cell) : [cell]) {
        const value = part.slice(0, MAPPING_LIMITS.text);
        if (value !== '' && (counts.has(value) || counts.size < 2 * MAPPING_LIMITS.values))
          counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return [...counts]
      .map(([value, n]) => ({ value, count: n }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MAPPING_LIMITS.values);
  };
  return { type: count('type'), status: count('status'), services: count('services') };
}

/** The row of several texts, none of them a number or day, whose words are headers most often. */
function headerOf(rows: readonly TableRow[]): number | undefined {
  let best: { readonly index: number; readonly score: number } | undefined;
  for (const [index, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const cells = row.cells.map((cell) => cell.trim()).filter(Boolean);
    if (cells.length < 2) continue;
    const words = cells.map(comparableWords);
    const known = words.filter((word) =>
      MAPPED_FIELDS.some((field) => FIELD_WORDS[field].some((one) => begins(word, one))),
    );
    const data = cells.filter((cell) => isDay(cell) || /^\d[\d\s.-]*$/.test(cell));
    const score = known.length * 3 + (new Set(words).size === words.length ? 1 : 0) - data.length * 3;
    if (best === undefined || score > best.score) best = { index, score };
  }
  return best === undefined || best.score < 1 ? undefined : best.index;
}

const begins = (words: string, known: string): boolean =>
  words === known ||
  words.startsWith(`${known} `) ||
  (known.length > 4 && words.startsWith(known)) ||
  (known.length > 3 && words.endsWith(` ${known}`));

function columnsOf(
  header: TableRow,
  rows: readonly TableRow[],
  authority: string | undefined,
): ColumnReason[] {
  const words = header.cells.slice(0, MAPPING_LIMITS.columns).map(comparableWords);
  const pattern = authority === undefined ? undefined : findAuthority(authority)?.authority.reference.pattern;
  const candidates: { field: MappedField; column: number; score: number; by: 'header' | 'content' }[] = [];
  for (const [column, word] of words.entries()) {
    const cells = rows.map((row) => cellOf(row, column)).filter(Boolean);
    for (const field of MAPPED_FIELDS) {
      const byHeader = headerScore(word, field);
      const byContent = contentScore(cells, field, pattern);
      // A header that says so and a content that says otherwise is no such column.
      if (byContent < 0) continue;
      if (byHeader > 0) candidates.push({ field, column, score: byHeader + byContent, by: 'header' });
      else if (byContent >= 2) candidates.push({ field, column, score: byContent - 1.5, by: 'content' });
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.column - b.column);
  const chosen: ColumnReason[] = [];
  const [fields, columns] = [new Set<MappedField>(), new Set<number>()];
  for (const { field, column, score, by } of candidates) {
    if (fields.has(field) || columns.has(column)) continue;
    fields.add(field);
    columns.add(column);
    const rival = candidates.find((other) => other.field === field && other.column !== column);
    chosen.push({
      field,
      column,
      by,
      sure: by === 'header' && (rival === undefined || rival.score < score - 0.5),
    });
  }
  return chosen.sort((a, b) => MAPPED_FIELDS.indexOf(a.field) - MAPPED_FIELDS.indexOf(b.field));
}

/** The earlier a word stands in its list, the more it says; a whole header says more than how it begins. */
function headerScore(header: string, field: MappedField): number {
  const known = FIELD_WORDS[field];
  let score = 0;
  for (const [i, word] of known.entries())
    if (begins(header, word))
      score = Math.max(
        score,
        3 - i / known.length + (header === word ? 1 : header.startsWith(word) ? 0.3 : 0) + word.length / 20,
      );
  return score;
}

/** From -1, which excludes, to 3. */
function contentScore(cells: readonly string[], field: MappedField, pattern: RegExp | undefined): number {
  if (cells.length === 0) return 0;
  const share = (isSo: (cell: string) => boolean): number => cells.filter(isSo).length / cells.length;
  const different = new Set(cells).size / cells.length;
  switch (field) {
    case 'number': {
      const fits = pattern === undefined ? 0 : share((cell) => pattern.test(cell));
      if (share((cell) => /\d/.test(cell)) < 0.6 || share(isDay) > 0.5) return -1;
      return fits > 0.5 ? 2 + different : different > 0.9 ? 0.5 : 0;
    }
    case 'authorisedOn':
    case 'withdrawnOn':
      return share(isDay) > 0.7 ? 1 : -1;
    case 'hosts':
      return share((cell) => countriesIn(cell).unknown.length === 0) > 0.7 ? 1.5 : -1;
    case 'type':
      return share((cell) => typeMeantBy(cell) !== undefined) > 0.6 && different < 0.5 ? 2.2 : 0;
    case 'status':
      return share((cell) => statusMeantBy(cell) !== undefined) > 0.8 && different < 0.3 ? 2.1 : 0;
    case 'services':
      return share((cell) => partsOf(cell).some((part) => servicesMeantBy(part) !== undefined)) > 0.6
        ? 2.3
        : 0;
    case 'name':
      return share((cell) => /\p{L}{2}/u.test(cell)) < 0.8 ? -1 : different > 0.8 ? 0.5 : 0;
    default:
      return 0;
  }
}

/** In either order. */
const isDay = (cell: string): boolean => DAY_ORDERS.some((order) => readDay(cell, order) !== undefined);

/** `13/01/2026` tells that the day comes first, `01/13/2026` that the month does; without either the day does. */
function dayOrderOf(
  rows: readonly TableRow[],
  { authorisedOn, withdrawnOn }: ColumnMapping['columns'],
): DayOrder {
  const cells = rows.flatMap((row) => [cellOf(row, authorisedOn), cellOf(row, withdrawnOn)]).filter(Boolean);
  const readable = (order: DayOrder): number =>
    cells.filter((cell) => readDay(cell, order) !== undefined).length;
  return readable('mdy') > readable('dmy') ? 'mdy' : 'dmy';
}
