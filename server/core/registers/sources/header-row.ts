import { comparableWords, wrongEncodingAt } from './header-words.js';
import type { SourceProblem } from './source-reading.js';
import { cellOf, type Table, type TableRow } from './table.js';

/** Column names of a source, and the headers under which each has been seen, as `comparableWords` writes them. */
export type Headers<Name extends string> = Readonly<Record<Name, readonly string[]>>;

export interface HeaderRow<Name extends string> {
  readonly header: TableRow;
  /** Place of each column, counted from 0; undefined where the table has none. */
  readonly at: Readonly<Record<Name, number | undefined>>;
  /** What follows the header. */
  readonly rows: readonly TableRow[];
}

export type FoundHeader<Name extends string> =
  | { readonly ok: true; readonly value: HeaderRow<Name> }
  | { readonly ok: false; readonly problem: SourceProblem };

/** Titles, dates and notes may stand above the header. */
const LOOKED_AT = 30;

/**
 * Finds the row that has the needed headers. Where none has, the row that has most of them tells what is missing.
 * `wanted` is written as people see it in the file.
 */
export function findHeader<Name extends string>(
  table: Table,
  headers: Headers<Name>,
  needed: readonly NoInfer<Name>[],
): FoundHeader<Name> {
  const garbled = garbledCell(table.rows);
  if (garbled !== undefined) return { ok: false, problem: garbled };
  const names = Object.keys(headers) as Name[];
  let best: { readonly index: number; readonly found: ReadonlyMap<Name, number> } | undefined;
  for (const [index, row] of table.rows.slice(0, LOOKED_AT).entries()) {
    const cells = row.cells.map(comparableWords);
    const found = new Map<Name, number>();
    for (const name of names) {
      const place = placeOf(cells, headers[name]);
      if (place !== -1) found.set(name, place);
    }
    if (best === undefined || found.size > best.found.size) best = { index, found };
    if (needed.every((name) => found.has(name)) && found.size === names.length) break;
  }
  const missing = needed.filter((name) => best?.found.has(name) !== true);
  const header = best && table.rows[best.index];
  if (best === undefined || header === undefined || missing.length > 0) {
    const wanted = missing.map((name) => `"${headers[name][0] ?? name}"`).join(', ');
    const message = `No row among the first ${LOOKED_AT} has the columns of this source; missing ${wanted}.`;
    return {
      ok: false,
      problem: { code: 'missing-columns', message, line: header?.line ?? null, column: null },
    };
  }
  const at = Object.fromEntries(names.map((name) => [name, best.found.get(name)])) as Record<
    Name,
    number | undefined
  >;
  return { ok: true, value: { header, at, rows: table.rows.slice(best.index + 1) } };
}

/** The same words first, a header that begins with them else: long ones are cut or get a footnote. */
function placeOf(cells: readonly string[], known: readonly string[]): number {
  for (const words of known) {
    const place = cells.indexOf(words);
    if (place !== -1) return place;
  }
  return cells.findIndex((cell) => known.some((words) => words.length > 12 && cell.startsWith(words)));
}

/** The first cell that was read in another encoding than it was written in. */
export function garbledCell(rows: readonly TableRow[]): SourceProblem | undefined {
  for (const { line, cells } of rows)
    for (const [column, cell] of cells.entries()) {
      const at = wrongEncodingAt(cell);
      if (at === -1) continue;
      const message = `Line ${line}, column ${column + 1} holds letters that no language writes (${JSON.stringify(cell.slice(Math.max(0, at - 10), at + 10))}): the file was written in another encoding than it is read in.`;
      return { code: 'wrong-encoding', message, line, column: column + 1 };
    }
  return undefined;
}

/** Rows that may be at fault before the table is taken for shifted: a few typing errors are in every list. */
const FEW = 3;
const SHARE = 0.2;

/**
 * Whether so many cells of a column are not what they have to be that the rows must have been shifted against their
 * header; the problem names the first one.
 */
export function shiftedColumn(
  rows: readonly TableRow[],
  column: number | undefined,
  expected: string,
  isGood: (cell: string) => boolean,
): SourceProblem | undefined {
  if (column === undefined) return undefined;
  let filled = 0;
  const bad: TableRow[] = [];
  for (const row of rows) {
    const cell = cellOf(row, column);
    if (cell === '') continue;
    filled++;
    if (!isGood(cell)) bad.push(row);
  }
  const [first] = bad;
  if (first === undefined || (bad.length < FEW && bad.length < filled) || bad.length < filled * SHARE)
    return undefined;
  const message = `Line ${first.line}, column ${column + 1} holds ${JSON.stringify(cellOf(first, column).slice(0, 60))} where ${expected} is expected, and so do ${bad.length} of ${filled} rows: the columns have been shifted.`;
  return { code: 'shifted-columns', message, line: first.line, column: column + 1 };
}
