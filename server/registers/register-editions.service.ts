import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import { dayOf } from '../core/registers/authorisation.js';
import { compareEntries, type EditionDays } from '../core/registers/compare-editions.js';
import type { RegisterEntry } from '../core/registers/register-entry.js';
import { agentKey, agentNameOf, agentOf } from '../core/registers/stored-agent.js';
import { entryOf } from '../core/registers/stored-entry.js';
import { Database } from '../platform/database/database.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { type AgentChange, AgentChanges } from './agent-changes.service.js';
import { EditionStore } from './edition-store.service.js';
import { editionView } from './edition-view.js';
import { RegisterEditionEntity } from './register-edition.entity.js';
import { RegisterEntryEntity } from './register-entry.entity.js';
import { REGISTER_EDITION_LIST } from './register-entry-list.js';
import type { EditionChange, RegisterEditionView, ToldEditionChange } from './registers.contract.js';

interface ChangesQuery {
  readonly offset: number;
  readonly limit: number;
  /** Only what came, changed or went. */
  readonly change?: EditionChange['change'] | undefined;
  /** Agents, which are left out without it. */
  readonly type?: 'PSD_AG' | undefined;
}

/** Rows looked at in one statement. */
const CHUNK = 500;

/** Editions as rows, and what one says otherwise than the one before. */
@Injectable()
export class RegisterEditions {
  constructor(
    private readonly db: Database,
    private readonly store: EditionStore,
    private readonly agents: AgentChanges,
    private readonly clock: Clock,
  ) {}

  async list(query: ListQuery): Promise<Page<RegisterEditionView>> {
    const source = this.db.read(RegisterEditionEntity).createQueryBuilder('edition');
    const page = await findPage(source, REGISTER_EDITION_LIST, query);
    return page.with(page.rows.map(editionView));
  }

  /** Newest first, what is in use and how the last attempt went; for the command line. */
  async recent(): Promise<RegisterEditionView[]> {
    const rows = await this.db
      .read(RegisterEditionEntity)
      .find({ order: { startedAt: 'DESC', number: 'DESC' }, take: 20 });
    return rows.map(editionView);
  }

  /** Of each source the edition in use, and when its source says it was made. */
  async inUse(): Promise<readonly { readonly source: string; readonly publishedAt: Date | null }[]> {
    return this.db.read(RegisterEditionEntity).find({
      select: { id: true, source: true, publishedAt: true },
      where: { state: 'current' },
    });
  }

  async show(id: string): Promise<RegisterEditionView> {
    return editionView(await this.find(id));
  }

  async accept(id: string, reason: string, actor: Actor): Promise<RegisterEditionView> {
    await this.store.accept(id, reason, actor, this.clock.now());
    return this.show(id);
  }

  /** Some of the entries that the edition says otherwise, or agents, each with what changed about it in words. */
  async changes(
    id: string,
    { offset, limit, change: only, type }: ChangesQuery,
  ): Promise<ToldEditionChange[]> {
    const edition = await this.find(id);
    const days = await this.daysOf(edition);
    const found: ToldEditionChange[] = [];
    let skip = offset;
    const changes =
      type === 'PSD_AG' ? this.agentChangesOf(edition) : this.changesOf(edition, { agents: false });
    for await (const change of changes) {
      if (only !== undefined && change.change !== only) continue;
      if (skip-- > 0) continue;
      found.push({ ...change, told: toldOf(change, days) });
      if (found.length >= limit) break;
    }
    return found;
  }

  /** The days as of which an edition and the one that it replaced were read. */
  private async daysOf({
    source,
    number,
    publishedAt,
    startedAt,
  }: RegisterEditionEntity): Promise<EditionDays> {
    const after = dayOf(publishedAt ?? startedAt);
    const [before] = await this.db.read(RegisterEditionEntity).find({
      where: { source, number: LessThan(number), state: In(['current', 'past']) },
      order: { number: 'DESC' },
      take: 1,
    });
    return { before: before === undefined ? after : dayOf(before.publishedAt ?? before.startedAt), after };
  }

  /** Every entry that an edition says otherwise than the one before: what came, what differs, what is gone. */
  async *changesOf(
    { source, number }: Pick<RegisterEditionEntity, 'source' | 'number'>,
    { agents = true }: { readonly agents?: boolean } = {},
  ): AsyncGenerator<EditionChange> {
    for (let last = 0; ;) {
      const rows = await this.states(source, 'fromEdition', number, last);
      if (rows.length === 0) break;
      const ended = await this.endedOf(
        number,
        rows.map(({ key }) => key),
      );
      for (const row of rows) yield changeOf(row, ended.get(row.key), row);
      last = rows.at(-1)?.id ?? last;
    }
    for (let last = 0; ;) {
      const rows = await this.states(source, 'toEdition', number, last);
      if (rows.length === 0) break;
      const begun = await this.begunOf(
        number,
        rows.map(({ key }) => key),
      );
      for (const row of rows) if (!begun.has(row.key)) yield changeOf(row, row, undefined);
      last = rows.at(-1)?.id ?? last;
    }
    if (agents) yield* this.agentChangesOf({ source, number });
  }

  private async *agentChangesOf(
    edition: Pick<RegisterEditionEntity, 'source' | 'number'>,
  ): AsyncGenerator<EditionChange> {
    for await (const change of this.agents.of(edition)) yield agentChangeOf(change);
  }

  private states(source: string, column: 'fromEdition' | 'toEdition', number: number, last: number) {
    return this.db
      .read(RegisterEntryEntity)
      .createQueryBuilder('entry')
      .addSelect('entry.data')
      .where({ source, [column]: number })
      .andWhere('entry.id > :last AND entry.toEdition <= 2147483647', { last })
      .orderBy('entry.id')
      .limit(CHUNK)
      .getMany();
  }

  private async endedOf(number: number, keys: readonly string[]): Promise<Map<string, RegisterEntryEntity>> {
    const rows = await this.db
      .read(RegisterEntryEntity)
      .createQueryBuilder('entry')
      .addSelect('entry.data')
      .where('entry.key IN (:...keys) AND entry.toEdition = :number', { keys, number })
      .getMany();
    return new Map(rows.map((row) => [row.key, row]));
  }

  private async begunOf(number: number, keys: readonly string[]): Promise<Set<string>> {
    const rows = await this.db
      .read(RegisterEntryEntity)
      .createQueryBuilder('entry')
      .select('entry.key', 'key')
      .where('entry.key IN (:...keys) AND entry.fromEdition = :number', { keys, number })
      .getRawMany<{ key: string }>();
    return new Set(rows.map(({ key }) => key));
  }

  private async find(id: string): Promise<RegisterEditionEntity> {
    const row = await this.db.read(RegisterEditionEntity).findOneBy({ id });
    if (row === null) throw new Problem('register-edition-not-found');
    return row;
  }
}

function changeOf(
  { key, type, name, authority, number }: RegisterEntryEntity,
  before: RegisterEntryEntity | undefined,
  after: RegisterEntryEntity | undefined,
): EditionChange {
  const told = (row: RegisterEntryEntity | undefined) =>
    row === undefined ? null : (entryOf(row.data, row.version) as unknown as Record<string, unknown>);
  return {
    ...{ id: key, type, name, authority, number },
    change: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    before: told(before),
    after: told(after),
  };
}

function toldOf({ before, after }: EditionChange, days: EditionDays): ToldEditionChange['told'] {
  const entry = (value: EditionChange['before']) => value as RegisterEntry | null;
  return compareEntries(entry(before), entry(after), days).map(({ kind, country, services, sentence }) => ({
    ...{ kind, country, sentence },
    services: [...services],
  }));
}

function agentChangeOf({ before, after }: AgentChange): EditionChange {
  const [was, is] = [before, after].map((agent) => agent && agentOf(agent.line, agent.stamp));
  const { authority, number, names, code } = (is ?? was)!;
  const { parentCode } = agentNameOf((after ?? before)!.line);
  return {
    ...{ id: agentKey(parentCode, code), type: 'PSD_AG', name: names[0] ?? code, authority, number },
    change: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
    before: (was ?? null) as Record<string, unknown> | null,
    after: (is ?? null) as Record<string, unknown> | null,
  };
}
