import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';

/** Name of the data source that cannot write. */
export const READ = 'read';

/**
 * Everything outside a transaction reads here. The connection is read-only and its own, so that on
 * SQLite nobody sees the rows of a transaction that is still running.
 */
@Injectable()
export class Database {
  constructor(@InjectDataSource(READ) private readonly db: DataSource) {}

  get kind(): 'sqlite' | 'postgres' {
    return this.db.options.type === 'postgres' ? 'postgres' : 'sqlite';
  }

  get manager(): EntityManager {
    return this.db.manager;
  }

  /**
   * A plain statement, for what every request asks: making one out of entities costs more than answering it. Its values
   * are `$1`, `$2` … in this order, each once.
   */
  query<Row>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.manager.query(this.kind === 'postgres' ? sql : sql.replace(/\$\d+/g, '?'), [...values]);
  }

  read<Row extends ObjectLiteral>(entity: EntityTarget<Row>): Repository<Row> {
    return this.db.getRepository(entity);
  }
}
