import type { AskedRegister } from '../register-basis.js';
import type { SourceReading } from './source-reading.js';
import type { Table } from './table.js';

/** What is known of a register apart from its editions. */
export type RegisterFacts = Omit<AskedRegister, 'edition' | 'candidates'>;

/** `eba`: the ZIP or JSON of the central register, which has a reader of its own. */
export const SOURCE_FORMATS = ['eba', 'csv', 'xlsx', 'csv-xlsx', 'csv-json'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** A register as the product ships it: one file, and one line in `shipped-sources.ts`. */
export interface RegisterSource extends RegisterFacts {
  /** ISO 3166-1 alpha-2 of the authority; null: of the union. */
  readonly country: string | null;
  /** Who answers for what it says. */
  readonly authorityName: string;
  /** Where a person finds it. */
  readonly homepage: string;
  /** How to get the file, as one or two sentences. */
  readonly howToGet: string;
  readonly format: SourceFormat;
  /** Shown with every answer that rests on it. */
  readonly disclaimer: string | null;
}

/** A source that comes as a table. */
export interface TableSource extends RegisterSource {
  /** The entries of a table as the authority publishes it, or why it is none; `day` is the one it is read on, `YYYY-MM-DD`. */
  readonly parse: (table: Table, day: string) => SourceReading;
}
