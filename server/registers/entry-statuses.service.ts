import { Injectable } from '@nestjs/common';
import { dayOf, nextChangeAfter } from '../core/registers/authorisation.js';
import { entryOf, entryStatus } from '../core/registers/stored-entry.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { OPEN, RegisterEntryEntity } from './register-entry.entity.js';

/** Rows of one transaction. */
const CHUNK = 200;

/** Authorisations are withdrawn on days that are known before: the status of a row changes then, without an edition. */
@Injectable()
export class EntryStatuses {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
  ) {}

  /** Tells the status of every entry anew whose day has come; returns of how many. */
  async refreshDue(at: Date): Promise<number> {
    const day = dayOf(at);
    for (let refreshed = 0; ;) {
      const due = await this.db
        .read(RegisterEntryEntity)
        .createQueryBuilder('entry')
        .addSelect('entry.data')
        .where(`entry.toEdition = ${OPEN} AND entry.statusUntil <= :day`, { day })
        .orderBy('entry.id')
        .limit(CHUNK)
        .getMany();
      if (due.length === 0) return refreshed;
      await this.transactions.run(async (tx) => {
        for (const { id, data, version } of due) {
          const entry = entryOf(data, version);
          const row = { status: entryStatus(entry, day), statusUntil: nextChangeAfter(entry, day) };
          await tx.update(RegisterEntryEntity, { id }, row);
        }
      });
      refreshed += due.length;
    }
  }
}
