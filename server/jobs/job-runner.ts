import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { JobRuns, type WithItsEnd } from '../job-runs/job-runs.service.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { JobLeaseEntity } from './job-lease.entity.js';
import type { JobName, ScheduledJobStateRow } from './jobs.contract.js';
import { type JobResult, Schedule, type ScheduledJob } from './schedule.js';

const LEASE_MS = 120_000;
const RENEW_MS = 30_000;
/** A run that failed is tried again after this, if its next turn is not sooner. */
const PAUSE_AFTER_FAILURE_MS = 5 * 60_000;
const LONGEST_ERROR = 500;

export type RunOutcome = 'succeeded' | 'failed' | 'not-due';

/**
 * Runs scheduled jobs, each in one process at a time: whoever changes the job's row from due to taken runs it. The row
 * says when a job is due next, so several instances do not repeat each other's runs and a missed one is made up for.
 */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly running = new Set<Promise<unknown>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobRuns: JobRuns,
    private readonly schedule: Schedule,
  ) {}

  /** Runs everything that is due, and returns when it is done. */
  async runDue(): Promise<void> {
    const at = this.clock.now();
    const leases = await this.leases();
    const due = this.schedule.jobs.filter((job) => isDue(job, leases.get(job.name), at));
    await Promise.all(due.map((job) => this.run(job.name, 'schedule', { onlyWhenDue: true })));
  }

  /** Runs a job in this process, unless it is running somewhere. Without `onlyWhenDue` it runs before its time. */
  async run(
    name: JobName,
    startedBy: string,
    { onlyWhenDue = false }: { readonly onlyWhenDue?: boolean } = {},
  ): Promise<RunOutcome> {
    const job = this.find(name);
    const token = await this.take(job, onlyWhenDue);
    if (token === undefined) return 'not-due';
    const work = this.runTaken(job, token, startedBy);
    this.running.add(work);
    try {
      return await work;
    } finally {
      this.running.delete(work);
    }
  }

  /** Starts a job for a person; it goes on after the answer. */
  async start(name: string, startedBy: string): Promise<void> {
    const job = this.schedule.jobs.find((one) => one.name === name);
    if (!job) throw new Problem('job-not-found');
    const token = await this.take(job, false);
    if (token === undefined) throw new Problem('job-already-running');
    const work = this.runTaken(job, token, startedBy);
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }

  async states(): Promise<ScheduledJobStateRow[]> {
    const at = this.clock.now();
    const leases = await this.leases();
    return this.schedule.jobs.map(({ name, everyMs }) => {
      const lease = leases.get(name);
      return {
        ...{ name, everySeconds: everyMs / 1_000 },
        nextRunAt: lease?.nextRunAt ?? at,
        running: isTaken(lease, at),
        lastStartedAt: lease?.lastStartedAt ?? null,
        lastSucceededAt: lease?.lastSucceededAt ?? null,
        lastFailedAt: lease?.lastFailedAt ?? null,
        lastError: lease?.lastError ?? null,
      };
    });
  }

  /** Waits for what is running: after the sender was told to stop, and before the database closes. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.running);
  }

  private async leases(): Promise<Map<string, JobLeaseEntity>> {
    const rows = await this.db.read(JobLeaseEntity).find();
    return new Map(rows.map((row) => [row.name, row]));
  }

  private find(name: JobName): ScheduledJob {
    const job = this.schedule.jobs.find((one) => one.name === name);
    if (!job) throw new Error(`There is no job ${name}.`);
    return job;
  }

  /** The token of the lease, or `undefined` when somebody else has it or the job is not due any more. */
  private take(job: ScheduledJob, onlyWhenDue: boolean): Promise<string | undefined> {
    return this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const lease = await this.locked(tx, job.name, at);
      if (isTaken(lease, at) || (onlyWhenDue && !isDue(job, lease, at))) return undefined;
      const leaseToken = randomUUID();
      await tx.update(
        JobLeaseEntity,
        { name: job.name },
        {
          leaseToken,
          leaseUntil: new Date(at.getTime() + LEASE_MS),
          nextRunAt: nextTurn(job, at),
          lastStartedAt: at,
        },
      );
      return leaseToken;
    });
  }

  /** The row, made when there is none, and kept from other instances until this transaction ends. */
  private async locked(tx: EntityManager, name: JobName, at: Date): Promise<JobLeaseEntity> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(JobLeaseEntity)
      .values({ name, nextRunAt: at })
      .orIgnore()
      .updateEntity(false)
      .execute();
    const query = tx.createQueryBuilder(JobLeaseEntity, 'lease').where({ name });
    if (this.db.kind === 'postgres') query.setLock('pessimistic_write');
    return query.getOneOrFail();
  }

  private async runTaken(job: ScheduledJob, token: string, startedBy: string): Promise<RunOutcome> {
    const renewal = setInterval(() => void this.renew(job, token), RENEW_MS).unref();
    const frequent = job.frequent === true && startedBy === 'schedule';
    let run: string | undefined;
    try {
      run = frequent ? undefined : await this.jobRuns.start(job.name, startedBy);
      const result = await job.run();
      if (run === undefined && didSomething(result)) run = await this.jobRuns.start(job.name, startedBy);
      const released = this.release(job, token, { lastSucceededAt: this.clock.now(), lastError: null });
      // Together: nobody sees a run that is over and a job that still runs.
      await (run === undefined
        ? this.transactions.run(released)
        : this.jobRuns.finish(run, result, released));
      return 'succeeded';
    } catch (error) {
      await this.report(job, token, run, startedBy, error);
      return 'failed';
    } finally {
      clearInterval(renewal);
    }
  }

  private async report(
    job: ScheduledJob,
    token: string,
    run: string | undefined,
    startedBy: string,
    error: unknown,
  ): Promise<void> {
    const text = error instanceof Error ? error.message : String(error);
    this.logger.error(`${job.name} failed: ${error instanceof Error ? error.stack : text}`);
    try {
      const at = this.clock.now();
      const soon = new Date(at.getTime() + Math.min(PAUSE_AFTER_FAILURE_MS, job.everyMs));
      const released = this.release(job, token, {
        lastFailedAt: at,
        lastError: text.slice(0, LONGEST_ERROR),
        nextRunAt: soon,
      });
      await this.jobRuns.fail(run ?? (await this.jobRuns.start(job.name, startedBy)), text, null, released);
    } catch (storage) {
      // The database is what failed; the lease ends by itself and the job is tried again.
      this.logger.error(`${job.name}: its failure could not be recorded: ${String(storage)}`);
    }
  }

  private release(job: ScheduledJob, leaseToken: string, changes: Partial<JobLeaseEntity>): WithItsEnd {
    return async (tx) => {
      const { affected } = await tx.update(
        JobLeaseEntity,
        { name: job.name, leaseToken },
        { ...changes, leaseUntil: null, leaseToken: null },
      );
      if (affected !== 1)
        this.logger.warn(`${job.name} ended after its lease; another run may have overlapped.`);
    };
  }

  private async renew(job: ScheduledJob, leaseToken: string): Promise<void> {
    const leaseUntil = new Date(this.clock.now().getTime() + LEASE_MS);
    await this.transactions
      .run(async (tx) => tx.update(JobLeaseEntity, { name: job.name, leaseToken }, { leaseUntil }))
      .catch((error: unknown) =>
        this.logger.warn(`${job.name}: the lease was not renewed: ${String(error)}`),
      );
  }
}

const isTaken = (lease: JobLeaseEntity | undefined, at: Date): boolean =>
  lease?.leaseUntil instanceof Date && lease.leaseUntil > at;

function isDue({ everyMs }: ScheduledJob, lease: JobLeaseEntity | undefined, at: Date): boolean {
  if (isTaken(lease, at)) return false;
  // A turn that lies further ahead than it ever should was planned under a clock that has been set back since.
  return (
    lease === undefined || lease.nextRunAt <= at || lease.nextRunAt.getTime() > at.getTime() + 2 * everyMs
  );
}

const nextTurn = ({ everyMs, offsetMs = 0 }: ScheduledJob, at: Date): Date =>
  new Date((Math.floor((at.getTime() - offsetMs) / everyMs) + 1) * everyMs + offsetMs);

const didSomething = (result: JobResult): boolean => Object.values(result).some((count) => count > 0);
