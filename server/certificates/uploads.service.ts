import { Injectable, Logger } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import { LintAdjustments } from '../lint-settings/lint-adjustments.service.js';
import { JobRuns } from '../job-runs/job-runs.service.js';
import { Database } from '../platform/database/database.js';
import { Problem, problemDocument } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { type UploadedFile, type UploadItem, UploadReader } from '../ports/upload-reader.js';
import { Admission, type AdmissionOptions, type Admitted } from './admission.service.js';
import { CertificateViews } from './certificate-views.js';
import { CertificateEntity } from './certificate.entity.js';
import type { CertificateRow, UploadResultRow } from './certificates.contract.js';

export type UploadAnswer =
  | { readonly kind: 'one'; readonly created: boolean; readonly certificate: CertificateRow }
  | { readonly kind: 'several'; readonly created: boolean; readonly results: UploadResultRow[] }
  | { readonly kind: 'job'; readonly jobId: string };

type ImportedBy = Pick<AdmissionOptions, 'actor' | 'judgedBy'>;

/** More certificates than these are a job. */
const ANSWERED_AT_ONCE = 200;
/** One transaction of an import. */
const IMPORT_BATCH = 500;
/** A job's row holds whole certificates up to here, then only what identifies them. */
const WHOLE_RESULTS = 1_000;
/** Certificates that are inspected before others get a turn on the event loop. */
const INSPECTED_AT_ONCE = 25;

export const IMPORT_JOB = 'certificates.import';

/** Reads what somebody uploads, stores what is good in it, and says of every input what became of it. */
@Injectable()
export class Uploads {
  private readonly logger = new Logger('Import');
  private readonly running = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly reader: UploadReader,
    private readonly admission: Admission,
    private readonly views: CertificateViews,
    private readonly jobs: JobRuns,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly adjustments: LintAdjustments,
  ) {}

  async receive(files: readonly UploadedFile[], actor: Actor): Promise<UploadAnswer> {
    const judgement = await this.adjustments.judgementAt(this.clock.now());
    const { adjustments, fingerprint: judgedBy } = judgement;
    const adjusted = { adjustments, at: judgement.at };
    const found = this.reader.read(files, { secondReadings: ANSWERED_AT_ONCE, adjusted });
    const items: UploadItem[] = [];
    for (;;) {
      const next = await found.next();
      if (next.done === true) break;
      items.push(...next.value);
      if (items.length > ANSWERED_AT_ONCE)
        return { kind: 'job', jobId: await this.startImport(items, found, { actor, judgedBy }) };
    }

    const at = this.clock.now();
    const admitted = await this.admission.admit(items, { actor, at, judgedBy, bulk: false });
    const results = await this.results(admitted, at);
    const [only] = results;
    if (results.length > 1 || only === undefined)
      return { kind: 'several', created: results.some(({ outcome }) => outcome === 'created'), results };
    if (only.certificate !== undefined)
      return { kind: 'one', created: only.outcome === 'created', certificate: only.certificate };
    const [item] = items;
    throw new Problem(...refusal(item as Refused));
  }

  /** Whether an import is under way in this process. */
  get importing(): boolean {
    return this.running.size > 0;
  }

  /** Ends imports at their next batch; their rows say so. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.idle();
  }

  /** Resolves when no import is under way. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private async startImport(
    first: readonly UploadItem[],
    rest: AsyncGenerator<readonly UploadItem[], void, void>,
    by: ImportedBy,
  ): Promise<string> {
    let jobId: string;
    try {
      jobId = await this.jobs.start(IMPORT_JOB, by.actor.name);
    } catch (error) {
      await rest.return();
      throw error;
    }
    const work = this.import(jobId, first, rest, by)
      .catch((error: unknown) => this.fail(jobId, error))
      .finally(() => this.running.delete(work));
    this.running.add(work);
    return jobId;
  }

  private async import(
    jobId: string,
    first: readonly UploadItem[],
    rest: AsyncGenerator<readonly UploadItem[], void, void>,
    by: ImportedBy,
  ): Promise<void> {
    const at = this.clock.now();
    const admitted: Outcome[] = [];
    let waiting: UploadItem[] = [...first];
    const admit = async (): Promise<void> => {
      const done = await this.admission.admit(waiting, { ...by, at, bulk: true });
      // The bytes are stored; only what the answer needs is kept.
      admitted.push(...done.map(outcomeOf));
      waiting = [];
      await this.jobs.progress(jobId, { done: admitted.length });
    };
    for await (const items of rest) {
      if (this.stopping) throw new Error('The server is stopping.');
      waiting.push(...items);
      if (waiting.length >= IMPORT_BATCH) await admit();
    }
    await admit();
    await this.jobs.progress(jobId, { done: admitted.length, total: admitted.length });
    await this.jobs.finish(jobId, await this.importResults(admitted, at));
  }

  private async fail(jobId: string, error: unknown): Promise<void> {
    this.logger.error({ jobId, error: error instanceof Error ? error.stack : String(error) });
    // What was stored before stays; the same upload again finds it and adds the rest.
    await this.jobs
      .fail(
        jobId,
        'The import stopped. What was stored before is kept; upload the same files again for the rest.',
      )
      .catch(() => undefined);
  }

  private async importResults(outcomes: readonly Outcome[], at: Date): Promise<object[]> {
    const whole = outcomes.length <= WHOLE_RESULTS;
    const results: object[] = [];
    for (let start = 0; start < outcomes.length; start += INSPECTED_AT_ONCE) {
      const some = outcomes.slice(start, start + INSPECTED_AT_ONCE);
      await new Promise((resolve) => setImmediate(resolve));
      const certificates = whole
        ? await this.certificates(
            some.flatMap(({ id }) => id ?? []),
            at,
          )
        : undefined;
      for (const { id, sha256, ...result } of some)
        results.push({
          ...result,
          ...(id !== undefined && { certificate: certificates?.get(id) ?? { id, sha256 } }),
        });
    }
    return results;
  }

  private async results(admitted: readonly Admitted[], at: Date): Promise<UploadResultRow[]> {
    const ids = admitted.flatMap((one) => ('id' in one ? one.id : []));
    const certificates = await this.certificates(ids, at);
    return admitted.map((one) => {
      const { source, index } = one.item;
      if (one.outcome === 'refused')
        return { source, index, outcome: 'refused', problem: problemOf(one.item) };
      const certificate = certificates.get(one.id);
      // Somebody may have deleted it since.
      return { source, index, outcome: one.outcome, ...(certificate && { certificate }) };
    });
  }

  private async certificates(ids: readonly string[], at: Date): Promise<Map<string, CertificateRow>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db.read(CertificateEntity).findBy({ id: In([...ids]) });
    const views = await this.views.of(rows, at);
    return new Map(views.map((view) => [view.id, view]));
  }
}

type Refused = Extract<UploadItem, { problem: unknown }>;

interface Outcome extends Omit<UploadResultRow, 'certificate'> {
  readonly id?: string;
  readonly sha256?: string;
}

function outcomeOf(admitted: Admitted): Outcome {
  const { source, index } = admitted.item;
  if (admitted.outcome === 'refused')
    return { source, index, outcome: 'refused', problem: problemOf(admitted.item) };
  const { id, outcome, item } = admitted;
  return { source, index, outcome, id, sha256: item.facts.sha256 };
}

const refusal = ({ problem }: Refused): ConstructorParameters<typeof Problem> => [
  problem.code,
  { detail: problem.message, ...(problem.offset !== undefined && { offset: problem.offset }) },
];

const problemOf = (item: Refused): NonNullable<UploadResultRow['problem']> => {
  const [code, context] = refusal(item);
  return problemDocument(code, context) as NonNullable<UploadResultRow['problem']>;
};
