import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { AuditLog } from '../audit/audit.service.js';
import { SHIPPED_GROUPS } from '../core/alerts/alert-rule.js';
import type { Actor } from '../core/audit/actor.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { defineRowsList, oneOfValues, rowFilter } from '../platform/http/list-rows.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { AlertReaders } from './alert-readers.service.js';
import { AlertGroupEntity } from './alert-rule.entity.js';
import type { AlertGroupRow, ChangeAlertGroup, CreateAlertGroup } from './alert-rules.contract.js';
import { auditDetails } from './audit-details.js';
import { bouncedAddresses } from './bounced.js';
import { problemsOfGroup } from './listener-problems.js';
import { rulesInForce } from './rules-in-force.js';

export const ALERT_GROUP_LIST = defineRowsList<AlertGroupRow>({
  key: ({ id }) => id,
  sort: { name: ({ name }) => name, id: ({ id }) => id },
  defaultSort: ['name', 'ASC'],
  filters: {
    id: oneOfValues(z.string(), ({ id }) => [id]),
    q: rowFilter(z.string().trim().toLowerCase().max(200), ({ name, note }, text) =>
      `${name} ${note ?? ''}`.toLowerCase().includes(text),
    ),
    shipped: rowFilter(z.boolean(), ({ shipped }, wanted) => shipped === wanted),
    hasProblems: rowFilter(z.boolean(), ({ problems }, wanted) => problems.length > 0 === wanted),
  },
});

/** Groups of people whom rules name, so that a rule outlives whoever leaves. */
@Injectable()
export class AlertGroups {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly readers: AlertReaders,
  ) {}

  async list(query: ListQuery): Promise<Page<AlertGroupRow>> {
    return ALERT_GROUP_LIST.page(await this.rows(), query);
  }

  async find(id: string): Promise<AlertGroupRow> {
    const row = (await this.rows()).find((one) => one.id === id);
    if (row === undefined) throw new Problem('alert-group-not-found');
    return row;
  }

  private async rows(): Promise<AlertGroupRow[]> {
    const db = this.db.manager;
    const stored = new Map((await db.find(AlertGroupEntity)).map((row) => [row.id, row]));
    const rules = await rulesInForce(db);
    const book = await this.readers.book(db, rules, []);
    const bounced = await bouncedAddresses(db, this.clock.now());
    return book.groups.map(({ id, name, members }) => {
      const row = stored.get(id);
      return {
        ...{ id, name, note: row?.note ?? '', members: [...members], shipped: row === undefined },
        reaches: (book.shared.groups.get(id) ?? []).map((reader) => ({
          ...{ name: reader.name ?? '', address: reader.address },
        })),
        problems: problemsOfGroup(id, book, bounced),
        usedBy: rules
          .filter(
            ({ to, escalation }) =>
              to.groupIds.includes(id) || escalation.some(({ groupIds }) => groupIds.includes(id)),
          )
          .map((rule) => ({ id: rule.id, name: rule.name })),
        version: row?.version ?? 0,
        ...{ changedAt: row?.changedAt ?? null, changedBy: row?.changedBy ?? null },
      };
    });
  }

  async create(body: CreateAlertGroup, actor: Actor): Promise<AlertGroupRow> {
    const id = randomUUID();
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      await refuseTakenName(tx, body.name, id);
      await tx.insert(AlertGroupEntity, {
        ...{ id, ...body, version: 1, changedAt: at, changedBy: actor.name },
      });
      await this.record(tx, 'create', id, actor, at, { before: null, after: body });
    });
    return this.find(id);
  }

  async change(id: string, { version, ...body }: ChangeAlertGroup, actor: Actor): Promise<AlertGroupRow> {
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const { name, note, members } = await this.own(tx, id);
      await refuseTakenName(tx, body.name, id);
      const { affected } = await tx.update(
        AlertGroupEntity,
        { id, version },
        { ...body, version: version + 1, changedAt: at, changedBy: actor.name },
      );
      if (affected !== 1) throw new Problem('changed-meanwhile');
      await this.record(tx, 'change', id, actor, at, { before: { name, note, members }, after: body });
    });
    return this.find(id);
  }

  async remove(id: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const { name, note, members } = await this.own(tx, id);
      const used = (await rulesInForce(tx)).some(
        ({ to, escalation }) =>
          to.groupIds.includes(id) || escalation.some(({ groupIds }) => groupIds.includes(id)),
      );
      if (used) throw new Problem('alert-group-used');
      await tx.delete(AlertGroupEntity, { id });
      await this.record(tx, 'delete', id, actor, at, { before: { name, note, members }, after: null });
    });
  }

  private async own(tx: EntityManager, id: string): Promise<AlertGroupEntity> {
    if (SHIPPED_GROUPS.some((group) => group.id === id)) throw new Problem('alert-group-shipped');
    const row = await tx.findOneBy(AlertGroupEntity, { id });
    if (row === null) throw new Problem('alert-group-not-found');
    return row;
  }

  private record(
    tx: EntityManager,
    what: string,
    id: string,
    actor: Actor,
    at: Date,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(tx, {
      ...{ actor, at, action: `alert-group.${what}`, subjectType: 'alert-group', subjectId: id },
      details: auditDetails(details),
    });
  }
}

async function refuseTakenName(tx: EntityManager, name: string, id: string): Promise<void> {
  const taken = await tx.findOneBy(AlertGroupEntity, { name });
  const shipped = SHIPPED_GROUPS.some((group) => group.name === name);
  if (shipped || (taken !== null && taken.id !== id)) throw new Problem('alert-group-exists');
}
