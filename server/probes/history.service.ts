import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import {
  availabilityOf,
  countPeriod,
  joinPeriods,
  packSamples,
  type Period,
  type Sample,
  type StateFrom,
  unpackSamples,
} from '../core/probes/history.js';
import type { Availability } from '../core/probes/probe-result.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import {
  HOURS_KEPT_MS,
  PLAIN_KEPT_MS,
  RAW_KEPT_MS,
  ROLLED_BACK_MS,
  SAMPLES_KEPT_MS,
} from './history-limits.js';
import { ProbeChangeEntity, ProbeHourEntity } from './probe-history.entity.js';
import { ProbeKeyUseEntity } from './probe-key.entity.js';
import { ProbeRunEntity } from './probe-run.entity.js';
import { ProbeTargetEntity } from './probe-target.entity.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Runs that began in an hour have ended, and an outage that did is decided. */
const SETTLED_MS = 5 * 60_000;
/** Targets that are rolled up in one transaction. */
const TARGETS = 50;
/** Rows that go in one statement; whoever writes meanwhile does not wait for long. */
const FORGOTTEN_AT_ONCE = 2_000;
/** Of one sweep; the next goes on. */
const MOST_BATCHES = 50;
const KEY_USES_KEPT_MS = 400 * DAY;

type Named = Pick<ProbeTargetEntity, 'id' | 'everyMinutes' | 'state' | 'since' | 'createdAt'>;

export interface HistoryRow extends Period {
  readonly at: Date;
  readonly seconds: number;
}

/** Hours and days of targets: made of runs, kept when those are gone. */
@Injectable()
export class ProbeHistory {
  /** Until when everything is rolled up, as far as this process knows. */
  private rolledUntil: number | undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Makes hours, and days, of what is over. It may run twice and be cut off anywhere. Returns how many rows were made. */
  async rollUp(): Promise<number> {
    const now = this.clock.now().getTime();
    const until = floor(now - SETTLED_MS, HOUR);
    this.rolledUntil ??= await this.rolledBefore(now);
    // A clock that has been set back rolls nothing up again.
    let made = 0;
    for (let hour = Math.min(this.rolledUntil, until); hour < until; hour += HOUR) {
      made += await this.rollHour(hour);
      if ((hour + HOUR) % DAY === 0) made += await this.rollDay(hour + HOUR - DAY);
      this.rolledUntil = hour + HOUR;
    }
    return made;
  }

  /** Deletes what is kept no longer, in batches of their own transactions. */
  async forget(): Promise<number> {
    const at = this.clock.now().getTime();
    const before = (ms: number) => new Date(at - ms);
    let gone = 0;
    gone += await this.forgetRuns({ isPlain: true, startedAt: LessThan(before(PLAIN_KEPT_MS)) });
    gone += await this.forgetRuns({ startedAt: LessThan(before(RAW_KEPT_MS)) });
    const hours = { by: 'hour' as const };
    gone += await this.forgetHours({ ...hours, at: LessThan(before(HOURS_KEPT_MS).toISOString()) });
    await this.transactions.run(async (tx) => {
      const old = { ...hours, at: LessThan(before(SAMPLES_KEPT_MS).toISOString()) };
      await tx
        .createQueryBuilder()
        .update(ProbeHourEntity)
        .set({ samples: '' })
        .where(old)
        .andWhere(`"samples" <> ''`)
        .execute();
      const day = before(KEY_USES_KEPT_MS).toISOString().slice(0, 10);
      await tx.delete(ProbeKeyUseEntity, { day: LessThan(day) });
    });
    return gone;
  }

  /** From an instant up to, not including, another; also of the hour or day that is not over. Oldest first. */
  async between(target: Named, from: Date, to: Date, by: 'hour' | 'day'): Promise<HistoryRow[]> {
    const now = this.clock.now().getTime();
    const end = Math.min(to.getTime(), now);
    const step = by === 'hour' ? HOUR : DAY;
    const start = floor(Math.max(from.getTime(), target.createdAt.getTime()), step);
    const stored = await this.stored(target.id, by, start, end);
    const rows: HistoryRow[] = [];
    for (let at = start; at < end; at += step) {
      const known = stored.get(new Date(at).toISOString());
      const seconds = Math.round((Math.min(at + step, now) - at) / 1_000);
      if (known !== undefined) rows.push({ ...known, at: new Date(at), seconds: step / 1_000 });
      // What is not rolled up yet is made of the runs; before those were forgotten it was rolled up.
      else if (at + step > now - ROLLED_BACK_MS)
        rows.push({
          ...(by === 'hour' ? await this.liveHour(target, at, now) : await this.liveDay(target, at, now)),
          ...{ at: new Date(at), seconds },
        });
    }
    return rows;
  }

  private async stored(targetId: string, by: 'hour' | 'day', from: number, to: number) {
    const rows = await this.db
      .read(ProbeHourEntity)
      .createQueryBuilder('hour')
      .where({ targetId, by })
      .andWhere('hour.at >= :from AND hour.at < :to', {
        ...{ from: new Date(from).toISOString(), to: new Date(to).toISOString() },
      })
      .getMany();
    return new Map(rows.map((row) => [row.at, row]));
  }

  private async liveHour(target: Named, at: number, now: number): Promise<Period> {
    const period = { from: at, to: Math.min(at + HOUR, now) };
    return (await this.count([target], period)).get(target.id)!.period;
  }

  private async liveDay(target: Named, at: number, now: number): Promise<Period> {
    const stored = await this.stored(target.id, 'hour', at, at + DAY);
    const periods: Period[] = [];
    const samples: Sample[] = [];
    for (let hour = at; hour < Math.min(at + DAY, now); hour += HOUR) {
      const known = stored.get(new Date(hour).toISOString());
      if (known !== undefined) {
        periods.push(known);
        samples.push(...unpackSamples(known.samples, hour));
        continue;
      }
      const period = { from: hour, to: Math.min(hour + HOUR, now) };
      const counted = (await this.count([target], period)).get(target.id)!;
      periods.push(counted.period);
      samples.push(...counted.samples);
    }
    return joinPeriods(periods, samples);
  }

  private async rolledBefore(now: number): Promise<number> {
    const last = await this.db.read(ProbeHourEntity).findOne({
      select: { targetId: true, by: true, at: true },
      where: { by: 'hour' },
      order: { at: 'DESC' },
    });
    const earliest = floor(now - ROLLED_BACK_MS, HOUR);
    return last === null ? earliest : Math.max(earliest, Date.parse(last.at) + HOUR);
  }

  private async rollHour(from: number): Promise<number> {
    let made = 0;
    let after = '';
    for (;;) {
      const targets = await this.targetsAfter(after);
      if (targets.length === 0) return made;
      after = targets.at(-1)!.id;
      const counted = await this.count(targets, { from, to: from + HOUR });
      const rows = [...counted].filter(([, { period }]) => period.runs > 0 || period.downSeconds > 0);
      await this.keep(
        rows.map(([targetId, { period, samples }]) =>
          Object.assign(new ProbeHourEntity(), {
            ...{ targetId, by: 'hour' as const, at: new Date(from).toISOString(), ...period },
            samples: packSamples(samples, from),
          }),
        ),
      );
      made += rows.length;
    }
  }

  private async rollDay(from: number): Promise<number> {
    let made = 0;
    let after = '';
    for (;;) {
      const targets = await this.targetsAfter(after);
      if (targets.length === 0) return made;
      after = targets.at(-1)!.id;
      const hours = await this.db
        .read(ProbeHourEntity)
        .createQueryBuilder('hour')
        .where({ by: 'hour', targetId: In(targets.map(({ id }) => id)) })
        .andWhere('hour.at >= :from AND hour.at < :to', {
          ...{ from: new Date(from).toISOString(), to: new Date(from + DAY).toISOString() },
        })
        .getMany();
      const byTarget = new Map<string, ProbeHourEntity[]>();
      for (const hour of hours) byTarget.set(hour.targetId, [...(byTarget.get(hour.targetId) ?? []), hour]);
      const rows = [...byTarget].map(([targetId, of]) => {
        const samples = of.flatMap((hour) => unpackSamples(hour.samples, Date.parse(hour.at)));
        const joined = joinPeriods(of, samples);
        return Object.assign(new ProbeHourEntity(), {
          ...{ targetId, by: 'day' as const, at: new Date(from).toISOString(), ...joined, samples: '' },
          // Hours without a row were not measured.
          unmeasuredSeconds: joined.unmeasuredSeconds + (24 - of.length) * 3_600,
        });
      });
      await this.keep(rows);
      made += rows.length;
    }
  }

  private targetsAfter(after: string): Promise<Named[]> {
    return this.db
      .read(ProbeTargetEntity)
      .createQueryBuilder('target')
      .select(['target.id', 'target.everyMinutes', 'target.state', 'target.since', 'target.createdAt'])
      .where('target.id > :after', { after })
      .orderBy('target.id')
      .limit(TARGETS)
      .getMany();
  }

  private async keep(rows: readonly ProbeHourEntity[]): Promise<void> {
    if (rows.length > 0)
      await this.transactions.run((tx) => tx.upsert(ProbeHourEntity, [...rows], ['targetId', 'by', 'at']));
  }

  private async count(
    targets: readonly Named[],
    period: { readonly from: number; readonly to: number },
  ): Promise<Map<string, { period: Period; samples: Sample[] }>> {
    const ids = targets.map(({ id }) => id);
    const freshest = Math.max(...targets.map(freshMsOf));
    const runs = await this.db
      .read(ProbeRunEntity)
      .createQueryBuilder('run')
      .select(['run.targetId AS "targetId"', 'run.startedAt AS "startedAt"'])
      .addSelect(['run.durationMs AS "durationMs"', 'run.availability AS "availability"'])
      .where('run.targetId IN (:...ids)', { ids })
      .andWhere('run.startedAt >= :from AND run.startedAt < :to', {
        from: new Date(period.from - freshest).toISOString(),
        to: new Date(period.to).toISOString(),
      })
      .andWhere(`run.availability IS NOT NULL AND run.origin <> 'reported'`)
      .getRawMany<{ targetId: string; startedAt: string; durationMs: number; availability: Availability }>();
    const changes = await this.db
      .read(ProbeChangeEntity)
      .createQueryBuilder('change')
      .where('change.targetId IN (:...ids)', { ids })
      .andWhere('change.at >= :from', { from: new Date(period.from).toISOString() })
      .orderBy('change.at')
      .addOrderBy('change.id')
      .getMany();
    return new Map(
      targets.map((target) => {
        const samples = runs
          .filter(({ targetId }) => targetId === target.id)
          .map(({ startedAt, durationMs, availability }) => ({
            ...{ at: Date.parse(startedAt), durationMs, availability },
          }));
        const own = changes.filter(({ targetId }) => targetId === target.id);
        const facts = {
          period,
          samples,
          states: statesOf(target, own, period.from),
          freshMs: freshMsOf(target),
        };
        const inside = samples.filter(({ at }) => at >= period.from && at < period.to);
        return [target.id, { period: countPeriod(facts), samples: inside }];
      }),
    );
  }

  private async forgetRuns(where: object): Promise<number> {
    return this.inBatches(async () => {
      const some = await this.db
        .read(ProbeRunEntity)
        .find({ select: { id: true }, where, take: FORGOTTEN_AT_ONCE, order: { startedAt: 'ASC' } });
      for (let start = 0; start < some.length; start += 500) {
        const ids = some.slice(start, start + 500).map(({ id }) => id);
        await this.transactions.run((tx) => tx.delete(ProbeRunEntity, { id: In(ids) }));
      }
      return some.length;
    });
  }

  private async forgetHours(where: object): Promise<number> {
    return this.inBatches(async () => {
      const some = await this.db.read(ProbeHourEntity).find({
        ...{ select: { targetId: true, by: true, at: true }, where, take: FORGOTTEN_AT_ONCE },
      });
      const hours = [...new Set(some.map(({ at }) => at))];
      for (const at of hours)
        await this.transactions.run((tx) => tx.delete(ProbeHourEntity, { by: 'hour', at }));
      return some.length;
    });
  }

  private async inBatches(batch: () => Promise<number>): Promise<number> {
    let gone = 0;
    for (let i = 0; i < MOST_BATCHES; i++) {
      const some = await batch();
      gone += some;
      if (some < FORGOTTEN_AT_ONCE) break;
    }
    return gone;
  }
}

/** As it is shown. */
export const historyView = ({ at, seconds, ...row }: HistoryRow) => ({
  ...{ at, runs: row.runs, up: row.up, degraded: row.degraded, down: row.down, unknown: row.unknown },
  ...{ downSeconds: row.downSeconds, maintenanceSeconds: row.maintenanceSeconds },
  availability: availabilityOf(row, seconds),
  ...{ p50Ms: row.p50Ms, p95Ms: row.p95Ms },
});

/** One missed turn, or two, is no gap. */
const freshMsOf = ({ everyMinutes }: Named): number => 3 * everyMinutes * 60_000 + 60_000;

/** The first change since then says what it was before; without one it is what it was all the time. */
function statesOf(target: Named, changes: readonly ProbeChangeEntity[], from: number): StateFrom[] {
  const first = changes[0];
  return [
    { at: Math.min(from, target.createdAt.getTime()), state: first?.from ?? target.state },
    ...changes.map(({ at, to }) => ({ at: at.getTime(), state: to })),
  ];
}

const floor = (at: number, step: number): number => Math.floor(at / step) * step;
