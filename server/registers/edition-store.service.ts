import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { In, Not } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { Alerts } from '../alerts/alerts.service.js';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import type { EntryColumns } from '../core/registers/stored-entry.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import type { RegisterWarning } from '../ports/register-file-reader.js';
import { clearStates, closeByKey, closeRows, deleteType, insertStates } from './entry-rows.js';
import { RegisterEditionEntity } from './register-edition.entity.js';

import type { EditionProblem } from './registers.contract.js';

/** An import that gives no sign of life for so long has lost its process. */
const SILENT_MS = 10_000;
const LOOK_EVERY_MS = 250;
const AGENT = 'PSD_AG';
const IMPORT_CACHE_KB = 98_304;
const USUAL_CACHE_KB = 2_000;

export interface EditionStart {
  readonly source: string;
  readonly origin: string;
  readonly agents: boolean;
  readonly actor: Actor;
  readonly at: Date;
}

/** An edition that is being written; nobody sees its entries before it is published. */
export interface OpenEdition {
  readonly id: string;
  readonly source: string;
  readonly number: number;
  /** The one in use; its entries stay where they are the same. */
  readonly current: RegisterEditionEntity | null;
  nextRow: number;
  changed: number;
  written: number;
}

/** What is known of an edition when its last entity was read. */
export interface ReadEdition {
  readonly version: string | null;
  readonly publishedAt: Date;
  readonly sha256: string;
  readonly size: number;
  readonly disclaimer: string | null;
  readonly entities: number;
  readonly byType: Readonly<Record<string, number>>;
  readonly byOwner: Readonly<Record<string, number>>;
  readonly warnings: readonly RegisterWarning[];
}

const NOTHING_READ = {
  ...{
    version: null,
    sha256: '',
    size: 0,
    disclaimer: null,
    entities: 0,
    byType: {},
    byOwner: {},
    warnings: [],
  },
} as const;

/**
 * Editions and their entries. An import writes in many short transactions, each of which first makes sure that the
 * import is still the one that may write; one transaction makes all of it visible.
 */
@Injectable()
export class EditionStore {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly alerts: Alerts,
  ) {}

  /** One import at a time in this process. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  current(source: string): Promise<RegisterEditionEntity | null> {
    return this.db.read(RegisterEditionEntity).findOneBy({ source, state: 'current' });
  }

  async latest(source: string): Promise<RegisterEditionEntity | null> {
    const [row] = await this.db
      .read(RegisterEditionEntity)
      .find({ where: { source }, order: { number: 'DESC' }, take: 1 });
    return row ?? null;
  }

  /** The edition in force at an instant: the last one published until then. */
  async inForce(source: string, at: Date): Promise<RegisterEditionEntity | null> {
    return this.db
      .read(RegisterEditionEntity)
      .createQueryBuilder('edition')
      .where({ source, state: In(['current', 'past']) })
      .andWhere('edition.publishedAt <= :at', { at: at.toISOString() })
      .orderBy('edition.number', 'DESC')
      .getOne();
  }

  /** Clears what a killed import left behind, and opens the next edition of the source. */
  async begin({ source, origin, agents, actor, at }: EditionStart): Promise<OpenEdition> {
    await this.clearLeftovers(source, at);
    const id = randomUUID();
    return this.transactions.run(async (tx) => {
      // Two of different sources would number their rows alike.
      if (await tx.existsBy(RegisterEditionEntity, { state: 'importing' }))
        throw new Problem('register-import-running');
      // The indexes of a whole register do not fit into the two megabytes that SQLite takes by itself.
      if (this.db.kind === 'sqlite') await tx.query(`PRAGMA cache_size = -${IMPORT_CACHE_KB}`);
      const current = await tx.findOneBy(RegisterEditionEntity, { source, state: 'current' });
      const [{ number, row }] = (await tx.query(
        `SELECT (SELECT COALESCE(MAX("number"), 0) FROM "register_edition" WHERE "source" = ${this.parameter(1)}) AS "number",` +
          ' (SELECT COALESCE(MAX("id"), 0) FROM "register_entry") AS "row"',
        [source],
      )) as [{ number: number; row: number }];
      await tx.insert(RegisterEditionEntity, {
        ...{ id, source, origin, agents, number: number + 1, state: 'importing' as const, beats: 0 },
        ...{
          startedAt: at,
          finishedAt: null,
          publishedAt: null,
          staged: false,
          problem: null,
          changes: null,
        },
        ...{ importedBy: actor.name, acceptedBecause: null },
        ...NOTHING_READ,
      });
      return { id, source, number: number + 1, current, nextRow: row + 1, changed: 0, written: 0 };
    });
  }

  /** Stores entries that are new or differ; the states they take the place of end here. */
  async write(edition: OpenEdition, entries: readonly EntryColumns[]): Promise<void> {
    await this.asOwner(edition, async (tx) => {
      if (edition.current !== null) edition.changed += await closeByKey(tx, edition.number, entries);
      const rows = await insertStates(tx, edition, entries);
      edition.nextRow += entries.length;
      edition.written += rows;
    });
  }

  /** A sign of life where there is nothing to write. */
  async beat(edition: OpenEdition): Promise<void> {
    await this.asOwner(edition, async () => undefined);
  }

  /** The file turned out to be the one in use; nothing is kept of the attempt. */
  async forget({ id }: OpenEdition): Promise<void> {
    await this.transactions.run((tx) => tx.delete(RegisterEditionEntity, { id, state: 'importing' }));
  }

  /** Ends the states that the edition does not have any more; returns how many entries are gone. */
  async close(edition: OpenEdition, rows: readonly number[]): Promise<number> {
    let gone = 0;
    for (let start = 0; start < rows.length; start += 500)
      gone += await this.asOwner(edition, (tx) =>
        closeRows(tx, edition.number, rows.slice(start, start + 500)),
      );
    return gone;
  }

  /** Takes the edition into use. */
  async publish(
    edition: OpenEdition,
    read: ReadEdition,
    removed: number,
    acceptedBecause: string | null,
    actor: Actor,
    at: Date,
  ): Promise<void> {
    const { id, current, written, changed } = edition;
    const changes = current === null ? null : { added: written - changed, changed, removed };
    await this.asOwner(edition, async (tx) => {
      await tx.update(RegisterEditionEntity, { id }, {
        ...read,
        changes,
        acceptedBecause,
      } as Partial<RegisterEditionEntity>);
      await this.takeIntoUse(
        tx,
        edition,
        'register-edition.publish',
        { acceptedBecause, changes },
        actor,
        at,
      );
    });
  }

  /** Leaves what is in use as it is; with `staged` the entries stay, so that an administrator can accept the edition. */
  async refuse(
    edition: OpenEdition,
    problem: EditionProblem,
    read: Partial<ReadEdition>,
    actor: Actor,
    at: Date,
    staged: { readonly removed: number } | undefined = undefined,
  ): Promise<void> {
    const { id, source, written, changed } = edition;
    if (staged === undefined) await this.clearEntries(edition);
    await this.asOwner(edition, async (tx) => {
      await tx.update(RegisterEditionEntity, { id }, {
        ...read,
        ...{ state: 'refused', problem, finishedAt: at, staged: staged !== undefined },
        changes: staged ? { added: written - changed, changed, removed: staged.removed } : null,
      } as Partial<RegisterEditionEntity>);
      await this.recordRefusal(tx, id, source, problem, actor, at);
    });
  }

  /** Keeps an attempt of which there is nothing to store: it could not be fetched, or is an older edition. */
  async refuseUnread(
    start: EditionStart,
    problem: EditionProblem,
    read: Partial<ReadEdition> = {},
  ): Promise<string> {
    const { source, at, actor } = start;
    const latest = await this.latest(source);
    const isKnown =
      latest?.state === 'refused' &&
      latest.problem?.code === problem.code &&
      latest.sha256 === (read.sha256 ?? '') &&
      latest.origin === start.origin;
    if (isKnown) {
      // The same again every few hours is one row.
      await this.transactions.run((tx) =>
        tx.update(RegisterEditionEntity, { id: latest.id }, { finishedAt: at, problem }),
      );
      return latest.id;
    }
    const edition = await this.begin(start);
    await this.refuse(edition, problem, read, actor, at);
    return edition.id;
  }

  /** An edition that was refused for what it lost is taken into use after all. */
  async accept(id: string, reason: string, actor: Actor, at: Date): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await tx.findOneBy(RegisterEditionEntity, { id });
      if (row === null) throw new Problem('register-edition-not-found');
      if (!row.staged) throw new Problem('register-edition-not-acceptable');
      const importing = await tx.existsBy(RegisterEditionEntity, { source: row.source, state: 'importing' });
      if (importing) throw new Problem('register-import-running');
      await tx.update(RegisterEditionEntity, { id }, { acceptedBecause: reason, staged: false });
      await this.takeIntoUse(tx, row, 'register-edition.accept', { reason, changes: row.changes }, actor, at);
    });
  }

  /** Nobody's agents are kept where they are not wanted. */
  async forgetAgents(source: string): Promise<void> {
    while ((await this.transactions.run((tx) => deleteType(tx, source, AGENT, 500))) > 0) await pause(0);
  }

  /** Ends every unfinished import whose process is gone. */
  async clearLeftovers(source: string, at: Date): Promise<void> {
    const unfinished = await this.db.read(RegisterEditionEntity).find({
      where: [{ state: 'importing' }, { source, staged: true }],
    });
    for (const row of unfinished) {
      if (row.state === 'importing' && (await this.isAlive(row)))
        throw new Problem('register-import-running');
      await this.clearEntries(row);
      const message = 'The import was cut off; the process that ran it has ended.';
      await this.transactions.run((tx) =>
        tx.update(RegisterEditionEntity, { id: row.id }, {
          staged: false,
          ...(row.state === 'importing' && {
            ...{ state: 'abandoned', finishedAt: at },
            problem: { code: 'interrupted', message, advice: 'Import it again.' },
          }),
        } as Partial<RegisterEditionEntity>),
      );
    }
  }

  /** Gives the memory back that an import needed. */
  async finished(): Promise<void> {
    if (this.db.kind === 'sqlite')
      await this.transactions.run((tx) => tx.query(`PRAGMA cache_size = -${USUAL_CACHE_KB}`));
  }

  private async isAlive({ id, beats }: RegisterEditionEntity): Promise<boolean> {
    for (let waited = 0; waited < SILENT_MS; waited += LOOK_EVERY_MS) {
      await pause(LOOK_EVERY_MS);
      const now = await this.db.read(RegisterEditionEntity).findOneBy({ id });
      if (now?.state !== 'importing') return false;
      if (now.beats !== beats) return true;
    }
    return false;
  }

  private async clearEntries({ source, number }: Pick<OpenEdition, 'source' | 'number'>): Promise<void> {
    while ((await this.transactions.run((tx) => clearStates(tx, source, number, 500))) > 0) await pause(0);
  }

  /** A transaction of an import that is still the one that may write: another one may have taken it for dead. */
  private async asOwner<T>(
    { id }: Pick<OpenEdition, 'id'>,
    work: (tx: EntityManager) => Promise<T>,
  ): Promise<T> {
    return this.transactions.run(async (tx) => {
      const { affected } = await tx
        .createQueryBuilder()
        .update(RegisterEditionEntity)
        .set({ beats: () => '"beats" + 1' })
        .where({ id, state: 'importing' })
        .execute();
      if (affected !== 1) throw new Error('Another import has taken the place of this one.');
      return work(tx);
    });
  }

  private async takeIntoUse(
    tx: EntityManager,
    { id, source }: Pick<OpenEdition, 'id' | 'source'>,
    action: string,
    details: Readonly<Record<string, unknown>>,
    actor: Actor,
    at: Date,
  ): Promise<void> {
    await tx.update(RegisterEditionEntity, { source, state: 'current', id: Not(id) }, { state: 'past' });
    await tx.update(RegisterEditionEntity, { id }, { state: 'current', finishedAt: at, problem: null });
    const { version, sha256, origin } = await tx.findOneByOrFail(RegisterEditionEntity, { id });
    await this.audit.record(tx, {
      ...{ actor, at, action, subjectType: 'register-edition', subjectId: id },
      details: { source, version, sha256, origin, ...details },
    });
    await this.alerts.supersede(tx, { type: 'register', id: source }, 'resolved', SYSTEM, at);
  }

  private async recordRefusal(
    tx: EntityManager,
    id: string,
    source: string,
    problem: EditionProblem,
    actor: Actor,
    at: Date,
  ): Promise<void> {
    const current = await tx.findOneBy(RegisterEditionEntity, { source, state: 'current' });
    const { origin } = await tx.findOneByOrFail(RegisterEditionEntity, { id });
    const { code, message, advice } = problem;
    await this.audit.record(tx, {
      ...{ actor, at, action: 'register-edition.refuse', subjectType: 'register-edition', subjectId: id },
      details: { source, origin, code, message },
    });
    const inUse = current && {
      version: current.version,
      publishedAt: current.publishedAt?.toISOString() ?? null,
    };
    await this.alerts.raiseFailingRegister(
      tx,
      { register: source, code, message, advice, origin, editionId: id, inUse },
      at,
    );
  }

  private parameter(position: number): string {
    return this.db.kind === 'postgres' ? `$${position}` : '?';
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
