import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { In, LessThanOrEqual } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { SYSTEM } from '../core/audit/actor.js';
import type { ToldState } from '../core/alerts/delivery.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import type { MailAttachment } from '../ports/mailer.js';
import { AlertChannelEntity } from './alert-channel.entity.js';
import { noteChannels } from './channel-health.js';
import { Coalesced } from './coalesced.js';
import {
  afterSending,
  beforeSending,
  type Changes,
  contentOf,
  payloadOf,
  Line,
  type Prepared,
} from './message-outcome.js';
import { MessageAttachmentEntity, MessageEntity } from './message.entity.js';
import type { MessageKind } from './messages.contract.js';
import type { Sender } from './senders/sender.js';
import { EMAIL, Senders } from './senders/senders.js';

/** Whoever writes messages of a kind may have the last word before they go out, and hears what became of them. */
export interface MessageFollower {
  /** Asked outside any transaction, right before sending. A message that is missing in the answer goes as it is. */
  prepare(messageIds: readonly string[], at: Date): Promise<ReadonlyMap<string, Prepared>>;
  /** Told in the transaction that writes the state. */
  settled(tx: EntityManager, messageIds: readonly string[], state: ToldState, at: Date): Promise<void>;
}

export interface SendReport {
  readonly sent: number;
  readonly failed: number;
  readonly dropped: number;
  /** To be tried again. */
  readonly postponed: number;
}

/** Small, because a killed sender keeps its batch locked until the lease ends. */
const BATCH = 20;
const LEASE_MS = 60_000;
/** A slow channel must not keep the next run, and with it mails, waiting for longer. */
const CHANNEL_RUN_MS = 20_000;

type Settlement = { readonly message: MessageEntity; readonly changes: Changes };
/**
 * Takes due messages out of the table and hands them to the mail server or to their channel: at least once, and twice only when the process
 * dies between the server's acceptance and our commit. Any number of senders may run at once, in any number of processes:
 * each claims rows with a lease, and a claim that was overtaken changes nothing.
 */
@Injectable()
export class MessageSender implements OnModuleDestroy {
  private readonly logger = new Logger('Mail');
  private readonly followers = new Map<MessageKind, MessageFollower>();
  private readonly listeners: (() => void)[] = [];
  private readonly preparations: (() => Promise<void>)[] = [];
  private readonly running = new Set<Promise<unknown>>();
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly senders: Senders,
    private readonly audit: AuditLog,
  ) {}

  follow(kinds: readonly MessageKind[], follower: MessageFollower): void {
    for (const kind of kinds) this.followers.set(kind, follower);
  }

  /** Called when there is something new to send; it is not committed yet at that moment. */
  onEnqueued(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Called before what is due is looked for. */
  beforeSending(preparation: () => Promise<void>): void {
    this.preparations.push(preparation);
  }

  /** Something was written that wants to be sent. */
  wake(): void {
    for (const listener of this.listeners) listener();
  }

  /**
   * Sends what is due, until nothing is or the server cannot be reached. Without SMTP settings mails wait. Each channel
   * has a queue of its own, so that one that hangs holds up nobody else.
   */
  async sendDue(): Promise<SendReport> {
    return this.track(this.sendAllChannels());
  }

  private async sendAllChannels(): Promise<SendReport> {
    for (const prepare of this.preparations) await prepare();
    const channels = await this.db.read(AlertChannelEntity).find({ select: { id: true } });
    const reports = await Promise.all(
      [EMAIL, ...channels.map(({ id }) => id)].map((channel) =>
        this.sendUntilDone(channel, () => this.claim({ channel })),
      ),
    );
    return reports.reduce((sum, { sent, failed, dropped, postponed }) => ({
      sent: sum.sent + sent,
      failed: sum.failed + failed,
      dropped: sum.dropped + dropped,
      postponed: sum.postponed + postponed,
    }));
  }

  /** Sends one message now, whenever it is due, unless somebody is sending it at this moment. */
  async sendNow(id: string): Promise<SendReport> {
    let asked = false;
    const message = await this.db.read(MessageEntity).findOne({ select: { channel: true }, where: { id } });
    return this.track(
      this.sendUntilDone(message?.channel ?? EMAIL, async () => {
        if (asked) return [];
        asked = true;
        return this.claim({ id });
      }),
    );
  }

  /** Lets the mails that are on their way end, before the database closes; the others stay for the next start. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.running);
  }

  private async track(work: Promise<SendReport>): Promise<SendReport> {
    this.running.add(work);
    try {
      return await work;
    } finally {
      this.running.delete(work);
    }
  }

  private async sendUntilDone(
    channel: string,
    nextBatch: () => Promise<MessageEntity[]>,
  ): Promise<SendReport> {
    const report = { sent: 0, failed: 0, dropped: 0, postponed: 0 };
    const sender = this.senders.of(channel);
    const started = performance.now();
    while (sender.configured && !this.stopping) {
      if (channel !== EMAIL && performance.now() - started > CHANNEL_RUN_MS) break;
      const batch = await nextBatch();
      if (batch.length === 0) break;
      const settled = await this.deliver(batch, sender);
      for (const { state } of settled.states)
        report[state === 'sent' || state === 'failed' || state === 'dropped' ? state : 'postponed']++;
      if (!settled.reachable) break;
    }
    return report;
  }

  /** Takes a batch out of what is due, or out of what a sender left behind whose lease has ended. */
  private claim(what: { channel: string } | { id: string }): Promise<MessageEntity[]> {
    return this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const due = tx
        .createQueryBuilder(MessageEntity, 'message')
        .where('id' in what ? { ...what, state: 'waiting' } : { ...what, nextAttemptAt: LessThanOrEqual(at) })
        .orderBy('message.nextAttemptAt')
        .limit(BATCH);
      if (this.db.kind === 'postgres') due.setLock('pessimistic_write').setOnLocked('skip_locked');
      const batch = await due.getMany();
      const claim = {
        state: 'sending' as const,
        leaseToken: randomUUID(),
        nextAttemptAt: new Date(at.getTime() + LEASE_MS),
      };
      if (batch.length === 0) return batch;
      await tx
        .createQueryBuilder()
        .update(MessageEntity)
        .set({ ...claim, attempts: () => 'attempts + 1' })
        .where({ id: In(batch.map((message) => message.id)) })
        .execute();
      return batch.map((message) =>
        Object.assign(message, claim, {
          attempts: message.attempts + 1,
          firstAttemptAt: message.firstAttemptAt ?? at,
        }),
      );
    });
  }

  private async deliver(
    batch: MessageEntity[],
    sender: Sender,
  ): Promise<{ states: Changes[]; reachable: boolean }> {
    const prepared = await this.prepare(batch);
    const attached = await this.attachmentsOf(batch);
    const settlements = new Coalesced<Settlement>((settled) => this.settle(settled));
    const states: Changes[] = [];
    const queue = [...batch];
    const line = new Line();

    const work = async () => {
      for (let message = queue.shift(); message !== undefined; message = queue.shift()) {
        const at = this.clock.now();
        const before = prepared.get(message.id) ?? { send: 'as-it-is' };
        let changes = beforeSending(message, before, at);
        if (changes === undefined) {
          // Whoever cannot finish within the lease leaves the mail to the next claim.
          if (at.getTime() + sender.deadlineMs > (message.nextAttemptAt?.getTime() ?? 0)) continue;
          if (this.stopping) changes = { state: 'waiting', nextAttemptAt: at, leaseToken: null };
          else {
            const content = contentOf(message, before);
            const { down } = line;
            const started = performance.now();
            const outcome =
              down ??
              (await sender.send({
                ...{ message, content, attachments: attached.get(message.id) ?? [] },
                ...{ payload: payloadOf(message, before), at },
              }));
            const durationMs = Math.round(performance.now() - started);
            line.note(outcome);
            const tried = down === undefined ? { at, durationMs } : undefined;
            changes = afterSending(message, content, outcome, this.clock.now(), tried);
          }
        }
        states.push(changes);
        await settlements.add({ message, changes });
      }
    };
    const workers = await Promise.allSettled(Array.from({ length: sender.concurrent }, work));
    const broken = workers.find((worker) => worker.status === 'rejected');
    if (broken) throw broken.reason;
    return { states, reachable: line.down === undefined };
  }

  /** What whoever wrote the messages says of them now. */
  async prepare(batch: readonly MessageEntity[]): Promise<Map<string, Prepared>> {
    const prepared = new Map<string, Prepared>();
    for (const [follower, messages] of this.byFollower(batch)) {
      const answers = await follower.prepare(
        messages.map(({ id }) => id),
        this.clock.now(),
      );
      for (const [id, answer] of answers) prepared.set(id, answer);
    }
    return prepared;
  }

  private async attachmentsOf(batch: readonly MessageEntity[]): Promise<Map<string, MailAttachment[]>> {
    const found = await this.db
      .read(MessageAttachmentEntity)
      .findBy({ messageId: In(batch.map(({ id }) => id)) });
    const attached = new Map<string, MailAttachment[]>();
    for (const { messageId, ...file } of found)
      attached.set(messageId, [...(attached.get(messageId) ?? []), file]);
    return attached;
  }

  /** Writes what became of some messages, in one transaction. */
  private async settle(settlements: readonly Settlement[]): Promise<void> {
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const settled: MessageEntity[] = [];
      for (const { message, changes } of settlements) {
        const { affected } = await tx.update(
          MessageEntity,
          { id: message.id, leaseToken: message.leaseToken ?? '' },
          { ...changes, firstAttemptAt: message.firstAttemptAt },
        );
        if (affected === 1) settled.push(Object.assign(message, changes));
        else
          this.logger.warn(
            `Message ${message.id} was ${changes.state}, but somebody else had taken it over.`,
          );
      }
      // A mail that failed may be tried again, with what goes with it.
      const over = settled.filter(({ state }) => state === 'sent' || state === 'dropped');
      if (over.length > 0)
        await tx.delete(MessageAttachmentEntity, { messageId: In(over.map(({ id }) => id)) });
      await noteChannels(tx, settled, at);
      await this.tell(tx, settled, at);
    });
  }

  /** Passes new states on to whoever wrote the messages. */
  async tellFollowers(tx: EntityManager, messages: readonly MessageEntity[], at: Date): Promise<void> {
    for (const [follower, followed] of this.byFollower(messages))
      for (const state of new Set(followed.map((message) => message.state)))
        if (state !== 'gathered')
          await follower.settled(
            tx,
            followed.filter((message) => message.state === state).map(({ id }) => id),
            state,
            at,
          );
  }

  /** The same, and records in the audit log what will not be sent. */
  async tell(tx: EntityManager, messages: readonly MessageEntity[], at: Date): Promise<void> {
    await this.tellFollowers(tx, messages, at);
    await this.audit.record(
      tx,
      ...messages
        .filter(({ state }) => state === 'failed' || state === 'dropped')
        .map(({ id, kind, state, to, subjectType, subjectId, lastError }) => ({
          actor: SYSTEM,
          action: state === 'failed' ? 'message.give-up' : 'message.drop',
          subjectType: 'message',
          subjectId: id,
          at,
          details: {
            kind,
            to,
            about: subjectId === null ? null : `${subjectType} ${subjectId}`,
            reason: lastError,
          },
        })),
    );
  }

  private byFollower(messages: readonly MessageEntity[]): Map<MessageFollower, MessageEntity[]> {
    const groups = new Map<MessageFollower, MessageEntity[]>();
    for (const message of messages) {
      // What a person sends once more goes as it is.
      const follower = message.resentFrom === null ? this.followers.get(message.kind) : undefined;
      if (follower) groups.set(follower, [...(groups.get(follower) ?? []), message]);
    }
    return groups;
  }
}
