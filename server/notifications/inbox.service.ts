import { Inject, Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import {
  KIND_FACTS,
  NOTIFICATION_GROUPS,
  type NotificationGroup,
  type NotificationKind,
} from '../core/notifications/kinds.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { People } from '../users/people.service.js';
import { NOTIFICATION_LIST } from './notification-list.js';
import { NotificationEntity, NotificationMuteEntity } from './notification.entity.js';
import type { MailChoices, NotificationRow, Recipients } from './notifications.contract.js';

/** What each person sees of their own news. */
@Injectable()
export class Inbox {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: People,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(query: ListQuery, userId: string): Promise<Page<NotificationRow>> {
    const own = this.db
      .read(NotificationEntity)
      .createQueryBuilder('notification')
      .where('notification.userId = :userId', { userId });
    return findPage(own, NOTIFICATION_LIST, query);
  }

  unread(userId: string): Promise<number> {
    return this.db.read(NotificationEntity).countBy({ userId, readAt: IsNull() });
  }

  /** Of somebody else's news nobody learns that it exists. */
  async read(id: string, userId: string): Promise<NotificationRow> {
    await this.transactions.run(async (tx) => {
      if (!(await tx.existsBy(NotificationEntity, { id, userId })))
        throw new Problem('notification-not-found');
      await tx.update(NotificationEntity, { id, userId, readAt: IsNull() }, { readAt: this.clock.now() });
    });
    const row = await this.db.read(NotificationEntity).findOneBy({ id, userId });
    if (row === null) throw new Problem('notification-not-found');
    return row;
  }

  async readAll(userId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await tx.update(NotificationEntity, { userId, readAt: IsNull() }, { readAt: this.clock.now() });
    });
  }

  /** Who would hear of it now. */
  async recipients(kind: NotificationKind): Promise<Recipients> {
    const { permission, applicant, group } = KIND_FACTS[kind];
    const people = permission === null ? [] : await this.people.with(this.db.manager, permission);
    const muted = await this.db.read(NotificationMuteEntity).findBy({ group });
    const silent = new Set(muted.map(({ userId }) => userId));
    const mails = this.config.smtpUrl !== undefined;
    return {
      kind,
      people: people.map(({ id, name }) => ({ id, name, byMail: mails && !silent.has(id) })),
      ...{ applicant, mails, nobodyListens: permission !== null && people.length === 0 },
    };
  }

  async mailChoices(userId: string): Promise<MailChoices> {
    const muted = await this.db.read(NotificationMuteEntity).findBy({ userId });
    const off = new Set<NotificationGroup>(muted.map(({ group }) => group));
    return Object.fromEntries(NOTIFICATION_GROUPS.map((group) => [group, !off.has(group)])) as MailChoices;
  }

  async chooseMails(choices: MailChoices, userId: string): Promise<MailChoices> {
    await this.transactions.run(async (tx) => {
      await tx.delete(NotificationMuteEntity, { userId });
      const off = NOTIFICATION_GROUPS.filter((group) => !choices[group]);
      if (off.length > 0)
        await tx.insert(
          NotificationMuteEntity,
          off.map((group) => ({ userId, group })),
        );
    });
    return choices;
  }

  /** Forgets what was read before the instant; returns how much. */
  async forget(before: Date): Promise<number> {
    const { affected } = await this.transactions.run((tx) =>
      tx.delete(NotificationEntity, { readAt: LessThan(before) }),
    );
    return affected ?? 0;
  }
}
