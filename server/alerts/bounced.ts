import { type EntityManager, In, MoreThan } from 'typeorm';
import { DAY_MS } from '../core/alerts/expiry-thresholds.js';
import { EMAIL_CHANNEL } from '../core/alerts/alert-rule.js';
import { AlertDeliveryEntity } from './alert-delivery.entity.js';

/** What was refused longer ago than this says nothing about today. */
const REMEMBERED_MS = 90 * DAY_MS;

/** Addresses whose last alert was refused for good. */
export async function bouncedAddresses(tx: EntityManager, at: Date): Promise<ReadonlySet<string>> {
  const since = new Date(at.getTime() - REMEMBERED_MS);
  const failed = await tx.find(AlertDeliveryEntity, {
    select: { id: true, recipient: true, settledAt: true },
    where: { channel: EMAIL_CHANNEL, state: 'failed', dueAt: MoreThan(since) },
  });
  if (failed.length === 0) return new Set();
  const last = new Map<string, number>();
  for (const { recipient, settledAt } of failed)
    last.set(recipient, Math.max(last.get(recipient) ?? 0, settledAt?.getTime() ?? 0));
  const arrived = await tx
    .createQueryBuilder(AlertDeliveryEntity, 'delivery')
    .select('delivery.recipient', 'recipient')
    .addSelect('MAX(delivery.settledAt)', 'settledAt')
    .where({ channel: EMAIL_CHANNEL, state: 'sent', recipient: In([...last.keys()].slice(0, 500)) })
    .groupBy('delivery.recipient')
    .getRawMany<{ recipient: string; settledAt: string }>();
  for (const { recipient, settledAt } of arrived)
    if (Date.parse(settledAt) > (last.get(recipient) ?? 0)) last.delete(recipient);
  return new Set(last.keys());
}
