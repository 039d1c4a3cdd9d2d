import type { TextEncoding } from './register-file-reader.js';

export interface TableForm {
  readonly encoding: TextEncoding;
  /** Told by the bytes; else it is the most likely one. */
  readonly encodingIsSure: boolean;
  readonly delimiter: string;
}

export interface StreamedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why a file is no table; one sentence with the line. */
export class UnreadableTable extends Error {
  constructor(
    message: string,
    readonly line: number | null = null,
  ) {
    super(message);
    this.name = 'UnreadableTable';
  }
}

/** Reads tables that are too long to be held: a batch of rows at a time. */
export abstract class TableStream {
  /** How the table is written and its first rows, told from the beginning of the file. Throws `UnreadableTable`. */
  abstract peek(start: Uint8Array): { readonly form: TableForm; readonly rows: readonly StreamedRow[] };
  /** Every row that holds something, the header too. Throws `UnreadableTable`. */
  abstract rows(bytes: AsyncIterable<Uint8Array>, form: TableForm): AsyncIterable<readonly StreamedRow[]>;
}
