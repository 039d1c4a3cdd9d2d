import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type EntityManager, LessThan } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { JOB_RUN_LIST } from './job-run-list.js';
import { JobRunEntity } from './job-run.entity.js';
import type { JobRunState } from './job-runs.contract.js';

export interface RunProgress {
  readonly done: number;
  readonly total?: number;
}

/** A run that gave no sign of life for so long has lost its process. */
const SILENT_MS = 120_000;
const HEARTBEAT_MS = 30_000;
/** What is written in the transaction that ends a run. */
export type WithItsEnd = (tx: EntityManager) => Promise<void>;
const LONGEST_ERROR = 2_000;

/** Background work that people can follow. Whoever works in the background starts a row, reports progress, and ends it. */
@Injectable()
export class JobRuns implements OnModuleDestroy {
  private readonly alive = new Set<string>();
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Returns the id to follow it by. `startedBy` is a person's name or "schedule". */
  async start(name: string, startedBy: string, progress: RunProgress = { done: 0 }): Promise<string> {
    const id = randomUUID();
    const at = this.clock.now();
    await this.transactions.run((tx) =>
      tx.insert(JobRunEntity, {
        ...{ id, name, startedBy, state: 'running', startedAt: at, aliveAt: at },
        ...{ done: progress.done, total: progress.total ?? null, result: null },
      }),
    );
    this.alive.add(id);
    this.heartbeat ??= setInterval(() => void this.beat().catch(() => undefined), HEARTBEAT_MS).unref();
    return id;
  }

  async progress(id: string, { done, total }: RunProgress): Promise<void> {
    await this.change(id, { done, ...(total !== undefined && { total }) });
  }

  /** `result` becomes JSON. */
  async finish(id: string, result: object, also?: WithItsEnd): Promise<void> {
    await this.end(id, 'succeeded', { result }, also);
  }

  /** `error` is shown to people; it holds no secret. */
  async fail(id: string, error: string, result: object | null = null, also?: WithItsEnd): Promise<void> {
    await this.end(id, 'failed', { error: error.slice(0, LONGEST_ERROR), result }, also);
  }

  /** Ends the rows of processes that died. Returns how many there were. */
  async abandonSilent(): Promise<number> {
    const at = this.clock.now();
    const silent = { state: 'running' as const, aliveAt: LessThan(new Date(at.getTime() - SILENT_MS)) };
    // Asked every few seconds, it must not take the write lock each time.
    if (!(await this.db.read(JobRunEntity).existsBy(silent))) return 0;
    return this.transactions.run(async (tx) => {
      const { affected } = await tx.update(JobRunEntity, silent, {
        state: 'abandoned',
        finishedAt: at,
        error: 'The server ended before this did.',
      });
      return affected ?? 0;
    });
  }

  /** Deletes rows of runs that ended before the instant. */
  async forget(before: Date): Promise<number> {
    return this.transactions.run(async (tx) => {
      const { affected } = await tx.delete(JobRunEntity, { finishedAt: LessThan(before) });
      return affected ?? 0;
    });
  }

  list(query: ListQuery): Promise<Page<JobRunEntity>> {
    return findPage(this.db.read(JobRunEntity).createQueryBuilder('run'), JOB_RUN_LIST, query);
  }

  async find(id: string): Promise<JobRunEntity> {
    const run = await this.db
      .read(JobRunEntity)
      .createQueryBuilder('run')
      .addSelect('run.result')
      .where({ id })
      .getOne();
    if (!run) throw new Problem('job-not-found');
    return run;
  }

  onModuleDestroy(): void {
    clearInterval(this.heartbeat);
  }

  private async beat(): Promise<void> {
    for (const id of this.alive) await this.change(id, {});
  }

  private async end(
    id: string,
    state: Exclude<JobRunState, 'running'>,
    changes: { readonly result: object | null; readonly error?: string },
    also?: WithItsEnd,
  ): Promise<void> {
    this.alive.delete(id);
    if (this.alive.size === 0) {
      clearInterval(this.heartbeat);
      this.heartbeat = undefined;
    }
    await this.change(id, { ...changes, state, finishedAt: this.clock.now() }, also);
  }

  private async change(
    id: string,
    changes: Partial<Omit<JobRunEntity, 'id'>>,
    also?: WithItsEnd,
  ): Promise<void> {
    const aliveAt = this.clock.now();
    await this.transactions.run(async (tx) => {
      const set = { ...changes, aliveAt } as object;
      await tx.update(JobRunEntity, { id, state: 'running' }, set);
      await also?.(tx);
    });
  }
}
