import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';

/** Name of the data source that cannot write. */
export const READ = 'read';

interface SqliteStatement {
  all(...values: readonly unknown[]): unknown[];
}

interface SqliteDriver {
  readonly databaseConnection: { prepare(sql: string): SqliteStatement };
}

/**
 * Everything outside a transaction reads here. The connection is read-only and its own, so that on
 * SQLite nobody sees the rows of a transaction that is still running.
 */
@Injectable()
export class Database {
  private readonly statements = new Map<string, SqliteStatement>();

  constructor(@InjectDataSource(READ) private readonly db: DataSource) {}

  get kind(): 'sqlite' | 'postgres' {
    return this.db.options.type === 'postgres' ? 'postgres' : 'sqlite';
  }

  get manager(): EntityManager {
    return this.db.manager;
  }

  /**
   * A plain statement, for what every request asks: making one out of entities costs more than answering it. Its values
   * are `$1`, `$2` … in this order, each once. On SQLite it is prepared once and asked without a detour.
   */
  query<Row>(sql: string, values: readonly (string | number | null)[]): Promise<Row[]> {
    if (this.kind === 'postgres') return this.manager.query(sql, [...values]);
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      const { databaseConnection } = this.db.driver as unknown as SqliteDriver;
      statement = databaseConnection.prepare(sql.replace(/\$\d+/g, '?'));
      this.statements.set(sql, statement);
    }
    return Promise.resolve(statement.all(...values) as Row[]);
  }

  read<Row extends ObjectLiteral>(entity: EntityTarget<Row>): Repository<Row> {
    return this.db.getRepository(entity);
  }
}
