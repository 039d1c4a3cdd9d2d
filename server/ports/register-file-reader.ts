import type { EntityRemark } from '../core/registers/eba-entity.js';
import type { ColumnMapping } from '../core/registers/sources/column-mapping.js';
import type { ColumnReason, ColumnValues } from '../core/registers/sources/mapping/propose-mapping.js';
import type { LineEntry, RowRemark, RowRemarkCode } from '../core/registers/sources/source-reading.js';
import type { TableRow } from '../core/registers/sources/table.js';
import type { EntryColumns } from '../core/registers/stored-entry.js';

/** A file as it was fetched, uploaded or named on the command line: a ZIP, or the JSON itself. */
export interface RegisterFile {
  readonly name: string;
  readonly content: { readonly bytes: Uint8Array } | { readonly path: string };
  /** Lower-case hex, as whoever published the file says. */
  readonly sha256?: string | undefined;
}

/** What is stored of the current edition, row by row: entities that are the same are told by number and not handed over. */
export interface KnownStates {
  /** Of each row the first sixteen bytes of the hash of the entity as it stood in the file. */
  readonly raw: Uint8Array;
  /** Of each row the first sixteen bytes of the hash of what was understood of it. */
  readonly content: Uint8Array;
  /** Of each row its number in `groups`. */
  readonly group: Uint16Array;
  readonly groups: readonly EntryGroup[];
  /** Of each block of agents the first sixteen bytes of the hash of what it holds. */
  readonly blocks: Uint8Array;
}

/** Agents of one institution that stand together in the order of their names. */
export interface AgentBlock {
  readonly parentCode: string;
  readonly count: number;
  /** What its first line begins with: blocks of a parent are in the order of it. */
  readonly first: string;
  /** Sixteen bytes of the hash of its lines, as base64url. */
  readonly hash: string;
  /** Its lines and, on one more, their version stamps; as `deflateRaw` packs them. */
  readonly data: Uint8Array;
}

export interface EntryGroup {
  readonly type: string;
  readonly owner: string;
}

export interface RegisterReadOptions {
  /** Agents are mostly natural persons; without this they are counted and not read. */
  readonly agents: boolean;
  /** `YYYY-MM-DD`: the day that statuses are told as of. */
  readonly day: string;
  /** Where agents are put aside until all have come; in the system's folder for temporary files by itself. */
  readonly scratch?: string | undefined;
  /** Longest JSON that is unpacked. */
  readonly maxBytes: number;
  readonly known?: KnownStates | undefined;
  /** SHA-256 of the file in use: the same file is not read again. */
  readonly inUse?: string | undefined;
  /** What the table is; without it the file is the EBA's. */
  readonly table?: TableForm | undefined;
}

/** How an authority's table is understood. */
export type TableForm =
  | { readonly kind: 'shipped'; readonly source: string }
  | {
      readonly kind: 'mapped';
      readonly source: string;
      readonly authority: string;
      readonly mapping: ColumnMapping;
    };

export const TEXT_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1257'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/** How the file is written. */
export interface TableFileFacts {
  readonly format: 'csv' | 'xlsx' | 'json';
  readonly encoding: TextEncoding | null;
  /** Told by the bytes themselves, or assumed. */
  readonly encodingIsSure: boolean;
  readonly delimiter: string | null;
  /** Of a workbook. */
  readonly sheets: readonly string[];
}

/** What is asked of a table that is not imported yet. */
export interface DryRunOptions {
  readonly authority: string;
  /** Without it one is proposed. */
  readonly mapping?: ColumnMapping | undefined;
  readonly day: string;
}

/** What a table would give. */
export interface TableDryRun {
  readonly facts: TableFileFacts;
  readonly mapping: ColumnMapping | null;
  readonly reasons: readonly ColumnReason[];
  readonly values: ColumnValues;
  /** Header and a few rows as they stand there. */
  readonly sample: readonly TableRow[];
  /** The first of them. */
  readonly entries: readonly LineEntry[];
  readonly rows: number;
  readonly entities: number;
  readonly remarks: readonly RowRemark[];
  readonly problem: RegisterFileProblem | null;
}

export const REGISTER_FILE_PROBLEMS = [
  'wrong-hash',
  'unreadable',
  'bomb',
  'too-large',
  'unsafe-name',
  'nothing-inside',
  'html',
  'not-json',
  'truncated',
  'not-utf-8',
  'too-deep',
  'entity-too-large',
  'not-a-register',
  'not-a-table',
  'wrong-encoding',
  'missing-columns',
  'shifted-columns',
  'too-many-faults',
] as const;

/** Why a file is no edition. */
export interface RegisterFileProblem {
  readonly code: (typeof REGISTER_FILE_PROBLEMS)[number];
  /** One sentence that names what was found. */
  readonly message: string;
  /** Byte of the JSON, counted from 0. */
  readonly offset?: number;
  /** Of a table, counted from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** Something odd that keeps nobody from using the rest. */
export interface RegisterWarning {
  readonly code: 'not-understood' | 'duplicate' | EntityRemark['code'] | RowRemarkCode;
  readonly count: number;
  readonly examples: readonly string[];
}

export interface RegisterSummary {
  /** Lower-case hex, of the file. */
  readonly sha256: string;
  readonly size: number;
  readonly jsonBytes: number;
  readonly disclaimer: string | null;
  /** The latest version stamp of an entity. */
  readonly version: string | null;
  /** Every entity in the file, agents too. */
  readonly entities: number;
  readonly byType: Readonly<Record<string, number>>;
  /** By owner, agents left out. */
  readonly byOwner: Readonly<Record<string, number>>;
  readonly warnings: readonly RegisterWarning[];
  /** Rows of `known` that the file does not have as they were. */
  readonly missing: Uint32Array;
  /** Blocks of `known` that the file does not have any more. */
  readonly missingBlocks?: Uint32Array | undefined;
}

export type RegisterReading =
  | {
      readonly kind: 'entries';
      /** New or changed ones. */
      readonly entries: readonly EntryColumns[];
      /** Entities that were looked at so far. */
      readonly entities: number;
    }
  | {
      readonly kind: 'agents';
      /** New or changed ones, after all entries. */
      readonly blocks: readonly AgentBlock[];
      readonly entities: number;
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'end'; readonly summary: RegisterSummary }
  /** The last thing that is said of the file. */
  | {
      readonly kind: 'problem';
      readonly problem: RegisterFileProblem;
      readonly sha256: string;
      readonly size: number;
    };

/** Reads an edition of a register in bounded memory, away from the event loop. Never fails for what it holds. */
export abstract class RegisterFileReader {
  abstract read(
    file: RegisterFile,
    options: RegisterReadOptions,
  ): AsyncGenerator<RegisterReading, void, void>;

  /** What a table would give, and what stands in its way. */
  abstract dryRun(
    file: RegisterFile,
    options: DryRunOptions,
  ): Promise<TableDryRun | { readonly problem: RegisterFileProblem; readonly facts: null }>;
}
