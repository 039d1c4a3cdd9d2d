import { Injectable } from '@nestjs/common';
import type { ApiEdition } from '../core/api-editions/edition-names.js';
import type { RestingConsents } from '../core/forecasts/blast-radius.js';
import { Database } from '../platform/database/database.js';
import { BankConsents } from '../ports/bank-consents.js';
import { Clock } from '../ports/clock.js';
import { ConsentEntity } from './consent.entity.js';
import type { ConsentEndings } from './consents.contract.js';

const DAY_MS = 86_400_000;
const GROUPS = 200;
const CHUNK = 500;

/** Counts for forecasts, calendars and what hangs on something. */
@Injectable()
export class ConsentCounts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly bank: BankConsents,
  ) {}

  /** Live consents that end in a range, by organisation, edition, day, and what they are used with. */
  async endings(from: Date, to: Date): Promise<readonly ConsentEndings[]> {
    const rows = await this.live()
      .select('consent.organisationId', 'organisationId')
      .addSelect('MAX(consent.organisationName)', 'organisationName')
      .addSelect('consent.edition', 'edition')
      .addSelect('SUBSTR(consent.endsAt, 1, 10)', 'day')
      .addSelect('consent.certificateId', 'certificateId')
      .addSelect('consent.grantId', 'grantId')
      .addSelect('COUNT(*)', 'count')
      .addSelect('MAX(consent.endsAt)', 'lastEndsAt')
      .andWhere('consent.endsAt >= :from AND consent.endsAt < :to', iso({ from, to }))
      .groupBy('consent.organisationId')
      .addGroupBy('consent.edition')
      .addGroupBy('SUBSTR(consent.endsAt, 1, 10)')
      .addGroupBy('consent.certificateId')
      .addGroupBy('consent.grantId')
      .orderBy('day')
      .getRawMany<Omit<ConsentEndings, 'lastEndsAt'> & { count: number | string; lastEndsAt: string }>();
    return rows.map((row) => ({ ...row, count: Number(row.count), lastEndsAt: new Date(row.lastEndsAt) }));
  }

  /** Dated things for calendars: consents of one organisation and edition that end on one day are one. */
  async datedBetween(from: Date, to: Date) {
    const days = new Map<string, ConsentEndings & { count: number }>();
    for (const one of await this.endings(from, to)) {
      const key = `${one.organisationId}:${one.edition}:${one.day}`;
      const known = days.get(key);
      const lastEndsAt = known && known.lastEndsAt > one.lastEndsAt ? known.lastEndsAt : one.lastEndsAt;
      days.set(key, { ...one, lastEndsAt, count: one.count + (known?.count ?? 0) });
    }
    return [...days].map(([id, { organisationId, organisationName, edition, day, lastEndsAt, count }]) => ({
      ...{ type: 'consents' as const, id, name: organisationName, organisationId, organisationName },
      // The end is the first instant that is too late: the midnight after the last day, which is still that day's.
      endsAt: new Date(lastEndsAt.getTime() - 1),
      link: `/consents?filter=${encodeURIComponent(JSON.stringify({ organisationId, edition, lastDay: day }))}`,
      count,
    }));
  }

  /** Live consents that name one of these, or belong to one of these organisations; each group is whole. */
  async restingOn(what: {
    readonly certificateId: readonly string[];
    readonly grantId: readonly string[];
    readonly organisationId: readonly string[];
  }): Promise<readonly RestingConsents[]> {
    const groups = new Map<string, RestingConsents>();
    for (const [column, ids] of Object.entries(what))
      for (let i = 0; i < ids.length; i += CHUNK) {
        const rows = await this.live()
          .select('consent.organisationId', 'organisationId')
          .addSelect('consent.edition', 'edition')
          .addSelect('consent.certificateId', 'certificateId')
          .addSelect('consent.grantId', 'grantId')
          .addSelect('COUNT(*)', 'count')
          .andWhere(`consent.${column} IN (:...ids)`, { ids: ids.slice(i, i + CHUNK) })
          .andWhere('consent.endsAt > :now', { now: this.clock.now().toISOString() })
          .groupBy('consent.organisationId')
          .addGroupBy('consent.edition')
          .addGroupBy('consent.certificateId')
          .addGroupBy('consent.grantId')
          .getRawMany<RestingConsents & { count: number | string }>();
        for (const row of rows)
          groups.set(JSON.stringify([row.organisationId, row.edition, row.certificateId, row.grantId]), {
            ...row,
            count: Number(row.count),
          });
      }
    return [...groups.values()];
  }

  /** Those that there are of each status, as stored: what ended by itself is expired with the next sweep. */
  async byStatus(): Promise<Readonly<Record<string, number>>> {
    const rows = await this.db
      .read(ConsentEntity)
      .createQueryBuilder('consent')
      .select('consent.status', 'status')
      .addSelect('COUNT(*)', 'count')
      .groupBy('consent.status')
      .getRawMany<{ status: string; count: number | string }>();
    return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
  }

  async overview() {
    const now = this.clock.now();
    const rows = await this.live()
      .select('consent.organisationId', 'organisationId')
      .addSelect('MAX(consent.organisationName)', 'organisationName')
      .addSelect('consent.edition', 'edition')
      .addSelect('COUNT(*)', 'valid')
      .addSelect('MIN(consent.endsAt)', 'nextEndsAt')
      .andWhere('consent.endsAt > :now', { now: now.toISOString() })
      .groupBy('consent.organisationId')
      .addGroupBy('consent.edition')
      .orderBy('COUNT(*)', 'DESC')
      .getRawMany<{
        organisationId: string;
        organisationName: string;
        edition: ApiEdition;
        valid: number | string;
        nextEndsAt: string | null;
      }>();
    const groups = rows.map(({ valid, nextEndsAt, ...rest }) => ({
      ...{ ...rest, valid: Number(valid) },
      nextEndsAt: nextEndsAt === null ? null : new Date(nextEndsAt),
    }));
    const count = (where: string): Promise<number> =>
      this.db
        .read(ConsentEntity)
        .createQueryBuilder('consent')
        .where(where, iso({ now, soon: new Date(now.getTime() + 30 * DAY_MS) }))
        .getCount();
    return {
      valid: groups.reduce((sum, { valid }) => sum + valid, 0),
      waiting: await count("consent.status IN ('received','partiallyAuthorised') AND consent.endsAt > :now"),
      endsIn30Days: await count(
        "consent.status = 'valid' AND consent.endsAt > :now AND consent.endsAt <= :soon",
      ),
      contradicting: await count("consent.sync = 'contradicts'"),
      bankConnected: this.bank.connected,
      groups: groups.slice(0, GROUPS),
    };
  }

  private live() {
    return this.db
      .read(ConsentEntity)
      .createQueryBuilder('consent')
      .where('consent.status = :valid', { valid: 'valid' });
  }
}

const iso = (dates: Readonly<Record<string, Date>>): Record<string, string> =>
  Object.fromEntries(Object.entries(dates).map(([name, date]) => [name, date.toISOString()]));
