import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { DatabaseTarget } from '../config/config.js';
import { MIGRATIONS } from './migrations/migrations.js';

/** How long a statement waits for a lock that another process holds. */
const LOCK_TIMEOUT_MS = 5_000;

export type Access = 'read-write' | 'read-only';

interface Sqlite {
  prepare(sql: string): unknown;
  pragma(text: string): unknown;
}

const READ_CACHE_KIB = 48 * 1024;

/** The one place that chooses type and driver. */
export function dataSourceOptions(target: DatabaseTarget, access: Access): DataSourceOptions {
  const common = {
    // The drift test proves that the migrations make what the entities say.
    synchronize: false,
    migrationsTransactionMode: 'each' as const,
    ...(access === 'read-write' && { migrations: [...MIGRATIONS] }),
  };
  if (target.kind === 'postgres')
    return {
      ...common,
      type: 'postgres',
      url: target.url,
      poolSize: 10,
      ...(access === 'read-only' && { extra: { options: '-c default_transaction_read_only=on' } }),
    };
  return {
    ...common,
    type: 'better-sqlite3',
    database: target.file,
    timeout: LOCK_TIMEOUT_MS,
    ...(access === 'read-only'
      ? { readonly: true, prepareDatabase: prepareForReading }
      : { enableWAL: true, prepareDatabase: prepareForWriting }),
  };
}

/** A data source that is not connected yet. On SQLite it also knows `bytea` as another word for `blob`. */
export function createDataSource(options: DataSourceOptions): DataSource {
  if (options.type === 'better-sqlite3' && options.readonly !== true)
    mkdirSync(dirname(options.database), { recursive: true, mode: 0o700 });
  const dataSource = new DataSource(options);
  if (options.type === 'better-sqlite3') {
    const normalizeType = dataSource.driver.normalizeType.bind(dataSource.driver);
    dataSource.driver.normalizeType = (column) => (column.type === 'bytea' ? 'blob' : normalizeType(column));
  }
  return dataSource;
}

/** The index of a whole list has room: one that has not is read from the file again for each page of the list. */
function prepareForReading(db: Sqlite): void {
  db.pragma(`cache_size = -${READ_CACHE_KIB}`);
}

function prepareForWriting(db: Sqlite): void {
  // An acknowledged commit survives a power cut: the log is flushed before the answer goes out.
  db.pragma('synchronous = FULL');
  db.pragma('journal_size_limit = 67108864');
  // A transaction that starts by reading could not become a writer once another process has written.
  // Taking the write lock at once waits for it instead.
  const prepare = db.prepare.bind(db);
  db.prepare = (sql) => prepare(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE TRANSACTION' : sql);
}
