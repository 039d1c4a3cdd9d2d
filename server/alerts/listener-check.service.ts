import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { deafTitle, problemSentence } from '../core/alerts/deaf-mail.js';
import type { DeafNews } from '../core/alerts/deaf-news.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import { AlertReaders } from './alert-readers.service.js';
import type { AlertEntity } from './alert.entity.js';
import { Alerts } from './alerts.service.js';
import { bouncedAddresses } from './bounced.js';
import { problemsOfRule } from './listener-problems.js';
import { keyOfItsOwn } from './new-alert.js';
import { rulesInForce } from './rules-in-force.js';

interface Found {
  readonly subjectId: string;
  readonly news: DeafNews;
}

/** Alerts about alerts: a group without readers, a disabled account, an address that refuses mail. */
@Injectable()
export class ListenerCheck {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly readers: AlertReaders,
    private readonly alerts: Alerts,
  ) {}

  /** Raises what is new, and settles what was put right. */
  async check(): Promise<{ readonly raised: number; readonly settled: number }> {
    const found = await this.find();
    return this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const standing = await this.alerts.standing(tx, { kind: 'nobody-listens' });
      const over = standing.filter((alert) => !found.some((one) => isSame(alert, one)));
      await this.alerts.takeBack(tx, over, 'resolved', at);
      const fresh = found.filter((one) => !standing.some((alert) => isSame(alert, one)));
      return { raised: await this.raise(tx, fresh, at), settled: over.length };
    });
  }

  private async find(): Promise<Found[]> {
    const db = this.db.manager;
    const at = this.clock.now();
    const rules = await rulesInForce(db);
    const book = await this.readers.book(db, rules, []);
    const bounced = await bouncedAddresses(db, at);
    const deaf = rules
      .filter(({ enabled }) => enabled)
      .flatMap((rule): Found[] => {
        // An address is told of once, not once for each rule; that nobody set a default recipient stands in the status.
        const problems = problemsOfRule(rule, book, new Set()).filter(
          ({ code }) => code !== 'no-default-recipient' && code !== 'nobody-named',
        );
        if (problems.length === 0) return [];
        const link = `/alerts/rules/${encodeURIComponent(rule.id)}`;
        return [{ subjectId: rule.id, news: { deaf: 'alert-rule', name: rule.name, problems, link } }];
      });
    return [
      ...deaf,
      ...[...bounced].map((address): Found => {
        const problems = [{ code: 'address-bounced' as const, about: address }];
        const link = `/alerts/deliveries?filter=${encodeURIComponent(JSON.stringify({ recipient: address }))}`;
        return { subjectId: address, news: { deaf: 'address', name: address, problems, link } };
      }),
    ];
  }

  private raise(tx: EntityManager, found: readonly Found[], at: Date): Promise<number> {
    return this.alerts.raise(
      tx,
      found.map(({ subjectId, news }) => ({
        key: keyOfItsOwn('nobody-listens', news.deaf, subjectId),
        ...{ kind: 'nobody-listens', subjectType: news.deaf, subjectId },
        ...{ title: deafTitle(news), context: news, endsAt: at },
      })),
      at,
      {
        where: (fresh) =>
          fresh.map(({ subjectId, subjectType }) => ({ kind: 'nobody-listens', subjectType, subjectId })),
        reason: 'other-cause',
      },
    );
  }
}

const isSame = ({ subjectId, context }: AlertEntity, found: Found): boolean =>
  subjectId === found.subjectId && 'deaf' in context && sentencesOf(context) === sentencesOf(found.news);

const sentencesOf = ({ problems }: DeafNews): string =>
  problems.map((problem) => problemSentence(problem)).join();
