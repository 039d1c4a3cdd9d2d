import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { AlertKind } from '../core/alerts/alert.js';
import { datedTitle } from '../core/alerts/dated-mail.js';
import { DATED_THRESHOLDS, type DatedType } from '../core/alerts/dated-news.js';
import { CATCH_UP_DAYS, DAY_MS } from '../core/alerts/expiry-thresholds.js';
import { Transactions } from '../platform/database/transactions.js';
import type { AlertEntity } from './alert.entity.js';
import { Alerts } from './alerts.service.js';

/** Something that ends and still matters. */
export interface DatedFact {
  readonly type: DatedType;
  readonly id: string;
  readonly name: string;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  /** Who answers for it. */
  readonly ownerEmail: string | null;
  readonly endsAt: Date;
  /** Path in the console. */
  readonly link: string;
}

/** Whoever has things that end; those that were replaced, revoked or ended early are left out. */
export interface DatedSource {
  readonly type: DatedType;
  endingBetween(from: Date, to: Date): Promise<readonly DatedFact[]>;
}

const KIND_OF: Readonly<Record<DatedType, AlertKind>> = {
  grant: 'grant-expiring',
  waiver: 'waiver-expiring',
  secret: 'secret-expiring',
  connection: 'connection-expiring',
  'api-token': 'api-token-expiring',
};

/** That other things end: looked up as they are now, so that nothing has to remember what was told. */
@Injectable()
export class DatedAlerts {
  constructor(
    private readonly transactions: Transactions,
    private readonly alerts: Alerts,
  ) {}

  /** Raises what crossed a threshold and settles what does not end any more, or later. */
  async sweep(
    sources: readonly DatedSource[],
    at: Date,
  ): Promise<{ readonly looked: number; readonly raised: number; readonly settled: number }> {
    const total = { looked: 0, raised: 0, settled: 0 };
    for (const source of sources) {
      const ending = await source.endingBetween(
        new Date(at.getTime() - CATCH_UP_DAYS * DAY_MS),
        new Date(at.getTime() + DATED_THRESHOLDS[0] * DAY_MS),
      );
      const done = await this.transactions.run((tx) => this.sweepSource(tx, source.type, ending, at));
      total.looked += ending.length;
      total.raised += done.raised;
      total.settled += done.settled;
    }
    return total;
  }

  private async sweepSource(tx: EntityManager, type: DatedType, ending: readonly DatedFact[], at: Date) {
    const kind = KIND_OF[type];
    const byId = new Map(ending.map((fact) => [fact.id, fact]));
    const standing = await this.alerts.standing(tx, { kind });
    const over = standing.filter(({ subjectId, endsAt }) => {
      const now = byId.get(subjectId);
      return now === undefined || now.endsAt.getTime() > endsAt.getTime();
    });
    // What ended and was never put right is over too, but nothing to be glad of.
    const isPast = ({ endsAt, subjectId }: AlertEntity): boolean => endsAt <= at && !byId.has(subjectId);
    await this.alerts.takeBack(tx, over.filter(isPast), 'retired', at);
    const settled = over.filter((alert) => !isPast(alert));
    await this.alerts.takeBack(tx, settled, 'resolved', at);
    const raised = await this.alerts.raise(
      tx,
      ending.flatMap((fact) => {
        const threshold = DATED_THRESHOLDS.findLast(
          (days) => fact.endsAt.getTime() - days * DAY_MS <= at.getTime(),
        );
        if (threshold === undefined) return [];
        const news = {
          ...{ dated: type, name: fact.name, organisationName: fact.organisationName, link: fact.link },
        };
        return [
          {
            key: `${kind}:${fact.id}:${fact.endsAt.toISOString()}:${threshold}`,
            ...{ kind, subjectType: type, subjectId: fact.id, threshold },
            ...{ title: datedTitle(news, fact.endsAt, at), context: news, endsAt: fact.endsAt },
            ...{ ownerEmail: fact.ownerEmail, organisationId: fact.organisationId },
          },
        ];
      }),
      at,
      {
        where: (fresh) => ({ kind, subjectId: In(fresh.map(({ subjectId }) => subjectId)) }),
        reason: 'later-threshold',
      },
    );
    return { raised, settled: over.length };
  }
}
