import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { dataKeyPlace, isEnvelope, rewrapped } from './envelope.js';
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns.js';
import type { SealedPlace, Sealing } from './sealing.js';

const BATCH = 500;

export interface RotatedColumn {
  readonly table: string;
  readonly column: string;
  /** Sealed anew under the present key. */
  readonly rewrapped: number;
  /** They were under the present key before. */
  readonly current: number;
  /** Rows whose value opens with neither key; they were left alone. */
  readonly unopened: readonly string[];
}

interface Row {
  readonly key: string;
  readonly sealed: string;
}

const MOST_NAMED = 20;

/**
 * Brings every sealed value under the present secret key, in batches of a transaction each: cut off anywhere, it goes on
 * where it was. Values that are under the present key are left alone, and so are those that cannot be opened.
 */
export async function rotateKeys(
  transactions: Transactions,
  sealing: Sealing,
  onBatch: (done: number) => void = () => undefined,
): Promise<readonly RotatedColumn[]> {
  const columns: RotatedColumn[] = [];
  let done = 0;
  for (const column of SEALED_COLUMNS) {
    const counts = { rewrapped: 0, current: 0, unopened: [] as string[] };
    for (let after = ''; ;) {
      const from = after;
      const batch = await transactions.run((tx) => rotateBatch(tx, sealing, column, from));
      counts.rewrapped += batch.rewrapped;
      counts.current += batch.current;
      counts.unopened.push(...batch.unopened);
      done += batch.read;
      onBatch(done);
      if (batch.read < BATCH) break;
      after = batch.last;
    }
    columns.push({ table: column.table, column: column.column, ...counts, unopened: named(counts.unopened) });
  }
  return columns;
}

const named = (rows: readonly string[]): readonly string[] =>
  rows.length <= MOST_NAMED ? rows : [...rows.slice(0, MOST_NAMED), `and ${rows.length - MOST_NAMED} more`];

async function rotateBatch(
  tx: EntityManager,
  sealing: Sealing,
  { table, column, key = 'id' }: SealedColumn,
  after: string,
) {
  const postgres = tx.connection.options.type === 'postgres';
  const mark = (number: number) => (postgres ? `$${number}` : '?');
  const rows = await tx.query<Row[]>(
    `SELECT "${key}" AS "key", "${column}" AS "sealed" FROM "${table}" WHERE "${key}" > ${mark(1)} AND "${column}" IS NOT NULL ` +
      `ORDER BY "${key}" LIMIT ${BATCH}${postgres ? ' FOR UPDATE' : ''}`,
    [after],
  );
  const counts = { rewrapped: 0, current: 0, unopened: [] as string[] };
  for (const row of rows) {
    const anew = sealedAnew(sealing, row.sealed, { table, column, rowId: row.key });
    if (anew === 'current') counts.current += 1;
    else if (anew === 'unopened') counts.unopened.push(row.key);
    else {
      await tx.query(`UPDATE "${table}" SET "${column}" = ${mark(1)} WHERE "${key}" = ${mark(2)}`, [
        anew.sealed,
        row.key,
      ]);
      counts.rewrapped += 1;
    }
  }
  return { ...counts, read: rows.length, last: rows.at(-1)?.key ?? after };
}

function sealedAnew(
  sealing: Sealing,
  sealed: string,
  place: SealedPlace,
): { readonly sealed: string } | 'current' | 'unopened' {
  if (!isEnvelope(sealed)) return reseal(sealing, sealed, place);
  let outcome: ReturnType<typeof reseal> = 'unopened';
  // Of an envelope only the data key is sealed anew; the private key in it is not even opened.
  const whole = rewrapped(sealed, (wrapped) => {
    outcome = reseal(sealing, wrapped, dataKeyPlace(place));
    return typeof outcome === 'string' ? wrapped : outcome.sealed;
  });
  return whole === undefined || typeof outcome === 'string' ? outcome : { sealed: whole };
}

function reseal(
  sealing: Sealing,
  sealed: string,
  place: SealedPlace,
): { readonly sealed: string } | 'current' | 'unopened' {
  const opened = sealing.open(sealed, place);
  if (!opened.ok) return 'unopened';
  return sealing.isOutdated(sealed) ? { sealed: sealing.seal(opened.value, place) } : 'current';
}
