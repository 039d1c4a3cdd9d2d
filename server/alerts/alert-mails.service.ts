import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { SINGLE_MAILS } from '../core/alerts/alert.js';
import type { ToldState } from '../core/alerts/delivery.js';
import {
  composeDigestMail,
  composeExpiryMail,
  type ExpiringCertificate,
} from '../core/alerts/expiry-mail.js';
import { composeVerdictDigest, composeVerdictMail, type VerdictNews } from '../core/alerts/verdict-mail.js';
import type { MailContent } from '../core/alerts/mail-text.js';
import {
  composeRegisterChangeMail,
  composeRegisterChangesMail,
} from '../core/alerts/register-change-mail.js';
import { composeFailingRegisterMail } from '../core/alerts/register-mail.js';
import { composeUnheardMail } from '../core/notifications/unheard-mail.js';
import { composeFailingListsMail } from '../core/alerts/trusted-list-mail.js';
import type { Prepared } from '../messages/message-outcome.js';
import { type MessageFollower, MessageSender } from '../messages/message-sender.js';
import type { MessageKind } from '../messages/messages.contract.js';
import { Messages } from '../messages/messages.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import { AlertEntity } from './alert.entity.js';

export interface WrittenMails {
  readonly alerts: number;
  readonly mails: number;
  /** Alerts that have nobody to go to. */
  readonly unheard: number;
}

const CHUNK = 500;

/** Makes mails of alerts: a few as single ones, many for one reader as one digest. */
@Injectable()
export class AlertMails implements OnModuleInit, MessageFollower {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly messages: Messages,
    private readonly sender: MessageSender,
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
      ],
      this,
    );
  }

  /**
   * Writes the mails of all open alerts that have none yet, one transaction for each reader. To be called at the end of
   * a sweep, so that a sweep of any size writes one digest; what a crash left behind is found by the next call.
   */
  async write(): Promise<WrittenMails> {
    const total = { alerts: 0, mails: 0, unheard: 0 };
    for (const owner of await this.readers()) {
      const written = await this.writeFor(owner);
      total.alerts += written.alerts;
      total.mails += written.mails;
      total.unheard += written.unheard;
    }
    return total;
  }

  private async readers(): Promise<(string | null)[]> {
    const hasDefault = this.config.alertTo !== undefined;
    const rows = await this.db
      .read(AlertEntity)
      .createQueryBuilder('alert')
      .select('alert.recipient', 'recipient')
      .where('alert.state = :state', { state: 'open' })
      // Without a default recipient, those that were found to have nobody stay as they are.
      .andWhere('alert.delivery IN (:...deliveries)', {
        deliveries: hasDefault ? ['pending', 'nobody-listens'] : ['pending'],
      })
      .distinct(true)
      .getRawMany<{ recipient: string | null }>();
    return rows.map(({ recipient }) => recipient);
  }

  private writeFor(owner: string | null): Promise<WrittenMails> {
    const to = owner ?? this.config.alertTo;
    return this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const alerts = await this.withoutMail(tx, owner);
      if (to === undefined) {
        await assign(tx, alerts, { delivery: 'nobody-listens' });
        return { alerts: 0, mails: 0, unheard: alerts.length };
      }
      const recipientIs = owner === null ? ('default-recipient' as const) : ('owner' as const);
      const lists = alerts.filter(isAboutList);
      // What ends and what is judged anew are different mails.
      const verdicts = alerts.filter(isVerdict);
      // Registers are few, and each is a story of its own.
      const registers = alerts.filter(isAboutRegister).map((alert) => [alert]);
      const entries = alerts.filter(isAboutEntry);
      const unheard = alerts.filter(isUnheard).map((alert) => [alert]);
      const expiries = alerts.filter((alert) => !OTHER_STORIES.some((isAbout) => isAbout(alert)));
      const groups = [
        ...[...grouped(verdicts), ...grouped(expiries), ...grouped(lists)],
        ...[...grouped(entries), ...registers, ...unheard],
      ];
      for (const group of groups) {
        const messageId = await this.messages.enqueue(tx, {
          kind: kindOfMail(group),
          to,
          content: this.compose(
            group.map((alert) => ({ ...alert, recipientIs })),
            at,
          ),
          at,
          ...(group.length === 1 && group[0] && { subject: subjectOf(group[0]) }),
        });
        await assign(tx, group, { messageId, recipient: to, recipientIs, delivery: 'waiting' });
      }
      return { alerts: alerts.length, mails: groups.length, unheard: 0 };
    });
  }

  private withoutMail(tx: EntityManager, owner: string | null): Promise<AlertEntity[]> {
    const query = tx
      .createQueryBuilder(AlertEntity, 'alert')
      .where('alert.delivery IN (:...deliveries)', { deliveries: ['pending', 'nobody-listens'] })
      .andWhere('alert.state = :state', { state: 'open' })
      .andWhere(owner === null ? 'alert.recipient IS NULL' : 'alert.recipient = :owner', { owner })
      .orderBy('alert.endsAt');
    // A second instance waits here and then finds nothing left to write.
    if (this.db.kind === 'postgres') query.setLock('pessimistic_write');
    return query.getMany();
  }

  /** Says the days as of now, leaves out what is over, and takes back a mail that has nothing left to say. */
  async prepare(messageIds: readonly string[], at: Date): Promise<ReadonlyMap<string, Prepared>> {
    const alerts = await this.db.read(AlertEntity).findBy({ messageId: In([...messageIds]) });
    return new Map(
      messageIds.map((id): [string, Prepared] => {
        const standing = alerts.filter(({ messageId, state }) => messageId === id && state !== 'superseded');
        if (standing.length === 0) return [id, { send: 'not', reason: 'What it tells is over.' }];
        return [id, { send: 'rewritten', content: this.compose(standing, at) }];
      }),
    );
  }

  async settled(tx: EntityManager, messageIds: readonly string[], state: ToldState): Promise<void> {
    if (state === 'sending') return;
    await tx.update(AlertEntity, { messageId: In([...messageIds]) }, { delivery: state });
  }

  private compose(alerts: readonly AlertEntity[], at: Date): MailContent {
    const because = alerts.some(({ recipientIs }) => recipientIs === 'owner') ? 'owner' : 'default-recipient';
    const circumstances = { baseUrl: this.config.baseUrl, because, at } as const;
    // A mail is about one or the other.
    const lists = alerts.flatMap(({ context }) => ('territory' in context ? [context] : []));
    if (lists.length > 0) return composeFailingListsMail(lists, circumstances);
    const changes = alerts.flatMap(({ context }) => ('changeId' in context ? [context] : []));
    if (changes[0] !== undefined)
      return changes.length === 1
        ? composeRegisterChangeMail(changes[0], circumstances)
        : composeRegisterChangesMail(changes, circumstances);
    const [register] = alerts.flatMap(({ context }) =>
      'register' in context && !('changeId' in context) ? [context] : [],
    );
    if (register !== undefined) return composeFailingRegisterMail(register, circumstances);
    const [unheard] = alerts.flatMap(({ context }) => ('unheard' in context ? [context] : []));
    if (unheard !== undefined) return composeUnheardMail(unheard, circumstances);
    const judged = alerts.flatMap(verdictNews);
    const [news, ...more] = judged;
    if (news !== undefined)
      return more.length === 0
        ? composeVerdictMail(news, circumstances)
        : composeVerdictDigest(judged, circumstances);
    const [first, ...others] = alerts.flatMap(expiringCertificate);
    if (first === undefined) throw new Error('A mail without alerts.');
    return others.length === 0
      ? composeExpiryMail(first, circumstances)
      : composeDigestMail([first, ...others], circumstances);
  }
}

async function assign(
  tx: EntityManager,
  alerts: readonly AlertEntity[],
  changes: Partial<AlertEntity>,
): Promise<void> {
  for (let start = 0; start < alerts.length; start += CHUNK)
    await tx.update(AlertEntity, { id: In(alerts.slice(start, start + CHUNK).map(({ id }) => id)) }, changes);
}

const expiringCertificate = ({ context, subjectId, endsAt }: AlertEntity): ExpiringCertificate[] =>
  'territory' in context || 'register' in context || 'unheard' in context
    ? []
    : [{ ...context, certificateId: subjectId, notAfter: endsAt }];

const isAboutList = ({ context }: AlertEntity): boolean => 'territory' in context;

const isAboutRegister = ({ context }: AlertEntity): boolean =>
  'register' in context && !('changeId' in context);

const isAboutEntry = ({ context }: AlertEntity): boolean => 'changeId' in context;

const isVerdict = ({ kind }: AlertEntity): boolean => kind === 'certificate-verdict';

const isUnheard = ({ kind }: AlertEntity): boolean => kind === 'nobody-listens-review';

/** What is not about the end of a certificate. */
const OTHER_STORIES = [isAboutList, isAboutRegister, isAboutEntry, isVerdict, isUnheard];

function verdictNews(alert: AlertEntity): VerdictNews[] {
  const { context, endsAt } = alert;
  if ('territory' in context || 'register' in context || 'unheard' in context) return [];
  if (context.change === undefined) return [];
  const { change } = context;
  return expiringCertificate(alert).map((certificate) => ({ certificate, change, at: endsAt }));
}

/** A few as single mails, many as one. */
function grouped(alerts: readonly AlertEntity[]): (readonly AlertEntity[])[] {
  if (alerts.length === 0) return [];
  return alerts.length > SINGLE_MAILS ? [alerts] : alerts.map((alert) => [alert]);
}

function kindOfMail(group: readonly AlertEntity[]): MessageKind {
  if (group.some(isAboutList)) return 'trusted-list-failing';
  if (group.some(isAboutRegister)) return 'register-failing';
  if (group.some(isUnheard)) return 'nobody-listens';
  if (group.some(isAboutEntry)) return group.length === 1 ? 'register-change' : 'register-change-digest';
  const about = group.some(isVerdict) ? 'certificate-verdict' : 'certificate-expiry';
  return group.length === 1 ? about : `${about}-digest`;
}

const subjectOf = ({ subjectType, subjectId }: AlertEntity) => ({ type: subjectType, id: subjectId });
