import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { AlertMails } from '../alerts/alert-mails.service.js';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import type { ProbeReport, StepResult } from '../core/probes/probe-result.js';
import { type ProbeStepId, stepsOf } from '../core/probes/probe-steps.js';
import type { RunExtent } from '../core/probes/probe-target.js';
import { countFindings } from '../core/probes/run-news.js';
import { composeSupportMail } from '../core/probes/support-mail.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { ProbeExecution } from './execution.service.js';
import { PLAIN_KEPT_MS, RAW_KEPT_MS } from './history-limits.js';
import { ProbeRunEntity } from './probe-run.entity.js';
import type { ProbeTargetEntity } from './probe-target.entity.js';
import type { ProbeRunDetailsRow, ProbeRunRow } from './probes.contract.js';
import { ProbeResults } from './results.service.js';
import { PROBE_RUN_LIST } from './run-list.js';
import { packRun, unpackRun } from './stored-run.js';
import { isAsked, snapshotOf } from './target-views.js';
import { ProbeTargets } from './targets.service.js';

/** Runs that people asked for, in this process. */
const MOST_ASKED = 16;
/** Whoever runs it says so after every step; a step has a deadline far below. */
const SILENT_MS = 180_000;

/** Runs as people see them, and those that people ask for. */
@Injectable()
export class ProbeRuns implements OnModuleDestroy {
  private readonly logger = new Logger('Probes');
  private readonly running = new Map<string, Promise<void>>();
  private readonly abort = new AbortController();

  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly targets: ProbeTargets,
    private readonly execution: ProbeExecution,
    private readonly results: ProbeResults,
    private readonly alertMails: AlertMails,
  ) {}

  async list(query: ListQuery): Promise<Page<ProbeRunRow>> {
    const page = await findPage(
      this.db.read(ProbeRunEntity).createQueryBuilder('run'),
      PROBE_RUN_LIST,
      query,
    );
    return page.with(page.rows.map(runView));
  }

  async show(id: string): Promise<ProbeRunDetailsRow> {
    const row = await this.db
      .read(ProbeRunEntity)
      .createQueryBuilder('run')
      .addSelect('run.report')
      .where({ id })
      .getOne();
    if (row === null) throw new Problem('probe-run-not-found');
    const stored = row.report === null ? null : await unpackRun(row.report);
    const target = stored?.target ?? snapshotOf(await this.targets.find(row.targetId));
    const keptMs = row.isPlain ? PLAIN_KEPT_MS : RAW_KEPT_MS;
    return {
      ...runView(row),
      target: { ...target, expectedRoles: [...target.expectedRoles] },
      steps: (stored?.steps ?? []) as ProbeRunDetailsRow['steps'],
      awaited: row.state === 'running' ? [...(stored?.awaited ?? [])] : [],
      certificates: [...(stored?.certificates ?? [])],
      metadata: stored?.metadata ?? null,
      reportedWith:
        row.reportedWith === null ? null : { tokenName: row.reportedWith, sha256: row.reportSha256 ?? '' },
      tracesKeptUntil: new Date(row.startedAt.getTime() + keptMs),
    };
  }

  /** With the traces beneath, because a mail program is opened with text alone. */
  async supportMail(id: string, reader: Actor) {
    const run = await this.show(id);
    const { target, extent, startedAt, finishedAt, durationMs, availability, verdicts } = run;
    const mail = composeSupportMail(
      {
        ...{ target, extent, verdicts, steps: run.steps, certificates: run.certificates },
        ...{ startedAt: startedAt.toISOString(), finishedAt: (finishedAt ?? startedAt).toISOString() },
        ...{ durationMs: durationMs ?? 0, availability: availability ?? 'unknown', metadata: run.metadata },
      } as ProbeReport,
      { organisation: (await this.targets.find(run.targetId)).organisationName ?? '', contact: reader.name },
    );
    const { to, subject, text, attachments } = mail;
    const traces = attachments.map(({ filename, text: trace }) => `----- ${filename} -----\n${trace}`);
    return { to, subject, text: [text, ...traces].join('\n') };
  }

  /** Begins a run for a person; it goes on after the answer, and its row tells how far it is. */
  async start(targetId: string, extent: RunExtent, actor: Actor): Promise<string> {
    const target = await this.targets.find(targetId);
    if (!isAsked(target)) throw new Problem(target.isPaused ? 'probe-target-paused' : 'probe-target-off');
    if (this.running.size >= MOST_ASKED) throw new Problem('probe-runs-busy');
    const runId = randomUUID();
    const awaited = stepsOf(target.kind, extent);
    const at = this.clock.now();
    const report = await packRun({ ...empty(target), awaited });
    await this.transactions.run(async (tx) => {
      // Two people who press the button at once are told of the same run. SQLite has one writer at a time anyway.
      if (this.db.kind === 'postgres')
        await tx.query('SELECT "id" FROM "probe_target" WHERE "id" = $1 FOR UPDATE', [targetId]);
      if (await tx.existsBy(ProbeRunEntity, { targetId, state: 'running' }))
        throw new Problem('probe-run-running');
      await tx.insert(ProbeRunEntity, {
        ...{ id: runId, targetId, targetName: target.name, state: 'running', extent, origin: 'asked' },
        ...{ by: actor.name, startedAt: at, finishedAt: null, durationMs: null, availability: null },
        ...{ verdicts: [], findings: 0, isPlain: false, aliveAt: at, report },
        ...{ reportedWith: null, reportSha256: null },
      });
      await this.audit.record(tx, {
        ...{ actor, at, action: 'probe-target.run', subjectType: 'probe-target', subjectId: targetId },
        details: { runId, extent },
      });
    });
    const work = this.run(target, runId, extent, actor).finally(() => this.running.delete(runId));
    this.running.set(runId, work);
    return runId;
  }

  /** Resolves when no run is under way that somebody asked for. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running.values());
  }

  /** Ends the rows of processes that died. */
  async abandonSilent(): Promise<number> {
    const at = this.clock.now();
    const silent = { state: 'running' as const, aliveAt: LessThan(new Date(at.getTime() - SILENT_MS)) };
    if (!(await this.db.read(ProbeRunEntity).existsBy(silent))) return 0;
    return this.transactions.run(async (tx) => {
      const over = { state: 'broken-off' as const, finishedAt: at, aliveAt: null };
      return (await tx.update(ProbeRunEntity, silent, over)).affected ?? 0;
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.abort.abort();
    await Promise.allSettled(this.running.values());
  }

  private async run(
    target: ProbeTargetEntity,
    runId: string,
    extent: RunExtent,
    actor: Actor,
  ): Promise<void> {
    try {
      const steps: StepResult[] = [];
      const { report, keyId } = await this.execution.run(target, {
        ...{ extent, signal: this.abort.signal },
        onStep: async ({ result, done, planned }) => {
          steps.push(result);
          await this.progress(target, runId, steps, planned.slice(done));
        },
      });
      if (this.abort.signal.aborted) return await this.breakOff(runId);
      const { told } = await this.results.write([
        {
          runId,
          targetId: target.id,
          leaseToken: null,
          origin: 'asked',
          by: actor.name,
          extent,
          report,
          keyId,
        },
      ]);
      if (told > 0) await this.alertMails.write();
    } catch (error) {
      this.logger.error(`${target.name}: ${error instanceof Error ? error.stack : String(error)}`);
      await this.breakOff(runId).catch(() => undefined);
    }
  }

  private async progress(
    target: ProbeTargetEntity,
    runId: string,
    steps: readonly StepResult[],
    awaited: readonly ProbeStepId[],
  ): Promise<void> {
    const report = await packRun({ ...empty(target), steps, awaited });
    const changes = { report, findings: countFindings(steps), aliveAt: this.clock.now() };
    await this.transactions.run((tx) => tx.update(ProbeRunEntity, { id: runId, state: 'running' }, changes));
  }

  private async breakOff(runId: string): Promise<void> {
    const over = { state: 'broken-off' as const, finishedAt: this.clock.now(), aliveAt: null };
    await this.transactions.run((tx) => tx.update(ProbeRunEntity, { id: runId, state: 'running' }, over));
  }
}

const empty = (target: ProbeTargetEntity) => ({
  ...{ target: snapshotOf(target), steps: [], certificates: [], metadata: null },
});

const runView = (row: ProbeRunEntity): ProbeRunRow => ({
  ...{ id: row.id, targetId: row.targetId, targetName: row.targetName, state: row.state },
  ...{ extent: row.extent, origin: row.origin, by: row.by, startedAt: row.startedAt },
  ...{ finishedAt: row.finishedAt, durationMs: row.durationMs, availability: row.availability },
  ...{ verdicts: [...row.verdicts], findings: row.findings },
});
