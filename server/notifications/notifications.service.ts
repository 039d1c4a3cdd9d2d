import { randomUUID } from 'node:crypto';
import { EMAIL_CHANNEL } from '../core/alerts/alert-rule.js';
import { linkTo } from '../core/alerts/mail-text.js';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AlertLanguages } from '../alerts/alert-languages.service.js';
import { UnheardAlerts } from '../alerts/unheard-alerts.service.js';
import { KIND_FACTS, needsListeners, type NotificationKind } from '../core/notifications/kinds.js';
import { composeNewsMail, type MailOccasion } from '../core/notifications/news-mail.js';
import type { Permission } from '../core/permissions/permissions.js';
import { Messages } from '../messages/messages.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { People, type Person } from '../users/people.service.js';
import { NotificationEntity, NotificationMuteEntity } from './notification.entity.js';

export interface NewsToTell {
  readonly kind: NotificationKind;
  readonly to: {
    readonly userIds?: readonly string[];
    readonly permission?: Permission;
    /** People without an account here. */
    readonly emails?: readonly { readonly name: string; readonly email: string }[];
    /** Who did it need not be told. */
    readonly except?: readonly string[];
  };
  readonly subject: { readonly type: string; readonly id: string; readonly name: string };
  /** Path in the console. */
  readonly link: string;
  /** By name; `number`, `organisation`, `by`, `reason`, `text`, `dueAt` and others stand in the words of the kinds. */
  readonly facts: Readonly<Record<string, string>>;
  /** News with a key that was told before is not told to the same reader again. */
  readonly dedupeKey?: string;
}

const DAY_MS = 24 * 60 * 60_000;
/** News that is older is not worth a mail any more; the bell still has it. */
const MAIL_EXPIRES_MS = 7 * DAY_MS;

/** Tells people what concerns them: in the console always, by mail unless they switched that off. */
@Injectable()
export class Notifications {
  constructor(
    private readonly people: People,
    private readonly messages: Messages,
    private readonly alerts: UnheardAlerts,
    private readonly languages: AlertLanguages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Bell and mail, in the transaction of what they tell. Returns how many people hear it; 0 also raises "nobody would
   * receive this".
   */
  async tell(tx: EntityManager, news: NewsToTell, at: Date): Promise<number> {
    const except = new Set(news.to.except ?? []);
    const named = await this.people.byIds(tx, news.to.userIds ?? []);
    const allowed = news.to.permission === undefined ? [] : await this.people.with(tx, news.to.permission);
    const readers = new Map<string, Reader>();
    for (const person of allowed) readers.set(person.id, { person, because: 'permission' });
    for (const person of named) readers.set(person.id, { person, because: 'named' });
    for (const id of except) readers.delete(id);

    const fresh = await this.ring(tx, news, [...readers.values()], at);
    await this.mailReaders(tx, news, fresh, at);
    const contacts = contactsBeside(news, [...named, ...allowed]);
    const readerAt = (recipient: string) => ({ channel: EMAIL_CHANNEL, recipient });
    const languageOf = await this.languages.of(tx, contacts.map(readerAt));
    for (const email of contacts) {
      const reader = { locale: languageOf(readerAt(email)), timeZone: null };
      await this.mail(tx, news, { to: email, reader, because: 'contact' }, at);
    }

    // Without mail settings a mail waits, and nobody hears it.
    const heard = readers.size + (this.config.smtpUrl === undefined ? 0 : contacts.length);
    const onlyDoer = [...named].some(({ id }) => except.has(id)) && news.to.permission === undefined;
    const subject = { type: news.subject.type, id: news.subject.id };
    if (heard === 0 && !onlyDoer) {
      const { kind: unheard, facts, link } = news;
      await this.alerts.raise(tx, subject, { unheard, subjectName: news.subject.name, facts, link }, at);
    } else if (heard > 0 && needsListeners(news.kind)) await this.alerts.settle(tx, subject, at);
    return heard;
  }

  /** Rows for the bell; returns those who had not been told. */
  private async ring(
    tx: EntityManager,
    { kind, subject, link, facts, dedupeKey }: NewsToTell,
    readers: readonly Reader[],
    at: Date,
  ): Promise<readonly Reader[]> {
    const told =
      dedupeKey === undefined || readers.length === 0
        ? []
        : await tx.find(NotificationEntity, {
            select: { id: true, userId: true },
            where: { dedupeKey, userId: In(readers.map(({ person }) => person.id)) },
          });
    const before = new Set(told.map(({ userId }) => userId));
    const fresh = readers.filter(({ person }) => !before.has(person.id));
    if (fresh.length > 0)
      await tx
        .createQueryBuilder()
        .insert()
        .into(NotificationEntity)
        .values(
          fresh.map(({ person }) => ({
            ...{ id: randomUUID(), userId: person.id, kind, link, facts: { ...facts } },
            ...{ subjectType: subject.type, subjectId: subject.id, subjectName: subject.name },
            ...{ dedupeKey: dedupeKey ?? null, createdAt: at, readAt: null },
          })),
        )
        // Two tellers at once write one row.
        .orIgnore()
        .updateEntity(false)
        .execute();
    return fresh;
  }

  private async mailReaders(
    tx: EntityManager,
    news: NewsToTell,
    readers: readonly Reader[],
    at: Date,
  ): Promise<void> {
    if (readers.length === 0) return;
    const { group } = KIND_FACTS[news.kind];
    const muted = await tx.findBy(NotificationMuteEntity, {
      ...{ group, userId: In(readers.map(({ person }) => person.id)) },
    });
    const silent = new Set(muted.map(({ userId }) => userId));
    for (const { person, because } of readers)
      if (!silent.has(person.id))
        await this.mail(tx, news, { to: person.email, reader: person, because }, at);
  }

  private async mail(
    tx: EntityManager,
    { kind, subject, link, facts, dedupeKey }: NewsToTell,
    mail: { to: string; reader: Pick<Person, 'locale' | 'timeZone'>; because: MailOccasion['because'] },
    at: Date,
  ): Promise<void> {
    const occasion = { baseUrl: this.config.baseUrl, link, at, because: mail.because };
    await this.messages.enqueue(tx, {
      ...{ kind: 'notification' as const, to: mail.to, at },
      content: composeNewsMail({ kind, subjectName: subject.name, facts }, mail.reader, occasion),
      ...(dedupeKey !== undefined && { dedupeKey: `notification:${dedupeKey}:${mail.to}` }),
      expiresAt: new Date(at.getTime() + MAIL_EXPIRES_MS),
      payload: {
        settingsLink: linkTo(this.config.baseUrl, '/settings/profile'),
        language: mail.reader.locale === 'lt' ? ('lt' as const) : ('en' as const),
      },
      subject: { type: subject.type, id: subject.id },
    });
  }
}

interface Reader {
  readonly person: Person;
  readonly because: 'named' | 'permission';
}

/** Addresses that no reader with an account has, each once. */
function contactsBeside({ to }: NewsToTell, people: readonly Person[]): string[] {
  const known = new Set(people.map(({ email }) => email));
  const addresses = (to.emails ?? []).map(({ email }) => email.trim().toLowerCase());
  return [...new Set(addresses)].filter((email) => email !== '' && !known.has(email));
}
