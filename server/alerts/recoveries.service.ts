import { Injectable } from '@nestjs/common';
import { type EntityManager, In, Not } from 'typeorm';
import { whenDue } from '../core/alerts/when-due.js';
import { AlertDeliveryEntity } from './alert-delivery.entity.js';
import type { AlertEntity } from './alert.entity.js';
import { deliveryRow, writeDeliveries } from './delivery-rows.js';
import { rulesInForce } from './rules-in-force.js';

/** Tells those who heard that something is wrong that it is over. */
@Injectable()
export class Recoveries {
  /** In the transaction that ends the alerts. */
  async write(tx: EntityManager, alerts: readonly Pick<AlertEntity, 'id'>[], at: Date): Promise<void> {
    const told = await tx.findBy(AlertDeliveryEntity, {
      ...{ alertId: In(alerts.map(({ id }) => id)), state: 'sent', occasion: Not('recovered' as const) },
    });
    if (told.length === 0) return;
    const rules = new Map((await rulesInForce(tx)).map((rule) => [rule.id, rule]));
    await writeDeliveries(
      tx,
      told.flatMap((heard) => {
        const rule = rules.get(heard.ruleId);
        if (rule === undefined || !rule.enabled || !rule.recovery) return [];
        // It is as urgent as the news was.
        const how = { ...rule, timing: heard.timing, criticalAtOnce: false };
        const { channel, recipient, recipientIs, timing, timeZone } = heard;
        const dueAt = whenDue(how, 'info', timeZone, at);
        return [
          deliveryRow(
            {
              ...{ alertId: heard.alertId, occasion: 'recovered', turn: 1, state: 'pending', reason: '' },
              planned: {
                ...{ channel, recipient, recipientName: null, recipientIs },
                ...{ rule, timing, timeZone, dueAt },
              },
            },
            at,
          ),
        ];
      }),
    );
  }
}
