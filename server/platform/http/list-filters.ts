import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { instantInput } from './common.contract.js';

export type ListSource = SelectQueryBuilder<ObjectLiteral>;

/** One field of a list's `filter`: what it accepts and how it narrows the rows. */
export interface ListFilter<Value = unknown> {
  readonly schema: z.ZodType<Value>;
  /** `field` is the name in `filter`; it is also the property unless the filter names another. */
  apply(source: ListSource, field: string, value: Value): void;
}

/** A filter that says itself what it means. Parameter names must be unique, so begin them with the field. */
export const where = <Value>(
  schema: z.ZodType<Value>,
  apply: (source: ListSource, value: Value) => void,
): ListFilter<Value> => ({ schema, apply: (source, _field, value) => apply(source, value) });

/** The property equals the value, or one of several. */
export const oneOf = <Value extends string | number | boolean>(
  value: z.ZodType<Value>,
  property?: string,
): ListFilter<Value[]> => ({
  schema: z.union([z.array(value).max(1_000), value.transform((one) => [one])]) as z.ZodType<Value[]>,
  apply(source, field, values) {
    // `IN ()` is not SQL everywhere; nothing asked for is nothing found.
    if (values.length === 0) source.andWhere('1 = 0');
    else source.andWhere(`${source.alias}.${property ?? field} IN (:...${field})`, { [field]: values });
  },
});

const bound =
  (operator: '>=' | '<') =>
  (property: string): ListFilter<Date> => ({
    schema: instantInput,
    apply(source, field, value) {
      source.andWhere(`${source.alias}.${property} ${operator} :${field}`, { [field]: value.toISOString() });
    },
  });

/** The instant is this one or later. */
export const notBefore = bound('>=');
/** The instant is earlier than this one. */
export const before = bound('<');

/** Some property holds the text, whatever its case (of ASCII letters on SQLite). */
export const contains = (...properties: string[]): ListFilter<string> => ({
  schema: z.string().trim().min(1).max(200),
  apply(source, field, value) {
    const any = properties
      .map((property) => `LOWER(${source.alias}.${property}) LIKE LOWER(:${field}) ESCAPE '\\'`)
      .join(' OR ');
    source.andWhere(`(${any})`, { [field]: `%${value.replace(/[\\%_]/g, '\\$&')}%` });
  },
});

/** The nullable property has a value, or has none. */
export const isPresent = (property: string): ListFilter<boolean> => ({
  schema: z.boolean(),
  apply(source, _field, value) {
    source.andWhere(`${source.alias}.${property} IS ${value ? 'NOT NULL' : 'NULL'}`);
  },
});
