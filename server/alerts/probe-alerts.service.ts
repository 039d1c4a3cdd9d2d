import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type ProbeNews, probeTitle } from '../core/alerts/probe-mail.js';
import type { ProbeQuestion } from '../core/probes/probe-result.js';
import { Alerts } from './alerts.service.js';
import { keyOfItsOwn } from './new-alert.js';

const SUBJECT = 'probe-target';
const KINDS = { down: 'probe-down', refused: 'probe-refused', changed: 'probe-changed' } as const;

/** What changed at targets of probes: told once, and once more when it is over. To be called in the transaction of the run. */
@Injectable()
export class ProbeAlerts {
  constructor(private readonly alerts: Alerts) {}

  /** One alert of a kind, and of a question, stands for a target at a time. Returns how many are new. */
  async raise(tx: EntityManager, news: ProbeNews, organisationId: string | null, at: Date): Promise<number> {
    const kind = KINDS[news.probe];
    if (kind !== 'probe-changed' && (await this.standing(tx, news.targetId, news)).length > 0) return 0;
    return this.alerts.raise(
      tx,
      [
        {
          key: keyOfItsOwn(kind, news.targetId),
          ...{ kind, subjectType: SUBJECT, subjectId: news.targetId, organisationId },
          ...{ title: probeTitle(news), context: news, endsAt: new Date(news.since) },
        },
      ],
      at,
    );
  }

  /** It answers again, or does not refuse that any more. */
  async settle(
    tx: EntityManager,
    targetId: string,
    over: { readonly probe: 'down' } | { readonly probe: 'refused'; readonly question: ProbeQuestion },
    at: Date,
  ): Promise<number> {
    const standing = await this.standing(tx, targetId, over);
    await this.alerts.takeBack(tx, standing, 'resolved', at);
    return standing.length;
  }

  /** Nobody asks it any more: what was said of it is no news, and nothing was put right either. */
  async dropAll(tx: EntityManager, targetId: string, at: Date): Promise<void> {
    const standing = await this.alerts.standing(tx, { subjectType: SUBJECT, subjectId: targetId });
    await this.alerts.takeBack(tx, standing, 'deleted', at);
  }

  private async standing(
    tx: EntityManager,
    targetId: string,
    about: { readonly probe: string; readonly question?: ProbeQuestion },
  ) {
    const all = await this.alerts.standing(tx, { subjectType: SUBJECT, subjectId: targetId });
    return all.filter(
      ({ context }) =>
        'probe' in context &&
        context.probe === about.probe &&
        (context.probe !== 'refused' || context.question === about.question),
    );
  }
}
