import type { EntityManager } from 'typeorm';
import { AlertChannelEntity } from './alert-channel.entity.js';
import type { MessageEntity } from './message.entity.js';

/** Keeps with each channel how it fared, in the transaction that keeps what became of its messages. */
export async function noteChannels(
  tx: EntityManager,
  settled: readonly MessageEntity[],
  at: Date,
): Promise<void> {
  const latest = new Map<string, MessageEntity>();
  for (const message of settled)
    if (message.channel !== 'email' && message.state !== 'dropped') latest.set(message.channel, message);
  for (const [id, { state, lastError }] of latest) {
    if (state === 'sent') {
      await tx.update(AlertChannelEntity, { id }, { lastSentAt: at, lastError: null, failingSince: null });
      continue;
    }
    if (lastError === null) continue;
    const channel = await tx.findOne(AlertChannelEntity, {
      select: { id: true, failingSince: true },
      where: { id },
    });
    await tx.update(
      AlertChannelEntity,
      { id },
      { lastFailedAt: at, lastError, failingSince: channel?.failingSince ?? at },
    );
  }
}
