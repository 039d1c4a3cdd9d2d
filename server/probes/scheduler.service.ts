import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import { AlertMails } from '../alerts/alert-mails.service.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import { ProbeExecution } from './execution.service.js';
import { type Lane, ProbeTargetEntity } from './probe-target.entity.js';
import { type FinishedRun, ProbeResults } from './results.service.js';

/** Runs that are under way at once, by lane. */
const BUDGET: Readonly<Record<Lane, number>> = { prompt: 64, slow: 64 };
const LANES = Object.keys(BUDGET) as Lane[];
/** To one host and port, of all lanes; nobody is asked by us as by a crowd. */
const PER_HOST = 8;
/** A prompt target that takes longer frees its place: many that die at once must not stop the others. */
const PROMPT_MS = 2_000;
/** Sockets that such runs may hold beside the budgets. */
const MOST_OVERSTAYING = 512;
/** Longer than any deadline of a run. */
const LEASE_MS = 180_000;
const LOOK_MS = 250;
const WRITE_MS = 250;
const WRITTEN_AT_ONCE = 100;
/** When the database takes nothing, nobody is asked what could not be kept. */
const MOST_UNWRITTEN = 1_000;

interface Running {
  readonly host: string;
  lane: Lane | 'overstaying';
}

export interface SchedulerReport {
  readonly ran: number;
  readonly lost: number;
}

/**
 * Asks every target when it is its turn. Any number of schedulers may work at once, in any number of processes: each claims
 * rows with a lease and a token, and a claim that was overtaken writes nothing. What runs find is written in batches.
 */
@Injectable()
export class ProbeScheduler implements OnModuleDestroy {
  private readonly logger = new Logger('Probes');
  private readonly running = new Map<string, Running>();
  private readonly work = new Set<Promise<void>>();
  private readonly abort = new AbortController();
  private unwritten: FinishedRun[] = [];
  private writing: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  private lost = 0;
  private ran = 0;

  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly execution: ProbeExecution,
    private readonly results: ProbeResults,
    private readonly alertMails: AlertMails,
  ) {
    // Every run under way listens.
    setMaxListeners(0, this.abort.signal);
  }

  /** From now on targets are asked by themselves. */
  start(): void {
    this.timer ??= setInterval(() => void this.look(), LOOK_MS).unref();
  }

  /** Lets runs end early; what they found until then is not kept, and their targets are due as before. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.abort.abort();
    await Promise.allSettled(this.work);
    await this.write();
  }

  /** Asks whoever is due at this moment, and returns when that is written. */
  async runDue(): Promise<SchedulerReport> {
    const before = { ran: this.ran, lost: this.lost };
    // Who had to wait for others of the same host has room when one of them is done, and that may be during a look.
    for (let isIdle = false; !isIdle;) {
      const underWay = this.work.size;
      isIdle = (await this.claimAndRun()) === 0 && underWay === 0;
      // A race of nobody would never end.
      if (this.work.size > 0) await Promise.race(this.work);
    }
    await this.write();
    return { ran: this.ran - before.ran, lost: this.lost - before.lost };
  }

  /** What is due and not yet asked, and since when the first of it is. */
  async backlog(): Promise<{ readonly due: number; readonly latenessMs: number }> {
    const at = this.clock.now();
    const where = { nextRunAt: LessThanOrEqual(at) };
    const targets = this.db.read(ProbeTargetEntity);
    const [due, oldest] = await Promise.all([
      targets.countBy(where),
      targets.find({ select: { id: true, nextRunAt: true }, where, order: { nextRunAt: 'ASC' }, take: 1 }),
    ]);
    const since = oldest[0]?.nextRunAt?.getTime() ?? at.getTime();
    return { due, latenessMs: at.getTime() - since };
  }

  get underWay(): number {
    return this.running.size;
  }

  /** Whose turn lies further ahead than it ever should was planned under a clock that has been set back since: it is due. */
  async bringForward(): Promise<number> {
    const at = this.clock.now();
    const ahead = await this.db.read(ProbeTargetEntity).find({
      select: { id: true, everyMinutes: true, nextRunAt: true },
      where: { nextRunAt: MoreThan(new Date(at.getTime() + LEASE_MS)), dueAt: IsNull() },
    });
    const late = ahead.filter(
      ({ everyMinutes, nextRunAt }) => nextRunAt!.getTime() - at.getTime() > 2 * everyMinutes * 60_000,
    );
    const claimed = { nextRunAt: MoreThan(new Date(at.getTime() + 2 * LEASE_MS)), dueAt: Not(IsNull()) };
    const stuck = await this.db.read(ProbeTargetEntity).find({ select: { id: true }, where: claimed });
    const ids = [...late, ...stuck].map(({ id }) => id);
    for (let start = 0; start < ids.length; start += 500)
      await this.transactions.run((tx) =>
        tx.update(ProbeTargetEntity, { id: In(ids.slice(start, start + 500)) }, { nextRunAt: at }),
      );
    return ids.length;
  }

  private async look(): Promise<void> {
    if (this.looking || this.abort.signal.aborted) return;
    this.looking = true;
    try {
      await this.claimAndRun();
    } catch (error) {
      this.logger.error(`Nobody could be asked: ${String(error)}`);
    } finally {
      this.looking = false;
    }
  }

  private async claimAndRun(): Promise<number> {
    if (this.abort.signal.aborted || this.unwritten.length > MOST_UNWRITTEN) return 0;
    let begun = 0;
    for (const lane of LANES) {
      const claimed = await this.claim(lane, BUDGET[lane] - this.taken(lane));
      for (const row of claimed) this.begin(row, lane);
      begun += claimed.length;
    }
    return begun;
  }

  private taken(lane: Running['lane']): number {
    let taken = 0;
    for (const one of this.running.values()) if (one.lane === lane) taken += 1;
    return taken;
  }

  private async claim(lane: Lane, free: number): Promise<ProbeTargetEntity[]> {
    if (free <= 0) return [];
    const at = this.clock.now();
    const due = { lane, nextRunAt: LessThanOrEqual(at) };
    // Asked four times a second, it must not take the write lock each time.
    if (!(await this.db.read(ProbeTargetEntity).existsBy(due))) return [];
    return this.transactions.run(async (tx) => {
      const query = tx
        .createQueryBuilder(ProbeTargetEntity, 'target')
        .where(due)
        .orderBy('target.nextRunAt')
        // Some of them may have to wait for others of their host.
        .limit(free * 2);
      const crowded = this.crowdedHosts();
      if (crowded.length > 0) query.andWhere('target.host NOT IN (:...crowded)', { crowded });
      if (this.db.kind === 'postgres') query.setLock('pessimistic_write').setOnLocked('skip_locked');
      const chosen = this.withinHosts(await query.getMany(), free);
      if (chosen.length === 0) return [];
      const leaseToken = randomUUID();
      await tx
        .createQueryBuilder()
        .update(ProbeTargetEntity)
        .set({
          leaseToken,
          dueAt: () => 'COALESCE("dueAt", "nextRunAt")',
          nextRunAt: new Date(at.getTime() + LEASE_MS),
        })
        .where({ id: In(chosen.map(({ id }) => id)) })
        .execute();
      return chosen.map((row) => Object.assign(row, { leaseToken, dueAt: row.dueAt ?? row.nextRunAt }));
    });
  }

  private perHost(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { host } of this.running.values()) counts.set(host, (counts.get(host) ?? 0) + 1);
    return counts;
  }

  /** Host names of which no port has room. */
  private crowdedHosts(): string[] {
    return [...this.perHost()]
      .filter(([, count]) => count >= PER_HOST)
      .map(([place]) => place.split(' ')[0]!);
  }

  private withinHosts(rows: readonly ProbeTargetEntity[], free: number): ProbeTargetEntity[] {
    const counts = this.perHost();
    const chosen: ProbeTargetEntity[] = [];
    for (const row of rows) {
      const place = placeOf(row);
      const count = counts.get(place) ?? 0;
      if (chosen.length >= free || count >= PER_HOST || this.running.has(row.id)) continue;
      counts.set(place, count + 1);
      chosen.push(row);
    }
    return chosen;
  }

  private begin(row: ProbeTargetEntity, lane: Lane): void {
    const running: Running = { host: placeOf(row), lane };
    this.running.set(row.id, running);
    const overstaying = setTimeout(() => {
      if (lane === 'prompt' && this.taken('overstaying') < MOST_OVERSTAYING) running.lane = 'overstaying';
    }, PROMPT_MS).unref();
    const work = this.runOne(row)
      .catch((error: unknown) => {
        this.lost += 1;
        this.logger.error(
          `${row.name} could not be asked: ${error instanceof Error ? error.stack : String(error)}`,
        );
      })
      .finally(() => {
        clearTimeout(overstaying);
        this.running.delete(row.id);
        this.work.delete(work);
      });
    this.work.add(work);
  }

  private async runOne(row: ProbeTargetEntity): Promise<void> {
    const isOfSeries = row.misses.length > 0 && row.found !== 'down';
    const isFull = !isOfSeries && row.nextFullAt !== null && row.nextFullAt <= this.clock.now();
    const extent = isFull ? 'full' : 'pulse';
    const { report, keyId } = await this.execution.run(row, {
      extent,
      isOfSeries,
      signal: this.abort.signal,
    });
    // A run that we broke off says nothing of its target.
    if (this.abort.signal.aborted) return;
    this.unwritten.push({
      ...{
        runId: randomUUID(),
        targetId: row.id,
        leaseToken: row.leaseToken,
        by: null,
        extent,
        report,
        keyId,
      },
      origin: isOfSeries ? 'availability' : 'scheduled',
    });
    this.ran += 1;
    if (this.unwritten.length >= WRITTEN_AT_ONCE) void this.write();
    else setTimeout(() => void this.write(), WRITE_MS).unref();
  }

  /** One batch after the other; what cannot be written is tried once alone, so that one bad report takes no other with it. */
  private async write(): Promise<void> {
    while (this.writing !== undefined) await this.writing;
    if (this.unwritten.length === 0) return;
    const batch = this.unwritten.splice(0, WRITTEN_AT_ONCE);
    this.writing = this.writeBatch(batch).finally(() => {
      this.writing = undefined;
    });
    await this.writing;
    if (this.unwritten.length > 0) await this.write();
  }

  private async writeBatch(batch: readonly FinishedRun[]): Promise<void> {
    let told = 0;
    try {
      ({ told } = await this.results.write(batch));
    } catch (error) {
      this.logger.error(`${batch.length} runs could not be written at once: ${String(error)}`);
      for (const run of batch) {
        try {
          told += (await this.results.write([run])).told;
        } catch (again) {
          // Its lease ends, and the target is asked again.
          this.lost += 1;
          this.logger.error(`A run of ${run.targetId} could not be written: ${String(again)}`);
        }
      }
    }
    if (told > 0) await this.alertMails.write().catch((error: unknown) => this.logger.error(String(error)));
  }
}

const placeOf = ({ host, port }: ProbeTargetEntity): string => `${host} ${port}`;
