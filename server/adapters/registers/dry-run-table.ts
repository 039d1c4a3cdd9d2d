import { findAuthority } from '../../core/identifiers/nca-ids.js';
import { applyMapping, headerIndexOf } from '../../core/registers/sources/mapping/apply-mapping.js';
import { proposeMapping, valuesOf } from '../../core/registers/sources/mapping/propose-mapping.js';
import type { TableRow } from '../../core/registers/sources/table.js';
import type { DryRunOptions, RegisterFile } from '../../ports/register-file-reader.js';
import { UnusableFile } from './register-bytes.js';
import { problemOf, sheetOf } from './table-entries.js';
import { readTableFile } from './table-file.js';
import type { DryRunAnswer } from './worker-register-file-reader.js';

const SHOWN = { entries: 25, rows: 8, remarks: 200, cells: 40, cell: 200 } as const;
const NO_VALUES = { type: [], status: [], services: [] } as const;

/** What a table would give by a mapping, or by the one that is proposed for it; nothing is stored. */
export async function* dryRunTable(
  file: RegisterFile,
  { authority, mapping: given }: DryRunOptions,
): AsyncGenerator<DryRunAnswer, void, void> {
  try {
    const { facts, sheets } = await readTableFile(file, findAuthority(authority)?.authority.country);
    const sheet = given?.sheet ?? null;
    const table = sheetOf(sheets, sheet);
    const proposal =
      given === undefined && table !== undefined ? proposeMapping(table, sheet, authority) : undefined;
    const mapping = given ?? proposal?.mapping;
    if (table === undefined || mapping === undefined) {
      const message = 'No row of the table looks like a header.';
      yield {
        ...{
          facts,
          mapping: null,
          reasons: [],
          values: NO_VALUES,
          sample: shown(table?.rows ?? []),
          entries: [],
        },
        ...{
          rows: table?.rows.length ?? 0,
          entities: 0,
          remarks: table?.remarks.slice(0, SHOWN.remarks) ?? [],
        },
        problem: { code: 'missing-columns', message },
      };
      return;
    }
    const header = headerIndexOf(table, mapping);
    const rows = header.ok ? table.rows.slice(header.index + 1) : table.rows;
    const reading = applyMapping(table, mapping, 'dry-run', authority);
    yield {
      facts,
      mapping,
      reasons: proposal?.reasons ?? [],
      values: valuesOf(rows, mapping.columns),
      sample: shown(header.ok ? table.rows.slice(header.index) : table.rows),
      entries: reading.ok ? reading.entries.slice(0, SHOWN.entries) : [],
      rows: rows.length,
      entities: reading.ok ? reading.entries.length : 0,
      remarks: reading.remarks,
      problem: reading.ok ? null : problemOf(reading.problem),
    };
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    yield { problem: error.problem, facts: null };
  }
}

const shown = (rows: readonly TableRow[]): TableRow[] =>
  rows.slice(0, SHOWN.rows).map(({ line, cells }) => ({
    line,
    cells: cells.slice(0, SHOWN.cells).map((cell) => cell.slice(0, SHOWN.cell)),
  }));
