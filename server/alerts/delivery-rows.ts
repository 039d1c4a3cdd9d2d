import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { DeliveryOccasion, DeliveryState } from '../core/alerts/alert-delivery.js';
import { type Heard, heardKey, type PlannedDelivery } from '../core/alerts/route-alert.js';
import { DATED_ALERTS } from '../core/alerts/alert.js';
import { insertMany } from '../platform/database/insert-many.js';
import { AlertDeliveryEntity } from './alert-delivery.entity.js';
import { AlertEntity } from './alert.entity.js';

export interface DeliveryOf {
  readonly alertId: string;
  readonly occasion: DeliveryOccasion;
  readonly turn: number;
  readonly planned: PlannedDelivery;
  readonly state: DeliveryState;
  readonly reason: string;
}

export const deliveryRow = (
  { alertId, occasion, turn, planned, state, reason }: DeliveryOf,
  at: Date,
): AlertDeliveryEntity => ({
  ...{ id: randomUUID(), alertId, occasion, turn, state, reason },
  ...{ channel: planned.channel, recipient: planned.recipient, recipientIs: planned.recipientIs },
  ...{ ruleId: planned.rule.id, ruleName: planned.rule.name, timing: planned.timing },
  ...{ timeZone: planned.timeZone, dueAt: planned.dueAt },
  ...{ messageId: null, createdAt: at, settledAt: state === 'muted' ? at : null },
});

/** Those that are written already stay as they are. */
export const writeDeliveries = (tx: EntityManager, rows: readonly AlertDeliveryEntity[]): Promise<void> =>
  insertMany(tx, AlertDeliveryEntity, rows, { orIgnore: true });

/** By alert: the lowest threshold of the same thing and end that each recipient was told. */
export async function heardBefore(
  tx: EntityManager,
  alerts: readonly AlertEntity[],
): Promise<ReadonlyMap<string, Heard>> {
  const dated = alerts.filter(({ kind }) => DATED_ALERTS.includes(kind));
  const found = new Map<string, Map<string, number>>();
  if (dated.length === 0) return found;
  const earlier = await tx
    .createQueryBuilder(AlertEntity, 'alert')
    .innerJoin(AlertDeliveryEntity, 'delivery', 'delivery.alertId = alert.id')
    .select([
      'alert.subjectType AS "subjectType"',
      'alert.subjectId AS "subjectId"',
      'alert.endsAt AS "endsAt"',
      'alert.threshold AS "threshold"',
      'delivery.channel AS "channel"',
      'delivery.recipient AS "recipient"',
    ])
    .where('alert.subjectId IN (:...subjects)', { subjects: dated.map(({ subjectId }) => subjectId) })
    .andWhere('alert.kind IN (:...kinds)', { kinds: DATED_ALERTS })
    .andWhere(`delivery.state = 'sent'`)
    .getRawMany<{
      subjectType: string;
      subjectId: string;
      endsAt: string;
      threshold: number;
      channel: string;
      recipient: string;
    }>();
  for (const alert of dated)
    for (const row of earlier) {
      if (row.subjectId !== alert.subjectId || row.subjectType !== alert.subjectType) continue;
      if (row.endsAt !== alert.endsAt.toISOString() || row.threshold <= alert.threshold) continue;
      const heard = found.get(alert.id) ?? new Map<string, number>();
      const key = heardKey(row.channel, row.recipient);
      heard.set(key, Math.min(heard.get(key) ?? Infinity, row.threshold));
      found.set(alert.id, heard);
    }
  return found;
}
