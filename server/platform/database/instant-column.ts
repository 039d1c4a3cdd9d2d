import { Column, type ValueTransformer } from 'typeorm';

/** ISO 8601 in UTC with milliseconds: as text it sorts and compares alike on SQLite and PostgreSQL. */
export const instantTransformer: ValueTransformer = {
  to: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
  from: (value: unknown) => (typeof value === 'string' ? new Date(value) : value),
};

/** A `Date` kept as ISO text. */
export const InstantColumn = (options: { nullable?: boolean } = {}): PropertyDecorator =>
  Column({ type: 'text', nullable: options.nullable ?? false, transformer: instantTransformer });

/** Bytes: `blob` on SQLite, `bytea` on PostgreSQL; `createDataSource` teaches SQLite the second name. */
export const BytesColumn = (options: { nullable?: boolean; select?: boolean } = {}): PropertyDecorator =>
  Column({ type: 'bytea', nullable: options.nullable ?? false, select: options.select ?? true });
