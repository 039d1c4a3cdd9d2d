import type { RowRemark } from '../../core/registers/sources/source-reading.js';
import type { Table } from '../../core/registers/sources/table.js';
import { cellText } from './csv-table.js';
import { UnusableFile } from './register-bytes.js';
import { TABLE_LIMITS } from './table-limits.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Records as the data pages of authorities export them: a list of objects, or of objects with `fields`, or one of those
 * below `records`, `results` or `data`. Line 1 is the header, line 2 the first record.
 */
export function jsonTable(text: string): Table {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = `The file is no JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'it cannot be parsed'}.`;
    throw new UnusableFile({ code: 'not-json', message });
  }
  const records = listIn(value);
  if (records === undefined)
    throw new UnusableFile({ code: 'not-a-table', message: 'The JSON holds no list of records.' });
  if (records.length > TABLE_LIMITS.rows)
    throw new UnusableFile({
      code: 'too-large',
      message: `There are more than ${TABLE_LIMITS.rows} records.`,
    });
  const header = new Map<string, number>();
  for (const record of records)
    for (const key of Object.keys(record)) {
      if (!header.has(key)) header.set(key, header.size);
      if (header.size > TABLE_LIMITS.columns)
        throw new UnusableFile({
          code: 'too-large',
          message: `Records have more than ${TABLE_LIMITS.columns} fields.`,
        });
    }
  const keys = [...header.keys()];
  const remarks: RowRemark[] = [];
  const rows = records.map((record, i) => ({
    line: i + 2,
    cells: keys.map((key, column) => cellText(textOf(record[key]), i + 2, column, remarks)),
  }));
  return { rows: [{ line: 1, cells: keys }, ...rows], remarks };
}

function listIn(value: unknown): readonly Fields[] | undefined {
  if (Array.isArray(value)) {
    const records = value.filter(isFields);
    return records.map((record) => (isFields(record['fields']) ? record['fields'] : record));
  }
  if (!isFields(value)) return undefined;
  for (const key of ['records', 'results', 'data']) if (Array.isArray(value[key])) return listIn(value[key]);
  return undefined;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
