import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { mayRole } from '../core/permissions/permissions.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { SignedInUser } from '../platform/http/decorators.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { People } from '../users/people.service.js';
import { hashSecret, makeSecret } from '../users/secrets.js';
import { CalendarFeedEntity } from './calendar-feed.entity.js';
import type { CreateCalendarFeed } from './calendar.contract.js';
import { DatedThings } from './calendar.service.js';
import { feedText } from './feed-text.js';

const DAY_MS = 86_400_000;
const PAST_DAYS = 30;
const AHEAD_DAYS = 400;
const MOST_FEEDS = 20;

@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly people: People,
    private readonly things: DatedThings,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  mine(user: SignedInUser): Promise<CalendarFeedEntity[]> {
    return this.db.read(CalendarFeedEntity).find({
      where: { userId: user.id, revokedAt: IsNull() },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  async create({ name, scope }: CreateCalendarFeed, user: SignedInUser) {
    const at = this.clock.now();
    const secret = makeSecret();
    const feed = { id: randomUUID(), userId: user.id, name, scope, createdAt: at, revokedAt: null };
    await this.transactions.run(async (tx) => {
      if ((await tx.countBy(CalendarFeedEntity, { userId: user.id, revokedAt: IsNull() })) >= MOST_FEEDS)
        throw new Problem('too-many-calendar-feeds');
      await tx.insert(CalendarFeedEntity, { ...feed, secretHash: hashSecret(secret) });
      await this.record(tx, 'calendar-feed.create', feed, user, at);
    });
    return {
      ...feed,
      url: `${this.config.baseUrl.replace(/\/$/, '')}/api/v1/calendar-feeds/${secret}/calendar.ics`,
    };
  }

  async revoke(id: string, user: SignedInUser): Promise<void> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const feed = await tx.findOneBy(CalendarFeedEntity, { id, userId: user.id, revokedAt: IsNull() });
      if (!feed) throw new Problem('calendar-feed-not-found');
      await tx.update(CalendarFeedEntity, { id }, { revokedAt: at });
      await this.record(tx, 'calendar-feed.revoke', feed, user, at);
    });
  }

  /** As the owner may see it now: a disabled account or a lost right closes the feed. */
  async read(secret: string): Promise<string> {
    const at = this.clock.now();
    const feed = await this.db
      .read(CalendarFeedEntity)
      .findOneBy({ secretHash: hashSecret(secret), revokedAt: IsNull() });
    const [owner] = feed
      ? await this.people.accounts(this.db.manager, { ids: [feed.userId], emails: [], roles: [] })
      : [];
    if (!feed || owner?.state !== 'active' || !mayRole(owner.role, 'certificates.read'))
      throw new Problem('calendar-feed-not-found');
    const things = await this.things.between(
      new Date(at.getTime() - PAST_DAYS * DAY_MS),
      new Date(at.getTime() + AHEAD_DAYS * DAY_MS),
      feed.scope,
      { email: owner.email, seesAllTokens: mayRole(owner.role, 'users.write') },
    );
    return feedText(feed.name, things, this.config.baseUrl, at);
  }

  private record(
    tx: Parameters<AuditLog['record']>[0],
    action: string,
    { id, name, scope }: Pick<CalendarFeedEntity, 'id' | 'name' | 'scope'>,
    actor: SignedInUser,
    at: Date,
  ): Promise<void> {
    const what = { action, subjectType: 'calendar-feed', subjectId: id };
    return this.audit.record(tx, { actor, at, ...what, details: { name, scope } });
  }
}
