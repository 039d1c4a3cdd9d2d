import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type StreamedRow, type TableForm, TableStream, UnreadableTable } from '../ports/table-stream.js';
import { csvTable, delimiterOf } from './registers/csv-table.js';
import { UnusableFile } from './registers/register-bytes.js';
import { decodeText } from './registers/text-encoding.js';

const BATCH = 500;
/** An open quotation mark does not swallow the rest of the file. */
const RECORD_BYTES = 256 * 1024;
const PEEKED = 256 * 1024;

/** CSV of any size, with csv-parse. */
export class CsvStream extends TableStream {
  override peek(start: Uint8Array): { readonly form: TableForm; readonly rows: readonly StreamedRow[] } {
    if (start[0] === 0x50 && start[1] === 0x4b)
      throw new UnreadableTable('The file is a workbook or an archive. Save its sheet as CSV.');
    const isWhole = start.length < PEEKED;
    const { text, encoding, isSure } = decodeText(start.subarray(0, PEEKED - cutLetter(start)), undefined);
    // The last line may be cut, and with it a quotation.
    const whole = isWhole ? text : text.slice(0, Math.max(0, text.lastIndexOf('\n')));
    try {
      const { table, delimiter } = csvTable(whole);
      return { form: { encoding, encodingIsSure: isSure, delimiter }, rows: table.rows };
    } catch (error) {
      if (!(error instanceof UnusableFile)) throw error;
      const lines = whole.split('\n').slice(0, 20).join('\n');
      if (isWhole || error.problem.code === 'html')
        throw new UnreadableTable(error.problem.message, error.problem.line ?? null);
      return {
        form: { encoding, encodingIsSure: isSure, delimiter: delimiterOf(lines) },
        rows: csvTable(lines).table.rows,
      };
    }
  }

  override async *rows(
    bytes: AsyncIterable<Uint8Array>,
    { encoding, delimiter }: TableForm,
  ): AsyncIterable<readonly StreamedRow[]> {
    const parser = parse({
      ...{ delimiter, info: true, bom: true, relax_column_count: true, relax_quotes: true },
      ...{ max_record_size: RECORD_BYTES, skip_empty_lines: true },
    });
    const source = Readable.from(decoded(bytes, encoding));
    source.on('error', (error) => parser.destroy(error));
    source.pipe(parser);
    let batch: StreamedRow[] = [];
    let line = 1;
    try {
      for await (const { record, info } of parser as AsyncIterable<{
        record: string[];
        info: { lines: number };
      }>) {
        if (record.some((cell) => cell.trim() !== '')) batch.push({ line, cells: record });
        line = info.lines + 1;
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const at = Number(error['lines'] ?? 0) || null;
      throw new UnreadableTable(
        `The table cannot be read${at === null ? '' : ` on line ${at}`}: ${error.message.slice(0, 200)}`,
        at,
      );
    } finally {
      source.destroy();
    }
    if (batch.length > 0) yield batch;
  }
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** How many bytes of a letter in UTF-8 stand before the cut. */
function cutLetter(bytes: Uint8Array): number {
  if (bytes.length < PEEKED) return 0;
  for (let back = 1; back <= 4; back++) if (((bytes[PEEKED - back] ?? 0) & 0xc0) !== 0x80) return back;
  return 0;
}
