import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { DAY_MS } from '../core/alerts/expiry-thresholds.js';
import type { Actor } from '../core/audit/actor.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { ALERT_LIST } from './alert-list.js';
import { viewOf } from './alert-view.js';
import { AlertEntity } from './alert.entity.js';
import type { AlertRow, SnoozeAlert } from './alerts.contract.js';
import { auditDetails } from './audit-details.js';
import { Alerts } from './alerts.service.js';

const LONGEST_SNOOZE_MS = 366 * DAY_MS;

/** What people do with alerts: look, take care, put off. */
@Injectable()
export class AlertHandling {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly alerts: Alerts,
  ) {}

  async list(query: ListQuery): Promise<Page<AlertRow>> {
    const page = await findPage(this.db.read(AlertEntity).createQueryBuilder('alert'), ALERT_LIST, query);
    return page.with(page.rows.map(viewOf));
  }

  async find(id: string): Promise<AlertRow> {
    const alert = await this.db.read(AlertEntity).findOneBy({ id });
    if (!alert) throw new Problem('alert-not-found');
    return viewOf(alert);
  }

  /** Nobody else needs to be told, and nothing escalates. */
  async acknowledge(id: string, note: string, actor: Actor): Promise<AlertRow> {
    await this.change(id, ['open', 'snoozed'], 'alert-not-open', async (tx, _alert, at) => {
      const done = { state: 'acknowledged' as const, acknowledgedAt: at, acknowledgedBy: actor.name, note };
      await tx.update(AlertEntity, { id }, { ...done, snoozedUntil: null, nextStepAt: null });
      await this.alerts.dropPending(tx, [id], 'Somebody takes care of it.', at);
      await this.record(tx, 'acknowledge', id, actor, at, { note });
    });
    return this.find(id);
  }

  /** Until then nobody is told; past it, it escalates. What it is about is watched all the same. */
  async snooze(id: string, { until, reason }: SnoozeAlert, actor: Actor): Promise<AlertRow> {
    await this.change(id, ['open', 'acknowledged', 'snoozed'], 'alert-not-open', async (tx, _alert, at) => {
      if (until <= at || until.getTime() - at.getTime() > LONGEST_SNOOZE_MS)
        throw new Problem('invalid-input', {
          errors: [{ path: 'until', message: 'is not within the next year' }],
        });
      await tx.update(
        AlertEntity,
        { id },
        {
          ...{ state: 'snoozed', snoozedUntil: until, snoozeReason: reason, snoozedBy: actor.name },
          ...{ nextStepAt: until, acknowledgedAt: null, acknowledgedBy: null },
        },
      );
      await this.alerts.dropDeliveries(tx, [id], `Put off until ${until.toISOString()}.`, at);
      await this.record(tx, 'snooze', id, actor, at, { until: until.toISOString(), reason });
    });
    return this.find(id);
  }

  /** It is due now; the next run tells and escalates as at the end of any snooze. */
  async wake(id: string, actor: Actor): Promise<AlertRow> {
    await this.change(id, ['snoozed'], 'alert-not-snoozed', async (tx, _alert, at) => {
      await tx.update(AlertEntity, { id }, { snoozedUntil: at, nextStepAt: at });
      await this.record(tx, 'end-snooze', id, actor, at, {});
    });
    return this.find(id);
  }

  private async change(
    id: string,
    states: readonly AlertEntity['state'][],
    refusal: 'alert-not-open' | 'alert-not-snoozed',
    work: (tx: EntityManager, alert: AlertEntity, at: Date) => Promise<void>,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const query = tx.createQueryBuilder(AlertEntity, 'alert').where({ id });
      if (this.db.kind === 'postgres') query.setLock('pessimistic_write');
      const alert = await query.getOne();
      if (!alert) throw new Problem('alert-not-found');
      if (!states.includes(alert.state)) throw new Problem(refusal);
      await work(tx, alert, this.clock.now());
    });
  }

  private record(
    tx: EntityManager,
    what: string,
    id: string,
    actor: Actor,
    at: Date,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(tx, {
      ...{ actor, at, action: `alert.${what}`, subjectType: 'alert', subjectId: id },
      details: auditDetails(details),
    });
  }
}
