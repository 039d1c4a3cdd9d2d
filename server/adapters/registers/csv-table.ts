import { CsvError, parse } from 'csv-parse/sync';
import type { RowRemark } from '../../core/registers/sources/source-reading.js';
import type { Table, TableRow } from '../../core/registers/sources/table.js';
import { TABLE_LIMITS } from './table-limits.js';
import { UnusableFile } from './register-bytes.js';

const DELIMITERS = [';', ',', '\t', '|'] as const;
/** Text and records that a delimiter is told by. */
const LOOKED_AT = 200_000;
const RECORDS = 50;

interface CsvRecord {
  readonly info: { readonly lines: number };
  readonly record: string[];
}

/** The rows of a CSV file with the lines on which they begin. */
export function csvTable(text: string): { readonly table: Table; readonly delimiter: string } {
  const start = text.trimStart().slice(0, 300);
  if (/^<(!doctype|html|\?xml|head|body|!--)/i.test(start))
    throw new UnusableFile({
      code: 'html',
      message: `The file is a web page, not a table: ${JSON.stringify(start.slice(0, 60))}…`,
    });
  const delimiter = delimiterOf(text);
  const records = recordsOf(text, delimiter);
  if (records.length > TABLE_LIMITS.rows)
    throw new UnusableFile({
      code: 'too-large',
      message: `The table has more than ${TABLE_LIMITS.rows} rows.`,
      line: TABLE_LIMITS.rows,
    });
  const remarks: RowRemark[] = [];
  const rows: TableRow[] = [];
  let line = 1;
  for (const { info, record } of records) {
    const cells =
      record.length > TABLE_LIMITS.columns
        ? refuseWidth(record.length, line)
        : record.map((cell, i) => cellText(cell, line, i, remarks));
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
    line = info.lines + 1;
  }
  return { table: { rows, remarks }, delimiter };
}

function refuseWidth(width: number, line: number): never {
  const message = `Line ${line} has ${width} columns; the limit is ${TABLE_LIMITS.columns}.`;
  throw new UnusableFile({ code: 'too-large', message, line });
}

/** `="00123"` keeps the zeros that Excel would drop; any other formula says nothing by itself. */
const QUOTED_FORMULA = /^="([^"]*)"$/;

export function cellText(cell: string, line: number, column: number, remarks: RowRemark[]): string {
  const place = { line, column: column + 1, leftOut: false } as const;
  if (cell.length > TABLE_LIMITS.cell) {
    const message = `Line ${line}, column ${column + 1} holds ${cell.length} characters; the limit is ${TABLE_LIMITS.cell}. It is taken as empty.`;
    remarks.push({ code: 'cell-too-long', message, ...place });
    return '';
  }
  const trimmed = cell.trim();
  if (!trimmed.startsWith('=')) return cell;
  const quoted = QUOTED_FORMULA.exec(trimmed)?.[1];
  if (quoted !== undefined) return quoted;
  const message = `Line ${line}, column ${column + 1} holds the formula ${JSON.stringify(trimmed.slice(0, 40))}, which is taken as empty.`;
  remarks.push({ code: 'formula', message, ...place });
  return '';
}

function recordsOf(text: string, delimiter: string): CsvRecord[] {
  try {
    return parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: TABLE_LIMITS.record,
      to: TABLE_LIMITS.rows + 1,
    }) as unknown as CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 0);
    const column = Number(error['column'] ?? -1);
    const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
    const message = isOpen
      ? `A quotation mark is open to the end of the file, or for more than ${TABLE_LIMITS.record / 1024 / 1024} MB; reading stopped on line ${line}.`
      : `The table cannot be read on line ${line}: ${error.message.slice(0, 200)}`;
    throw new UnusableFile({
      ...{ code: 'not-a-table', message },
      ...(line > 0 && { line }),
      ...(column >= 0 && { column: column + 1 }),
    });
  }
}

/** The one that cuts the first rows into the most columns, as evenly as possible. */
export function delimiterOf(text: string): string {
  const head = text.slice(0, LOOKED_AT);
  let best: { readonly delimiter: string; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    let records: string[][];
    try {
      records = parse(head, { delimiter, relax_column_count: true, relax_quotes: true, to: RECORDS });
    } catch {
      // The head may end within quotation marks.
      records = head.split(/\r?\n/, RECORDS).map((line) => line.split(delimiter));
    }
    const widths = records.map(({ length }) => length).filter((width) => width > 1);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [usual = 1, rows = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    const score = (rows / Math.max(1, records.length)) * Math.min(usual, 50);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
