import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type UnheardNews, unheardTitle } from '../core/notifications/unheard-mail.js';
import { Alerts } from './alerts.service.js';
import { keyOfItsOwn } from './new-alert.js';

interface Subject {
  readonly type: string;
  readonly id: string;
}

/** That nobody would hear of news which are not alerts. */
@Injectable()
export class UnheardAlerts {
  constructor(private readonly alerts: Alerts) {}

  /**
   * Says that nobody would hear of something, once for each subject while it stands. To be called in the transaction of
   * what nobody hears of.
   */
  async raise(tx: EntityManager, subject: Subject, news: UnheardNews, at: Date): Promise<void> {
    const standing = await this.alerts.standing(tx, unheardOf(subject));
    if (standing.some(({ context }) => 'unheard' in context && context.unheard === news.unheard)) return;
    const about = {
      key: keyOfItsOwn('nobody-listens-review', subject.type, subject.id, news.unheard),
      ...unheardOf(subject),
      ...{ title: unheardTitle(news), context: news, endsAt: at },
    };
    await this.alerts.raise(tx, [about], at);
  }

  /** Somebody hears of the subject again. */
  async settle(tx: EntityManager, subject: Subject, at: Date): Promise<void> {
    const standing = await this.alerts.standing(tx, unheardOf(subject));
    await this.alerts.takeBack(tx, standing, 'resolved', at);
  }
}

const unheardOf = ({ type, id }: Subject) => ({
  ...{ subjectType: type, subjectId: id, kind: 'nobody-listens-review' as const },
});
