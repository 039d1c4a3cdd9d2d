import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In, Not } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { AlertState, SupersededReason } from '../core/alerts/alert.js';
import type { AlertSubjectType } from '../core/alerts/alert-rule.js';
import { isRecovery, staysSnoozed } from '../core/alerts/stop-rules.js';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import { Messages } from '../messages/messages.service.js';
import { insertMany } from '../platform/database/insert-many.js';
import { Database } from '../platform/database/database.js';
import { AlertDeliveryEntity } from './alert-delivery.entity.js';
import { AlertEntity } from './alert.entity.js';
import { type AlertAbout, newAlert } from './new-alert.js';
import { refreshOverall } from './overall-delivery.js';
import { Recoveries } from './recoveries.service.js';

export interface AlertSubject {
  readonly type: AlertSubjectType;
  readonly id: string;
}

type Where = FindOptionsWhere<AlertEntity> | FindOptionsWhere<AlertEntity>[];

/** The alerts that new ones take the place of. */
export interface Earlier {
  readonly where: (fresh: readonly AlertEntity[]) => Where;
  readonly reason: SupersededReason;
}

/** Rows in one statement: far below the parameter limits of both engines. */
const CHUNK = 500;

/**
 * What somebody should know, as rows. Each story that alerts tell (`expiry-alerts`, `verdict-alerts` …) is a service of its
 * own that raises and settles through this one; `AlertMails.write` tells people when the sweep is through.
 */
@Injectable()
export class Alerts {
  constructor(
    private readonly db: Database,
    private readonly messages: Messages,
    private readonly audit: AuditLog,
    private readonly recoveries: Recoveries,
  ) {}

  /**
   * Raises those that were not raised before, by their keys; `earlier` finds the alerts that each new one takes the place
   * of. To be called in the transaction of the fact. Returns how many are new.
   */
  async raise(tx: EntityManager, about: readonly AlertAbout[], at: Date, earlier?: Earlier): Promise<number> {
    let raised = 0;
    for (let start = 0; start < about.length; start += CHUNK)
      raised += await this.raiseChunk(tx, about.slice(start, start + CHUNK), at, earlier);
    return raised;
  }

  private async raiseChunk(
    tx: EntityManager,
    about: readonly AlertAbout[],
    at: Date,
    earlier: Earlier | undefined,
  ): Promise<number> {
    const rows = about.map((one) => newAlert(one, at));
    const known = await tx.find(AlertEntity, {
      select: { id: true, key: true },
      where: { key: In(rows.map(({ key }) => key)) },
    });
    const knownKeys = new Set(known.map(({ key }) => key));
    const fresh = rows.filter(({ key }) => !knownKeys.has(key));
    if (fresh.length === 0) return 0;
    if (earlier !== undefined) {
      const standing = await this.standing(tx, earlier.where(fresh));
      keepSnoozed(standing, fresh, at);
      await this.takeBack(tx, standing, earlier.reason, at);
    }
    await insertMany(tx, AlertEntity, fresh);
    await this.audit.record(
      tx,
      ...fresh.map(({ id, key, title }) => ({
        ...{ actor: SYSTEM, at, action: 'alert.raise', subjectType: 'alert', subjectId: id },
        details: { key, title },
      })),
    );
    return fresh.length;
  }

  standing(tx: EntityManager, where: Where): Promise<AlertEntity[]> {
    const stands = { state: Not<AlertState>('superseded') };
    return tx.findBy(
      AlertEntity,
      Array.isArray(where) ? where.map((one) => ({ ...one, ...stands })) : { ...where, ...stands },
    );
  }

  /**
   * Takes back what was said or is about to be said of something that was replaced, retired or deleted. A message that
   * nobody has begun to send is dropped; returns how many alerts there were.
   */
  async supersede(
    tx: EntityManager,
    subject: AlertSubject,
    reason: Exclude<SupersededReason, 'later-threshold' | 'later-verdict' | 'other-cause'>,
    actor: Actor,
    at: Date,
  ): Promise<number> {
    const alerts = await this.standing(tx, { subjectType: subject.type, subjectId: subject.id });
    await this.takeBack(tx, alerts, reason, at);
    await this.audit.record(
      tx,
      ...alerts.map(({ id, key }) => ({
        ...{ actor, at, action: 'alert.supersede', subjectType: 'alert', subjectId: id },
        details: { key, reason },
      })),
    );
    return alerts.length;
  }

  /** The same without an entry of its own, where the fact has one. */
  async takeBack(
    tx: EntityManager,
    alerts: readonly AlertEntity[],
    reason: SupersededReason,
    at: Date,
  ): Promise<void> {
    for (let start = 0; start < alerts.length; start += CHUNK)
      await this.takeBackChunk(tx, alerts.slice(start, start + CHUNK), reason, at);
  }

  private async takeBackChunk(
    tx: EntityManager,
    alerts: readonly AlertEntity[],
    reason: SupersededReason,
    at: Date,
  ): Promise<void> {
    const ids = alerts.map(({ id }) => id);
    await tx.update(
      AlertEntity,
      { id: In(ids) },
      {
        ...{ state: 'superseded', supersededAt: at, supersededReason: reason, nextStepAt: null },
        ...(isRecovery(reason) && { recoveredAt: at }),
      },
    );
    await tx.update(
      AlertEntity,
      { id: In(ids), delivery: In(['pending', 'nobody-listens']) },
      { delivery: 'dropped' },
    );
    await this.dropDeliveries(tx, ids, `What it tells is over: ${reason}.`, at);
    if (isRecovery(reason)) await this.recoveries.write(tx, alerts, at);
  }

  /** Nobody needs to be told of these alerts any more; messages that have nothing else to tell are dropped with them. */
  async dropDeliveries(
    tx: EntityManager,
    alertIds: readonly string[],
    reason: string,
    at: Date,
  ): Promise<void> {
    if (alertIds.length === 0) return;
    const about = { alertId: In([...alertIds]), occasion: Not('recovered' as const) };
    const untold = await tx.find(AlertDeliveryEntity, {
      select: { id: true, alertId: true },
      where: { ...about, state: In(['pending', 'grouped']) },
    });
    if (untold.length > 0) {
      const settled = { state: 'dropped' as const, reason, settledAt: at };
      await tx.update(AlertDeliveryEntity, { id: In(untold.map(({ id }) => id)) }, settled);
    }
    const waiting = await tx.findBy(AlertDeliveryEntity, { ...about, state: 'waiting' });
    const mails = [...new Set(waiting.flatMap(({ messageId }) => messageId ?? []))];
    if (mails.length > 0) {
      // A digest still has something to tell while another of its alerts stands; it is rewritten when it goes out.
      const others = await tx.find(AlertDeliveryEntity, {
        select: { id: true, messageId: true },
        where: { messageId: In(mails), state: 'waiting', alertId: Not(In([...alertIds])) },
      });
      const wanted = new Set(others.map(({ messageId }) => messageId));
      const unwanted = mails.filter((id) => !wanted.has(id));
      await this.messages.drop(tx, unwanted, reason, at);
      const leftOut = waiting.filter(({ messageId }) => wanted.has(messageId));
      if (leftOut.length > 0)
        await tx.update(
          AlertDeliveryEntity,
          { id: In(leftOut.map(({ id }) => id)) },
          { state: 'dropped', reason, settledAt: at },
        );
    }
    await refreshOverall(
      tx,
      [...untold, ...waiting].map(({ alertId }) => alertId),
    );
  }

  /** The same of those of which no message is written yet. */
  async dropPending(tx: EntityManager, alertIds: readonly string[], reason: string, at: Date): Promise<void> {
    const settled = { state: 'dropped' as const, reason, settledAt: at };
    const untold = { alertId: In([...alertIds]), state: In(['pending' as const, 'grouped' as const]) };
    await tx.update(AlertDeliveryEntity, { ...untold, occasion: Not('recovered' as const) }, settled);
    await refreshOverall(tx, alertIds);
  }

  /** Open alerts that nobody was told about, because there is nobody to tell. */
  unheard(): Promise<number> {
    return this.db.read(AlertEntity).countBy({ delivery: 'nobody-listens', state: 'open' });
  }
}

/** What somebody put off stays so at the next threshold, unless that is worse. */
function keepSnoozed(standing: readonly AlertEntity[], fresh: readonly AlertEntity[], at: Date): void {
  for (const alert of fresh) {
    const asleep = standing.find(
      (one) => one.subjectId === alert.subjectId && staysSnoozed(one, alert.severity, at),
    );
    if (asleep === undefined) continue;
    const { snoozedUntil, snoozeReason, snoozedBy } = asleep;
    Object.assign(alert, {
      ...{ state: 'snoozed', snoozedUntil, snoozeReason, snoozedBy, nextStepAt: snoozedUntil },
    });
  }
}
