import type { RowRemark } from './source-reading.js';

/** One row of a table, with the line on which it begins. Every cell is text; a day is `YYYY-MM-DD`. */
export interface TableRow {
  /** Counted from 1; of a workbook the row. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A CSV file, one sheet of a workbook, or a JSON array of records, read but not understood. Rows without text are gone. */
export interface Table {
  readonly rows: readonly TableRow[];
  /** What was odd about single cells. */
  readonly remarks: readonly RowRemark[];
}

/** The text of a cell without what surrounds it; rows may end early. */
export const cellOf = ({ cells }: TableRow, column: number | undefined): string =>
  column === undefined ? '' : (cells[column] ?? '').trim();
