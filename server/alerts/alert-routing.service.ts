import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { chainOf, escalate, escalationOf, firstStepAt } from '../core/alerts/escalation.js';
import { askRules } from '../core/alerts/match-rule.js';
import { routeAlert, type Routing } from '../core/alerts/route-alert.js';
import { SYSTEM } from '../core/audit/actor.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import { AlertDeliveryEntity } from './alert-delivery.entity.js';
import { AlertReaders, type ReaderBook } from './alert-readers.service.js';
import { AlertEntity } from './alert.entity.js';
import { type DeliveryOf, deliveryRow, heardBefore, writeDeliveries } from './delivery-rows.js';
import { refreshOverall } from './overall-delivery.js';
import { rulesInForce } from './rules-in-force.js';

export interface Routed {
  /** Alerts that somebody is told of. */
  readonly routed: number;
  /** Alerts that have nobody to go to. */
  readonly unheard: number;
}

/** Rows in one transaction. */
const BATCH = 500;

/** Writes down who is told of each alert, through what and when; and takes the next step where nobody acts. */
@Injectable()
export class AlertRouting {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly readers: AlertReaders,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Routes what nobody was told of yet, in batches of one transaction each; what a crash left behind is found by the next
   * call. With `unheard`, also what had nobody to go to before.
   */
  async route({ unheard = true } = {}): Promise<Routed> {
    const total = { routed: 0, unheard: 0 };
    for (let after = ''; ;) {
      const batch = await this.transactions.run((tx) => this.routeBatch(tx, after, unheard));
      total.routed += batch.routed;
      total.unheard += batch.unheard;
      if (batch.last === undefined) return total;
      after = batch.last;
    }
  }

  private async routeBatch(
    tx: EntityManager,
    after: string,
    unheard: boolean,
  ): Promise<Routed & { last: string | undefined }> {
    const query = tx
      .createQueryBuilder(AlertEntity, 'alert')
      .where('alert.delivery IN (:...deliveries)', {
        deliveries: unheard ? ['pending', 'nobody-listens'] : ['pending'],
      })
      .andWhere(`alert.state = 'open'`)
      .andWhere('alert.id > :after', { after })
      .orderBy('alert.id')
      .limit(BATCH);
    // A second instance waits here and then finds nothing left to route.
    if (this.db.kind === 'postgres') query.setLock('pessimistic_write');
    const alerts = await query.getMany();
    if (alerts.length === 0) return { routed: 0, unheard: 0, last: undefined };
    const at = this.clock.now();
    const rules = await rulesInForce(tx);
    const book = await this.readers.book(tx, rules, alerts);
    const heard = await heardBefore(tx, alerts);
    const rows: AlertDeliveryEntity[] = [];
    let routed = 0;
    let nobody = 0;
    const quiet = new Map<AlertEntity['delivery'], string[]>();
    const changes = new Map<string, { readonly to: Partial<AlertEntity>; readonly ids: string[] }>();
    for (const alert of alerts) {
      const routing = routeAlert(
        book.routed(alert),
        rules,
        book.of(alert),
        heard.get(alert.id) ?? new Map(),
        at,
      );
      rows.push(...rowsOf(alert, routing, at));
      const told = routing.planned.length > 0 && !routing.muted;
      const [first] = routing.planned;
      if (told && first !== undefined) {
        routed++;
        const to = {
          ...{ delivery: 'waiting' as const, recipient: first.recipient, recipientIs: first.recipientIs },
          nextStepAt: firstStepAt(chainOf(routing.asked), alert.raisedAt),
        };
        const key = JSON.stringify(to);
        changes.set(key, { to, ids: [...(changes.get(key)?.ids ?? []), alert.id] });
        continue;
      }
      const delivery = routing.cared ? 'muted' : 'nobody-listens';
      if (delivery === 'nobody-listens') nobody++;
      if (alert.delivery !== delivery) quiet.set(delivery, [...(quiet.get(delivery) ?? []), alert.id]);
      if (delivery === 'nobody-listens' && alert.delivery === 'pending') {
        const nextStepAt = firstStepAt(chainOf(routing.asked), alert.raisedAt);
        if (nextStepAt !== null) await tx.update(AlertEntity, { id: alert.id }, { nextStepAt });
      }
    }
    await writeDeliveries(tx, rows);
    for (const { to, ids } of changes.values()) await tx.update(AlertEntity, { id: In(ids) }, to);
    for (const [delivery, ids] of quiet) await tx.update(AlertEntity, { id: In(ids) }, { delivery });
    return { routed, unheard: nobody, last: alerts.length < BATCH ? undefined : alerts.at(-1)?.id };
  }

  /** Escalates what nobody acknowledged, and wakes what was put off until now. */
  async step(): Promise<{ readonly escalated: number; readonly woken: number }> {
    const total = { escalated: 0, woken: 0 };
    for (;;) {
      const batch = await this.transactions.run((tx) => this.stepBatch(tx));
      total.escalated += batch.escalated;
      total.woken += batch.woken;
      if (batch.looked < BATCH) return total;
    }
  }

  private async stepBatch(tx: EntityManager) {
    const at = this.clock.now();
    const query = tx
      .createQueryBuilder(AlertEntity, 'alert')
      .where({ nextStepAt: LessThanOrEqual(at), state: In(['open', 'snoozed']) })
      .orderBy('alert.nextStepAt')
      .addOrderBy('alert.id')
      .limit(BATCH);
    if (this.db.kind === 'postgres') query.setLock('pessimistic_write');
    const alerts = await query.getMany();
    const counts = { looked: alerts.length, escalated: 0, woken: 0 };
    if (alerts.length === 0) return counts;
    const rules = await rulesInForce(tx);
    const book = await this.readers.book(tx, rules, alerts);
    const rows: AlertDeliveryEntity[] = [];
    for (const alert of alerts) {
      const wakes = alert.state === 'snoozed';
      if (wakes) {
        counts.woken++;
        rows.push(...(await this.wakeRows(tx, alert, rules, book, at)));
      }
      const dueAt = alert.nextStepAt ?? at;
      const asked = askRules(rules, book.routed(alert));
      const chain = chainOf(asked);
      const step = escalate(chain, alert.escalated, dueAt, at);
      const planned = escalationOf(step.taken, book.routed(alert), book.of(alert), at);
      if (step.taken.length > 0) counts.escalated++;
      rows.push(
        ...planned.map((one) =>
          deliveryRow(
            {
              ...{ alertId: alert.id, occasion: 'escalated', turn: step.escalated, planned: one },
              ...{ state: 'pending', reason: '' },
            },
            at,
          ),
        ),
      );
      const { escalated, nextStepAt } = step;
      await tx.update(
        AlertEntity,
        { id: alert.id },
        { escalated, nextStepAt, ...(wakes && { state: 'open', snoozedUntil: null }) },
      );
      if (step.taken.length > 0 || wakes)
        await this.audit.record(tx, {
          ...{ actor: SYSTEM, at, subjectType: 'alert', subjectId: alert.id },
          action: wakes ? 'alert.wake' : 'alert.escalate',
          details: { key: alert.key, step: escalated, to: planned.map(({ recipient }) => recipient) },
        });
    }
    await writeDeliveries(tx, rows);
    await refreshOverall(
      tx,
      rows.map(({ alertId }) => alertId),
    );
    return counts;
  }

  /** Whoever would be told now is told that it is still so; what nobody was told before is routed as new. */
  private async wakeRows(
    tx: EntityManager,
    alert: AlertEntity,
    rules: Awaited<ReturnType<typeof rulesInForce>>,
    book: ReaderBook,
    at: Date,
  ): Promise<AlertDeliveryEntity[]> {
    const told = await tx.find(AlertDeliveryEntity, {
      select: { id: true, occasion: true, turn: true },
      where: { alertId: alert.id },
    });
    if (told.length === 0) {
      await tx.update(AlertEntity, { id: alert.id }, { delivery: 'pending' });
      return [];
    }
    const turn = 1 + Math.max(0, ...told.map((one) => (one.occasion === 'snooze-over' ? one.turn : 0)));
    const routing = routeAlert(book.routed(alert), rules, book.of(alert), new Map(), at);
    return rowsOf(alert, routing, at, 'snooze-over', turn);
  }
}

const rowsOf = (
  alert: Pick<AlertEntity, 'id'>,
  { planned, muted, asked }: Routing,
  at: Date,
  occasion: DeliveryOf['occasion'] = 'raised',
  turn = 1,
): AlertDeliveryEntity[] => {
  const silencer = asked.find(({ outcome }) => outcome === 'mutes')?.rule.name;
  return planned.map((one) =>
    deliveryRow(
      {
        ...{ alertId: alert.id, occasion, turn, planned: one },
        ...(muted
          ? { state: 'muted' as const, reason: `The rule “${silencer ?? ''}” silences it.` }
          : { state: 'pending' as const, reason: '' }),
      },
      at,
    ),
  );
};
