import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { composeTestMail } from '../core/alerts/account-mails.js';
import type { MessagePayload } from '../core/alerts/channels/channel-event.js';
import type { MailContent } from '../core/alerts/mail-text.js';
import { SINGLE_MAILS_AN_HOUR, THROTTLE_WINDOW_MS } from '../core/alerts/overflow.js';
import type { Actor } from '../core/audit/actor.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { type MailAttachment, Mailer } from '../ports/mailer.js';
import { MESSAGE_LIST } from './message-list.js';
import { ended } from './message-outcome.js';
import { MessageSender } from './message-sender.js';
import { AlertChannelEntity } from './alert-channel.entity.js';
import { MessageAttachmentEntity, MessageEntity } from './message.entity.js';
import type { MessageKind, MessageState, MessageWithTextRow } from './messages.contract.js';
import { EMAIL } from './senders/senders.js';

export interface NewMessage {
  readonly kind: MessageKind;
  /** `mail@example.eu` or `Name <mail@example.eu>`. */
  readonly to: string;
  readonly content: MailContent;
  readonly at: Date;
  /** A second message with the same key is not written. */
  readonly dedupeKey?: string;
  /** The body holds a secret: the API never shows it and it is erased after the last attempt. */
  readonly confidential?: boolean;
  /** Not sent after this instant. */
  readonly expiresAt?: Date;
  /** What it is about. */
  readonly subject?: { readonly type: string; readonly id: string };
  readonly attachments?: readonly MailAttachment[];
  /** `email`, or the id of an alert channel. */
  readonly channel?: string;
  /** What a channel is told, and what goes with a mail. */
  readonly payload?: MessagePayload;
}

/** What a person waits for is never gathered, nor what gathers. */
const NEVER_GATHERED: ReadonlySet<MessageKind> = new Set([
  'password-reset',
  'account-consent',
  'test',
  'submission',
  'overflow-digest',
  'watch',
]);

/** The outbox. Whoever wants to send a mail writes it here, in the transaction of what the mail tells. */
@Injectable()
export class Messages {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly audit: AuditLog,
    private readonly sender: MessageSender,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Returns the id of the message, or of the one that had the same dedupe key before. It goes out after the commit. */
  async enqueue(tx: EntityManager, message: NewMessage): Promise<string> {
    const { dedupeKey } = message;
    const existing = dedupeKey === undefined ? null : await tx.findOneBy(MessageEntity, { dedupeKey });
    if (existing) return existing.id;
    const id = randomUUID();
    const { kind, content, at, channel = EMAIL } = message;
    const to = channel === EMAIL ? message.to : await nameOf(tx, channel, message.to);
    const gathered = await this.isTooMuch(tx, { kind, to, channel, at });
    await tx.insert(MessageEntity, {
      ...{ id, kind, to, subject: content.subject, text: content.text, html: content.html },
      confidential: message.confidential ?? false,
      dedupeKey: dedupeKey ?? null,
      messageId: this.headerOf(id),
      ...{ channel, payload: message.payload ?? null, carriedBy: null, resentFrom: null, log: [] },
      state: gathered ? 'gathered' : 'waiting',
      attempts: 0,
      nextAttemptAt: gathered ? null : at,
      expiresAt: message.expiresAt ?? null,
      subjectType: message.subject?.type ?? null,
      subjectId: message.subject?.id ?? null,
      createdAt: at,
    });
    for (const attachment of message.attachments ?? [])
      await tx.insert(MessageAttachmentEntity, { messageId: id, ...attachment });
    this.sender.wake();
    return id;
  }

  /** Whether the reader had so many within the hour that this one goes into a digest. */
  private async isTooMuch(
    tx: EntityManager,
    { kind, to, channel, at }: Required<Pick<NewMessage, 'kind' | 'to' | 'channel' | 'at'>>,
  ): Promise<boolean> {
    if (NEVER_GATHERED.has(kind)) return false;
    const recent = await tx.count(MessageEntity, {
      where: {
        ...{ to, channel, carriedBy: IsNull(), state: Not('gathered') },
        createdAt: MoreThan(new Date(at.getTime() - THROTTLE_WINDOW_MS)),
        kind: Not(In([...NEVER_GATHERED])),
      },
    });
    return recent >= SINGLE_MAILS_AN_HOUR;
  }

  /** Takes gathered messages back, and says so to whoever wrote them. */
  async dropGathered(
    tx: EntityManager,
    messages: readonly MessageEntity[],
    reason: string,
    at: Date,
  ): Promise<void> {
    const changes = { state: 'dropped' as const, lastError: reason };
    await tx.update(MessageEntity, { id: In(messages.map(({ id }) => id)) }, changes);
    await this.sender.tell(
      tx,
      messages.map((message) => Object.assign(message, changes)),
      at,
    );
  }

  /** Takes messages back that nobody has begun to send. */
  async drop(tx: EntityManager, ids: readonly string[], reason: string, at: Date): Promise<void> {
    const waiting = await tx.findBy(MessageEntity, { id: In([...ids]), state: In(['waiting', 'gathered']) });
    for (const message of waiting) {
      Object.assign(message, ended(message), { state: 'dropped', lastError: reason });
      await tx.update(
        MessageEntity,
        { id: message.id },
        { ...ended(message), state: 'dropped', lastError: reason },
      );
    }
    if (waiting.length > 0)
      await tx.delete(MessageAttachmentEntity, { messageId: In(waiting.map(({ id }) => id)) });
    await this.sender.tell(tx, waiting, at);
  }

  /** Drops what would come too late, also when no mail server is set up to try it. */
  async dropExpired(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const late = await tx.find(MessageEntity, {
        select: { id: true },
        where: { state: 'waiting', expiresAt: LessThanOrEqual(at) },
        take: 500,
      });
      await this.drop(
        tx,
        late.map(({ id }) => id),
        'It would have come too late.',
        at,
      );
      return late.length;
    });
  }

  list(query: ListQuery): Promise<Page<MessageEntity>> {
    return findPage(this.db.read(MessageEntity).createQueryBuilder('message'), MESSAGE_LIST, query);
  }

  async find(id: string): Promise<MessageWithTextRow> {
    const message = await this.db.read(MessageEntity).findOneBy({ id });
    if (!message) throw new Problem('message-not-found');
    return { ...message, text: message.confidential ? null : message.text };
  }

  /** Gives a message that failed, or that waits for its next attempt, a fresh start now. */
  async retry(id: string, actor: Actor): Promise<MessageWithTextRow> {
    await this.transactions.run(async (tx) => {
      const message = await tx.findOneBy(MessageEntity, { id });
      if (!message) throw new Problem('message-not-found');
      const retryable = message.state === 'failed' || message.state === 'waiting';
      if (!retryable || message.text === null) throw new Problem('message-not-retryable');
      const at = this.clock.now();
      const changes = {
        ...{ state: 'waiting' as const, attempts: 0 },
        ...{ firstAttemptAt: null, nextAttemptAt: at, leaseToken: null, lastError: null },
      };
      const { affected } = await tx.update(MessageEntity, { id, state: message.state }, changes);
      if (affected !== 1) throw new Problem('changed-meanwhile');
      await this.sender.tell(tx, [Object.assign(message, changes)], at);
      await this.audit.record(tx, {
        ...{ actor, at, action: 'message.retry', subjectType: 'message', subjectId: id },
        details: { kind: message.kind, to: message.to },
      });
    });
    this.sender.wake();
    return this.find(id);
  }

  /** Sends once more what was sent or dropped before, as a message of its own; whoever wrote it is not asked. */
  async resend(id: string, actor: Actor): Promise<MessageWithTextRow> {
    const copy = randomUUID();
    await this.transactions.run(async (tx) => {
      const message = await tx.findOneBy(MessageEntity, { id });
      if (!message) throw new Problem('message-not-found');
      const { state, confidential, kind, to, channel, subject, text, html, payload } = message;
      // A submission goes with files that are not kept here; it is sent again where it came from.
      const over = state === 'sent' || state === 'dropped';
      if (!over || confidential || text === null || kind === 'submission')
        throw new Problem('message-not-resendable');
      const at = this.clock.now();
      await tx.insert(MessageEntity, {
        ...{ id: copy, kind, to, channel, subject, text, html, payload, confidential },
        ...{ subjectType: message.subjectType, subjectId: message.subjectId, resentFrom: id },
        ...{ messageId: this.headerOf(copy), dedupeKey: null, carriedBy: null, log: [] },
        ...{ state: 'waiting' as const, attempts: 0, nextAttemptAt: at, createdAt: at },
      });
      await this.audit.record(tx, {
        ...{ actor, at, action: 'message.resend', subjectType: 'message', subjectId: id },
        details: { kind, to, as: copy },
      });
    });
    this.sender.wake();
    return this.find(copy);
  }

  private headerOf(id: string): string {
    return `<${id}@${new URL(this.config.baseUrl).hostname}>`;
  }

  /** Sends a mail at once and answers what became of it, in the mail server's words. */
  async sendTest(to: string, actor: Actor): Promise<MessageWithTextRow> {
    if (!this.mailer.configured) throw new Problem('mail-not-configured');
    const id = await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const content = composeTestMail({ baseUrl: this.config.baseUrl, requestedBy: actor.name, at });
      const message = await this.enqueue(tx, { kind: 'test', to, content, at });
      await this.audit.record(tx, {
        ...{ actor, at, action: 'message.test', subjectType: 'message', subjectId: message },
        details: { to },
      });
      return message;
    });
    await this.sender.sendNow(id);
    return this.find(id);
  }

  /** Of which kinds messages were sent or given up since the instant, for figures. */
  async outcomes(): Promise<{ channel: string; state: MessageState; count: number }[]> {
    const rows = await this.db
      .read(MessageEntity)
      .createQueryBuilder('message')
      .select(['message.channel AS channel', 'message.state AS state', 'COUNT(*) AS count'])
      .groupBy('message.channel')
      .addGroupBy('message.state')
      .getRawMany<{ channel: string; state: MessageState; count: number | string }>();
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** How many messages still need something. */
  async counts(): Promise<Record<Exclude<MessageState, 'sent' | 'dropped' | 'gathered'>, number>> {
    const count = (state: MessageState) => this.db.read(MessageEntity).countBy({ state });
    const [waiting, sending, failed] = await Promise.all([
      count('waiting'),
      count('sending'),
      count('failed'),
    ]);
    return { waiting, sending, failed };
  }

  /** True when a mail was given up that was written after the instant. */
  hasFailedSince(instant: Date): Promise<boolean> {
    return this.db.read(MessageEntity).existsBy({ state: 'failed', createdAt: MoreThan(instant) });
  }

  /** Since when the mail is tried in vain that has been tried for the longest time. */
  async failingSince(): Promise<Date | undefined> {
    const [oldest] = await this.db.read(MessageEntity).find({
      select: { id: true, firstAttemptAt: true },
      where: { state: 'waiting', firstAttemptAt: Not(IsNull()) },
      order: { firstAttemptAt: 'ASC' },
      take: 1,
    });
    return oldest?.firstAttemptAt ?? undefined;
  }
}

/** What people call the channel. */
async function nameOf(tx: EntityManager, channel: string, otherwise: string): Promise<string> {
  const row = await tx.findOne(AlertChannelEntity, {
    select: { id: true, name: true },
    where: { id: channel },
  });
  return row?.name ?? otherwise;
}
