import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { CertificateHolders } from '../certificates/certificate-holders.service.js';
import { SYSTEM } from '../core/audit/actor.js';
import { dayOf, nextChangeAfter } from '../core/registers/authorisation.js';
import { compareEntries } from '../core/registers/compare-editions.js';
import type { RegisterEntry } from '../core/registers/register-entry.js';
import { entryKey } from '../core/registers/stored-entry.js';
import { Database } from '../platform/database/database.js';
import { insertMany } from '../platform/database/insert-many.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import { type PublishedEdition, PublishedEditions } from '../registers/published-editions.service.js';
import { RegisterEditions } from '../registers/register-editions.service.js';
import { ChangeRecords, type Recorded } from './change-records.service.js';
import type { ChangedEntry } from './entry-changes.js';
import { RegisterComingEntity, RegisterWatchEntity } from './register-change.entity.js';

export interface Watched extends Recorded {
  readonly editions: number;
}

/** Entries of one transaction. */
const BATCH = 100;

/**
 * Follows the editions of every register: compares each with the one before, entry by entry that changed, and on each
 * day those whose dates have come. A run that was cut off is made up for by the next one.
 */
@Injectable()
export class RegisterWatch {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly published: PublishedEditions,
    private readonly editions: RegisterEditions,
    private readonly holders: CertificateHolders,
    private readonly records: ChangeRecords,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<Watched> {
    const total = { editions: 0, changes: 0, touched: 0, raised: 0 };
    for (const current of await this.published.inUse()) await this.follow(current, total);
    return total;
  }

  private async follow(current: PublishedEdition, total: Total): Promise<void> {
    const { source } = current;
    const at = this.clock.now();
    const watch = await this.db.read(RegisterWatchEntity).findOneBy({ source });
    const day = watch !== null && watch.day > dayOf(at) ? watch.day : dayOf(at);
    if (watch?.edition === current.number && watch.day === day) return;
    await this.holders.complete();
    // Several may have come before the first look.
    const [first = current] = watch === null ? await this.published.after(source, 0) : [];
    if (watch === null) {
      await this.begin(first, day, at);
      total.editions++;
    } else {
      const last = await this.published.numbered(source, watch.edition);
      if (last !== undefined && watch.day < day) await this.passDays(last, watch.day, { day, at }, total);
    }
    for (const edition of await this.published.after(source, watch?.edition ?? first.number)) {
      await this.compare(edition, { day, at }, total);
      total.editions++;
    }
  }

  /** The first edition of a register is news as a whole: whoever can be looked for in it is. */
  private async begin(edition: PublishedEdition, day: string, at: Date): Promise<void> {
    const { source } = edition;
    for await (const entries of this.published.entriesOf(edition)) {
      const coming = entries.flatMap((entry) => {
        const next = nextChangeAfter(entry, day);
        return next === null ? [] : [{ source, entryKey: entryKey(entry), day: next }];
      });
      if (coming.length > 0)
        await this.transactions.run((tx) => insertMany(tx, RegisterComingEntity, coming, { orIgnore: true }));
    }
    await this.transactions.run(async (tx) => {
      await tx.insert(RegisterWatchEntity, { source, edition: edition.number, day });
      await this.holders.makeAllDue(tx, at);
      await this.log(tx, edition, { changes: 0, touched: 0, raised: 0 }, at);
    });
  }

  private async compare(edition: PublishedEdition, { day, at }: Now, total: Total): Promise<void> {
    const sum = { changes: 0, touched: 0, raised: 0 };
    const batch: ChangedEntry[] = [];
    const flush = async (): Promise<void> =>
      add(sum, await this.records.record(batch.splice(0), { edition, day, at }));
    for await (const { before, after } of this.editions.changesOf(edition, { agents: false })) {
      const entries = { before: before as RegisterEntry | null, after: after as RegisterEntry | null };
      const changes = compareEntries(entries.before, entries.after, { before: day, after: day });
      if (batch.push({ ...entries, changes }) >= BATCH) await flush();
    }
    await flush();
    await this.transactions.run(async (tx) => {
      await tx.update(RegisterWatchEntity, { source: edition.source }, { edition: edition.number, day });
      await this.log(tx, edition, sum, at);
    });
    add(total, sum);
  }

  /** Dates of authorisation and withdrawal that lie between the day of the last look and today. */
  private async passDays(
    edition: PublishedEdition,
    since: string,
    { day, at }: Now,
    total: Total,
  ): Promise<void> {
    const { source } = edition;
    const sum = { changes: 0, touched: 0, raised: 0 };
    for (;;) {
      const due = await this.db.read(RegisterComingEntity).find({
        where: { source, day: LessThanOrEqual(day) },
        order: { day: 'ASC', entryKey: 'ASC' },
        take: BATCH,
      });
      if (due.length === 0) break;
      const keys = due.map((row) => row.entryKey);
      const entries = await this.published.entriesAt(edition, keys);
      const changed = [...entries.values()].map((entry): ChangedEntry => {
        const changes = compareEntries(entry, entry, { before: since, after: day });
        return { before: entry, after: entry, changes };
      });
      add(sum, await this.records.record(changed, { edition, day, at }));
      // Those that stand in no edition any more.
      const gone = keys.filter((key) => !entries.has(key));
      if (gone.length > 0)
        await this.transactions.run((tx) => tx.delete(RegisterComingEntity, { source, entryKey: In(gone) }));
    }
    await this.transactions.run(async (tx) => {
      await tx.update(RegisterWatchEntity, { source }, { day });
      if (sum.changes > 0) await this.log(tx, edition, sum, at);
    });
    add(total, sum);
  }

  private async log(
    tx: EntityManager,
    { id, source }: PublishedEdition,
    found: Recorded,
    at: Date,
  ): Promise<void> {
    await this.audit.record(tx, {
      ...{ actor: SYSTEM, at, action: 'register-edition.compare' },
      ...{ subjectType: 'register-edition', subjectId: id },
      details: { source, ...found },
    });
  }
}

interface Now {
  readonly day: string;
  readonly at: Date;
}
type Total = { -readonly [Key in keyof Recorded]: number } & { editions: number };

function add(total: { -readonly [Key in keyof Recorded]: number }, more: Recorded): void {
  total.changes += more.changes;
  total.touched += more.touched;
  total.raised += more.raised;
}
