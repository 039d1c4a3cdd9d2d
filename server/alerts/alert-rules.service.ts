import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { AuditLog } from '../audit/audit.service.js';
import type { AlertRule, RuleDefinition } from '../core/alerts/alert-rule.js';
import { SHIPPED_POSITION, SHIPPED_RULES } from '../core/alerts/shipped-rules.js';
import type { Actor } from '../core/audit/actor.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { SignedInUser } from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { defineRowsList, oneOfValues, rowFilter } from '../platform/http/list-rows.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { AlertReaders } from './alert-readers.service.js';
import { AlertRuleEntity } from './alert-rule.entity.js';
import type { AlertRuleRow, ChangeAlertRule, CreateAlertRule } from './alert-rules.contract.js';
import { auditDetails } from './audit-details.js';
import { bouncedAddresses } from './bounced.js';
import { problemsOfRule } from './listener-problems.js';
import { withShipped } from './rules-in-force.js';

export const ALERT_RULE_LIST = defineRowsList<AlertRuleRow>({
  key: ({ id }) => id,
  sort: { position: ({ position }) => position, name: ({ name }) => name, id: ({ id }) => id },
  defaultSort: ['position', 'ASC'],
  filters: {
    id: oneOfValues(z.string(), ({ id }) => [id]),
    q: rowFilter(z.string().trim().toLowerCase().max(200), ({ name }, text) =>
      name.toLowerCase().includes(text),
    ),
    enabled: rowFilter(z.boolean(), ({ enabled }, wanted) => enabled === wanted),
    shipped: rowFilter(z.boolean(), ({ shipped }, wanted) => shipped === wanted),
    groupId: oneOfValues(z.string(), ({ to, escalation }) => [
      ...(to.groupIds ?? []),
      ...(escalation ?? []).flatMap((step) => step.groupIds ?? []),
    ]),
    hasProblems: rowFilter(z.boolean(), ({ problems }, wanted) => problems.length > 0 === wanted),
  },
});

/** Who hears what: rules that somebody made, asked before the shipped ones. */
@Injectable()
export class AlertRules {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly readers: AlertReaders,
  ) {}

  async list(query: ListQuery): Promise<Page<AlertRuleRow>> {
    return ALERT_RULE_LIST.page(await this.rows(), query);
  }

  async find(id: string): Promise<AlertRuleRow> {
    const row = (await this.rows()).find((one) => one.id === id);
    if (row === undefined) throw new Problem('alert-rule-not-found');
    return row;
  }

  private async rows(): Promise<AlertRuleRow[]> {
    const db = this.db.manager;
    const stored = new Map((await db.find(AlertRuleEntity)).map((row) => [row.id, row]));
    const rules = withShipped([...stored.values()]);
    const book = await this.readers.book(db, rules, []);
    const bounced = await bouncedAddresses(db, this.clock.now());
    return rules.map((rule) => {
      const row = stored.get(rule.id);
      const shipped = isShipped(rule.id);
      return {
        ...writable(rule),
        ...{ id: rule.id, position: rule.position, shipped, edited: shipped && row !== undefined },
        problems: rule.enabled ? problemsOfRule(rule, book, bounced) : [],
        version: row?.version ?? 0,
        ...{ changedAt: row?.changedAt ?? null, changedBy: row?.changedBy ?? null },
      };
    });
  }

  async create({ position, ...definition }: CreateAlertRule, user: SignedInUser): Promise<AlertRuleRow> {
    const id = randomUUID();
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      mayDecide(user, undefined, definition);
      await this.refuseUnknownGroups(tx, definition);
      const first = position ?? (await nextPosition(tx));
      await tx.insert(AlertRuleEntity, {
        ...{ id, position: first, definition, version: 1, changedAt: at, changedBy: user.name },
      });
      await this.record(tx, 'create', id, user, at, { before: null, after: definition, position: first });
    });
    return this.find(id);
  }

  /** What it was and what it is now both stay in the audit log. */
  async change(
    id: string,
    { version, position, ...definition }: ChangeAlertRule,
    user: SignedInUser,
  ): Promise<AlertRuleRow> {
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const row = await tx.findOneBy(AlertRuleEntity, { id });
      const shipped = SHIPPED_RULES.find((rule) => rule.id === id);
      const was: AlertRule | undefined = row ? { ...row.definition, id, position: row.position } : shipped;
      if (was === undefined) throw new Problem('alert-rule-not-found');
      if ((row?.version ?? 0) !== version) throw new Problem('changed-meanwhile');
      mayDecide(user, was, definition);
      await this.refuseUnknownGroups(tx, definition);
      // The shipped ones come last, in their order.
      const next = {
        position: shipped === undefined ? (position ?? was.position) : shipped.position,
        ...{ definition, version: version + 1, changedAt: at, changedBy: user.name },
      };
      if (row === null) await tx.insert(AlertRuleEntity, { id, ...next });
      else {
        const { affected } = await tx.update(AlertRuleEntity, { id, version }, next);
        if (affected !== 1) throw new Problem('changed-meanwhile');
      }
      await this.record(tx, 'change', id, user, at, {
        ...{ before: definitionOf(was), after: definition },
        ...(was.position !== next.position && { position: { before: was.position, after: next.position } }),
      });
    });
    return this.find(id);
  }

  /** A rule that somebody made goes; a shipped one is as it was shipped again. */
  async remove(id: string, user: SignedInUser): Promise<void> {
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const row = await tx.findOneBy(AlertRuleEntity, { id });
      const shipped = SHIPPED_RULES.find((rule) => rule.id === id);
      if (row === null) throw new Problem(shipped ? 'alert-rule-shipped' : 'alert-rule-not-found');
      mayDecide(user, row.definition, shipped);
      await tx.delete(AlertRuleEntity, { id });
      await this.record(tx, shipped ? 'reset' : 'delete', id, user, at, {
        before: row.definition,
        after: shipped ? definitionOf(shipped) : null,
      });
    });
  }

  private async refuseUnknownGroups(tx: EntityManager, definition: RuleDefinition): Promise<void> {
    const known = new Set((await this.readers.book(tx, [], [])).groups.map(({ id }) => id));
    const unknown = (ids: readonly string[], path: string) =>
      ids.flatMap((id, i) =>
        known.has(id) ? [] : [{ path: `${path}.${i}`, message: 'is no group that is there' }],
      );
    const errors = [
      ...unknown(definition.to.groupIds, 'to.groupIds'),
      ...definition.escalation.flatMap(({ groupIds }, i) => unknown(groupIds, `escalation.${i}.groupIds`)),
    ];
    if (errors.length > 0) throw new Problem('invalid-input', { errors });
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
      ...{ actor, at, action: `alert-rule.${what}`, subjectType: 'alert-rule', subjectId: id },
      details: auditDetails(details),
    });
  }
}

export const isShipped = (id: string): boolean => SHIPPED_RULES.some((rule) => rule.id === id);

const definitionOf = ({ id: _id, position: _position, ...definition }: AlertRule): RuleDefinition =>
  definition;

/** Whoever may say who is told may not thereby say that nobody is. */
function mayDecide(
  user: SignedInUser,
  was: RuleDefinition | undefined,
  next: RuleDefinition | undefined,
): void {
  const silences =
    next?.effect === 'mute' || was?.effect === 'mute' || (was?.enabled === true && next?.enabled === false);
  if (silences && !user.permissions.has('alerts.silence')) throw new Problem('not-allowed');
}

async function nextPosition(tx: EntityManager): Promise<number> {
  const positions = (await tx.find(AlertRuleEntity, { select: { id: true, position: true } })).map(
    ({ position }) => position,
  );
  const own = positions.filter((position) => position < SHIPPED_POSITION);
  return Math.min(SHIPPED_POSITION - 1, Math.max(0, ...own) + 10);
}

/** The contract's lists may be changed, those of a definition not. */
export const writable = (rule: RuleDefinition): RuleShape => structuredClone(rule) as RuleShape;
type RuleShape = Omit<
  AlertRuleRow,
  'id' | 'position' | 'shipped' | 'edited' | 'problems' | 'version' | 'changedAt' | 'changedBy'
>;
