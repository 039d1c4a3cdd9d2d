import type { EntityManager } from 'typeorm';
import { affected, idsOf, places } from './import-statements.js';
import { OPEN } from './register-entry.entity.js';

/** The two tables whose rows hold from one edition up to another. */
export type StateTable = 'register_entry' | 'register_agents';

/** Ends states; returns how many were open. */
export const closeRows = (
  tx: EntityManager,
  table: StateTable,
  number: number,
  ids: readonly number[],
): Promise<number> =>
  affected(
    tx,
    `UPDATE "${table}" SET "toEdition" = ${places(tx, 1)} WHERE "id" IN (${places(tx, ids.length, 2)})` +
      ` AND "toEdition" = ${OPEN}`,
    [number, ...ids],
  );

/** Takes back some of what an edition wrote that was never published; returns how much that was. */
export async function clearStates(
  tx: EntityManager,
  table: StateTable,
  source: string,
  number: number,
  atMost: number,
): Promise<number> {
  const some = (column: string): Promise<number[]> =>
    idsOf(
      tx,
      `SELECT "id" FROM "${table}" WHERE "source" = ${places(tx, 1)} AND "${column}" = ${places(tx, 1, 2)}` +
        ` AND "${column}" < ${OPEN} LIMIT ${atMost}`,
      [source, number],
    );
  const written = await some('fromEdition');
  await deleteRows(tx, table, written);
  const ended = await some('toEdition');
  if (ended.length > 0)
    await tx.query(
      `UPDATE "${table}" SET "toEdition" = ${OPEN} WHERE "id" IN (${places(tx, ended.length)})`,
      ended,
    );
  return written.length + ended.length;
}

export async function deleteRows(
  tx: EntityManager,
  table: StateTable,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  const list = `(${places(tx, ids.length)})`;
  if (table === 'register_entry' && tx.connection.options.type !== 'postgres')
    await tx.query(`DELETE FROM "register_entry_search" WHERE "rowid" IN ${list}`, [...ids]);
  await tx.query(`DELETE FROM "${table}" WHERE "id" IN ${list}`, [...ids]);
}
