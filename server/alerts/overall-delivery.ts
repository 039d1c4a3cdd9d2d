import { type EntityManager, In } from 'typeorm';
import type { DeliveryState } from '../core/alerts/alert-delivery.js';
import { overallState } from '../core/alerts/stop-rules.js';
import { AlertDeliveryEntity } from './alert-delivery.entity.js';
import { AlertEntity } from './alert.entity.js';

const CHUNK = 500;

/** Says at each alert how far telling it got, over all its deliveries. */
export async function refreshOverall(tx: EntityManager, alertIds: readonly string[]): Promise<void> {
  const ids = [...new Set(alertIds)];
  for (let start = 0; start < ids.length; start += CHUNK) {
    const chunk = ids.slice(start, start + CHUNK);
    const deliveries = await tx.find(AlertDeliveryEntity, {
      select: { id: true, alertId: true, state: true, occasion: true },
      where: { alertId: In(chunk) },
    });
    const states = new Map<string, DeliveryState[]>();
    for (const { alertId, state, occasion } of deliveries)
      // That it is over is another story.
      if (occasion !== 'recovered') states.set(alertId, [...(states.get(alertId) ?? []), state]);
    const byState = new Map<AlertEntity['delivery'], string[]>();
    for (const [alertId, of] of states) {
      const overall = overallState(of);
      if (overall !== undefined) byState.set(overall, [...(byState.get(overall) ?? []), alertId]);
    }
    for (const [delivery, of] of byState) await tx.update(AlertEntity, { id: In(of) }, { delivery });
  }
}
