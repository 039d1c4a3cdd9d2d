import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

const inside = new AsyncLocalStorage<true>();

/**
 * The only way to write.
 *
 * TypeORM gives SQLite one connection, so two transactions that overlap in time would share it:
 * one's rollback undoes the other's committed rows. Here they queue. PostgreSQL has a connection
 * per transaction and needs no queue.
 *
 * Work gets its `EntityManager` as an argument and passes it on; calling `run` inside `run` throws,
 * because on SQLite it would wait for itself. Nothing slow belongs inside: fetch first, then write.
 */
@Injectable()
export class Transactions {
  private readonly queued: boolean;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly db: DataSource) {
    this.queued = db.options.type !== 'postgres';
  }

  run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    if (inside.getStore()) throw new Error('Transactions.run was called inside a transaction.');
    const transaction = () => inside.run(true, () => this.db.transaction(work));
    if (!this.queued) return transaction();
    const turn = this.last.then(transaction);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when every transaction asked for so far has ended. */
  async idle(): Promise<void> {
    await this.last;
  }
}
