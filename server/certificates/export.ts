import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { EXPORT_COLUMNS, exportRow } from '../core/certificate/export-row.js';
import { certificateSchema, type CertificateRow, type ExportFormat } from './certificates.contract.js';

/** Writes certificates as they come, so that an export of any size needs the memory of one page. */
export function exportStream(certificates: AsyncIterable<CertificateRow>, format: ExportFormat): Readable {
  return format === 'csv' ? csv(certificates) : Readable.from(json(certificates));
}

function csv(certificates: AsyncIterable<CertificateRow>): Readable {
  const table = stringify({
    header: true,
    columns: [...EXPORT_COLUMNS],
    // Spreadsheets run cells that begin like a formula (CWE-1236); names in certificates are anybody's text.
    escape_formulas: true,
    record_delimiter: 'windows',
    // So that spreadsheets read it as UTF-8.
    bom: true,
  });
  const rows = Readable.from(rowsOf(certificates));
  rows.on('error', (error) => table.destroy(error));
  table.on('close', () => rows.destroy());
  return rows.pipe(table);
}

async function* rowsOf(certificates: AsyncIterable<CertificateRow>): AsyncGenerator<(string | number)[]> {
  for await (const certificate of certificates) yield exportRow(certificate);
}

async function* json(certificates: AsyncIterable<CertificateRow>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const certificate of certificates) {
    yield separator + JSON.stringify(certificateSchema.parse(certificate));
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
