import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThan, LessThanOrEqual } from 'typeorm';
import { SYSTEM } from '../core/audit/actor.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { ReviewCommands } from './review-commands.service.js';
import { ReviewNews } from './review-news.js';
import { ReviewEntity } from './review.entity.js';

/** For whoever finds out that an approval does not hold any more. */
@Injectable()
export class ReviewReopenings {
  constructor(private readonly commands: ReviewCommands) {}

  /** Opens an approved review again, in the transaction of what was found. False for one that is not approved. */
  async reopen(
    tx: EntityManager,
    reviewId: string,
    causes: readonly { readonly code: string; readonly detail: string }[],
    at: Date,
  ): Promise<boolean> {
    const row = await tx.findOne(ReviewEntity, {
      select: { id: true, state: true },
      where: { id: reviewId },
    });
    if (row?.state !== 'approved') return false;
    await this.commands.reopenIn(tx, reviewId, causes, SYSTEM, at);
    return true;
  }
}

const BATCH = 100;
const DAY_MS = 86_400_000;

/** What the passing of time does to reviews. */
@Injectable()
export class ReviewExpiry {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly commands: ReviewCommands,
    private readonly news: ReviewNews,
  ) {}

  /** Ends what is due: drafts nobody touched, questions nobody answered, approvals that ran out. */
  async expireDue(at: Date): Promise<{ readonly expired: number; readonly overdue: number }> {
    let expired = 0;
    for (;;) {
      const due = await this.db.read(ReviewEntity).find({
        select: { id: true },
        where: { expiresAt: LessThanOrEqual(at) },
        order: { expiresAt: 'ASC' },
        take: BATCH,
      });
      for (const { id } of due)
        await this.transactions.run(async (tx) => {
          if (await this.commands.expireIn(tx, id, at)) expired++;
          // The profile gives it more time than was thought.
          else await tx.update(ReviewEntity, { id }, { expiresAt: new Date(at.getTime() + DAY_MS) });
        });
      if (due.length < BATCH) break;
    }
    return { expired, overdue: await this.tellOverdue(at) };
  }

  /** Once for each submission. */
  private async tellOverdue(at: Date): Promise<number> {
    let told = 0;
    for (;;) {
      const late = await this.db.read(ReviewEntity).find({
        where: { dueAt: LessThan(at), overdueTold: false },
        order: { dueAt: 'ASC' },
        take: BATCH,
      });
      for (const row of late)
        await this.transactions.run(async (tx) => {
          const { affected } = await tx.update(
            ReviewEntity,
            { id: row.id, overdueTold: false, version: row.version },
            { overdueTold: true },
          );
          if (affected !== 1) return;
          told++;
          await this.news.tell(tx, 'review-overdue', row, { actor: SYSTEM, at });
        });
      if (late.length < BATCH) return told;
    }
  }
}
