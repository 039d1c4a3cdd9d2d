import { ZipFile } from 'yazl';
import readXlsxFile from 'read-excel-file/node';
import type { RowRemark } from '../../core/registers/sources/source-reading.js';
import type { Table, TableRow } from '../../core/registers/sources/table.js';
import { readZip } from '../zip-reader.js';
import { cellText } from './csv-table.js';
import { UnusableFile } from './register-bytes.js';
import { TABLE_LIMITS } from './table-limits.js';

export interface Sheet {
  readonly name: string;
  readonly table: Table;
}

/** Parts of a workbook that are read; macros, pictures and printer settings are not. */
const READ =
  /^(xl\/(workbook|styles|sharedStrings|worksheets\/[^/]+|_rels\/[^/]+)|_rels\/[^/]+|\[Content_Types\]|docProps\/[^/]+)\.(xml|rels|xml\.rels)$/i;
const MOST_PARTS = 500;

/**
 * The sheets of a workbook. The reader of workbooks believes what an archive says of itself, so the parts are unpacked
 * under limits first and handed to it without compression.
 */
export async function xlsxSheets(bytes: Uint8Array): Promise<Sheet[]> {
  const parts = await partsOf(bytes);
  if (!parts.has('xl/workbook.xml'))
    throw new UnusableFile({
      code: 'not-a-table',
      message: 'The file is an archive, but no workbook of Excel (XLSX) is in it.',
    });
  let sheets: Awaited<ReturnType<typeof readXlsxFile<string>>>;
  try {
    sheets = await readXlsxFile<string>(await packed(parts), { parseNumber: (text) => text, trim: false });
  } catch (error) {
    const message = `The workbook cannot be read: ${error instanceof Error ? error.message.slice(0, 200) : 'it is damaged'}.`;
    throw new UnusableFile({ code: 'not-a-table', message });
  }
  const formulas = [...parts]
    .filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name))
    .map(([, xml]) => formulasIn(xml));
  return sheets.map(({ sheet, data }, i) => ({
    name: sheet,
    table: tableOf(
      data as readonly (readonly unknown[])[],
      formulas.length === sheets.length ? (formulas[i] ?? []) : formulas.flat(),
    ),
  }));
}

async function partsOf(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const limits = {
    ...{ entries: MOST_PARTS, totalBytes: TABLE_LIMITS.unpacked, ratio: TABLE_LIMITS.ratio },
    ratioFromBytes: 1024 * 1024,
  };
  const parts = new Map<string, Uint8Array>();
  for await (const item of readZip(bytes, limits)) {
    if ('problem' in item) {
      const code = item.problem.code === 'too-large' ? 'bomb' : 'unreadable';
      throw new UnusableFile({ code, message: item.problem.message });
    }
    if (READ.test(item.name)) parts.set(item.name, item.bytes);
  }
  return parts;
}

async function packed(parts: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of parts) zip.addBuffer(Buffer.from(bytes), name, { compress: false });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

interface FormulaCell {
  readonly line: number;
  readonly column: number;
}

const MOST_FORMULAS = 1_000;

/** Cells that a formula computes: what stands there is the result that was stored last. */
function formulasIn(xml: Uint8Array): FormulaCell[] {
  const text = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength).toString('utf8');
  const found: FormulaCell[] = [];
  for (const [, letters, line] of text.matchAll(/<c r="([A-Z]{1,3})(\d{1,7})"[^>]{0,100}><f[ >/]/g)) {
    let column = 0;
    for (const letter of letters as string) column = column * 26 + letter.charCodeAt(0) - 64;
    found.push({ line: Number(line), column });
    if (found.length >= MOST_FORMULAS) break;
  }
  return found;
}

function tableOf(data: readonly (readonly unknown[])[], formulas: readonly FormulaCell[]): Table {
  if (data.length > TABLE_LIMITS.rows)
    throw new UnusableFile({
      code: 'too-large',
      message: `A sheet has more than ${TABLE_LIMITS.rows} rows.`,
      line: TABLE_LIMITS.rows,
    });
  const remarks: RowRemark[] = [];
  const rows: TableRow[] = [];
  for (const [index, values] of data.entries()) {
    const line = index + 1;
    if (
      values.length > TABLE_LIMITS.columns &&
      values.slice(TABLE_LIMITS.columns).some((value) => value !== null)
    )
      throw new UnusableFile({
        code: 'too-large',
        message: `Row ${line} has ${values.length} columns; the limit is ${TABLE_LIMITS.columns}.`,
        line,
      });
    const cells = values
      .slice(0, TABLE_LIMITS.columns)
      .map((value, column) => cellText(textOf(value), line, column, remarks));
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
  }
  for (const { line, column } of formulas)
    remarks.push({
      code: 'formula',
      message: `Row ${line}, column ${column} is computed by a formula; the result that was stored with it is taken.`,
      ...{ line, column, leftOut: false },
    });
  return { rows, remarks };
}

/** A day without its time; a number as it is stored, without an exponent. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  const text = String(value);
  return /^-?\d+(\.\d+)?E[+-]?\d+$/i.test(text)
    ? Number(text).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 })
    : text;
}
