/** One row of a table, with the line on which it begins. Every cell is text; a day is `YYYY-MM-DD`. */
export interface TableRow {
  /** Counted from 1; of a workbook the row. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A CSV file, one sheet of a workbook, or a JSON array of records, read but not understood. */
export interface Table {
  readonly rows: readonly TableRow[];
}
