import { Injectable } from '@nestjs/common';
import { dayOf } from '../core/registers/authorisation.js';
import { EBA_SOURCE } from '../core/registers/eba-entity.js';
import type { RegisterEntry } from '../core/registers/register-entry.js';
import { agentKey, agentNameOf, agentOf } from '../core/registers/stored-agent.js';
import { entryStatus } from '../core/registers/stored-entry.js';
import { Database } from '../platform/database/database.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { agentsIn, type StoredAgent } from './agent-blocks.js';
import { EditionStore } from './edition-store.service.js';
import { RegisterAgentsEntity } from './register-agents.entity.js';
import type { RegisterEntryRow } from './registers.contract.js';

/** Blocks unpacked for one statement. */
const BLOCKS_AT_ONCE = 20;
const AGENT = 'PSD_AG';

type Head = Pick<RegisterAgentsEntity, 'id' | 'first' | 'count'>;

/** What one or several editions, one after the other, say of an agent. */
export interface AgentState {
  readonly fromEdition: number;
  readonly toEdition: number;
  readonly agent: StoredAgent;
}

/** Agents, which are found through their institution only. */
@Injectable()
export class RegisterAgents {
  constructor(
    private readonly db: Database,
    private readonly store: EditionStore,
  ) {}

  /** Whether a list is one of agents: of this type alone, below named institutions. */
  isAskedFor({ filter }: ListQuery): boolean {
    const type = listOf(filter.get('type'));
    return type.length === 1 && type[0] === AGENT && filter.has('parentCode');
  }

  /** In the order of their names; nothing but the blocks of a page is read, unless there is more to filter by. */
  async list({ sort, filter, offset, limit, cursor }: ListQuery, at: Date): Promise<Page<RegisterEntryRow>> {
    if (sort.field !== 'name')
      throw new Problem('invalid-input', { detail: 'Agents are in the order of their names.' });
    if (cursor !== undefined)
      throw new Problem('invalid-input', { detail: 'Agents are asked for page by page, without a cursor.' });
    const edition = await this.store.inForce(EBA_SOURCE, at);
    const heads = edition === null ? [] : await this.heads(listOf(filter.get('parentCode')), edition.number);
    if (sort.order === 'DESC') heads.reverse();
    const day = dayOf(at);
    const isWanted = wantedBy(filter, day);
    const rows: RegisterEntryRow[] = [];
    let before = 0;
    let unread = heads;
    if (isWanted === undefined) {
      const total = heads.reduce((sum, { count }) => sum + count, 0);
      const start = heads.findIndex(({ count }) => (before += count) > offset);
      if (start === -1) return new Page(rows, total, false, undefined);
      before -= heads[start]?.count ?? 0;
      unread = heads.slice(start);
    }
    for await (const agent of this.agentsOf(unread, sort.order === 'DESC')) {
      const entry = agentOf(agent.line, agent.stamp);
      if (isWanted !== undefined && !isWanted(entry, agent)) continue;
      if (before >= offset && rows.length < limit) rows.push(rowOf(entry, agent, day));
      before++;
      if (isWanted === undefined && rows.length === limit) break;
    }
    const total = isWanted === undefined ? heads.reduce((sum, { count }) => sum + count, 0) : before;
    return new Page(rows, total, false, undefined);
  }

  /** How many stand below an institution in an edition. */
  async count(parents: readonly string[], edition: number): Promise<number> {
    const heads = await this.heads(parents, edition);
    return heads.reduce((sum, { count }) => sum + count, 0);
  }

  /** Everything that editions said of an agent, oldest first; editions that say the same are one state. */
  async statesOf(parentCode: string, code: string): Promise<AgentState[]> {
    const blocks = await this.db.read(RegisterAgentsEntity).findBy({ source: EBA_SOURCE, parentCode });
    const found: AgentState[] = [];
    for (let start = 0; start < blocks.length; start += BLOCKS_AT_ONCE) {
      const some = blocks.slice(start, start + BLOCKS_AT_ONCE);
      const data = await this.dataOf(some);
      for (const { id, fromEdition, toEdition } of some)
        for (const agent of await agentsIn(data.get(id) ?? new Uint8Array()))
          if (agentNameOf(agent.line).code === code) found.push({ fromEdition, toEdition, agent });
    }
    found.sort((one, other) => one.fromEdition - other.fromEdition);
    const states: AgentState[] = [];
    for (const state of found) {
      const last = states.at(-1);
      // Another block around it is no news of it.
      if (last?.toEdition === state.fromEdition && last.agent.line === state.agent.line)
        states[states.length - 1] = { ...last, toEdition: state.toEdition };
      else states.push(state);
    }
    return states;
  }

  rowOf({ line, stamp }: StoredAgent, at: Date): RegisterEntryRow {
    return rowOf(agentOf(line, stamp), { line, stamp }, dayOf(at));
  }

  private async *agentsOf(
    heads: readonly Head[],
    backwards: boolean,
  ): AsyncGenerator<StoredAgent, void, void> {
    for (let start = 0; start < heads.length; start += BLOCKS_AT_ONCE) {
      const some = heads.slice(start, start + BLOCKS_AT_ONCE);
      const data = await this.dataOf(some);
      for (const { id } of some) {
        const agents = await agentsIn(data.get(id) ?? new Uint8Array());
        yield* backwards ? agents.reverse() : agents;
      }
    }
  }

  private async dataOf(heads: readonly Pick<Head, 'id'>[]): Promise<Map<number, Uint8Array>> {
    const rows = await this.db
      .read(RegisterAgentsEntity)
      .createQueryBuilder('block')
      .select(['block.id', 'block.data'])
      .where('block.id IN (:...ids)', { ids: heads.map(({ id }) => id) })
      .getMany();
    return new Map(rows.map(({ id, data }) => [id, data]));
  }

  private async heads(parents: readonly string[], edition: number): Promise<Head[]> {
    const heads = await this.db
      .read(RegisterAgentsEntity)
      .createQueryBuilder('block')
      .where('block.source = :source AND block.parentCode IN (:...parents)', { source: EBA_SOURCE, parents })
      .andWhere('block.fromEdition <= :edition AND block.toEdition > :edition', { edition })
      .getMany();
    // Here and not in the statement: databases have orders of their own.
    return heads.sort((one, other) => (one.first < other.first ? -1 : 1));
  }
}

const listOf = (value: unknown): string[] =>
  value === undefined ? [] : ([value].flat() as unknown[]).map(String);

type IsWanted = (entry: RegisterEntry, agent: StoredAgent) => boolean;

/** By everything that is filtered beside the institution; undefined when that is nothing. */
function wantedBy(filter: ListQuery['filter'], day: string): IsWanted | undefined {
  const conditions: IsWanted[] = [];
  for (const [field, value] of filter) {
    if (field === 'type' || field === 'parentCode' || field === 'at') continue;
    const one = CONDITIONS[field];
    if (one === undefined)
      throw new Problem('invalid-input', { detail: `Agents are not filtered by ${field}.` });
    conditions.push((entry, agent) => one(entry, value, agent, day));
  }
  return conditions.length === 0
    ? undefined
    : (entry, agent) => conditions.every((holds) => holds(entry, agent));
}

const CONDITIONS: Readonly<
  Record<string, (entry: RegisterEntry, value: unknown, agent: StoredAgent, day: string) => boolean>
> = {
  id: (_, value, { line }) => listOf(value).includes(keyOf(line)),
  q: ({ names, commercialNames, number, code, address }, value) => {
    const text = [...names, ...commercialNames, number ?? '', code, address.town ?? '']
      .join('\n')
      .toLowerCase();
    return String(value)
      .split(/\s+/)
      .every((word) => text.includes(word));
  },
  nameBegins: ({ names }, value) => (names[0] ?? '').startsWith(String(value)),
  source: ({ source }, value) => listOf(value).includes(source),
  status: (entry, value, _, day) => listOf(value).includes(entryStatus(entry, day)),
  authority: ({ authority }, value) => listOf(value).includes(authority ?? ''),
  country: ({ authority }, value) => listOf(value).includes(authority?.slice(0, 2) ?? ''),
  number: ({ number }, value) => listOf(value).includes(number ?? ''),
  code: ({ code }, value) => listOf(value).includes(code),
};

function keyOf(line: string): string {
  const { parentCode, code } = agentNameOf(line);
  return agentKey(parentCode, code);
}

function rowOf(entry: RegisterEntry, { line }: StoredAgent, day: string): RegisterEntryRow {
  const { source, type, code, owner, authority, number, names, services, version } = entry;
  const country = authority?.slice(0, 2) ?? entry.address.country;
  return {
    ...{ id: keyOf(line), source, type, code, owner, authority, country, number, version },
    name: names[0] ?? code,
    status: entryStatus(entry, day),
    parentCode: entry.parent?.code ?? null,
    services: country === null ? [] : [...(services[country] ?? [])],
    hosts: Object.keys(services),
  };
}
