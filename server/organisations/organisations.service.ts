import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { AuditLog, type AuditRecord } from '../audit/audit.service.js';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import { isBlocked } from '../core/organisations/block.js';
import { identityOf, identityOfHolder, type OrganisationIdentity } from '../core/organisations/identity.js';
import { Database } from '../platform/database/database.js';
import { insertMany } from '../platform/database/insert-many.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListDefinition, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { ALIAS } from './organisation-list.js';
import { searchTextOf, viewOf } from './organisation-view.js';
import { OrganisationCatchUpEntity, OrganisationEntity } from './organisation.entity.js';
import { ORGANISATION_LIMITS } from './organisations.contract.js';
import type { ChangeOrganisation, CreateOrganisation, OrganisationRow } from './organisations.contract.js';

/** The holder of a stored certificate. */
export interface CertificateHolder {
  readonly registerKey: string;
  readonly identifier: string;
  readonly organisation: string;
}

/** What others need of an organisation. */
export type KnownOrganisation = Pick<
  OrganisationEntity,
  'id' | 'key' | 'identifier' | 'authority' | 'number' | 'name' | 'country' | 'version'
>;

interface BlockRow {
  readonly blockedFrom: string | null;
  readonly blockedUntil: string | null;
  readonly blockReason: string;
}

// By hand, because a gateway waits for it: the query builder takes longer than the database.
const BLOCK = 'SELECT "blockedFrom", "blockedUntil", "blockReason" FROM "organisation" WHERE "key" = $1';

const instantOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** More new ones at once are one entry of the audit log. */
const TOLD_ONE_BY_ONE = 10;
/** Rows in one statement: far below the parameter limits of both engines. */
const CHUNK = 500;

/** Payment service providers: made of their certificates or by hand, each once. */
@Injectable()
export class Organisations {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `list` may know more filters than the own ones. */
  async list(query: ListQuery, list: ListDefinition, reader: Actor): Promise<Page<OrganisationRow>> {
    const source = this.db.read(OrganisationEntity).createQueryBuilder(ALIAS);
    const page = await findPage(source, list, query);
    const at = this.clock.now();
    return page.with(page.rows.map((row) => viewOf(row, reader, at)));
  }

  async show(id: string, reader: Actor): Promise<OrganisationRow> {
    return viewOf(await this.row(id), reader, this.clock.now());
  }

  async find(id: string): Promise<KnownOrganisation> {
    return this.row(id);
  }

  findByKey(key: string): Promise<KnownOrganisation | null> {
    return this.db.read(OrganisationEntity).findOneBy({ key });
  }

  /** Whether it is on the stop-list at an instant, and until when. In a transaction, hand it over. */
  async blockOf(
    keyOrId: string,
    at: Date,
    db: EntityManager = this.db.manager,
  ): Promise<{ readonly until: Date | null; readonly reason: string } | null> {
    const row = await db.findOneBy(OrganisationEntity, [{ id: keyOrId }, { key: keyOrId }]);
    if (row === null || !isBlocked({ from: row.blockedFrom, until: row.blockedUntil }, at)) return null;
    return { until: row.blockedUntil, reason: row.blockReason };
  }

  /** The same by key, for every request of a gateway. */
  async blockOfKey(
    key: string,
    at: Date,
  ): Promise<{ readonly until: Date | null; readonly reason: string } | null> {
    const [row] = await this.db.query<BlockRow>(BLOCK, [key]);
    if (row === undefined) return null;
    const [from, until] = [instantOf(row.blockedFrom), instantOf(row.blockedUntil)];
    return isBlocked({ from, until }, at) ? { until, reason: row.blockReason } : null;
  }

  /** Keys of all that are on the stop-list at an instant: it is short. */
  async blockedKeys(at: Date): Promise<readonly string[]> {
    const rows = await this.db.read(OrganisationEntity).findBy({ blockedFrom: LessThanOrEqual(at) });
    return rows
      .filter(({ blockedFrom, blockedUntil }) => isBlocked({ from: blockedFrom, until: blockedUntil }, at))
      .map(({ key }) => key);
  }

  /** The organisation of an identifier, made when there is none yet. Null when the identifier names nobody. */
  async ensure(
    tx: EntityManager,
    who: { readonly identifier: string; readonly name: string },
    at: Date,
    actor: Actor = SYSTEM,
  ): Promise<{ readonly id: string; readonly key: string } | null> {
    const identified = identityOf(who.identifier);
    if (!identified.ok) return null;
    const { key } = identified.identity;
    const { ids } = await this.make(tx, [{ identity: identified.identity, name: who.name }], at, actor);
    return { id: ids.get(key) ?? '', key };
  }

  /** Those of many stored certificates at once; the holders without a key have none. Returns how many are new. */
  async ensureHolders(
    tx: EntityManager,
    holders: readonly CertificateHolder[],
    at: Date,
    actor: Actor = SYSTEM,
  ): Promise<number> {
    const wanted = new Map<string, Named>();
    for (const { registerKey, identifier, organisation } of holders) {
      if (registerKey === '' || wanted.has(registerKey)) continue;
      const identity = identityOfHolder(registerKey, identifier);
      if (identity !== undefined) wanted.set(registerKey, { identity, name: organisation });
    }
    return (await this.make(tx, [...wanted.values()], at, actor)).made;
  }

  /** By hand: the one that is there already, or a new one. */
  async create({ identifier, name }: CreateOrganisation, actor: Actor) {
    const identified = identityOf(identifier);
    if (!identified.ok)
      throw new Problem('not-a-psd-identifier', { detail: identified.message, reason: identified.code });
    const at = this.clock.now();
    const { id, made } = await this.transactions.run(async (tx) => {
      const all = await this.make(tx, [{ identity: identified.identity, name }], at, actor);
      return { id: all.ids.get(identified.identity.key) ?? '', made: all.made > 0 };
    });
    return { organisation: await this.show(id, actor), made };
  }

  async change(id: string, body: ChangeOrganisation, actor: Actor): Promise<OrganisationRow> {
    const { version, name, note, tags } = body;
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await this.rowForChange(tx, id, version);
      const written = tags === undefined ? undefined : [...new Set(tags)];
      const changes = {
        ...(name !== undefined && name !== row.name && { name }),
        ...(note !== undefined && note !== row.note && { note }),
        ...(written !== undefined && { tags: written.length === 0 ? '' : `,${written.join(',')},` }),
      };
      await this.write(tx, row, { ...changes, searchText: searchTextOf({ ...row, ...changes }) });
      const details = { ...(name !== undefined && { name }), ...(written && { tags: written }) };
      const noteChanged = note !== undefined && note !== row.note;
      await this.record(tx, 'change', id, actor, at, { ...details, ...(noteChanged && { note }) });
    });
    return this.show(id, actor);
  }

  /** The certificate up to which those stored before there were organisations have been seen; null when all have. */
  async catchUpPosition(): Promise<string | null> {
    const row = await this.db.read(OrganisationCatchUpEntity).findOneBy({ id: 1 });
    return row?.position ?? null;
  }

  /** Null: there are no more. */
  async caughtUp(tx: EntityManager, position: string | null): Promise<void> {
    if (position === null) await tx.delete(OrganisationCatchUpEntity, { id: 1 });
    else await tx.update(OrganisationCatchUpEntity, { id: 1 }, { position });
  }

  async rowForChange(tx: EntityManager, id: string, version: number): Promise<OrganisationEntity> {
    const row = await tx.findOneBy(OrganisationEntity, { id });
    if (row === null) throw new Problem('organisation-not-found');
    if (row.version !== version) throw new Problem('changed-meanwhile');
    return row;
  }

  async write(
    tx: EntityManager,
    { id, version }: OrganisationEntity,
    changes: Partial<OrganisationEntity>,
  ): Promise<void> {
    const { affected } = await tx.update(
      OrganisationEntity,
      { id, version },
      { ...changes, version: version + 1 },
    );
    if (affected !== 1) throw new Problem('changed-meanwhile');
  }

  async record(
    tx: EntityManager,
    verb: string,
    id: string,
    actor: Actor,
    at: Date,
    details: NonNullable<AuditRecord['details']>,
  ): Promise<void> {
    const what = { action: `organisation.${verb}`, subjectType: 'organisation', subjectId: id };
    await this.audit.record(tx, { actor, at, ...what, details });
  }

  private async row(id: string): Promise<OrganisationEntity> {
    const row = await this.db.read(OrganisationEntity).findOneBy({ id });
    if (row === null) throw new Problem('organisation-not-found');
    return row;
  }

  private async make(tx: EntityManager, wanted: readonly Named[], at: Date, actor: Actor) {
    const keys = wanted.map(({ identity }) => identity.key);
    const known = await idsOf(tx, keys);
    // In one order everywhere, so that two uploads on PostgreSQL wait for each other and never in a circle.
    const rows = wanted
      .filter(({ identity }) => !known.has(identity.key))
      .sort((a, b) => (a.identity.key < b.identity.key ? -1 : 1))
      .map((one) => newRow(one, at, actor));
    if (rows.length === 0) return { ids: known, made: 0 };
    // Somebody else may make the same one between our look and our insert.
    await insertMany(tx, OrganisationEntity, rows, { orIgnore: true });
    const ids = await idsOf(tx, keys);
    const ours = rows.filter(({ id, key }) => ids.get(key) === id);
    if (ours.length > TOLD_ONE_BY_ONE)
      await this.record(tx, 'import', '', actor, at, {
        organisations: ours.map(({ id, identifier }) => ({ id, identifier })),
      });
    else
      for (const { id, identifier, name } of ours)
        await this.record(tx, 'create', id, actor, at, { identifier, name });
    return { ids, made: ours.length };
  }
}

interface Named {
  readonly identity: OrganisationIdentity;
  readonly name: string;
}

async function idsOf(tx: EntityManager, keys: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let start = 0; start < keys.length; start += CHUNK) {
    const rows = await tx.find(OrganisationEntity, {
      select: { id: true, key: true },
      where: { key: In(keys.slice(start, start + CHUNK)) },
    });
    for (const { id, key } of rows) ids.set(key, id);
  }
  return ids;
}

function newRow({ identity, name }: Named, at: Date, actor: Actor): OrganisationEntity {
  const cut = name.trim().slice(0, ORGANISATION_LIMITS.name);
  const row = {
    ...identity,
    // A certificate without organizationName still tells who it is for.
    ...{ id: randomUUID(), name: cut || identity.identifier, note: '', tags: '' },
    ...{ blockedFrom: null, blockedUntil: null, blockReason: '', blockedBy: '', blockedById: '' },
    ...{ unblockAskedAt: null, unblockReason: '', unblockAskedBy: '', unblockAskedById: '' },
    ...{ createdAt: at, createdBy: actor.name, version: 1 },
  };
  return { ...row, searchText: searchTextOf(row) };
}
