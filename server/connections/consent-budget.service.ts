import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { ApiEdition } from '../core/api-editions/edition-names.js';
import { unattendedLimit } from '../core/connections/frequency.js';
import { dayOf } from '../core/consents/bank-day.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import { ConsentCallEntity } from './connection.entity.js';

export interface ConsentBudget {
  readonly used: number;
  readonly limit: number;
}

interface BudgetedConsent {
  readonly edition: ApiEdition;
  /** The bank's. */
  readonly consentId: string;
  readonly frequencyPerDay: number;
}

const KEPT_MS = 7 * 86_400_000;

/**
 * Calls with a consent while its customer is not there: counted before they are made, by the day of the bank's zone, so that ours
 * alone never exceed what the rules allow. A call that was counted and then failed stays counted: the bank may have counted it, too.
 */
@Injectable()
export class ConsentBudgets {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async of({ edition, consentId, frequencyPerDay }: BudgetedConsent): Promise<ConsentBudget> {
    const day = dayOf(this.clock.now(), edition);
    const row = await this.db.read(ConsentCallEntity).findOneBy({ edition, consentId, day });
    return { used: row?.calls ?? 0, limit: unattendedLimit(edition, frequencyPerDay) };
  }

  /** Takes one; false when the day's are spent, and then nothing may be sent. */
  take({ edition, consentId, frequencyPerDay }: BudgetedConsent): Promise<boolean> {
    const limit = unattendedLimit(edition, frequencyPerDay);
    return this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const day = dayOf(at, edition);
      const key = { edition, consentId, day };
      const old = dayOf(new Date(at.getTime() - KEPT_MS), edition);
      await tx.delete(ConsentCallEntity, { edition, consentId, day: LessThan(old) });
      // Two at once make the row together, and only one of them takes the last call.
      await tx
        .createQueryBuilder()
        .insert()
        .into(ConsentCallEntity)
        .values({ ...key, calls: 0 })
        .orIgnore()
        .execute();
      const { affected } = await tx
        .createQueryBuilder()
        .update(ConsentCallEntity)
        .set({ calls: () => 'calls + 1' })
        .where(key)
        .andWhere('calls < :limit', { limit })
        .execute();
      return affected === 1;
    });
  }
}
