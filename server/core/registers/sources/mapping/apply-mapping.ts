import { type ColumnMapping, type MappedField, MAPPING_LIMITS } from '../column-mapping.js';
import { countriesIn } from '../country-names.js';
import { readDay } from '../days.js';
import { datesOf, EntryCollector } from '../entry-collector.js';
import { garbledCell, shiftedColumn } from '../header-row.js';
import { comparableWords } from '../header-words.js';
import type { SourceProblem, SourceReading } from '../source-reading.js';
import { cellOf, type Table, type TableRow } from '../table.js';
import { partsOf } from './value-words.js';

const HEADER_WITHIN = 30;

/** Where the header of a saved mapping stands in a table, or in what it differs. */
export function headerIndexOf(
  table: Table,
  mapping: ColumnMapping,
): { readonly ok: true; readonly index: number } | { readonly ok: false; readonly problem: SourceProblem } {
  const used = Object.values(mapping.columns);
  const wanted = mapping.headers.map(comparableWords);
  let best: { readonly index: number; readonly met: number; readonly present: number } | undefined;
  for (const [index, row] of table.rows.slice(0, HEADER_WITHIN).entries()) {
    const met = used.filter((column) => comparableWords(cellOf(row, column)) === wanted[column]).length;
    const words = new Set(row.cells.map(comparableWords));
    // Where all columns moved, none is met and each is present.
    const present = used.filter((column) => words.has(wanted[column] ?? '')).length;
    if (best === undefined || met > best.met || (met === best.met && present > best.present))
      best = { index, met, present };
  }
  if (best !== undefined && best.met === used.length && used.length > 0)
    return { ok: true, index: best.index };
  const row = best && table.rows[best.index];
  if (row === undefined || best === undefined || best.present === 0) {
    const message = `No row among the first ${HEADER_WITHIN} is the header ${JSON.stringify(mapping.headers.slice(0, 4).join(', '))}….`;
    return {
      ok: false,
      problem: { code: 'missing-columns', message, line: row?.line ?? null, column: null },
    };
  }
  const off = used.find((column) => comparableWords(cellOf(row, column)) !== wanted[column]) ?? 0;
  const elsewhere = row.cells.findIndex((cell) => comparableWords(cell) === wanted[off]);
  const now = JSON.stringify(cellOf(row, off).slice(0, 60));
  const was = JSON.stringify(mapping.headers[off] ?? '');
  return {
    ok: false,
    problem: {
      code: elsewhere === -1 ? 'missing-columns' : 'shifted-columns',
      message:
        elsewhere === -1
          ? `Line ${row.line}, column ${off + 1} is headed ${now}; the mapping expects ${was}, which the table does not have.`
          : `Line ${row.line}, column ${off + 1} is headed ${now}; ${was}, which the mapping expects there, now stands in column ${elsewhere + 1}.`,
      line: row.line,
      column: off + 1,
    },
  };
}

/** The entries of an authority's table, by what an administrator decided its columns and values mean. */
export function applyMapping(
  table: Table,
  mapping: ColumnMapping,
  source: string,
  authority: string,
): SourceReading {
  const collector = new EntryCollector(source, authority, table);
  const garbled = garbledCell(table.rows);
  if (garbled !== undefined) return collector.result(garbled);
  const found = headerIndexOf(table, mapping);
  if (!found.ok) return collector.result(found.problem);
  const rows = table.rows.slice(found.index + 1);
  const { columns, dayOrder } = mapping;
  const isDay = (cell: string): boolean => readDay(cell, dayOrder) !== undefined;
  const shifted =
    shiftedColumn(rows, columns.authorisedOn, 'a date', isDay) ??
    shiftedColumn(rows, columns.withdrawnOn, 'a date', isDay) ??
    shiftedColumn(rows, columns.number, 'a number', (cell) => /\d/.test(cell));
  if (shifted !== undefined) return collector.result(shifted);
  const width = Math.max(mapping.headers.length, ...Object.values(columns).map((column) => column + 1));
  for (const row of rows) takeRow(row, mapping, authority, width, collector);
  return collector.result();
}

function takeRow(
  row: TableRow,
  mapping: ColumnMapping,
  authority: string,
  width: number,
  collector: EntryCollector,
): void {
  const { columns, dayOrder } = mapping;
  const { line } = row;
  const of = (field: MappedField): string => cellOf(row, columns[field]);
  if (row.cells.slice(width).some((cell) => cell.trim() !== '')) {
    const message = `Line ${line} has ${row.cells.length} cells under ${width} headers.`;
    return collector.leaveOut('ragged-row', message, line, width);
  }
  const type =
    valued(mapping.types, of('type')) ??
    (of('type') === '' || columns.type === undefined ? mapping.defaultType : undefined);
  // What the mapping says is none of payment service providers is no fault of the row.
  if (of('type') !== '' && columns.type !== undefined && valued(mapping.types, of('type')) === null) return;
  if (type === undefined || type === null)
    return collector.leaveOut(
      'unknown-type',
      `Line ${line}: the mapping does not say what type "${of('type').slice(0, 60)}" is.`,
      line,
      columns.type,
    );
  const status =
    columns.status === undefined || of('status') === '' ? undefined : valued(mapping.statuses, of('status'));
  if (status === 'ignored') return;
  if (status === undefined && columns.status !== undefined && of('status') !== '')
    return collector.leaveOut(
      'unknown-status',
      `Line ${line}: the mapping does not say what status "${of('status').slice(0, 60)}" is.`,
      line,
      columns.status,
    );
  const dayIn = (field: 'authorisedOn' | 'withdrawnOn'): string | undefined => {
    const text = of(field);
    const day = text === '' ? undefined : readDay(text, dayOrder);
    if (text !== '' && day === undefined)
      collector.remark(
        'malformed-date',
        `Line ${line}: "${text.slice(0, 40)}" is no date.`,
        line,
        columns[field],
      );
    return day;
  };
  const [since, until] = [dayIn('authorisedOn'), dayIn('withdrawnOn')];
  const hasEnded = status === 'withdrawn' || of('withdrawnOn') !== '';
  if (since !== undefined && until !== undefined && until < since)
    collector.remark(
      'dates-out-of-order',
      `Line ${line}: it ended on ${until}, before it began on ${since}.`,
      line,
      columns.withdrawnOn,
    );
  // Withdrawn without a day that can be read, or not authorised by a day: nothing may rest on half of the dates.
  const dates = hasEnded && until === undefined ? [] : datesOf(since, until);
  const services = servicesOf(row, mapping, collector);
  const hosts = countriesIn(of('hosts'));
  for (const name of hosts.unknown)
    collector.remark('unknown-country', `Line ${line}: "${name}" is no country.`, line, columns.hosts);
  const home = authority.slice(0, 2);
  const countries = [home, ...hosts.countries.filter((country) => country !== home)];
  collector.add(
    {
      ...{ line, type, number: of('number'), name: of('name') },
      commercialNames: of('commercialName')
        .split(/[;|\n]/)
        .map((name) => name.trim())
        .filter(Boolean),
      authorisations: dates,
      derivedStatus: dates.length > 0 ? null : hasEnded ? 'inactive' : 'active',
      services:
        services.length === 0 && hosts.countries.length === 0
          ? {}
          : Object.fromEntries(countries.map((country) => [country, services])),
      address: {
        lines: [of('address')].filter(Boolean),
        town: of('town') || null,
        postCode: of('postCode') || null,
      },
    },
    columns.number,
    columns.name,
  );
}

function servicesOf(row: TableRow, mapping: ColumnMapping, collector: EntryCollector): readonly string[] {
  const { columns, services, defaultServices } = mapping;
  if (columns.services === undefined) return defaultServices;
  const found = new Set<string>();
  for (const part of partsOf(cellOf(row, columns.services))) {
    const codes = valued(services, part.slice(0, MAPPING_LIMITS.text));
    if (codes === undefined)
      collector.remark(
        'unknown-service',
        `Line ${row.line}: the mapping does not say what service "${part.slice(0, 60)}" is.`,
        row.line,
        columns.services,
      );
    else for (const code of codes) found.add(code);
  }
  return [...found].sort();
}

const valued = <Worth>(values: Readonly<Record<string, Worth>>, value: string): Worth | undefined =>
  Object.hasOwn(values, value) ? values[value] : undefined;
