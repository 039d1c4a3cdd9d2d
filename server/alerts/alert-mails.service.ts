import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { ToldState } from '../core/alerts/delivery.js';
import { stoppedBecause } from '../core/alerts/stop-rules.js';
import type { Prepared } from '../messages/message-outcome.js';
import { type MessageFollower, MessageSender } from '../messages/message-sender.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { contentOf, payloadOf } from './alert-content.js';
import { AlertDeliveryEntity } from './alert-delivery.entity.js';
import { AlertDispatch, alertsOf, becauseOf } from './alert-dispatch.service.js';
import { AlertLanguages } from './alert-languages.service.js';
import { AlertRouting } from './alert-routing.service.js';
import { refreshOverall } from './overall-delivery.js';

export interface WrittenMails {
  readonly alerts: number;
  readonly mails: number;
  /** Alerts that have nobody to go to. */
  readonly unheard: number;
}

/** Makes messages of alerts, has the last word before they go out, and keeps what became of them. */
@Injectable()
export class AlertMails implements OnModuleInit, MessageFollower {
  constructor(
    private readonly db: Database,
    private readonly routing: AlertRouting,
    private readonly dispatch: AlertDispatch,
    private readonly sender: MessageSender,
    private readonly languages: AlertLanguages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.sender.follow(
      [
        ...(['certificate-expiry', 'certificate-expiry-digest'] as const),
        ...(['certificate-verdict', 'certificate-verdict-digest'] as const),
        'trusted-list-failing',
        'register-failing',
        ...(['register-change', 'register-change-digest'] as const),
        'nobody-listens',
        ...(['alert', 'alert-digest'] as const),
      ],
      this,
    );
  }

  /**
   * Routes all open alerts that nobody was told of yet, and writes the messages that are due. To be called at the end of a
   * sweep, so that a sweep of any size writes one digest; what a crash left behind is found by the next call.
   */
  async write({ unheard = true } = {}): Promise<WrittenMails> {
    const routed = await this.routing.route({ unheard });
    const { alerts, messages } = await this.dispatch.dispatch();
    return { alerts, mails: messages, unheard: routed.unheard };
  }

  /** Escalates, wakes what was put off, and writes what is due by now: a digest, or what quiet hours held back. */
  async writeDue(): Promise<{ escalated: number; woken: number; mails: number }> {
    const { escalated, woken } = await this.routing.step();
    const { mails } = await this.write({ unheard: false });
    return { escalated, woken, mails };
  }

  /** Says the days as of now, leaves out what is over, and takes back a mail that has nothing left to say. */
  async prepare(messageIds: readonly string[], at: Date): Promise<ReadonlyMap<string, Prepared>> {
    const deliveries = await this.db
      .read(AlertDeliveryEntity)
      .findBy({ messageId: In([...messageIds]), state: In(['waiting', 'failed', 'grouped']) });
    const alerts = await alertsOf(this.db.manager, deliveries);
    const languageOf = await this.languages.of(this.db.manager, deliveries);
    return new Map(
      messageIds.map((id): [string, Prepared] => {
        const told = deliveries.flatMap((delivery) => {
          const alert = alerts.get(delivery.alertId);
          const { occasion, recipientIs } = delivery;
          return delivery.messageId === id && alert !== undefined
            ? [{ alert, occasion, recipientIs, language: languageOf(delivery) }]
            : [];
        });
        // Nothing of ours: somebody sends it once more.
        if (told.length === 0) return [id, { send: 'as-it-is' }];
        // That somebody takes care of it meanwhile is no reason to keep silent about what was written before.
        const standing = told.filter(
          ({ alert, occasion }) =>
            alert.state === 'acknowledged' || stoppedBecause(alert, occasion, at) === undefined,
        );
        const [first] = standing;
        if (first === undefined) return [id, { send: 'not', reason: 'What it tells is over.' }];
        const because = becauseOf(standing.map(({ recipientIs }) => recipientIs));
        const { language } = first;
        const circumstances = { baseUrl: this.config.baseUrl, because, at, language };
        const content = contentOf(standing, circumstances);
        return [id, { send: 'rewritten', content, payload: payloadOf(standing, content, circumstances) }];
      }),
    );
  }

  async settled(tx: EntityManager, messageIds: readonly string[], state: ToldState, at: Date): Promise<void> {
    if (state === 'sending') return;
    // What was left out of a digest stays dropped.
    const deliveries = await tx.find(AlertDeliveryEntity, {
      select: { id: true, alertId: true },
      where: { messageId: In([...messageIds]), state: In(['waiting', 'grouped', 'failed']) },
    });
    if (deliveries.length === 0) return;
    const changes = { state, settledAt: state === 'waiting' ? null : at };
    for (let start = 0; start < deliveries.length; start += 500)
      await tx.update(
        AlertDeliveryEntity,
        { id: In(deliveries.slice(start, start + 500).map(({ id }) => id)) },
        changes,
      );
    await refreshOverall(
      tx,
      deliveries.map(({ alertId }) => alertId),
    );
  }
}
