import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Actor } from '../core/audit/actor.js';
import { dayOf } from '../core/registers/authorisation.js';
import { EBA_SOURCE } from '../core/registers/eba-entity.js';
import type { EntryColumns } from '../core/registers/stored-entry.js';
import { JobRuns } from '../job-runs/job-runs.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import {
  type AgentBlock,
  type RegisterFile,
  RegisterFileReader,
  type RegisterSummary,
  type TableForm,
} from '../ports/register-file-reader.js';
import { editionProblem, implausibleLosses } from './edition-problem.js';
import { EditionStore, type OpenEdition, type ReadEdition } from './edition-store.service.js';
import { editionView } from './edition-view.js';
import { knownStates } from './known-states.js';
import { publishedDayIn, publishedIn, versionIn } from './published-at.js';
import { RegisterEditionEntity } from './register-edition.entity.js';
import type { EditionProblem, RegisterImport } from './registers.contract.js';

export const REGISTER_IMPORT_JOB = 'registers.import';

export interface ImportOptions {
  /** The URL, or the name of the file. */
  readonly origin: string;
  readonly actor: Actor;
  /** As the source says; else it is told from the name of the file, and failing that from its entities. */
  readonly publishedAt?: Date | undefined;
  /** Why an edition is taken that has lost implausibly much. */
  readonly acceptLoss?: string | undefined;
  /** What the table is; without it the file is the EBA's. */
  readonly table?: TableForm | undefined;
  /** Read the file that is in use again, because it is understood otherwise now. */
  readonly readAgain?: boolean | undefined;
  /** Entities looked at so far, and how many there were last time. */
  readonly onProgress?: (done: number, total: number | undefined) => Promise<void> | void;
}

/** Entries of one transaction: each is flushed to the disk. */
const WRITTEN_AT_ONCE = 1_000;
/** Blocks of agents of one transaction. */
const BLOCKS_AT_ONCE = 300;
/** Progress is told at most so often. */
const PROGRESS_EVERY_MS = 500;

/** Takes editions of registers from files. */
@Injectable()
export class RegisterImports implements OnModuleDestroy {
  private readonly logger = new Logger('Registers');
  private readonly running = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly store: EditionStore,
    private readonly reader: RegisterFileReader,
    private readonly db: Database,
    private readonly jobs: JobRuns,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Starts in the background for a person; the job's row has the answer. */
  async start(file: RegisterFile, options: Omit<ImportOptions, 'onProgress'>): Promise<string> {
    const jobId = await this.jobs.start(REGISTER_IMPORT_JOB, options.actor.name);
    const onProgress = (done: number, total: number | undefined): Promise<void> =>
      this.jobs.progress(jobId, { done, ...(total !== undefined && { total }) });
    const work = this.import(file, { ...options, onProgress })
      .then((result) =>
        result.outcome === 'refused'
          ? this.jobs.fail(jobId, result.edition?.problem?.message ?? 'It was refused.', result)
          : this.jobs.finish(jobId, result),
      )
      .catch((error: unknown) => this.broken(jobId, error))
      .finally(() => this.running.delete(work));
    this.running.add(work);
    return jobId;
  }

  import(file: RegisterFile, options: ImportOptions): Promise<RegisterImport> {
    return this.store.alone(() => this.importAlone(file, options));
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.idle();
  }

  private async importAlone(file: RegisterFile, options: ImportOptions): Promise<RegisterImport> {
    const { actor, origin } = options;
    const { table } = options;
    const { maxBytes } = this.config.registers;
    const agents = table === undefined && this.config.registers.agents;
    const source = table?.source ?? EBA_SOURCE;
    const at = this.clock.now();
    const start = { source, origin, agents, actor, at };
    const current = await this.store.current(source);
    const day = table === undefined ? undefined : publishedDayIn(file.name);
    // A list of today is as new as a list can be.
    const named = table === undefined ? publishedIn(file.name) : day && dayOf(day) === dayOf(at) ? at : day;
    // A list cannot be of tomorrow, whatever its name says.
    const published = options.publishedAt ?? (named !== undefined && named <= at ? named : undefined);
    if (current !== null && published !== undefined && isOlder(published, current)) {
      const read = { publishedAt: published, version: versionIn(file.name) ?? null };
      return this.refusedUnread(start, olderEdition(published, current), read);
    }
    const edition = await this.store.begin(start);
    try {
      return await this.read(file, edition, options, published, { agents, maxBytes, at });
    } catch (error) {
      const message = 'The import was stopped by a fault of this installation, or because it was ending.';
      await this.store
        .refuse(edition, editionProblem({ code: 'interrupted', message }), {}, actor, this.clock.now())
        .catch(() => undefined);
      throw error;
    }
  }

  private async read(
    file: RegisterFile,
    edition: OpenEdition,
    options: ImportOptions,
    published: Date | undefined,
    { agents, maxBytes, at }: { agents: boolean; maxBytes: number; at: Date },
  ): Promise<RegisterImport> {
    const { current } = edition;
    const { actor, acceptLoss } = options;
    const stored = current === null ? undefined : await knownStates(this.db, edition.source);
    const { table } = options;
    const isAsBefore = current?.agents === agents && options.readAgain !== true;
    const inUse = isAsBefore ? current.sha256 : undefined;
    const readings = this.reader.read(file, {
      ...{ agents, maxBytes, day: dayOf(at), known: stored?.known },
      scratch: this.config.dataDir,
      ...(inUse !== undefined && { inUse }),
      ...(table !== undefined && { table }),
    });
    let told = 0;
    const waiting: EntryColumns[] = [];
    const blocks: AgentBlock[] = [];
    for await (const reading of readings) {
      if (this.stopping) throw new Error('The server is stopping.');
      if (reading.kind === 'unchanged') {
        await this.store.forget(edition);
        return { outcome: 'unchanged', edition: null };
      }
      if (reading.kind === 'problem') {
        const { problem, sha256, size } = reading;
        const read = { sha256, size, version: versionIn(file.name) ?? null };
        return await this.refused(
          edition,
          editionProblem(problem, undefined, table !== undefined),
          { ...read, ...(published && { publishedAt: published }) },
          actor,
        );
      }
      if (reading.kind === 'entries') {
        waiting.push(...reading.entries);
        if (waiting.length >= WRITTEN_AT_ONCE) await this.store.write(edition, waiting.splice(0));
        else if (reading.entries.length === 0) await this.store.beat(edition);
        if (performance.now() - told > PROGRESS_EVERY_MS) {
          told = performance.now();
          await options.onProgress?.(reading.entities, current?.entities);
        }
        continue;
      }
      if (reading.kind === 'agents') {
        if (waiting.length > 0) await this.store.write(edition, waiting.splice(0));
        blocks.push(...reading.blocks);
        if (blocks.length >= BLOCKS_AT_ONCE) await this.store.writeAgents(edition, blocks.splice(0));
        continue;
      }
      await this.store.write(edition, waiting.splice(0));
      await this.store.writeAgents(edition, blocks.splice(0));
      const { summary } = reading;
      await options.onProgress?.(summary.entities, summary.entities);
      const read = readEdition(summary, file.name, published, at);
      if (current !== null && isOlder(read.publishedAt, current))
        return await this.refused(edition, olderEdition(read.publishedAt, current), read, actor);
      const missing = stored === undefined ? [] : Array.from(summary.missing, (row) => stored.ids[row] ?? 0);
      const removed = await this.store.close(edition, missing);
      const noBlocks = Array.from(summary.missingBlocks ?? [], (row) => stored?.blockIds[row] ?? 0);
      await this.store.closeAgents(edition, noBlocks);
      const losses = current === null ? [] : implausibleLosses(current, read);
      if (losses.length > 0 && acceptLoss === undefined)
        return await this.refused(edition, lossProblem(losses), read, actor, { removed });
      await this.store.publish(edition, read, removed, acceptLoss ?? null, actor, this.clock.now());
      if (!agents) await this.store.forgetAgents(edition.source);
      return { outcome: 'published', edition: await this.view(edition.id) };
    }
    throw new Error('The register was read without an end.');
  }

  private async refused(
    edition: OpenEdition,
    problem: EditionProblem,
    read: Partial<ReadEdition>,
    actor: Actor,
    staged?: { readonly removed: number },
  ): Promise<RegisterImport> {
    await this.store.refuse(edition, problem, read, actor, this.clock.now(), staged);
    return { outcome: 'refused', edition: await this.view(edition.id) };
  }

  /** What is refused before anything of it was read. */
  async refusedUnread(
    start: Parameters<EditionStore['refuseUnread']>[0],
    problem: EditionProblem,
    read: Partial<ReadEdition> = {},
  ): Promise<RegisterImport> {
    const id = await this.store.refuseUnread(start, problem, read);
    return { outcome: 'refused', edition: await this.view(id) };
  }

  private async view(id: string): Promise<RegisterImport['edition']> {
    const row = await this.db.read(RegisterEditionEntity).findOneBy({ id });
    if (row === null) throw new Error(`The edition ${id} is not there.`);
    return editionView(row);
  }

  private async broken(jobId: string, error: unknown): Promise<void> {
    const isRunning = error instanceof Problem && error.code === 'register-import-running';
    if (!isRunning) this.logger.error({ jobId, error: error instanceof Error ? error.stack : String(error) });
    await this.jobs
      .fail(
        jobId,
        isRunning
          ? 'Another import of this register is running.'
          : 'The import stopped; the edition that was in use stays in use.',
      )
      .catch(() => undefined);
  }
}

const isOlder = (published: Date, { publishedAt }: RegisterEditionEntity): boolean =>
  publishedAt !== null && published < publishedAt;

function olderEdition(published: Date, { publishedAt, version }: RegisterEditionEntity): EditionProblem {
  const message = `The edition is of ${published.toISOString()}; the one in use, ${version ?? 'without a name'}, is of ${publishedAt?.toISOString()}.`;
  return editionProblem({ code: 'older-edition', message });
}

function lossProblem(losses: NonNullable<EditionProblem['losses']>): EditionProblem {
  const some = losses.slice(0, 5).map(({ of, before, after }) => `${of} ${before} → ${after}`);
  const more = losses.length > some.length ? `, and ${losses.length - some.length} more` : '';
  return editionProblem(
    { code: 'implausible-loss', message: `The edition has far fewer entities: ${some.join(', ')}${more}.` },
    losses,
  );
}

function readEdition(
  summary: RegisterSummary,
  name: string,
  published: Date | undefined,
  at: Date,
): ReadEdition {
  const { sha256, size, disclaimer, entities, byType, byOwner, warnings, version } = summary;
  const stamp = version === null ? undefined : publishedIn(version);
  return {
    ...{ sha256, size, disclaimer, entities, byType, byOwner, warnings },
    version: versionIn(name) ?? version,
    // An edition cannot be of tomorrow, whatever the stamp of an entity says.
    publishedAt: published ?? (stamp !== undefined && stamp <= at ? stamp : at),
  };
}
