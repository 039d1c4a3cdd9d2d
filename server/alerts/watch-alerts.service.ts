import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { SCHEDULER, WATCH_KINDS, watchKey, type WatchNews } from '../core/alerts/watch.js';
import { watchTitle } from '../core/alerts/watch-mail.js';
import { Alerts } from './alerts.service.js';
import type { AlertEntity } from './alert.entity.js';

/** That Qwarden itself does not do what it has to. */
@Injectable()
export class WatchAlerts {
  constructor(private readonly alerts: Alerts) {}

  /**
   * Makes the standing alerts those that are told: each is raised once while it stands, and is over when it is not among
   * them any more. Returns what is new and what is over.
   */
  async keep(
    tx: EntityManager,
    news: readonly WatchNews[],
    at: Date,
  ): Promise<{ readonly raised: readonly WatchNews[]; readonly over: readonly WatchNews[] }> {
    const standing = await this.alerts.standing(tx, { kind: In([...WATCH_KINDS]) });
    const told = new Map(standing.flatMap((alert) => entry(alert)));
    const now = new Map(news.map((one) => [subjectOf(one), one]));
    const raised = [...now].filter(([subject]) => !told.has(subject)).map(([, one]) => one);
    const over = [...told].filter(([subject]) => !now.has(subject)).map(([, alert]) => alert);
    await this.alerts.raise(
      tx,
      raised.map((one) => ({
        ...{ key: watchKey(one), kind: one.watch, title: watchTitle(one), context: one, endsAt: at },
        subjectType: one.watch === 'job-overdue' ? 'job' : 'alert-channel',
        subjectId: one.subjectId,
      })),
      at,
    );
    // What is told as one from now on is not over.
    const isMerged = ({ kind }: AlertEntity): boolean =>
      kind === 'job-overdue' && now.has(`job-overdue:${SCHEDULER}`);
    const merged = over.filter(isMerged);
    const ended = over.filter((alert) => !isMerged(alert));
    await this.alerts.takeBack(tx, merged, 'other-cause', at);
    await this.alerts.takeBack(tx, ended, 'resolved', at);
    return { raised, over: ended.flatMap(({ context }) => ('watch' in context ? [context] : [])) };
  }
}

const subjectOf = ({ watch, subjectId }: WatchNews): string => `${watch}:${subjectId}`;

const entry = (alert: AlertEntity): [string, AlertEntity][] =>
  'watch' in alert.context ? [[subjectOf(alert.context), alert]] : [];
