import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { ProbeAlerts } from '../alerts/probe-alerts.service.js';
import type { ProbeNews } from '../core/alerts/probe-mail.js';
import { afterCall } from '../core/probes/outages.js';
import type { Availability, ProbeReport } from '../core/probes/probe-result.js';
import type { RunExtent } from '../core/probes/probe-target.js';
import {
  countFindings,
  earliestEnd,
  figuresOf,
  fingerprintOf,
  verdictNews,
  withFull,
} from '../core/probes/run-news.js';
import { turnAfter } from '../core/probes/turns.js';
import { insertMany } from '../platform/database/insert-many.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { updateMany } from '../platform/database/update-many.js';
import { Clock } from '../ports/clock.js';
import { KeyUses } from './key-uses.service.js';
import { MetadataEditions, type SeenMetadata, seenMetadata } from './metadata-editions.service.js';
import { ProbeChangeEntity } from './probe-history.entity.js';
import { ProbeRunEntity } from './probe-run.entity.js';
import { ProbeTargetEntity } from './probe-target.entity.js';
import type { RunOrigin, TargetState } from './probes.contract.js';
import { bareRun, packRun, wholeRun } from './stored-run.js';
import { isAsked } from './target-views.js';

/** A run that is over. */
export interface FinishedRun {
  readonly runId: string;
  readonly targetId: string;
  /** Of the claim under which it ran; null when somebody asked for it or reported it. */
  readonly leaseToken: string | null;
  readonly origin: RunOrigin;
  readonly by: string | null;
  readonly extent: RunExtent;
  readonly report: ProbeReport;
  /** The key that was shown with it. */
  readonly keyId: string | null;
  readonly reported?: { readonly tokenName: string; readonly sha256: string };
}

/** Longer than this, and it waited for a deadline rather than for an answer. */
const SLOW_MS = 5_000;
const HOUR_MS = 3_600_000;

/** What is written of a target after a run. */
const WRITTEN = [
  ...(['state', 'since', 'found', 'misses', 'foundByFull', 'verdicts', 'lastRunId', 'lastRunAt'] as const),
  ...(['lastDurationMs', 'figures', 'fingerprint', 'serverCertificateEndsAt'] as const),
  ...(['clientCertificateEndsAt', 'metadataSha256', 'lane', 'nextRunAt', 'nextFullAt'] as const),
  ...(['leaseToken', 'dueAt'] as const),
];

interface Prepared {
  readonly fingerprint: string;
  /** Packed as a run that brought no news, or whole. */
  readonly isBare: boolean;
  readonly packed: Buffer;
  readonly metadata: SeenMetadata | null;
}

interface Written {
  /** Alerts that are new or over. */
  readonly told: number;
}

/** Takes in what runs found: the run, what it changes about its target, and what is told of that, in one transaction. */
@Injectable()
export class ProbeResults {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly alerts: ProbeAlerts,
    private readonly editions: MetadataEditions,
    private readonly keyUses: KeyUses,
  ) {}

  /** In the order in which they ended. A run whose claim was overtaken, or whose target is gone, leaves nothing. */
  async write(runs: readonly FinishedRun[]): Promise<Written> {
    const prepared = await this.prepare(runs);
    return this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const ids = [...new Set(runs.map(({ targetId }) => targetId))].sort();
      const rows = await this.locked(tx, ids);
      const kept: ProbeRunEntity[] = [];
      const taken: FinishedRun[] = [];
      let told = 0;
      for (const run of runs) {
        const row = rows.get(run.targetId);
        if (row === undefined || (run.leaseToken !== null && row.leaseToken !== run.leaseToken)) continue;
        const { fingerprint, isBare, packed, metadata } = prepared.get(run.runId)!;
        const isPlain = mayBePlain(run) && row.fingerprint === fingerprint;
        const report =
          isPlain === isBare ? packed : await packRun((isPlain ? bareRun : wholeRun)(run.report));
        kept.push(runRow(run, row.name, isPlain, report));
        taken.push(run);
        told += await this.apply(tx, row, run, metadata, at);
        if (run.extent === 'pulse' && run.origin !== 'reported') row.fingerprint = fingerprint;
      }
      await this.keep(tx, kept);
      await updateMany(tx, ProbeTargetEntity, [...rows.values()], [...WRITTEN]);
      await this.keyUses.count(tx, taken, at);
      return { told };
    });
  }

  /** What costs time, before the transaction; a row that has changed meanwhile has its run packed once more. */
  private async prepare(runs: readonly FinishedRun[]): Promise<ReadonlyMap<string, Prepared>> {
    const ids = runs.filter(mayBePlain).map(({ targetId }) => targetId);
    const rows = await this.db.read(ProbeTargetEntity).find({
      ...{ select: { id: true, fingerprint: true }, where: { id: In(ids) } },
    });
    const known = new Map(rows.map(({ id, fingerprint }) => [id, fingerprint]));
    const prepared = new Map<string, Prepared>();
    for (const run of runs) {
      const { runId, targetId, report } = run;
      const fingerprint = fingerprintOf(report);
      const isBare = mayBePlain(run) && known.get(targetId) === fingerprint;
      const packed = await packRun((isBare ? bareRun : wholeRun)(report));
      prepared.set(runId, { fingerprint, isBare, packed, metadata: seenMetadata(report.metadata) });
    }
    return prepared;
  }

  /** In one order everywhere, so that two instances wait for each other and never in a circle. */
  private async locked(tx: EntityManager, ids: readonly string[]): Promise<Map<string, ProbeTargetEntity>> {
    const query = tx
      .createQueryBuilder(ProbeTargetEntity, 'target')
      .where({ id: In([...ids]) })
      .orderBy('target.id');
    if (this.db.kind === 'postgres') query.setLock('pessimistic_write');
    return new Map((await query.getMany()).map((row) => [row.id, row]));
  }

  /** What was asked for has its row since it began. */
  private async keep(tx: EntityManager, runs: readonly ProbeRunEntity[]): Promise<void> {
    const asked = runs.filter(({ origin }) => origin === 'asked');
    for (const { id, ...columns } of asked) await tx.update(ProbeRunEntity, { id }, columns);
    await insertMany(
      tx,
      ProbeRunEntity,
      runs.filter(({ origin }) => origin !== 'asked'),
    );
  }

  /** Returns how many alerts are new or over. */
  private async apply(
    tx: EntityManager,
    row: ProbeTargetEntity,
    run: FinishedRun,
    metadata: SeenMetadata | null,
    at: Date,
  ): Promise<number> {
    const { report, runId } = run;
    let told = await this.applyVerdicts(tx, row, run, at);
    if (metadata !== null) told += await this.editions.take(tx, row, metadata, runId, at);
    for (const [column, end] of [
      ['serverCertificateEndsAt', 'server'],
      ['clientCertificateEndsAt', 'client'],
    ] as const) {
      const ends = earliestEnd(report, end);
      if (ends !== null) row[column] = new Date(ends);
    }
    // What another machine reports tells of the certificate and the interface, not whether it can be reached from here.
    if (run.origin === 'reported') return told;
    told += await this.applyCall(tx, row, run, at);
    const startedAt = new Date(report.startedAt);
    Object.assign(row, { lastRunId: runId, lastRunAt: startedAt });
    row.lastDurationMs = Math.round(report.durationMs);
    row.figures = JSON.stringify(figuresOf(report));
    return told;
  }

  private async applyVerdicts(
    tx: EntityManager,
    row: ProbeTargetEntity,
    { report, runId }: FinishedRun,
    at: Date,
  ): Promise<number> {
    const { verdicts, refused, granted } = verdictNews(row.verdicts, report.verdicts, report.startedAt);
    row.verdicts = verdicts;
    let told = 0;
    for (const { question, because } of row.state === 'maintenance' ? [] : refused)
      told += await this.raise(tx, row, at, {
        ...{ probe: 'refused', question, because, runId, since: report.startedAt },
      });
    for (const question of granted)
      told += await this.alerts.settle(tx, row.id, { probe: 'refused', question }, at);
    return told;
  }

  private async applyCall(
    tx: EntityManager,
    row: ProbeTargetEntity,
    run: FinishedRun,
    at: Date,
  ): Promise<number> {
    const { report, extent, runId } = run;
    if (extent === 'full' && (report.availability === 'up' || report.availability === 'degraded'))
      row.foundByFull = report.availability;
    const call = {
      at: Date.parse(report.startedAt),
      availability: withFull(report.availability, row.foundByFull),
    };
    const judged = afterCall({ found: row.found, misses: row.misses.map((text) => Date.parse(text)) }, call);
    row.misses = judged.misses.map((ms) => new Date(ms).toISOString());
    const before = row.found;
    row.found = judged.found;
    let told = 0;
    if (judged.changedAt !== null && judged.found !== 'waiting')
      told = await this.move(
        tx,
        row,
        { to: judged.found, before, since: new Date(judged.changedAt), because: reasonOf(report), runId },
        at,
      );
    this.schedule(row, run, judged.isFailing, at);
    return told;
  }

  /** During maintenance nothing is told and nothing counts; what was found is looked at again when it ends. */
  private async move(
    tx: EntityManager,
    row: ProbeTargetEntity,
    move: {
      readonly to: Availability;
      readonly before: Availability | 'waiting';
      readonly since: Date;
      readonly because: string;
      readonly runId: string;
    },
    at: Date,
  ): Promise<number> {
    if (row.state === 'maintenance' || row.state === 'paused') return 0;
    const { to, since, because, runId } = move;
    await this.changeState(tx, row, to, { since, because, runId });
    if (to === 'down')
      return this.raise(tx, row, at, { probe: 'down', because, runId, since: since.toISOString() });
    // That we cannot tell is not that it is back.
    return to === 'unknown' ? 0 : this.alerts.settle(tx, row.id, { probe: 'down' }, at);
  }

  private async changeState(
    tx: EntityManager,
    row: ProbeTargetEntity,
    to: TargetState,
    how: { readonly since: Date; readonly because: string; readonly runId: string | null },
  ): Promise<void> {
    if (row.state === to) return;
    // An outage is dated back to its first call, which may lie before the last change; time does not run backwards.
    const since = row.since !== null && how.since < row.since ? row.since : how.since;
    await tx.insert(ProbeChangeEntity, {
      ...{ id: randomUUID(), targetId: row.id, at: since, from: row.state, to },
      ...{ because: how.because, runId: how.runId },
      lastedSeconds: row.since === null ? null : Math.round((since.getTime() - row.since.getTime()) / 1_000),
    });
    Object.assign(row, { state: to, since });
  }

  /** A planned maintenance begins, or ends and what was found meanwhile is told. Returns how many alerts are new. */
  async mark(tx: EntityManager, row: ProbeTargetEntity, isMaintained: boolean, at: Date): Promise<number> {
    if (row.state === 'paused') return 0;
    const to: TargetState = isMaintained ? 'maintenance' : row.found;
    await this.changeState(tx, row, to, { since: at, because: '', runId: row.lastRunId });
    if (to === 'down')
      return this.raise(tx, row, at, {
        ...{ probe: 'down', because: '', runId: row.lastRunId, since: at.toISOString() },
      });
    return isMaintained ? 0 : this.alerts.settle(tx, row.id, { probe: 'down' }, at);
  }

  private raise(
    tx: EntityManager,
    { id, name, organisationId }: ProbeTargetEntity,
    at: Date,
    news:
      | Omit<Extract<ProbeNews, { probe: 'down' }>, 'targetId' | 'targetName'>
      | Omit<Extract<ProbeNews, { probe: 'refused' }>, 'targetId' | 'targetName'>,
  ): Promise<number> {
    return this.alerts.raise(tx, { targetId: id, targetName: name, ...news }, organisationId, at);
  }

  private schedule(row: ProbeTargetEntity, run: FinishedRun, isFailing: boolean, at: Date): void {
    const { report, leaseToken, extent } = run;
    const waited =
      report.durationMs > SLOW_MS || (report.availability === 'down' && report.durationMs > 2_000);
    row.lane = waited ? 'slow' : 'prompt';
    if (extent === 'full' && row.fullEveryHours !== null)
      row.nextFullAt = new Date(at.getTime() + row.fullEveryHours * HOUR_MS);
    // Somebody else holds the claim: its run says when the next turn is, unless there is haste.
    if (leaseToken === null && row.leaseToken !== null) return;
    if (leaseToken === null && !isFailing) return;
    Object.assign(row, { leaseToken: null, dueAt: null });
    const { id: targetId, everyMinutes, found } = row;
    row.nextRunAt = isAsked(row)
      ? new Date(
          turnAfter({
            ...{ targetId, everyMinutes, isFailing, isDown: found === 'down' },
            ...{ startedAt: Date.parse(report.startedAt), now: at.getTime() },
          }),
        )
      : null;
  }
}

/** Only what we asked of ourselves, every few minutes, can be without news. */
const mayBePlain = ({ origin, extent }: FinishedRun): boolean => origin === 'scheduled' && extent === 'pulse';

/** Of the verdict that says whether it can be reached, or of the first finding that is an error. */
function reasonOf({ verdicts, steps, availability }: ProbeReport): string {
  const reachable = verdicts.find(({ question }) => question === 'reachable');
  if (availability === 'down' || availability === 'unknown') return (reachable?.because ?? '').slice(0, 500);
  const finding = steps.flatMap(({ findings }) => findings).find(({ severity }) => severity === 'error');
  return (availability === 'degraded' ? (finding?.message ?? '') : (reachable?.because ?? '')).slice(0, 500);
}

function runRow(run: FinishedRun, targetName: string, isPlain: boolean, report: Uint8Array): ProbeRunEntity {
  const { runId, targetId, extent, origin, by, reported } = run;
  const { startedAt, finishedAt, durationMs, availability, verdicts, steps } = run.report;
  return Object.assign(new ProbeRunEntity(), {
    ...{
      id: runId,
      targetId,
      targetName,
      state: 'finished',
      extent,
      origin,
      by,
      availability,
      isPlain,
      report,
    },
    ...{
      startedAt: new Date(startedAt),
      finishedAt: new Date(finishedAt),
      durationMs: Math.round(durationMs),
    },
    // A plain run answers as the one before it; its verdicts are those of the target.
    verdicts: isPlain ? verdicts.map((verdict) => ({ ...verdict, because: '' })) : verdicts,
    ...{ findings: countFindings(steps), aliveAt: null },
    ...{ reportedWith: reported?.tokenName ?? null, reportSha256: reported?.sha256 ?? null },
  } satisfies ProbeRunEntity);
}
