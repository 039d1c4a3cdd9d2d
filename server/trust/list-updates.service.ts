import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import type { AttemptOutcome } from '../core/trust-lists/attempt-outcome.js';
import { nationalLists } from '../core/trust-lists/list-pointers.js';
import { JobRuns } from '../job-runs/job-runs.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { Egress } from '../ports/egress.js';
import { TrustListReader } from '../ports/trust-list-reader.js';
import { type FetchedList, fetchList } from './fetch-list.js';
import { ListJudge, type Judged, type PivotSource, type ReadList } from './list-judge.service.js';
import { type CurrentList, TrustedListStore } from './list-store.service.js';
import { ReadingQueue } from './reading-queue.js';
import type { TrustedListAttempt } from './trust.contract.js';
import { EU, type TrustedListEntity } from './trusted-list.entity.js';

/** Lists that are fetched at a time: each may have 32 MB. */
const AT_ONCE = 4;
/** A list that is published at several places is tried at these many. */
const MOST_LOCATIONS = 3;

export const REFRESH_JOB = 'trusted-lists.refresh';

/** Counts for the row of the job. */
export type RefreshCounts = Readonly<Record<'looked' | 'accepted' | 'failed' | 'overdue', number>>;

interface Wanted {
  /** Everything is asked for, or what is due. */
  readonly when: 'due' | 'now';
  readonly territory?: string | undefined;
}

/** Fetches the list of lists, its pivots and the national lists, and puts into use what is judged good. */
@Injectable()
export class TrustedListUpdates implements OnModuleDestroy {
  private readonly logger = new Logger('Trusted lists');
  private readonly running = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly store: TrustedListStore,
    private readonly judge: ListJudge,
    private readonly egress: Egress,
    private readonly reader: TrustListReader,
    private readonly clock: Clock,
    private readonly jobs: JobRuns,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What the scheduled job does. Where nothing is fetched, it still tells of lists that have become old. */
  async refreshDue(): Promise<RefreshCounts> {
    const attempts = this.config.trustedLists.fetched ? await this.refresh({ when: 'due' }, SYSTEM) : [];
    const accepted = attempts.filter(({ outcome }) => outcome === 'accepted').length;
    const failed = attempts.filter(({ message }) => message !== null).length;
    return {
      ...{ looked: attempts.length, accepted, failed },
      overdue: await this.store.tellOverdue(this.clock.now()),
    };
  }

  /** Starts in the background for a person. */
  async start(territory: string | undefined, actor: Actor): Promise<string> {
    if (!this.config.trustedLists.fetched) throw new Problem('trusted-lists-off');
    if (territory !== undefined && !(await this.isKnown(territory)))
      throw new Problem('trusted-list-not-found');
    const jobId = await this.jobs.start(REFRESH_JOB, actor.name);
    const work = this.refresh({ when: 'now', territory }, actor)
      .then((attempts) => this.jobs.finish(jobId, { attempts }))
      .catch((error: unknown) => this.broken(jobId, error))
      .finally(() => this.running.delete(work));
    this.running.add(work);
    return jobId;
  }

  async refresh(wanted: Wanted, actor: Actor): Promise<TrustedListAttempt[]> {
    if (!this.config.trustedLists.fetched) throw new Problem('trusted-lists-off');
    return this.store.alone(async () => {
      const readings = new ReadingQueue(this.reader);
      try {
        return await this.refreshAlone(wanted, readings, actor);
      } finally {
        await readings.close();
      }
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /** Ends after the lists that are being fetched. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.idle();
  }

  private async refreshAlone(
    { when, territory }: Wanted,
    readings: ReadingQueue,
    actor: Actor,
  ): Promise<TrustedListAttempt[]> {
    const at = this.clock.now();
    const attempts: TrustedListAttempt[] = [];
    const isWanted = (row: TrustedListEntity): boolean =>
      (territory === undefined || row.territory === territory) && (when === 'now' || isDue(row, at));
    const lotlRow = await this.store.ensureListOfLists(this.config.trustedLists.listOfLists, at);
    if (isWanted(lotlRow)) attempts.push(await this.refreshListOfLists(lotlRow, readings, actor, at));
    const rows = await this.store.rows();
    const lotl = await this.store.current(rows.find((row) => row.territory === EU)?.editionId ?? null);
    if (lotl === undefined) return attempts;
    const due = rows.filter((row) => row.territory !== EU && row.location !== null && isWanted(row));
    for (let start = 0; start < due.length && !this.stopping; start += AT_ONCE) {
      const some = due.slice(start, start + AT_ONCE);
      const now = this.clock.now();
      attempts.push(
        ...(await Promise.all(some.map((row) => this.refreshNational(row, lotl, readings, actor, now)))),
      );
    }
    return attempts;
  }

  private async refreshListOfLists(
    row: TrustedListEntity,
    readings: ReadingQueue,
    actor: Actor,
    at: Date,
  ): Promise<TrustedListAttempt> {
    const location = this.config.trustedLists.listOfLists;
    const current = await this.store.current(row.editionId);
    const fetched = await fetchList(this.egress, location, current && row);
    const file = await readFetched(fetched, location, current, readings);
    const judged =
      file && (await this.judge.listOfLists(file, current, this.pivotsFromNetwork(readings), at));
    return this.settle({ territory: EU, location, fetched, judged }, actor, at);
  }

  private async refreshNational(
    { territory, ...row }: TrustedListEntity,
    lotl: CurrentList,
    readings: ReadingQueue,
    actor: Actor,
    at: Date,
  ): Promise<TrustedListAttempt> {
    const current = await this.store.current(row.editionId);
    const pointed = nationalLists(lotl.candidate.list).filter((one) => one.territory === territory);
    let first: Attempted | undefined;
    for (const { location } of pointed.slice(0, MOST_LOCATIONS)) {
      const known = current !== undefined && row.location === location ? row : undefined;
      const fetched = await fetchList(this.egress, location, known);
      const file = await readFetched(fetched, location, current, readings);
      const judged = file && (await this.judge.national(territory, file, current, lotl, at));
      const attempted = { territory, location, fetched, judged };
      if (judged !== undefined && judged.decision !== 'refuse') return this.settle(attempted, actor, at);
      first ??= attempted;
    }
    if (first === undefined) throw new Error(`Nothing points at the list of ${territory}.`);
    return this.settle(first, actor, at);
  }

  /** Keeps what came of an attempt. */
  private async settle(
    { territory, location, fetched, judged }: Attempted,
    actor: Actor,
    at: Date,
  ): Promise<TrustedListAttempt> {
    const said = (outcome: AttemptOutcome, message: string | null = null): TrustedListAttempt => ({
      ...{ source: location, territory, outcome, message, editionId: null, sequenceNumber: null },
    });
    if (fetched.outcome === 'failed') {
      await this.store.fail(territory, fetched.code, fetched.message, at);
      return said(fetched.code, fetched.message);
    }
    if (judged === undefined) throw new Error('A list that arrived was not judged.');
    if (judged.decision === 'refuse') {
      await this.store.fail(territory, judged.code, judged.message, at);
      return said(judged.code, judged.message);
    }
    if (judged.decision === 'accept') {
      const { etag, lastModified } = fetched.outcome === 'fetched' ? fetched : NO_VERSION;
      const accepted = { ...judged.accepted, fetched: { location, etag, lastModified } };
      if (!(await this.store.accept(accepted, actor, at))) return said('unchanged');
      const { id, sequenceNumber } = accepted.edition;
      return { ...said('accepted'), editionId: id, sequenceNumber };
    }
    const outcome = fetched.outcome === 'not-modified' ? 'not-modified' : 'unchanged';
    await this.store.confirm(territory, outcome, at);
    return said(outcome);
  }

  private pivotsFromNetwork(readings: ReadingQueue): PivotSource {
    return async (address) => {
      const fetched = await fetchList(this.egress, address);
      if (fetched.outcome === 'failed') return fetched;
      // Asked for without a condition, so it cannot be.
      if (fetched.outcome === 'not-modified') throw new Error(`${address} was not modified.`);
      const { bytes } = fetched;
      const reading = await readings.read({ bytes });
      if (reading.outcome === 'signed') return { candidate: reading, bytes, source: address };
      if (reading.outcome === 'unusable') return reading.problem;
      throw new Error(`${address} was compared with nothing.`);
    };
  }

  private async isKnown(territory: string): Promise<boolean> {
    return territory === EU || (await this.store.rows()).some((row) => row.territory === territory);
  }

  private async broken(jobId: string, error: unknown): Promise<void> {
    this.logger.error({ jobId, error: error instanceof Error ? error.stack : String(error) });
    await this.jobs.fail(jobId, 'The refresh stopped. What was taken before is kept.').catch(() => undefined);
  }
}

interface Attempted {
  readonly territory: string;
  readonly location: string;
  readonly fetched: FetchedList;
  /** `undefined` when nothing arrived. */
  readonly judged: Judged | undefined;
}

const NO_VERSION = { etag: null, lastModified: null };

const isDue = ({ nextAttemptAt }: TrustedListEntity, at: Date): boolean =>
  nextAttemptAt !== null && nextAttemptAt <= at;

/** What arrived, read; a list that was not modified is the one in use, and is judged again as that. */
async function readFetched(
  fetched: FetchedList,
  source: string,
  current: CurrentList | undefined,
  readings: ReadingQueue,
): Promise<ReadList | undefined> {
  if (fetched.outcome === 'failed') return undefined;
  const inUse = current?.candidate.sha256;
  if (fetched.outcome === 'fetched') {
    const { bytes } = fetched;
    const reading = await readings.read({ bytes, ...(inUse !== undefined && { inUse }) });
    return { bytes, source, reading };
  }
  return { bytes: new Uint8Array(), source, reading: { outcome: 'unchanged', sha256: inUse ?? '' } };
}
