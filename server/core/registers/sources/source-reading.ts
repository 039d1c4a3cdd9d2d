import type { RegisterEntry } from '../register-entry.js';

/** Where something stands in a table: line and column counted from 1, as an editor or Excel shows them. */
export interface TablePlace {
  readonly line: number | null;
  readonly column: number | null;
}

/** Why a table is not the source's, which leaves it whole. */
export const SOURCE_PROBLEM_CODES = [
  'missing-columns',
  'shifted-columns',
  'wrong-encoding',
  'nothing-inside',
  'too-many-faults',
] as const;
export type SourceProblemCode = (typeof SOURCE_PROBLEM_CODES)[number];

export interface SourceProblem extends TablePlace {
  readonly code: SourceProblemCode;
  /** One sentence that names what was found. */
  readonly message: string;
}

/** Something odd that keeps nobody from using the rest. */
export const ROW_REMARK_CODES = [
  'no-number',
  'no-name',
  'unknown-type',
  'unknown-status',
  'unknown-service',
  'unknown-country',
  'malformed-date',
  'dates-out-of-order',
  'duplicate-number',
  'ragged-row',
  'formula',
  'cell-too-long',
  'not-withdrawn',
] as const;
export type RowRemarkCode = (typeof ROW_REMARK_CODES)[number];

export interface RowRemark extends TablePlace {
  readonly code: RowRemarkCode;
  readonly message: string;
  /** Whether the row gives no entry. */
  readonly leftOut: boolean;
}

export interface LineEntry {
  readonly line: number;
  readonly entry: RegisterEntry;
}

export type SourceReading =
  | { readonly ok: true; readonly entries: readonly LineEntry[]; readonly remarks: readonly RowRemark[] }
  | { readonly ok: false; readonly problem: SourceProblem; readonly remarks: readonly RowRemark[] };
