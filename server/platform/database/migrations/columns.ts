import type { QueryRunner, TableColumnOptions } from 'typeorm';

type Extra = Partial<Pick<TableColumnOptions, 'isNullable' | 'isPrimary' | 'default'>>;

/** Columns that exist alike on SQLite and PostgreSQL. Names are camelCase as in the entities. */
export const text = (name: string, extra: Extra = {}): TableColumnOptions => ({
  name,
  type: 'text',
  ...extra,
});

/** ISO text with milliseconds; see `InstantColumn`. */
export const instant = text;

export const integer = (name: string, extra: Extra = {}): TableColumnOptions => ({
  name,
  type: 'integer',
  ...extra,
});

export const flag = (name: string, extra: Extra = {}): TableColumnOptions => ({
  name,
  type: 'boolean',
  ...extra,
});

export const bytes = (runner: QueryRunner, name: string, extra: Extra = {}): TableColumnOptions => ({
  name,
  type: isPostgres(runner) ? 'bytea' : 'blob',
  ...extra,
});

export const isPostgres = (runner: QueryRunner): boolean => runner.connection.options.type === 'postgres';
