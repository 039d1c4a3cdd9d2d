import { Injectable } from '@nestjs/common';
import { dayOf } from '../core/registers/authorisation.js';
import { compareEntries } from '../core/registers/compare-editions.js';
import { EBA_SOURCE } from '../core/registers/eba-entity.js';
import type { EntityType, RegisterEntry } from '../core/registers/register-entry.js';
import { agentOf, agentOfKey } from '../core/registers/stored-agent.js';
import { entryOf } from '../core/registers/stored-entry.js';
import { Database } from '../platform/database/database.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { EditionStore } from './edition-store.service.js';
import { editionName } from './edition-view.js';
import { RegisterAgents } from './register-agents.service.js';
import { RegisterEditionEntity } from './register-edition.entity.js';
import { RegisterEntryEntity } from './register-entry.entity.js';
import { ENTRY, registerEntryListOn } from './register-entry-list.js';
import type { RegisterEntryRow, RegisterEntryView, RegisterFacets } from './registers.contract.js';

/** What the registers say of whom, now or at an instant. */
@Injectable()
export class RegisterEntries {
  constructor(
    private readonly db: Database,
    private readonly store: EditionStore,
    private readonly agents: RegisterAgents,
  ) {}

  async list(query: ListQuery, at: Date): Promise<Page<RegisterEntryRow>> {
    if (this.agents.isAskedFor(query)) return this.agents.list(query, at);
    const page = await findPage(await this.inForceAt(at), registerEntryListOn(this.db.kind), query);
    return page.with(page.rows.map(rowView));
  }

  /** How many there are of each value, among those of the filter; agents by their type, below an institution. */
  async facets({ filter }: ListQuery, at: Date): Promise<RegisterFacets> {
    const list = registerEntryListOn(this.db.kind);
    const counted = async (property: 'type' | 'country' | 'status'): Promise<Record<string, number>> => {
      const source = await this.inForceAt(at);
      for (const [field, value] of filter)
        if (field !== property) list.filters[field]?.apply(source as never, field, value);
      const rows = await source
        .select(`${ENTRY}.${property}`, 'value')
        .addSelect('COUNT(*)', 'n')
        .groupBy(`${ENTRY}.${property}`)
        .getRawMany<{ value: string | null; n: number | string }>();
      return Object.fromEntries(rows.map(({ value, n }) => [value ?? '', Number(n)]));
    };
    const parents = [filter.get('parentCode') ?? []].flat().map(String);
    const type = await counted('type');
    const isBelow = [...filter.keys()].every((field) => ['parentCode', 'type', 'at'].includes(field));
    if (parents.length > 0 && isBelow) {
      const edition = await this.store.inForce(EBA_SOURCE, at);
      const agents = edition === null ? 0 : await this.agents.count(parents, edition.number);
      if (agents > 0) type['PSD_AG'] = agents;
    }
    return {
      type,
      country: await counted('country'),
      status: await counted('status'),
    };
  }

  async show(key: string, at: Date): Promise<RegisterEntryView> {
    const states = await this.statesOf(key, at);
    const [first] = states;
    if (first === undefined) throw new Problem('register-entry-not-found');
    const { source } = first.row;
    const editions = await this.db
      .read(RegisterEditionEntity)
      .find({ where: { source }, order: { number: 'ASC' } });
    const used = editions.filter(({ state }) => state === 'current' || state === 'past');
    const published = new Set(used.map(({ number }) => number));
    const visible = states.filter(({ fromEdition }) => published.has(fromEdition));
    const inForce = await this.store.inForce(source, at);
    const now = visible.find((state) => inForce !== null && holdsIn(state, inForce.number));
    const shown = now ?? visible.filter(({ fromEdition }) => fromEdition <= (inForce?.number ?? 0)).at(-1);
    const edition =
      shown && used.find(({ number }) => number === (now ? inForce?.number : shown.fromEdition));
    if (shown === undefined || edition === undefined) throw new Problem('register-entry-not-found');
    const editionFrom = (number: number) => used.find((one) => one.number >= number);
    return {
      ...shown.row,
      entry: mutable(shown.entry),
      present: now !== undefined,
      edition: editionName(edition),
      disclaimer: edition.disclaimer,
      history: visible.map((state, i) => {
        const from = used.find(({ number }) => number === state.fromEdition) as RegisterEditionEntity;
        const until = published.has(state.toEdition) ? editionFrom(state.toEdition) : undefined;
        return {
          from: editionName(from),
          until: until === undefined ? null : editionName(until),
          entry: mutable(state.entry),
          told: toldOf(visible[i - 1], state, used),
        };
      }),
      children: await this.childrenOf(shown.row, inForce?.number ?? 0),
    };
  }

  /** What editions said of it, oldest first. */
  private async statesOf(key: string, at: Date): Promise<EntryState[]> {
    const rows = await this.db
      .read(RegisterEntryEntity)
      .createQueryBuilder(ENTRY)
      .addSelect(`${ENTRY}.data`)
      .where({ key })
      .orderBy(`${ENTRY}.fromEdition`)
      .getMany();
    if (rows.length > 0)
      return rows.map((row) => {
        const { fromEdition, toEdition, data, version } = row;
        return { fromEdition, toEdition, row: rowView(row), entry: entryOf(data, version) };
      });
    const agent = agentOfKey(key);
    const states = agent === undefined ? [] : await this.agents.statesOf(agent.parentCode, agent.code);
    return states.map(({ fromEdition, toEdition, agent: stored }) => ({
      ...{ fromEdition, toEdition, row: this.agents.rowOf(stored, at) },
      entry: agentOf(stored.line, stored.stamp),
    }));
  }

  private async childrenOf({ source, code, type }: RegisterEntryRow, edition: number): Promise<number> {
    if (type === 'PSD_AG') return 0;
    const branches = await this.db
      .read(RegisterEntryEntity)
      .createQueryBuilder(ENTRY)
      .where({ parentCode: code })
      .andWhere(`(${ENTRY}.source || '') = :source`, { source })
      .andWhere(`(${ENTRY}.fromEdition + 0) <= :edition AND (${ENTRY}.toEdition + 0) > :edition`, { edition })
      .getCount();
    return source === EBA_SOURCE ? branches + (await this.agents.count([code], edition)) : branches;
  }

  /** The entries of each source's edition in force. */
  private async inForceAt(at: Date) {
    const sources = await this.db
      .read(RegisterEditionEntity)
      .createQueryBuilder('edition')
      .select('edition.source', 'source')
      .distinct(true)
      .getRawMany<{ source: string }>();
    const editions = await Promise.all(sources.map(({ source }) => this.store.inForce(source, at)));
    const query = this.db.read(RegisterEntryEntity).createQueryBuilder(ENTRY);
    const any = editions.flatMap((edition, i) => {
      if (edition === null) return [];
      query.setParameters({ [`source${i}`]: edition.source, [`edition${i}`]: edition.number });
      return `((${ENTRY}.source || '') = :source${i} AND (${ENTRY}.fromEdition + 0) <= :edition${i} AND (${ENTRY}.toEdition + 0) > :edition${i})`;
    });
    return query.where(any.length === 0 ? '1 = 0' : `(${any.join(' OR ')})`);
  }
}

interface EntryState {
  readonly fromEdition: number;
  readonly toEdition: number;
  readonly row: RegisterEntryRow;
  readonly entry: RegisterEntry;
}

const holdsIn = ({ fromEdition, toEdition }: EntryState, edition: number): boolean =>
  fromEdition <= edition && toEdition > edition;

function rowView(row: RegisterEntryEntity): RegisterEntryRow {
  const { key, source, code, owner, authority, country, number, name, status, parentCode, version } = row;
  const pairs = (row.serviceText ?? '').trim().split(' ').filter(Boolean);
  const parts = pairs.map((pair) => [pair.slice(0, 2), pair.slice(3)] as const);
  return {
    ...{
      id: key,
      source,
      type: row.type as EntityType,
      code,
      owner,
      authority,
      country,
      number,
      name,
      status,
    },
    ...{ parentCode, version },
    services: parts.filter(([host]) => host === country).map(([, service]) => service),
    hosts: [...new Set(parts.map(([host]) => host))],
  };
}

const mutable = (entry: RegisterEntry): RegisterEntryView['entry'] => entry as RegisterEntryView['entry'];

/** What a state of an entry says otherwise than the one before, each read on the day of its edition. */
function toldOf(
  before: EntryState | undefined,
  after: EntryState,
  editions: readonly RegisterEditionEntity[],
): RegisterEntryView['history'][number]['told'] {
  const dayOfEdition = (number: number): string => {
    const edition = editions.find((one) => one.number === number);
    return edition === undefined ? '' : dayOf(edition.publishedAt ?? edition.startedAt);
  };
  const days = {
    before: dayOfEdition(before?.fromEdition ?? after.fromEdition),
    after: dayOfEdition(after.fromEdition),
  };
  return compareEntries(before?.entry ?? null, after.entry, days).map(({ kind, sentence }) => ({
    kind,
    sentence,
  }));
}
