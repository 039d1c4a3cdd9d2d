import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import type { RecipientKind } from '../core/alerts/alert-delivery.js';
import { EMAIL_CHANNEL } from '../core/alerts/alert-rule.js';
import { groupDeliveries } from '../core/alerts/group-deliveries.js';
import { stoppedBecause } from '../core/alerts/stop-rules.js';
import type { MailLanguage } from '../core/alerts/words/language.js';
import { Messages } from '../messages/messages.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import { contentOf, kindOfMessage, payloadOf } from './alert-content.js';
import { AlertDeliveryEntity } from './alert-delivery.entity.js';
import { AlertLanguages, type AlertReader } from './alert-languages.service.js';
import { AlertEntity } from './alert.entity.js';
import { refreshOverall } from './overall-delivery.js';

export interface Dispatched {
  readonly alerts: number;
  readonly messages: number;
}

const CHUNK = 500;

/** Puts deliveries whose time has come together and hands them to the outbox. */
@Injectable()
export class AlertDispatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly messages: Messages,
    private readonly languages: AlertLanguages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** One transaction for each reader, so that a sweep of any size writes one digest for each. */
  async dispatch(): Promise<Dispatched> {
    const total = { alerts: 0, messages: 0 };
    const readers = await this.dueReaders();
    const languageOf = await this.languages.of(this.db.manager, readers);
    for (const reader of readers) {
      const done = await this.transactions.run((tx) => this.dispatchTo(tx, reader, languageOf(reader)));
      total.alerts += done.alerts;
      total.messages += done.messages;
    }
    return total;
  }

  private dueReaders(): Promise<AlertReader[]> {
    return this.db
      .read(AlertDeliveryEntity)
      .createQueryBuilder('delivery')
      .select('delivery.channel', 'channel')
      .addSelect('delivery.recipient', 'recipient')
      .where({ state: 'pending', dueAt: LessThanOrEqual(this.clock.now()) })
      .distinct(true)
      .getRawMany<AlertReader>();
  }

  private async dispatchTo(
    tx: EntityManager,
    { channel, recipient }: AlertReader,
    language: MailLanguage,
  ): Promise<Dispatched> {
    const at = this.clock.now();
    const query = tx
      .createQueryBuilder(AlertDeliveryEntity, 'delivery')
      .where({ state: 'pending', dueAt: LessThanOrEqual(at), channel, recipient });
    // A second instance waits here and then finds nothing left to write.
    if (this.db.kind === 'postgres') query.setLock('pessimistic_write');
    const deliveries = await query.getMany();
    const alerts = await alertsOf(tx, deliveries);
    const told = deliveries.flatMap((delivery) => {
      const alert = alerts.get(delivery.alertId);
      return alert === undefined ? [] : [{ ...delivery, delivery, alert, kind: alert.kind }];
    });
    const stopped = told.flatMap(({ delivery, alert }) => {
      const reason = stoppedBecause(alert, delivery.occasion, at);
      return reason === undefined ? [] : [{ delivery, reason }];
    });
    for (const reason of new Set(stopped.map((one) => one.reason)))
      await this.assign(
        tx,
        stopped.filter((one) => one.reason === reason).map(({ delivery }) => delivery),
        { state: 'dropped', reason, settledAt: at },
      );
    const over = new Set(stopped.map(({ delivery }) => delivery.id));
    const standing = told
      .filter(({ id }) => !over.has(id))
      .sort((one, other) => one.alert.endsAt.getTime() - other.alert.endsAt.getTime());
    const groups = groupDeliveries(standing);
    for (const group of groups) {
      const circumstances = {
        ...{ baseUrl: this.config.baseUrl, at, language },
        because: becauseOf(group.map(({ recipientIs }) => recipientIs)),
      };
      const content = contentOf(group, circumstances);
      const [only] = group;
      const messageId = await this.messages.enqueue(tx, {
        ...{ kind: kindOfMessage(group), to: recipient, content, at },
        ...(channel !== EMAIL_CHANNEL && { channel }),
        payload: payloadOf(group, content, circumstances),
        ...(group.length === 1 &&
          only && { subject: { type: only.alert.subjectType, id: only.alert.subjectId } }),
      });
      await this.assign(
        tx,
        group.map(({ delivery }) => delivery),
        { state: 'waiting', messageId, reason: '' },
      );
      const untold = group.filter(({ alert }) => alert.messageId === null).map(({ alert }) => alert.id);
      for (let start = 0; start < untold.length; start += CHUNK)
        await tx.update(AlertEntity, { id: In(untold.slice(start, start + CHUNK)) }, { messageId });
    }
    await refreshOverall(
      tx,
      stopped.map(({ delivery }) => delivery.alertId),
    );
    return { alerts: standing.length, messages: groups.length };
  }

  private async assign(
    tx: EntityManager,
    deliveries: readonly Pick<AlertDeliveryEntity, 'id'>[],
    changes: Partial<AlertDeliveryEntity>,
  ): Promise<void> {
    for (let start = 0; start < deliveries.length; start += CHUNK)
      await tx.update(
        AlertDeliveryEntity,
        { id: In(deliveries.slice(start, start + CHUNK).map(({ id }) => id)) },
        changes,
      );
  }
}

/** The alerts of deliveries, by id. */
export async function alertsOf(
  tx: EntityManager,
  deliveries: readonly Pick<AlertDeliveryEntity, 'alertId'>[],
): Promise<Map<string, AlertEntity>> {
  const ids = [...new Set(deliveries.map(({ alertId }) => alertId))];
  const found = new Map<string, AlertEntity>();
  for (let start = 0; start < ids.length; start += CHUNK)
    for (const alert of await tx.findBy(AlertEntity, { id: In(ids.slice(start, start + CHUNK)) }))
      found.set(alert.id, alert);
  return found;
}

/** Why the reader of a mail gets it. */
export function becauseOf(kinds: readonly RecipientKind[]): 'owner' | 'default-recipient' | 'rule' {
  if (kinds.includes('owner')) return 'owner';
  return kinds.includes('default-recipient') ? 'default-recipient' : 'rule';
}
