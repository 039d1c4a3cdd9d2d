import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import type { Json } from '../core/audit/canonical-json.js';
import type { ShippedAuthority } from '../core/authorities/authority.js';
import { AUTHORITY_DIRECTORY } from '../core/authorities/authority-directory.js';
import type { LinkRecord } from '../core/authorities/link-state.js';
import {
  applyEdits,
  decide,
  keepEdit,
  linkFacts,
  linkField,
  takeShipped,
} from '../core/authorities/overlay.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import type {
  AuthorityRow,
  ConfirmLink,
  ReportLink,
  ResolveEdit,
  UpdateAuthority,
} from './authorities.contract.js';
import { AUTHORITY_LIST } from './authority-list.js';
import { type Decisions, decisionsOf, viewOf } from './authority-view.js';
import { AuthorityEntity } from './authority.entity.js';

type Verb = 'confirm' | 'report' | 'update' | 'keep-edit' | 'take-shipped';

/** What a change makes of the decisions, and what the audit log says of it; `undefined` changes nothing. */
type Work = (
  before: Decisions,
  shipped: ShippedAuthority,
  at: Date,
) => { readonly after: Partial<Decisions>; readonly details: Json } | undefined;

/** The directory of authorities: what is shipped, and on top of it what people here decided and found. */
@Injectable()
export class Authorities {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async list(query: ListQuery): Promise<Page<AuthorityRow>> {
    return AUTHORITY_LIST.page(await this.rows(), query);
  }

  /** All of them, as of now. */
  all(): Promise<readonly AuthorityRow[]> {
    return this.rows();
  }

  /** By its id, or by an identifier that it had or is given. */
  async find(id: string): Promise<AuthorityRow> {
    const rows = await this.rows();
    const found =
      rows.find((row) => row.id === id) ??
      rows.find(({ formerIds, aliases }) => formerIds.includes(id) || aliases.includes(id));
    if (!found) throw new Problem('authority-not-found');
    return found;
  }

  /** Somebody opened the link today and found the register there. Ends a report, because it is the later word. */
  confirm(id: string, key: string, { url }: ConfirmLink, actor: Actor): Promise<AuthorityRow> {
    return this.change(id, 'confirm', actor, ({ edits, linkRecords }, shipped, at) => {
      const { name } = linkOf(shipped, edits, key, url);
      const confirmation = { url, at, by: actor.name };
      return {
        after: { linkRecords: { ...linkRecords, [key]: { confirmation, report: null } } },
        details: { link: key, name, url },
      };
    });
  }

  report(id: string, key: string, body: ReportLink, actor: Actor): Promise<AuthorityRow> {
    const { url, note, betterUrl } = body;
    return this.change(id, 'report', actor, ({ edits, linkRecords }, shipped, at) => {
      const { name } = linkOf(shipped, edits, key, url);
      const record: LinkRecord = {
        confirmation: linkRecords[key]?.confirmation ?? null,
        report: { url, at, by: actor.name, note, betterUrl },
      };
      return {
        after: { linkRecords: { ...linkRecords, [key]: record } },
        details: { link: key, name, url, note, betterUrl },
      };
    });
  }

  update(id: string, { version, ...wanted }: UpdateAuthority, actor: Actor): Promise<AuthorityRow> {
    return this.change(
      id,
      'update',
      actor,
      ({ edits }, shipped, at) => {
        const fields = wantedFields(shipped, edits, wanted);
        const decided = decide(shipped, edits, fields, { at, by: actor.name });
        if (decided.changes.length === 0) return undefined;
        return { after: { edits: decided.edits }, details: { changes: decided.changes as unknown as Json } };
      },
      version,
    );
  }

  /** The edit stands although the product ships something else than when it was made. */
  keepEdit(id: string, { version, field }: ResolveEdit, actor: Actor): Promise<AuthorityRow> {
    return this.change(
      id,
      'keep-edit',
      actor,
      ({ edits }, shipped, at) => {
        const after = keepEdit(shipped, edits, field, { at, by: actor.name });
        if (after === undefined) throw new Problem('authority-edit-not-found');
        return {
          after: { edits: after },
          details: { field, value: after[field]?.value ?? null, shipped: after[field]?.shipped ?? null },
        };
      },
      version,
    );
  }

  /** The field says again what the product ships. */
  takeShipped(id: string, { version, field }: ResolveEdit, actor: Actor): Promise<AuthorityRow> {
    return this.change(
      id,
      'take-shipped',
      actor,
      ({ edits }, shipped) => {
        const after = takeShipped(edits, field);
        const before = applyEdits(shipped, edits).edits.find((edit) => edit.field === field);
        if (after === undefined || before === undefined) throw new Problem('authority-edit-not-found');
        return {
          after: { edits: after },
          details: { field, before: before.value, after: before.shippedNow },
        };
      },
      version,
    );
  }

  private async rows(): Promise<AuthorityRow[]> {
    const at = this.clock.now();
    const stored = await this.db.read(AuthorityEntity).find();
    const byId = new Map(stored.map((row) => [row.id, row]));
    return AUTHORITY_DIRECTORY.map((shipped) => viewOf(shipped, decisionsOf(byId.get(shipped.id)), at));
  }

  private async change(
    id: string,
    verb: Verb,
    actor: Actor,
    work: Work,
    version?: number,
  ): Promise<AuthorityRow> {
    const shipped = AUTHORITY_DIRECTORY.find((one) => one.id === id);
    if (!shipped) throw new Problem('authority-not-found');
    const at = this.clock.now();
    return this.transactions.run(async (tx) => {
      const before = decisionsOf(await locked(tx, id));
      if (version !== undefined && version !== before.version) throw new Problem('changed-meanwhile');
      const done = work(before, shipped, at);
      if (done === undefined) return viewOf(shipped, before, at);
      const after = { ...before, ...done.after, version: before.version + 1 };
      await tx.update(
        AuthorityEntity,
        { id },
        {
          version: after.version,
          edits: JSON.stringify(after.edits),
          linkRecords: JSON.stringify(after.linkRecords),
        },
      );
      await this.audit.record(tx, {
        ...{ actor, at, action: `authority.${verb}`, subjectType: 'authority', subjectId: id },
        details: done.details,
      });
      return viewOf(shipped, after, at);
    });
  }
}

/** The row of an authority, made if nobody has decided anything yet, and kept from others until the end. */
async function locked(tx: EntityManager, id: string): Promise<AuthorityEntity> {
  await tx
    .createQueryBuilder()
    .insert()
    .into(AuthorityEntity)
    .values({ id, version: 0, edits: '{}', linkRecords: '{}' })
    .orIgnore()
    .execute();
  const lock = tx.connection.options.type === 'postgres' && { lock: { mode: 'pessimistic_write' as const } };
  return tx.findOneOrFail(AuthorityEntity, { where: { id }, ...lock });
}

/** The link that the caller looked at; nobody says something of an address that is no longer the link's. */
function linkOf(shipped: ShippedAuthority, edits: Decisions['edits'], key: string, url: string) {
  const link = applyEdits(shipped, edits).links.find((one) => one.key === key);
  if (!link) throw new Problem('authority-link-not-found');
  if (link.url !== url) throw new Problem('changed-meanwhile');
  return link;
}

function wantedFields(
  shipped: ShippedAuthority,
  edits: Decisions['edits'],
  { links, ...facts }: Omit<UpdateAuthority, 'version'>,
): Map<string, Json> {
  const wanted = new Map<string, Json>(
    Object.entries(facts).filter(
      (entry): entry is [string, string | string[] | null] => entry[1] !== undefined,
    ),
  );
  if (links === undefined) return wanted;
  const present = applyEdits(shipped, edits).links;
  const keys = links.flatMap(({ key }) => key ?? []);
  if (keys.some((key) => !present.some((link) => link.key === key)))
    throw new Problem('authority-link-not-found');
  if (new Set(keys).size < keys.length)
    throw new Problem('invalid-input', { errors: [{ path: 'links', message: 'name a key twice.' }] });
  for (const { key } of present) if (!keys.includes(key)) wanted.set(linkField(key), null);
  for (const { key = randomUUID(), ...link } of links) wanted.set(linkField(key), { ...linkFacts(link) });
  return wanted;
}
