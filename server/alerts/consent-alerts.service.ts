import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type ConsentNews, consentTitle } from '../core/alerts/consent-mail.js';
import { AlertEntity } from './alert.entity.js';
import { Alerts } from './alerts.service.js';

export interface ConsentCrowd {
  readonly news: ConsentNews;
  /** 0 of those that ended early. */
  readonly threshold: number;
  readonly endsAt: Date;
}

/** That consents end, counted: one alert for each organisation, edition and day, however many there are. */
@Injectable()
export class ConsentAlerts {
  constructor(private readonly alerts: Alerts) {}

  /**
   * Raises what is new and counts up what stands. To be called in the transaction that moves the consents on. Returns how
   * many alerts are new.
   */
  async raise(tx: EntityManager, crowds: readonly ConsentCrowd[], at: Date): Promise<number> {
    if (crowds.length === 0) return 0;
    const byKey = new Map<string, ConsentCrowd>();
    for (const crowd of crowds) {
      const key = keyOf(crowd);
      const known = byKey.get(key);
      byKey.set(key, known === undefined ? crowd : withCount(crowd, known.news.count + crowd.news.count));
    }
    const known = await tx.findBy(AlertEntity, { key: In([...byKey.keys()]) });
    for (const alert of known) {
      const crowd = byKey.get(alert.key);
      byKey.delete(alert.key);
      if (crowd !== undefined && 'consents' in alert.context)
        await this.recount(tx, alert, alert.context, alert.context.count + crowd.news.count);
    }
    return this.alerts.raise(
      tx,
      [...byKey].map(([key, { news, threshold, endsAt }]) => ({
        ...{ key, kind: kindOf(news), subjectType: 'consent', subjectId: subjectOf(news), threshold },
        ...{ title: consentTitle(news, endsAt, at), context: news, endsAt },
        organisationId: news.organisationId,
      })),
      at,
      {
        where: (fresh) => ({
          ...{ subjectType: 'consent', subjectId: In(fresh.map(({ subjectId }) => subjectId)) },
          kind: 'consent-expiring',
        }),
        reason: 'later-threshold',
      },
    );
  }

  /** What still ends on a day: none is no news any more. */
  async settle(
    tx: EntityManager,
    day: Omit<ConsentNews, 'count' | 'organisationName' | 'consents'>,
    left: number,
    at: Date,
  ): Promise<void> {
    const standing = await this.alerts.standing(tx, {
      ...{ subjectType: 'consent', subjectId: subjectOf(day), kind: 'consent-expiring' },
    });
    if (left === 0) await this.alerts.takeBack(tx, standing, 'resolved', at);
    else
      for (const alert of standing)
        if ('consents' in alert.context && alert.context.count !== left)
          await this.recount(tx, alert, alert.context, left);
  }

  private async recount(
    tx: EntityManager,
    alert: AlertEntity,
    news: ConsentNews,
    count: number,
  ): Promise<void> {
    const context = { ...news, count };
    const title = consentTitle(context, alert.endsAt, alert.raisedAt);
    await tx.update(AlertEntity, { id: alert.id }, { context: context as never, title });
  }
}

const withCount = (crowd: ConsentCrowd, count: number): ConsentCrowd => ({
  ...crowd,
  news: { ...crowd.news, count },
});

const kindOf = ({ consents }: ConsentNews) =>
  consents === 'expiring' ? ('consent-expiring' as const) : ('consent-ended-early' as const);

const subjectOf = ({
  organisationId,
  edition,
  day,
}: Pick<ConsentNews, 'organisationId' | 'edition' | 'day'>) => `${organisationId}:${edition}:${day}`;

const keyOf = ({ news, threshold }: ConsentCrowd): string =>
  `${kindOf(news)}:${subjectOf(news)}:${threshold}`;
