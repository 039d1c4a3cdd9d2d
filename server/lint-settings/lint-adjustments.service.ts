import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { LINT_RULES } from '../core/lint/registry.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { type Judgement, judgementOf } from './judgement.js';
import { lintAdjustmentListAt } from './lint-adjustment-list.js';
import { LintAdjustmentEntity } from './lint-adjustment.entity.js';
import type { AdjustmentState, CreateLintAdjustment, LintAdjustmentRow } from './lint-settings.contract.js';

/** What administrators decided about rules: one decision in force for each, and all that came before. */
@Injectable()
export class LintAdjustments {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Calls the listener whenever certificates have to be judged again. */
  onChanged(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Read anew each time: another instance may have changed them, and one may just have ended. */
  async judgementAt(at: Date): Promise<Judgement> {
    const rows = await this.db.read(LintAdjustmentEntity).findBy({ currentFor: Not(IsNull()) });
    const inForce = rows.filter((row) => stateAt(row, at) === 'in-force');
    return judgementOf(
      inForce.map(({ id, ruleId, severity, reason, until, createdBy, createdAt }) => ({
        ...{ id, ruleId, severity, reason, createdBy, createdAt },
        ...(until && { until }),
      })),
      at,
    );
  }

  async list(query: ListQuery): Promise<Page<LintAdjustmentRow>> {
    const at = this.clock.now();
    const source = this.db.read(LintAdjustmentEntity).createQueryBuilder('adjustment');
    const page = await findPage(source, lintAdjustmentListAt(at), query);
    return page.with(page.rows.map((row) => viewOf(row, at)));
  }

  async find(id: string): Promise<LintAdjustmentRow> {
    const row = await this.db.read(LintAdjustmentEntity).findOneBy({ id });
    if (!row) throw new Problem('lint-adjustment-not-found');
    return viewOf(row, this.clock.now());
  }

  /** Takes the place of the one in force, which the caller has to name: nobody overrides what they have not seen. */
  async create(wanted: CreateLintAdjustment, actor: Actor): Promise<LintAdjustmentRow> {
    const { ruleId, severity, reason, until, replaces } = wanted;
    if (!LINT_RULES.some(({ id }) => id === ruleId)) throw new Problem('lint-rule-not-found');
    const at = this.clock.now();
    if (until !== null && until <= at)
      throw new Problem('invalid-input', { errors: [{ path: 'until', message: 'has passed.' }] });
    const row: LintAdjustmentEntity = {
      ...{ id: randomUUID(), ruleId, severity, reason, until, createdAt: at, createdBy: actor.name },
      ...{ withdrawnAt: null, withdrawnBy: null, currentFor: ruleId },
    };
    await this.transactions.run(async (tx) => {
      const current = await tx.findOneBy(LintAdjustmentEntity, { currentFor: ruleId });
      const inForce = current !== null && stateAt(current, at) === 'in-force' ? current : null;
      if ((inForce?.id ?? null) !== replaces) throw new Problem('changed-meanwhile');
      if (inForce) await this.end(tx, inForce, actor, at);
      else if (current) await tx.update(LintAdjustmentEntity, { id: current.id }, { currentFor: null });
      await tx.insert(LintAdjustmentEntity, row);
      await this.audit.record(tx, {
        ...{ actor, at, action: 'lint-adjustment.create', subjectType: 'lint-adjustment', subjectId: row.id },
        details: { ruleId, severity, reason, until: until?.toISOString() ?? null, replaces },
      });
    });
    this.changed();
    return viewOf(row, at);
  }

  /** The rule speaks for itself again, at once. */
  async withdraw(id: string, actor: Actor): Promise<LintAdjustmentRow> {
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const row = await tx.findOneBy(LintAdjustmentEntity, { id });
      if (!row) throw new Problem('lint-adjustment-not-found');
      if (stateAt(row, at) !== 'in-force') throw new Problem('lint-adjustment-over');
      await this.end(tx, row, actor, at);
      await this.audit.record(tx, {
        ...{ actor, at, action: 'lint-adjustment.withdraw', subjectType: 'lint-adjustment', subjectId: id },
        details: { ruleId: row.ruleId, severity: row.severity },
      });
    });
    this.changed();
    return this.find(id);
  }

  private async end(tx: EntityManager, { id }: LintAdjustmentEntity, actor: Actor, at: Date): Promise<void> {
    const { affected } = await tx.update(
      LintAdjustmentEntity,
      { id, withdrawnAt: IsNull() },
      { withdrawnAt: at, withdrawnBy: actor.name, currentFor: null },
    );
    if (affected !== 1) throw new Problem('changed-meanwhile');
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

function stateAt({ withdrawnAt, until }: LintAdjustmentEntity, at: Date): AdjustmentState {
  if (withdrawnAt !== null) return 'withdrawn';
  return until !== null && until <= at ? 'ended' : 'in-force';
}

const viewOf = (row: LintAdjustmentEntity, at: Date): LintAdjustmentRow => ({
  ...row,
  state: stateAt(row, at),
});
