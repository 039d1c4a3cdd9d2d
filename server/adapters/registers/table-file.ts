import { readFile, stat } from 'node:fs/promises';
import type { Table } from '../../core/registers/sources/table.js';
import type { RegisterFile, TableFileFacts } from '../../ports/register-file-reader.js';
import { isZip } from '../zip-reader.js';
import { csvTable } from './csv-table.js';
import { jsonTable } from './json-table.js';
import { UnusableFile } from './register-bytes.js';
import { TABLE_LIMITS } from './table-limits.js';
import { decodeText } from './text-encoding.js';
import { xlsxSheets } from './xlsx-table.js';

export interface TableFile {
  readonly facts: TableFileFacts;
  /** One of CSV and JSON. */
  readonly sheets: readonly { readonly name: string; readonly table: Table }[];
}

/** The tables of a file, whatever form it has. Throws `UnusableFile` for what is none. */
export async function readTableFile(file: RegisterFile, country: string | undefined): Promise<TableFile> {
  const bytes = await bytesOf(file);
  if (bytes.length === 0) throw new UnusableFile({ code: 'nothing-inside', message: 'The file is empty.' });
  if (isZip(bytes)) {
    const sheets = await xlsxSheets(bytes);
    const facts = { format: 'xlsx', encoding: null, encodingIsSure: true, delimiter: null } as const;
    return { facts: { ...facts, sheets: sheets.map(({ name }) => name) }, sheets };
  }
  const other = otherKind(bytes);
  if (other !== undefined) throw new UnusableFile({ code: 'not-a-table', message: other });
  const { text, encoding, isSure } = decodeText(bytes, country);
  const about = { encoding, encodingIsSure: isSure, sheets: [] } as const;
  if (/^\s*[[{]/.test(text.slice(0, 1_000)))
    return {
      facts: { format: 'json', delimiter: null, ...about },
      sheets: [{ name: '', table: jsonTable(text) }],
    };
  const { table, delimiter } = csvTable(text);
  return { facts: { format: 'csv', delimiter, ...about }, sheets: [{ name: '', table }] };
}

async function bytesOf({ content }: RegisterFile): Promise<Uint8Array> {
  const size = 'bytes' in content ? content.bytes.length : (await stat(content.path)).size;
  if (size > TABLE_LIMITS.bytes) {
    const message = `The file has ${Math.ceil(size / 1024 / 1024)} MB; a table may have ${TABLE_LIMITS.bytes / 1024 / 1024}.`;
    throw new UnusableFile({ code: 'too-large', message });
  }
  return 'bytes' in content ? content.bytes : readFile(content.path);
}

function otherKind(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (start.startsWith('\xd0\xcf\x11\xe0'))
    return 'The file is a workbook of an old Excel (XLS); save it as XLSX.';
  if (start.startsWith('%PDF')) return 'The file is a PDF, from which no table can be read.';
  return undefined;
}
