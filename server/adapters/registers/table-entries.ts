import { applyMapping } from '../../core/registers/sources/mapping/apply-mapping.js';
import { isTableSource, shippedSource } from '../../core/registers/sources/shipped-sources.js';
import type {
  LineEntry,
  RowRemark,
  SourceProblem,
  SourceReading,
} from '../../core/registers/sources/source-reading.js';
import { findAuthority } from '../../core/identifiers/nca-ids.js';
import { entryKey } from '../../core/registers/stored-entry.js';
import type { Table } from '../../core/registers/sources/table.js';
import type { RegisterFileProblem, TableForm } from '../../ports/register-file-reader.js';
import type { TableFile } from './table-file.js';

/** The country that the encoding of a file is guessed by. */
export function countryOf(form: TableForm): string | undefined {
  if (form.kind === 'mapped') return findAuthority(form.authority)?.authority.country;
  return shippedSource(form.source)?.country ?? undefined;
}

/** The entries of a file: of every sheet that has the columns of its source, or of the one that its mapping names. */
export function entriesOf({ sheets }: TableFile, form: TableForm, day: string): SourceReading {
  if (form.kind === 'mapped') {
    const table = sheetOf(sheets, form.mapping.sheet);
    if (table !== undefined) return applyMapping(table, form.mapping, form.source, form.authority);
    const message = `The workbook has no sheet ${JSON.stringify(form.mapping.sheet)}.`;
    return {
      ok: false,
      problem: { code: 'missing-columns', message, line: null, column: null },
      remarks: [],
    };
  }
  const source = shippedSource(form.source);
  if (source === undefined || !isTableSource(source)) throw new Error(`${form.source} comes as no table.`);
  const readings = sheets.map(({ table }) => source.parse(table, day));
  const faulty = readings.filter((one) => !one.ok);
  const fatal =
    faulty.find(({ problem }) => problem.code !== 'missing-columns') ??
    (faulty.length === readings.length ? faulty[0] : undefined);
  if (fatal !== undefined) return fatal;
  const entries = new Map<string, LineEntry>();
  const remarks: RowRemark[] = [];
  for (const one of readings) {
    if (!one.ok) continue;
    remarks.push(...one.remarks);
    for (const entry of one.entries)
      if (!entries.has(entryKey(entry.entry))) entries.set(entryKey(entry.entry), entry);
  }
  return { ok: true, entries: [...entries.values()], remarks };
}

export const sheetOf = (sheets: TableFile['sheets'], name: string | null): Table | undefined =>
  name === null
    ? (sheets.find(({ table }) => table.rows.length > 1) ?? sheets[0])?.table
    : sheets.find((one) => one.name === name)?.table;

export const problemOf = ({ code, message, line, column }: SourceProblem): RegisterFileProblem => ({
  ...{ code, message },
  ...(line !== null && { line }),
  ...(column !== null && { column }),
});
