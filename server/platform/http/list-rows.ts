import { z } from 'zod';
import { defineList, EXACT_TOTAL, type ListQuery, writeCursor } from './list-query.js';
import { Page } from './page.js';

/** One field of the `filter` of a list that is made in memory. */
export interface RowFilter<Row, Value = unknown> {
  readonly schema: z.ZodType<Value>;
  matches(row: Row, value: Value): boolean;
}

interface RowsListDefinition<Row> {
  /** Unique; breaks ties. */
  readonly key: (row: Row) => string;
  /** What each field sorts by; nulls come last either way. */
  readonly sort: Readonly<Record<string, (row: Row) => string | number | null>>;
  readonly defaultSort: readonly [field: string, order: 'ASC' | 'DESC'];
  readonly filters: Readonly<Record<string, RowFilter<Row>>>;
}

export interface RowsList<Row> {
  /** For `@Query({ schema })`, as of every list. */
  readonly query: z.ZodType<ListQuery>;
  page(rows: readonly Row[], query: ListQuery): Page<Row>;
}

/** A list in the dialect of `list-query.ts` over rows that stand in no table, such as what the code itself declares. */
export function defineRowsList<Row>({
  key,
  sort,
  defaultSort,
  filters,
}: RowsListDefinition<Row>): RowsList<Row> {
  const { query } = defineList({
    key: 'id',
    sort: Object.fromEntries(Object.keys(sort).map((field) => [field, true as const])),
    defaultSort,
    filters: Object.fromEntries(
      Object.entries(filters).map(([field, { schema }]) => [field, { schema, apply: notInTheDatabase }]),
    ),
  });
  return {
    query,
    page(rows, asked) {
      const valueOf = sort[asked.sort.field] ?? key;
      const found = rows
        .filter((row) =>
          [...asked.filter].every(([field, value]) => filters[field]?.matches(row, value) ?? true),
        )
        .sort(
          (a, b) =>
            compare(valueOf(a), valueOf(b), asked.sort.order) || compare(key(a), key(b), asked.sort.order),
        );
      const { cursor } = asked;
      const after = cursor ? found.findIndex((row) => key(row) === cursor.key) + 1 : 0;
      const start = cursor === undefined ? asked.offset : after;
      const shown = found.slice(start, start + asked.limit);
      const last = shown.at(-1);
      return new Page(
        shown,
        cursor === undefined ? Math.min(found.length, EXACT_TOTAL) : undefined,
        cursor === undefined && found.length > EXACT_TOTAL,
        last !== undefined && start + shown.length < found.length
          ? writeCursor(asked.sort, valueOf(last), key(last))
          : undefined,
      );
    },
  };
}

export const rowFilter = <Row, Value>(
  schema: z.ZodType<Value>,
  matches: (row: Row, value: Value) => boolean,
): RowFilter<Row, Value> => ({ schema, matches });

/** The row has one of the values, of which one or several may be asked for. */
export const oneOfValues = <Row, Value extends string>(
  value: z.ZodType<Value>,
  valuesOf: (row: Row) => readonly string[],
): RowFilter<Row, readonly string[]> =>
  rowFilter<Row, readonly string[]>(
    z.union([z.array(value).max(1_000), value.transform((one) => [one])]),
    (row, wanted) => valuesOf(row).some((one) => wanted.includes(one)),
  );

function compare(a: string | number | null, b: string | number | null, order: 'ASC' | 'DESC'): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b === (order === 'ASC') ? -1 : 1;
}

function notInTheDatabase(): never {
  throw new Error('These rows are in no table.');
}
