import type { Queries } from './installation-secrets.js';
import { SEALED_COLUMNS } from './sealed-columns.js';
import type { Sealing } from './sealing.js';

export interface SealedUnder {
  readonly table: string;
  readonly column: string;
  /** Values by the key that they, or their data key, are sealed under. */
  readonly present: number;
  readonly former: number;
  readonly unknown: number;
}

/** How far a change of the secret key has come. Nothing is opened. */
export async function sealedUnder(db: Queries, sealing: Sealing): Promise<readonly SealedUnder[]> {
  const columns: SealedUnder[] = [];
  for (const { table, column } of SEALED_COLUMNS) {
    const counts = { present: 0, former: 0, unknown: 0 };
    // `v1.<16 hexadecimal digits>.` at the beginning, of an envelope after `e1|`.
    const rows = await db.query<{ head: string; count: number | string }[]>(
      `SELECT CASE WHEN "${column}" LIKE 'e1|%' THEN substr("${column}", 4, 20) ELSE substr("${column}", 1, 20) END AS "head",
         COUNT(*) AS "count" FROM "${table}" WHERE "${column}" IS NOT NULL GROUP BY 1`,
    );
    for (const { head, count } of rows) {
      const kind = !sealing.knowsKeyOf(head) ? 'unknown' : sealing.isOutdated(head) ? 'former' : 'present';
      counts[kind] += Number(count);
    }
    columns.push({ table, column, ...counts });
  }
  return columns;
}
