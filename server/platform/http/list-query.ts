import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { ListFilter } from './list-filters.js';
import { Page } from './page.js';

/** Totals are exact up to here; counting further would cost more than the page. */
export const EXACT_TOTAL = 10_000;
const PAGE = 25;
const LARGEST_PAGE = 1_000;

type Order = 'ASC' | 'DESC';
type SortValue = string | number | boolean | null;

export interface ListDefinition {
  /** Unique property; breaks ties, so that every order is total. Usually `id`. */
  readonly key: string;
  /** Fields to sort by; each names its property, and whether it may be null (nulls come last either way). */
  readonly sort: Readonly<Record<string, true | { readonly property?: string; readonly nullable?: boolean }>>;
  readonly defaultSort: readonly [field: string, order: Order];
  readonly filters: Readonly<Record<string, ListFilter>>;
  /** For wide rows: an index holds all that is filtered and sorted by; keys are found in it, and then only their rows read. */
  readonly keysFirst?: true;
}

export interface ListQuery {
  readonly sort: { readonly field: string; readonly order: Order };
  readonly offset: number;
  readonly limit: number;
  readonly filter: ReadonlyMap<string, unknown>;
  /** Undefined: a page by number. Null: the first page of a walk. Else the row after which to go on. */
  readonly cursor: { readonly value: SortValue; readonly key: string | number } | null | undefined;
}

export interface List extends ListDefinition {
  /** For `@Query({ schema })`: the dialect of ra-data-simple-rest, plus `cursor`. */
  readonly query: z.ZodType<ListQuery>;
}

/**
 * Declares what a list can be sorted and filtered by. Anything else in a request is refused,
 * because a filter that is silently ignored shows rows that nobody asked for.
 */
export function defineList(definition: ListDefinition): List {
  const json = (description: string) => z.string().max(100_000).optional().meta({ description });
  const query = z
    .strictObject({
      sort: json('`["field","ASC"]`'),
      range: json('`[first, last]`, counted from 0'),
      filter: json(`One JSON object of: ${Object.keys(definition.filters).join(', ')}`),
      cursor: json('Empty to start, then `X-Next-Cursor` of the page before'),
    })
    .transform((raw, context) => {
      const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
      const sort = readSort(definition, raw.sort, refuse);
      const filter = readFilter(definition, raw.filter, refuse);
      const range = readRange(raw.range, refuse);
      const cursor = readCursor(raw.cursor, sort, refuse);
      // getMany asks for rows by id and means all of them.
      const wanted = filter.get('id');
      const limit = range?.limit ?? (Array.isArray(wanted) ? Math.max(wanted.length, 1) : PAGE);
      return { sort, filter, offset: range?.offset ?? 0, limit, cursor };
    });
  return { ...definition, query };
}

/** One page. `source` may already be narrowed; its alias must carry the properties of the definition. */
export async function findPage<Row extends ObjectLiteral>(
  source: SelectQueryBuilder<Row>,
  list: ListDefinition,
  { sort, filter, offset, limit, cursor }: ListQuery,
): Promise<Page<Row>> {
  for (const [field, value] of filter) {
    const one = list.filters[field] as ListFilter | undefined;
    one?.apply(source as unknown as SelectQueryBuilder<ObjectLiteral>, field, value);
  }
  const total = cursor === undefined ? await countUpTo(source, EXACT_TOTAL + 1) : undefined;

  const column = sortColumn(list, sort.field);
  const [by, key] = [`${source.alias}.${column.property}`, `${source.alias}.${list.key}`];
  if (cursor) continueAfter(source, { by, key, ...column, order: sort.order }, cursor);
  if (column.nullable) source.addOrderBy(`CASE WHEN ${by} IS NULL THEN 1 ELSE 0 END`, 'ASC');
  source.addOrderBy(by, sort.order);
  if (column.property !== list.key) source.addOrderBy(key, sort.order);
  // One row more tells whether there is a next page.
  source.limit(limit + 1).offset(cursor === undefined ? offset : 0);
  const found = list.keysFirst ? await rowsOfKeys(source, list.key) : await source.getMany();
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return new Page(
    rows,
    total === undefined ? undefined : Math.min(total, EXACT_TOTAL),
    total !== undefined && total > EXACT_TOTAL,
    found.length > limit && last ? writeCursor(sort, last[column.property], last[list.key]) : undefined,
  );
}

async function rowsOfKeys<Row extends ObjectLiteral>(
  source: SelectQueryBuilder<Row>,
  key: string,
): Promise<Row[]> {
  const found = await source.clone().select(`${source.alias}.${key}`, 'key').getRawMany<{ key: unknown }>();
  const keys = found.map((one) => one.key);
  if (keys.length === 0) return [];
  const rows = await source.connection
    .createQueryBuilder<Row>(source.expressionMap.mainAlias!.target, source.alias)
    .where(`${source.alias}.${key} IN (:...keys)`, { keys })
    .getMany();
  const byKey = new Map(rows.map((row) => [row[key] as unknown, row]));
  return keys.flatMap((one) => byKey.get(one) ?? []);
}

async function countUpTo<Row extends ObjectLiteral>(source: SelectQueryBuilder<Row>, limit: number) {
  const [sql, parameters] = source.clone().select('1', 'one').limit(limit).getQueryAndParameters();
  const rows: { n: number | string }[] = await source.connection.query(
    `SELECT COUNT(*) AS n FROM (${sql}) AS matches`,
    parameters,
  );
  return Number(rows[0]?.n ?? 0);
}

interface Position {
  readonly by: string;
  readonly key: string;
  readonly nullable: boolean;
  readonly order: Order;
}

function continueAfter<Row extends ObjectLiteral>(
  source: SelectQueryBuilder<Row>,
  { by, key, nullable, order }: Position,
  cursor: { value: SortValue; key: string | number },
): void {
  const beyond = order === 'ASC' ? '>' : '<';
  const parameters = { cursorValue: cursor.value, cursorKey: cursor.key };
  if (by === key) source.andWhere(`${key} ${beyond} :cursorKey`, parameters);
  else if (cursor.value === null)
    source.andWhere(`(${by} IS NULL AND ${key} ${beyond} :cursorKey)`, parameters);
  else if (nullable)
    source.andWhere(
      `(${by} ${beyond} :cursorValue OR (${by} = :cursorValue AND ${key} ${beyond} :cursorKey) OR ${by} IS NULL)`,
      parameters,
    );
  // A row value is what both engines can answer from one index range.
  else source.andWhere(`(${by}, ${key}) ${beyond} (:cursorValue, :cursorKey)`, parameters);
}

type Refuse = (path: string[], message: string) => void;

export function sortColumn(list: ListDefinition, field: string) {
  const declared = list.sort[field];
  if (declared === undefined || declared === true) return { property: field, nullable: false };
  return { property: declared.property ?? field, nullable: declared.nullable ?? false };
}

function readJson<T>(text: string | undefined, shape: z.ZodType<T>): T | undefined | 'malformed' {
  if (text === undefined || text === '') return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data ?? 'malformed';
  } catch {
    return 'malformed';
  }
}

const sortShape = z.tuple([z.string(), z.enum(['ASC', 'DESC'])]);

function readSort(definition: ListDefinition, text: string | undefined, refuse: Refuse): ListQuery['sort'] {
  const [field, order] = definition.defaultSort;
  const asked = readJson(text, sortShape);
  if (asked === undefined) return { field, order };
  const known = [definition.key, ...Object.keys(definition.sort)];
  if (asked === 'malformed') refuse(['sort'], 'is not ["field","ASC"] or ["field","DESC"].');
  else if (!known.includes(asked[0]))
    refuse(['sort'], `cannot be "${asked[0]}"; known are ${known.join(', ')}.`);
  else return { field: asked[0], order: asked[1] };
  return { field, order };
}

const rangeShape = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);

function readRange(text: string | undefined, refuse: Refuse) {
  const asked = readJson(text, rangeShape);
  if (asked === undefined) return undefined;
  if (asked === 'malformed' || asked[1] < asked[0]) {
    refuse(['range'], 'is not [first, last].');
    return undefined;
  }
  const limit = asked[1] - asked[0] + 1;
  if (limit > LARGEST_PAGE) refuse(['range'], `asks for more than ${LARGEST_PAGE} rows.`);
  return { offset: asked[0], limit };
}

function readFilter(definition: ListDefinition, text: string | undefined, refuse: Refuse) {
  const filter = new Map<string, unknown>();
  const asked = readJson(text, z.record(z.string(), z.unknown()));
  if (asked === 'malformed') refuse(['filter'], 'is not a JSON object.');
  if (asked === undefined || asked === 'malformed') return filter;
  for (const [field, value] of Object.entries(asked)) {
    const known = Object.hasOwn(definition.filters, field) ? definition.filters[field] : undefined;
    if (!known) {
      refuse(['filter', field], `is not a filter; known are ${Object.keys(definition.filters).join(', ')}.`);
      continue;
    }
    const { success, data, error } = known.schema.safeParse(value);
    if (success) filter.set(field, data);
    else refuse(['filter', field], z.prettifyError(error));
  }
  return filter;
}

const cursorShape = z.tuple([
  z.string(),
  z.enum(['ASC', 'DESC']),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
  z.union([z.string(), z.number()]),
]);

function readCursor(text: string | undefined, sort: ListQuery['sort'], refuse: Refuse): ListQuery['cursor'] {
  if (text === undefined) return undefined;
  if (text === '') return null;
  const asked = readJson(Buffer.from(text, 'base64url').toString('utf8'), cursorShape);
  if (asked === undefined || asked === 'malformed') refuse(['cursor'], 'was not given out here.');
  else if (asked[0] !== sort.field || asked[1] !== sort.order) refuse(['cursor'], 'belongs to another sort.');
  else return { value: asked[2], key: asked[3] };
  return undefined;
}

export function writeCursor({ field, order }: ListQuery['sort'], value: unknown, key: unknown): string {
  const plain = value instanceof Date ? value.toISOString() : (value ?? null);
  return Buffer.from(JSON.stringify([field, order, plain, key])).toString('base64url');
}
