import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { ChannelEvent } from '../core/alerts/channels/channel-event.js';
import { channelOf } from '../core/alerts/channels/channels.js';
import { judgeChannel } from '../core/alerts/channels/judge-channel.js';
import { linkTo, oneLine } from '../core/alerts/mail-text.js';
import type { Actor } from '../core/audit/actor.js';
import { CHANNEL_WORDS } from '../core/alerts/words/channel-words.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { ALERT_CHANNEL_LIST } from './alert-channel-list.js';
import { AlertChannelEntity } from './alert-channel.entity.js';
import { AlertChannelStore } from './alert-channel-store.js';
import type {
  AlertChannelRow,
  ChangeAlertChannel,
  CreateAlertChannel,
  SavedAlertChannelRow,
} from './alert-channels.contract.js';
import { MessageSender } from './message-sender.js';
import { MessageEntity } from './message.entity.js';
import type { MessageState, MessageWithTextRow } from './messages.contract.js';
import { Messages } from './messages.service.js';
import { newWebhookSecret } from './senders/webhook-signature.js';

/** Ways to tell beside e-mail, as administrators set them up. Their addresses and secrets are shown to nobody again. */
@Injectable()
export class AlertChannels {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly store: AlertChannelStore,
    private readonly messages: Messages,
    private readonly sender: MessageSender,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(query: ListQuery): Promise<Page<AlertChannelRow>> {
    const source = this.db.read(AlertChannelEntity).createQueryBuilder('channel');
    const page = await findPage(source, ALERT_CHANNEL_LIST, query);
    return page.with(await Promise.all(page.rows.map((row) => this.viewOf(row))));
  }

  async find(id: string): Promise<AlertChannelRow> {
    const row = await this.db.read(AlertChannelEntity).findOneBy({ id });
    if (!row) throw new Problem('alert-channel-not-found');
    return this.viewOf(row);
  }

  async create(given: CreateAlertChannel, actor: Actor): Promise<SavedAlertChannelRow> {
    const { kind, url, headers } = given;
    const signs = channelOf(kind).secret === 'signs';
    const newSecret = signs && given.secret === undefined ? newWebhookSecret() : null;
    const secret = given.secret ?? newSecret;
    const template = given.template ?? null;
    this.check({ kind, url, secret, template, headers });
    const id = randomUUID();
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      await tx.insert(AlertChannelEntity, {
        ...{ id, kind, template, name: given.name, enabled: given.enabled, emergency: given.emergency },
        ...this.sealed(id, url, secret, headers),
        ...{ lastSentAt: null, lastFailedAt: null, lastError: null, failingSince: null },
        ...{ version: 1, changedAt: at, changedBy: actor.name },
      });
      await this.record(tx, 'alert-channel.create', id, actor, at, {
        ...{ name: given.name, kind, url: shown(url), enabled: given.enabled, emergency: given.emergency },
      });
    });
    return { ...(await this.find(id)), newSecret };
  }

  async change(id: string, given: ChangeAlertChannel, actor: Actor): Promise<SavedAlertChannelRow> {
    const row = await this.store.whole(id);
    if (!row) throw new Problem('alert-channel-not-found');
    const before = this.store.opened(row);
    const signs = channelOf(row.kind).secret === 'signs';
    const newSecret = given.newSecret && signs ? newWebhookSecret() : null;
    const settings = {
      kind: row.kind,
      url: given.url ?? before.url,
      secret: newSecret ?? (given.secret === undefined ? before.secret : given.secret),
      template: given.template ?? row.template,
      headers: given.headers ?? before.headers,
    };
    this.check(settings);
    const changes = {
      name: given.name ?? row.name,
      enabled: given.enabled ?? row.enabled,
      emergency: given.emergency ?? row.emergency,
      template: settings.template,
    };
    const secretChanged = settings.secret !== before.secret;
    const details = {
      ...changesBetween(row, changes),
      ...(settings.url !== before.url && { url: { before: row.urlShown, after: shown(settings.url) } }),
      ...(secretChanged && { secret: settings.secret === null ? 'removed' : 'replaced' }),
      ...(given.headers !== undefined && { headers: Object.keys(settings.headers).join(', ') }),
    };
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const { affected } = await tx.update(
        AlertChannelEntity,
        { id, version: given.version },
        {
          ...changes,
          ...this.sealed(id, settings.url, settings.secret, settings.headers),
          ...{ version: given.version + 1, changedAt: at, changedBy: actor.name },
        },
      );
      if (affected !== 1) throw new Problem('changed-meanwhile');
      await this.record(tx, 'alert-channel.change', id, actor, at, details);
    });
    return { ...(await this.find(id)), newSecret };
  }

  /** What waits for it is dropped, visibly. */
  async remove(id: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const row = await tx.findOneBy(AlertChannelEntity, { id });
      if (!row) throw new Problem('alert-channel-not-found');
      const waiting = await tx.find(MessageEntity, {
        select: { id: true },
        where: { channel: id, state: 'waiting' },
      });
      await this.messages.drop(
        tx,
        waiting.map((message) => message.id),
        'Its channel was deleted.',
        at,
      );
      await tx.delete(AlertChannelEntity, { id });
      await this.record(tx, 'alert-channel.delete', id, actor, at, { name: row.name, kind: row.kind });
    });
  }

  /** Tells the channel something at once and answers what became of it, in the words of the other side. */
  async test(id: string, actor: Actor): Promise<MessageWithTextRow> {
    const { name } = await this.find(id);
    const messageId = await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const event = testEvent(this.config, name, actor.name, at);
      const content = { subject: event.title, text: event.text, html: '' };
      const message = await this.messages.enqueue(tx, {
        ...{ kind: 'test', channel: id, to: name, content, at },
        payload: { event },
      });
      await this.record(tx, 'alert-channel.test', id, actor, at, { name });
      return message;
    });
    await this.sender.sendNow(messageId);
    return this.messages.find(messageId);
  }

  /** Those that hear of failures of Qwarden itself. */
  emergency(tx: EntityManager): Promise<AlertChannelEntity[]> {
    return tx.findBy(AlertChannelEntity, { emergency: true, enabled: true });
  }

  /** How many messages became what, by the kind of channel: names of channels are not for figures that add up. */
  async outcomes(): Promise<{ channel: string; state: MessageState; count: number }[]> {
    const kinds = new Map(
      (await this.db.read(AlertChannelEntity).find({ select: { id: true, kind: true } })).map(
        ({ id, kind }) => [id, kind as string],
      ),
    );
    const counted = await this.messages.outcomes();
    return counted.map((row) => ({
      ...row,
      channel: row.channel === 'email' ? 'email' : (kinds.get(row.channel) ?? 'removed'),
    }));
  }

  /** How those fare that are in use. */
  watched(): Promise<AlertChannelEntity[]> {
    return this.db.read(AlertChannelEntity).findBy({ enabled: true });
  }

  private check(settings: Parameters<typeof judgeChannel>[0]): void {
    const errors = judgeChannel(settings, this.config.egress);
    if (errors.length > 0) throw new Problem('invalid-input', { errors: [...errors] });
  }

  private sealed(id: string, url: string, secret: string | null, headers: Readonly<Record<string, string>>) {
    return {
      urlShown: shown(url),
      sealedUrl: this.store.seal(id, 'sealedUrl', url),
      sealedSecret: secret === null ? null : this.store.seal(id, 'sealedSecret', secret),
      hasSecret: secret !== null,
      headerNames: Object.keys(headers),
      sealedHeaders: this.store.seal(id, 'sealedHeaders', JSON.stringify(headers)),
    };
  }

  private async viewOf(row: AlertChannelEntity): Promise<AlertChannelRow> {
    const of = (state: 'waiting' | 'failed') =>
      this.db.read(MessageEntity).countBy({ channel: row.id, state });
    const [waiting, failed] = await Promise.all([of('waiting'), of('failed')]);
    return { ...row, messages: { waiting, failed } };
  }

  private record(
    tx: EntityManager,
    action: string,
    id: string,
    actor: Actor,
    at: Date,
    details: object,
  ): Promise<void> {
    return this.audit.record(tx, {
      ...{ actor, at, action, subjectType: 'alert-channel', subjectId: id },
      details: { ...details },
    });
  }
}

/** The host, and that there is more. */
function shown(url: string): string {
  const [, origin = '', path = ''] = /^(https?:\/\/[^/?#]*)(.*)$/i.exec(url) ?? [];
  return path.length > 1 ? `${origin}/…` : origin;
}

function changesBetween<T extends object>(before: T, after: Partial<T>): object {
  const changed = Object.entries(after).filter(([name, value]) => before[name as keyof T] !== value);
  return Object.fromEntries(
    changed.map(([name, value]) => [name, { before: before[name as keyof T], after: value }]),
  );
}

function testEvent(
  { baseUrl, language }: Pick<Config, 'baseUrl' | 'language'>,
  name: string,
  requestedBy: string,
  at: Date,
): ChannelEvent {
  const words = CHANNEL_WORDS[language];
  return {
    ...{ type: 'test', severity: 'info', language, title: words.test(oneLine(name)) },
    text: words.askedBy(oneLine(requestedBy)),
    link: linkTo(baseUrl, '/alerts/channels'),
    at: at.toISOString(),
    facts: { [words.facts.channel]: oneLine(name) },
    data: { test: true },
  };
}
