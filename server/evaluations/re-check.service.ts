import { Injectable, Logger } from '@nestjs/common';
import { AlertMails } from '../alerts/alert-mails.service.js';
import { CertificateVerdicts, type EvaluationSubject } from '../certificates/certificate-verdicts.service.js';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import type { Outcome } from '../core/verdict/verdict.js';
import { JobRuns } from '../job-runs/job-runs.service.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import type { Evaluate, EvaluateMany } from './evaluations.contract.js';
import { EvaluationRecords } from './evaluation-records.service.js';
import { Evaluator, type Evaluated, type EvaluationOrder } from './evaluator.service.js';

export interface Checked {
  readonly checked: number;
  readonly changed: number;
  readonly raised: number;
  /** Could not be evaluated for a fault of ours; tried again later. */
  readonly failed: number;
}

export const EVALUATION_JOB = 'certificates.evaluate';

/** Certificates of one transaction and one audit entry. */
const BATCH = 25;
const AFTER_FAILURE_MS = 3_600_000;

type Kind = Pick<EvaluationOrder, 'trigger' | 'fresh'>;

/** Evaluates certificates: the ones that are due, the ones that somebody names. */
@Injectable()
export class ReCheck {
  private readonly logger = new Logger('Evaluations');
  private readonly running = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly evaluator: Evaluator,
    private readonly records: EvaluationRecords,
    private readonly certificates: CertificateVerdicts,
    private readonly mails: AlertMails,
    private readonly jobs: JobRuns,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** One certificate, for a person who waits. Returns the evaluation's id. */
  async one(id: string, { at, offline, fresh }: Evaluate, actor: Actor): Promise<string> {
    const subject = await this.certificates.subject(id);
    const evaluated = await this.evaluator.evaluate({ subject, at, offline, fresh, trigger: 'manual' });
    const { ids, raised } = await this.records.record([evaluated], actor);
    if (raised > 0) await this.mails.write();
    if (ids[0] === undefined) throw new Problem('certificate-not-found');
    return ids[0];
  }

  /** Everything that is due. Each batch is whole or not at all; what was cut off is due again at the next call. */
  async due(): Promise<Checked> {
    const total = { checked: 0, changed: 0, raised: 0, failed: 0 };
    while (!this.stopping) {
      const subjects = await this.certificates.due(this.clock.now(), BATCH);
      if (subjects.length === 0) break;
      add(total, (await this.batch(subjects, { trigger: 'nightly', fresh: false }, SYSTEM)).counts);
    }
    if (total.raised > 0) await this.mails.write();
    return total;
  }

  /** Many that somebody chose, in the background; returns the id of the job's row. */
  async many({ ids, filter, fresh }: EvaluateMany, actor: Actor): Promise<string> {
    const wanted = ids ?? (await this.certificates.matching(filter ?? {}, this.clock.now()));
    const jobId = await this.jobs.start(EVALUATION_JOB, actor.name, { done: 0, total: wanted.length });
    const work = this.run(jobId, wanted, fresh, actor)
      .catch((error: unknown) => this.fail(jobId, error))
      .finally(() => this.running.delete(work));
    this.running.add(work);
    return jobId;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.idle();
  }

  /** Resolves when no bulk re-check is under way. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private async run(jobId: string, ids: readonly string[], fresh: boolean, actor: Actor): Promise<void> {
    const total = { checked: 0, changed: 0, raised: 0, failed: 0 };
    const outcomes: Partial<Record<Outcome, number>> = {};
    for (let start = 0; start < ids.length; start += BATCH) {
      if (this.stopping) throw new Error('The server is stopping.');
      const subjects = await this.certificates.subjects(ids.slice(start, start + BATCH));
      const done = await this.batch(subjects, { trigger: 'bulk', fresh }, actor);
      add(total, done.counts);
      for (const outcome of done.outcomes) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      await this.jobs.progress(jobId, { done: Math.min(start + BATCH, ids.length) });
    }
    if (total.raised > 0) await this.mails.write();
    await this.jobs.finish(jobId, { ...total, outcomes });
  }

  private async batch(
    subjects: readonly EvaluationSubject[],
    { trigger, fresh }: Kind,
    actor: Actor,
  ): Promise<{ readonly counts: Checked; readonly outcomes: readonly Outcome[] }> {
    const failed: EvaluationSubject[] = [];
    const evaluated = await Promise.all(
      subjects.map((subject) =>
        this.evaluator
          .evaluate({
            ...{ subject, fresh, at: undefined, offline: false },
            trigger: trigger === 'nightly' && subject.isFirst ? 'admission' : trigger,
          })
          .catch((error: unknown) => {
            this.logger.error({ certificateId: subject.id, error: String(error) });
            failed.push(subject);
            return undefined;
          }),
      ),
    );
    const done = evaluated.filter((one): one is Evaluated => one !== undefined);
    // Postponed first: what fails every time must not keep the others from their turn.
    if (failed.length > 0)
      await this.transactions.run(async (tx) => {
        const until = new Date(this.clock.now().getTime() + AFTER_FAILURE_MS);
        for (const { id } of failed) await this.certificates.postpone(tx, id, until);
      });
    const { ids, changed, raised } = await this.records.record(done, actor);
    return {
      counts: { checked: ids.length, changed, raised, failed: failed.length },
      outcomes: done.map(({ document }) => document.verdict.outcome),
    };
  }

  private async fail(jobId: string, error: unknown): Promise<void> {
    this.logger.error({ jobId, error: error instanceof Error ? error.stack : String(error) });
    await this.jobs
      .fail(jobId, 'The re-check stopped. What was checked before is kept; start it again for the rest.')
      .catch(() => undefined);
  }
}

function add(total: { -readonly [Key in keyof Checked]: number }, more: Checked): void {
  total.checked += more.checked;
  total.changed += more.changed;
  total.raised += more.raised;
  total.failed += more.failed;
}
