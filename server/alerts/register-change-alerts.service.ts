import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  alertUndoneBy,
  registerAlertKind,
  registerChangeAlertKey,
  type RegisterChangeNews,
  registerChangeTitle,
} from '../core/alerts/register-change-mail.js';
import type { EntryChangeKind } from '../core/registers/compare-editions.js';
import { Alerts } from './alerts.service.js';

/** That a register says otherwise of somebody whose certificates are held. */
@Injectable()
export class RegisterChangeAlerts {
  constructor(private readonly alerts: Alerts) {}

  /**
   * Says what a register says otherwise of a holder, once for each owner of certificates that are touched. To be called
   * in the transaction that keeps the change. False where it was raised before, or nobody is alerted about it.
   */
  async raise(
    tx: EntityManager,
    news: RegisterChangeNews,
    owner: string | null,
    at: Date,
    organisationId: string | null = null,
  ): Promise<boolean> {
    const kind = registerAlertKind(news.changeKind);
    if (kind === undefined) return false;
    const about = {
      key: registerChangeAlertKey(news.changeId, owner),
      ...{ kind, subjectType: 'register-entry', subjectId: news.entryId },
      ...{ title: registerChangeTitle(news), context: news, endsAt: new Date(news.publishedAt) },
      ...{ ownerEmail: owner, organisationId },
    };
    return (await this.alerts.raise(tx, [about], at)) > 0;
  }

  /** What was said about an entry is put right by a later change of it. */
  async settle(
    tx: EntityManager,
    entryId: string,
    change: EntryChangeKind,
    host: string | null,
    at: Date,
  ): Promise<void> {
    const kind = alertUndoneBy(change);
    if (kind === undefined) return;
    const standing = await this.alerts.standing(tx, {
      ...{ subjectType: 'register-entry', subjectId: entryId, kind },
    });
    const over = standing.filter(({ context }) => 'changeId' in context && context.host === host);
    await this.alerts.takeBack(tx, over, 'resolved', at);
  }
}
