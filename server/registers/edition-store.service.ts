import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import type { EntryColumns } from '../core/registers/stored-entry.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import type { AgentBlock } from '../ports/register-file-reader.js';
import { AgentChanges } from './agent-changes.service.js';
import { insertBlocks } from './agent-rows.js';
import { EditionLeftovers } from './edition-leftovers.service.js';
import { EditionOutcomes } from './edition-outcomes.service.js';
import { closeByKey, insertStates } from './entry-rows.js';
import {
  changesOfOpen,
  type EditionStart,
  ImportTransactions,
  NO_CHANGES,
  NOTHING_READ,
  type OpenEdition,
  type ReadEdition,
} from './open-edition.js';
import { RegisterEditionEntity } from './register-edition.entity.js';
import type { EditionProblem } from './registers.contract.js';
import { closeRows, type StateTable } from './states.js';

export type { EditionStart, OpenEdition, ReadEdition } from './open-edition.js';

const ROWS_AT_ONCE = 500;

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
    private readonly imports: ImportTransactions,
    private readonly leftovers: EditionLeftovers,
    private readonly outcomes: EditionOutcomes,
    private readonly agentChanges: AgentChanges,
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
    await this.leftovers.clear(source, at);
    const id = randomUUID();
    return this.transactions.run(async (tx) => {
      // Two of different sources would number their rows alike.
      if (await tx.existsBy(RegisterEditionEntity, { state: 'importing' }))
        throw new Problem('register-import-running');
      const current = await tx.findOneBy(RegisterEditionEntity, { source, state: 'current' });
      const [{ number, row, block }] = (await tx.query(
        `SELECT (SELECT COALESCE(MAX("number"), 0) FROM "register_edition" WHERE "source" = ${this.parameter(1)}) AS "number",` +
          ' (SELECT COALESCE(MAX("id"), 0) FROM "register_entry") AS "row",' +
          ' (SELECT COALESCE(MAX("id"), 0) FROM "register_agents") AS "block"',
        [source],
      )) as [{ number: number; row: number; block: number }];
      await tx.insert(RegisterEditionEntity, {
        ...NOTHING_READ,
        ...{ id, source, origin, agents, number: number + 1, state: 'importing' as const },
        ...{ startedAt: at, importedBy: actor.name, importedById: actor.id },
      });
      return {
        ...{ id, source, number: number + 1, current },
        ...{ nextRow: row + 1, nextBlock: block + 1, changed: 0, written: 0, agentChanges: NO_CHANGES },
      };
    });
  }

  /** Stores entries that are new or differ; the states they take the place of end here. */
  async write(edition: OpenEdition, entries: readonly EntryColumns[]): Promise<void> {
    await this.imports.asOwner(edition, async (tx) => {
      if (edition.current !== null) edition.changed += await closeByKey(tx, edition.number, entries);
      const rows = await insertStates(tx, edition, entries);
      edition.nextRow += entries.length;
      edition.written += rows;
    });
  }

  /** Stores blocks of agents that are new or differ. */
  async writeAgents(edition: OpenEdition, blocks: readonly AgentBlock[]): Promise<void> {
    await this.imports.asOwner(edition, async (tx) => {
      await insertBlocks(tx, edition, blocks);
      edition.nextBlock += blocks.length;
    });
  }

  /** A sign of life where there is nothing to write. */
  async beat(edition: OpenEdition): Promise<void> {
    await this.imports.asOwner(edition, async () => undefined);
  }

  /** The file turned out to be the one in use; nothing is kept of the attempt. */
  async forget({ id }: OpenEdition): Promise<void> {
    await this.transactions.run((tx) => tx.delete(RegisterEditionEntity, { id, state: 'importing' }));
  }

  /** Ends the states that the edition does not have any more; returns how many entries are gone. */
  close(edition: OpenEdition, rows: readonly number[]): Promise<number> {
    return this.closeIn('register_entry', edition, rows);
  }

  /** Ends the blocks that the edition does not have any more, and counts what is other about agents. */
  async closeAgents(edition: OpenEdition, blocks: readonly number[]): Promise<void> {
    await this.closeIn('register_agents', edition, blocks);
    if (edition.current === null) return;
    const counts = { ...NO_CHANGES };
    let beaten = performance.now();
    for await (const { before, after } of this.agentChanges.of(edition)) {
      counts[before === undefined ? 'added' : after === undefined ? 'removed' : 'changed']++;
      if (performance.now() - beaten < 1_000) continue;
      await this.beat(edition);
      beaten = performance.now();
    }
    edition.agentChanges = counts;
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
    const { id, current } = edition;
    const changes = current === null ? null : changesOfOpen(edition, removed);
    await this.imports.asOwner(edition, async (tx) => {
      const row = { ...read, changes, acceptedBecause };
      await tx.update(RegisterEditionEntity, { id }, row as Partial<RegisterEditionEntity>);
      const details = { acceptedBecause, changes };
      await this.outcomes.takeIntoUse(tx, edition, 'register-edition.publish', details, actor, at);
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
    const { id } = edition;
    if (staged === undefined) await this.leftovers.clearEntries(edition);
    await this.imports.asOwner(edition, async (tx) => {
      await tx.update(RegisterEditionEntity, { id }, {
        ...read,
        ...{ state: 'refused', problem, finishedAt: at, staged: staged !== undefined },
        changes: staged ? changesOfOpen(edition, staged.removed) : null,
      } as Partial<RegisterEditionEntity>);
      await this.outcomes.refuse(tx, edition, problem, actor, at);
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
      const details = { reason, changes: row.changes };
      await this.outcomes.takeIntoUse(tx, row, 'register-edition.accept', details, actor, at);
    });
  }

  /** Nobody's agents are kept where they are not wanted. */
  forgetAgents(source: string): Promise<void> {
    return this.leftovers.forgetAgents(source);
  }

  private async closeIn(table: StateTable, edition: OpenEdition, rows: readonly number[]): Promise<number> {
    let gone = 0;
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
      gone += await this.imports.asOwner(edition, (tx) =>
        closeRows(tx, table, edition.number, rows.slice(start, start + ROWS_AT_ONCE)),
      );
    return gone;
  }

  private parameter(position: number): string {
    return this.db.kind === 'postgres' ? `$${position}` : '?';
  }
}
