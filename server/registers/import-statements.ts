import type { EntityManager } from 'typeorm';

const isPostgres = (tx: EntityManager): boolean => tx.connection.options.type === 'postgres';

/** Between two statements others may be answered. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Places of values, which the engines write otherwise. */
export const places = (tx: EntityManager, count: number, from = 1): string =>
  Array.from({ length: count }, (_, i) => (isPostgres(tx) ? `$${from + i}` : '?')).join(', ');

/** Made once for each size: the text of a statement costs more than its rows. */
const TUPLES = new Map<string, string>();

export function tuples(tx: EntityManager, rows: number, width: number): string {
  const size = `${isPostgres(tx)} ${rows} ${width}`;
  const known = TUPLES.get(size);
  if (known !== undefined) return known;
  const text = Array.from({ length: rows }, (_, row) => `(${places(tx, width, row * width + 1)})`).join(', ');
  TUPLES.set(size, text);
  return text;
}

export async function idsOf(tx: EntityManager, sql: string, values: readonly unknown[]): Promise<number[]> {
  const rows = (await tx.query(sql, [...values])) as { id: number }[];
  return rows.map(({ id }) => id);
}

/** How many rows a statement wrote. */
export async function affected(tx: EntityManager, sql: string, values: readonly unknown[]): Promise<number> {
  const result = await tx.queryRunner?.query(sql, [...values], true);
  return result?.affected ?? 0;
}
