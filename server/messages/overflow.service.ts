import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, In, IsNull, LessThanOrEqual } from 'typeorm';
import type { ToldState } from '../core/alerts/delivery.js';
import {
  composeOverflow,
  GATHER_MS,
  LARGEST_OVERFLOW,
  overflowEvent,
  type OverflowItem,
} from '../core/alerts/overflow.js';
import type { MailLanguage } from '../core/alerts/words/language.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import type { Prepared } from './message-outcome.js';
import { type MessageFollower, MessageSender } from './message-sender.js';
import { MessageEntity } from './message.entity.js';
import { Messages } from './messages.service.js';

/** Puts together what a reader would otherwise get as too many mails in an hour. Nothing gets lost: the digest tells it all. */
@Injectable()
export class Overflow implements OnModuleInit, MessageFollower {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly messages: Messages,
    private readonly sender: MessageSender,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.sender.follow(['overflow-digest'], this);
    this.sender.beforeSending(() => this.gather().then(() => undefined));
  }

  /** Writes the digests whose time has come. Returns how many messages they carry. */
  async gather(): Promise<number> {
    const over = { state: 'gathered' as const, carriedBy: IsNull() };
    const ripe = { ...over, createdAt: LessThanOrEqual(new Date(this.clock.now().getTime() - GATHER_MS)) };
    // Asked at every run, it must not take the write lock each time.
    const readers = await this.db
      .read(MessageEntity)
      .createQueryBuilder('message')
      .select(['message.channel AS channel', 'message.to AS "to"'])
      .where(ripe)
      .distinct(true)
      .getRawMany<{ channel: string; to: string }>();
    let carried = 0;
    for (const reader of readers)
      carried += await this.transactions.run(async (tx) => {
        const query = tx
          .createQueryBuilder(MessageEntity, 'message')
          .where({ ...over, ...reader })
          .orderBy('message.createdAt')
          .limit(LARGEST_OVERFLOW);
        // A second instance waits here and then finds nothing left.
        if (this.db.kind === 'postgres') query.setLock('pessimistic_write');
        const members = await query.getMany();
        if (members.length === 0) return 0;
        const at = this.clock.now();
        const id = await this.messages.enqueue(tx, {
          ...{ kind: 'overflow-digest', ...reader, at },
          ...this.compose(members, new Map(), at),
        });
        await tx.update(MessageEntity, { id: In(members.map((member) => member.id)) }, { carriedBy: id });
        return members.length;
      });
    return carried;
  }

  /** Leaves out what nobody needs any more, and says the rest as of now. */
  async prepare(messageIds: readonly string[], at: Date): Promise<ReadonlyMap<string, Prepared>> {
    const members = await this.membersOf(messageIds);
    const prepared = await this.sender.prepare(members);
    const isOver = (member: MessageEntity): boolean =>
      prepared.get(member.id)?.send === 'not' || (member.expiresAt !== null && member.expiresAt <= at);
    const over = members.filter(isOver);
    if (over.length > 0)
      await this.transactions.run((tx) => this.messages.dropGathered(tx, over, 'What it tells is over.', at));
    return new Map(
      messageIds.map((id): [string, Prepared] => {
        const standing = members.filter((member) => member.carriedBy === id && !isOver(member));
        if (standing.length === 0) return [id, { send: 'not', reason: 'What it tells is over.' }];
        return [id, { send: 'rewritten', ...this.compose(standing, prepared, at) }];
      }),
    );
  }

  /** What becomes of the digest becomes of what it carries. */
  async settled(tx: EntityManager, messageIds: readonly string[], state: ToldState, at: Date): Promise<void> {
    if (state === 'sending') return;
    const members = await tx.findBy(MessageEntity, {
      carriedBy: In([...messageIds]),
      state: In(state === 'waiting' ? ['failed'] : ['gathered', 'failed']),
    });
    if (members.length === 0) return;
    const changes =
      state === 'waiting'
        ? { state: 'gathered' as const }
        : { state, ...(state === 'sent' && { sentAt: at }) };
    await tx.update(MessageEntity, { id: In(members.map(({ id }) => id)) }, changes);
    // Whoever wrote one hears how far telling it got; that it goes together with others is not theirs.
    for (const member of members) Object.assign(member, { ...changes, state });
    await this.sender.tellFollowers(tx, members, at);
  }

  private membersOf(messageIds: readonly string[]): Promise<MessageEntity[]> {
    return this.db.read(MessageEntity).find({
      where: { carriedBy: In([...messageIds]), state: In(['gathered', 'failed']) },
      order: { createdAt: 'ASC' },
    });
  }

  private compose(members: readonly MessageEntity[], prepared: ReadonlyMap<string, Prepared>, at: Date) {
    const items = members.map((member): OverflowItem => {
      const now = prepared.get(member.id);
      const { subject, text } = now?.send === 'rewritten' ? now.content : member;
      return { subject, text: text ?? '', link: member.payload?.event?.link };
    });
    const { baseUrl, language: ours } = this.config;
    const language = members.flatMap((member) => languageNow(member, prepared) ?? []).at(-1) ?? ours;
    const content = composeOverflow(items, { baseUrl, language });
    const events = members.flatMap(({ payload }) => payload?.event ?? []);
    return {
      content,
      payload: { language, event: overflowEvent(items, content, events, { baseUrl, language, at }) },
    };
  }
}

/** In which its words are; of what has said it last. */
const languageNow = (
  { id, payload }: MessageEntity,
  prepared: ReadonlyMap<string, Prepared>,
): MailLanguage | undefined => {
  const now = prepared.get(id);
  return (now?.send === 'rewritten' ? now.payload?.language : undefined) ?? payload?.language;
};
