import type { EntityManager } from 'typeorm';
import { ENTRY_COLUMNS, type EntryColumns } from '../core/registers/stored-entry.js';
import { affected, breathe, places, tuples } from './import-statements.js';
import { OPEN } from './register-entry.entity.js';

/** Written by hand: each statement may hold the event loop for a millisecond or two. */
const ROWS_PER_STATEMENT = 40;
const COLUMNS = ['id', 'source', 'fromEdition', 'toEdition', ...ENTRY_COLUMNS];
const KEY = ENTRY_COLUMNS.indexOf('key');
const SEARCH_TEXT = ENTRY_COLUMNS.indexOf('searchText');

interface Target {
  readonly source: string;
  readonly number: number;
  readonly nextRow: number;
}

const INSERT = `INSERT INTO "register_entry" (${COLUMNS.map((name) => `"${name}"`).join(', ')}) VALUES `;

/** How many rows were written: of an entry that the file has twice the first. */
export async function insertStates(
  tx: EntityManager,
  { source, number, nextRow }: Target,
  entries: readonly EntryColumns[],
): Promise<number> {
  let written = 0;
  for (let start = 0; start < entries.length; start += ROWS_PER_STATEMENT) {
    const some = entries.slice(start, start + ROWS_PER_STATEMENT);
    const values: unknown[] = [];
    some.forEach((entry, i) => values.push(nextRow + start + i, source, number, OPEN, ...entry));
    written += await affected(
      tx,
      `${INSERT}${tuples(tx, some.length, COLUMNS.length)} ON CONFLICT DO NOTHING`,
      values,
    );
    await breathe();
    if (tx.connection.options.type === 'postgres') continue;
    await tx.query(
      `INSERT INTO "register_entry_search" ("rowid", "text") VALUES ${tuples(tx, some.length, 2)}`,
      some.flatMap((entry, i) => [nextRow + start + i, entry[SEARCH_TEXT]]),
    );
    await breathe();
  }
  return written;
}

/** Ends the open states of the same entries; returns how many there were. */
export async function closeByKey(
  tx: EntityManager,
  number: number,
  entries: readonly EntryColumns[],
): Promise<number> {
  let closed = 0;
  for (let start = 0; start < entries.length; start += 100) {
    const keys = entries.slice(start, start + 100).map((entry) => entry[KEY] ?? '');
    closed += await affected(
      tx,
      `UPDATE "register_entry" SET "toEdition" = ${places(tx, 1)} WHERE "key" IN (${places(tx, keys.length, 2)})` +
        ` AND "toEdition" = ${OPEN}`,
      [number, ...keys],
    );
    await breathe();
  }
  return closed;
}
