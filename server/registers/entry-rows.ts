import type { EntityManager } from 'typeorm';
import { ENTRY_COLUMNS, type EntryColumns } from '../core/registers/stored-entry.js';
import { OPEN } from './register-entry.entity.js';

/**
 * The statements of an import, written by hand: there are 330,000 rows of 22 columns, and each statement may hold the
 * event loop for a millisecond or two.
 */
const ROWS_PER_STATEMENT = 40;
const COLUMNS = ['id', 'source', 'fromEdition', 'toEdition', ...ENTRY_COLUMNS];
const KEY = ENTRY_COLUMNS.indexOf('key');
const SEARCH_TEXT = ENTRY_COLUMNS.indexOf('searchText');

const isPostgres = (tx: EntityManager): boolean => tx.connection.options.type === 'postgres';

/** Between two statements others may be answered. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const places = (tx: EntityManager, count: number, from = 1): string =>
  Array.from({ length: count }, (_, i) => (isPostgres(tx) ? `$${from + i}` : '?')).join(', ');

/** Made once for each size: the text of a statement costs more than its rows. */
const TUPLES = new Map<string, string>();

function tuples(tx: EntityManager, rows: number, width: number): string {
  const size = `${isPostgres(tx)} ${rows} ${width}`;
  const known = TUPLES.get(size);
  if (known !== undefined) return known;
  const text = Array.from({ length: rows }, (_, row) => `(${places(tx, width, row * width + 1)})`).join(', ');
  TUPLES.set(size, text);
  return text;
}

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
    if (isPostgres(tx)) continue;
    const texts = some.flatMap((entry, i) =>
      entry[SEARCH_TEXT] === '' ? [] : [nextRow + start + i, entry[SEARCH_TEXT]],
    );
    if (texts.length === 0) continue;
    await tx.query(
      `INSERT INTO "register_entry_search" ("rowid", "text") VALUES ${tuples(tx, texts.length / 2, 2)}`,
      texts,
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

export async function closeRows(tx: EntityManager, number: number, ids: readonly number[]): Promise<number> {
  return affected(
    tx,
    `UPDATE "register_entry" SET "toEdition" = ${places(tx, 1)} WHERE "id" IN (${places(tx, ids.length, 2)})` +
      ` AND "toEdition" = ${OPEN}`,
    [number, ...ids],
  );
}

/** Takes back some of what an edition wrote that was never published; returns how much that was. */
export async function clearStates(
  tx: EntityManager,
  source: string,
  number: number,
  atMost: number,
): Promise<number> {
  const written = await idsOf(
    tx,
    `SELECT "id" FROM "register_entry" WHERE "source" = ${places(tx, 1)} AND "fromEdition" = ${places(tx, 1, 2)} LIMIT ${atMost}`,
    [source, number],
  );
  await deleteRows(tx, written);
  const ended = await idsOf(
    tx,
    `SELECT "id" FROM "register_entry" WHERE "source" = ${places(tx, 1)} AND "toEdition" = ${places(tx, 1, 2)}` +
      ` AND "toEdition" < ${OPEN} LIMIT ${atMost}`,
    [source, number],
  );
  if (ended.length > 0)
    await tx.query(
      `UPDATE "register_entry" SET "toEdition" = ${OPEN} WHERE "id" IN (${places(tx, ended.length)})`,
      ended,
    );
  return written.length + ended.length;
}

export async function deleteType(
  tx: EntityManager,
  source: string,
  type: string,
  atMost: number,
): Promise<number> {
  const ids = await idsOf(
    tx,
    `SELECT "id" FROM "register_entry" WHERE "type" = ${places(tx, 1)} AND "source" = ${places(tx, 1, 2)} LIMIT ${atMost}`,
    [type, source],
  );
  await deleteRows(tx, ids);
  return ids.length;
}

async function deleteRows(tx: EntityManager, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const list = `(${places(tx, ids.length)})`;
  if (!isPostgres(tx))
    await tx.query(`DELETE FROM "register_entry_search" WHERE "rowid" IN ${list}`, [...ids]);
  await tx.query(`DELETE FROM "register_entry" WHERE "id" IN ${list}`, [...ids]);
}

async function idsOf(tx: EntityManager, sql: string, values: readonly unknown[]): Promise<number[]> {
  const rows = (await tx.query(sql, [...values])) as { id: number }[];
  return rows.map(({ id }) => id);
}

async function affected(tx: EntityManager, sql: string, values: readonly unknown[]): Promise<number> {
  const result = await tx.queryRunner?.query(sql, [...values], true);
  return result?.affected ?? 0;
}
