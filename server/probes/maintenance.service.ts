import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThanOrEqual, MoreThan } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { ProbeMaintenanceEntity, ProbeTargetEntity } from './probe-target.entity.js';
import { ProbeResults } from './results.service.js';
import { ProbeTargets } from './targets.service.js';

const LONGEST_MS = 31 * 86_400_000;
const MOST_WINDOWS = 200;
/** Whoever plans what begins now has typed the minute that is running. */
const BEHIND_MS = 5 * 60_000;

/** Planned maintenance: what fails inside neither counts nor is told. */
@Injectable()
export class ProbeMaintenance {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly targets: ProbeTargets,
    private readonly results: ProbeResults,
  ) {}

  async of(targetId: string): Promise<ProbeMaintenanceEntity[]> {
    await this.targets.find(targetId);
    return this.db
      .read(ProbeMaintenanceEntity)
      .find({ where: { targetId }, order: { from: 'DESC', id: 'DESC' }, take: MOST_WINDOWS });
  }

  /** Only ahead: what was measured is not explained away afterwards. */
  async plan(
    targetId: string,
    window: { readonly from: Date; readonly to: Date; readonly note: string },
    actor: Actor,
  ): Promise<ProbeMaintenanceEntity> {
    const at = this.clock.now();
    const { from, to, note } = window;
    const wrong =
      to <= from
        ? { path: 'to', message: 'is not after from.' }
        : from.getTime() < at.getTime() - BEHIND_MS
          ? { path: 'from', message: 'has passed; maintenance is planned ahead.' }
          : to.getTime() - from.getTime() > LONGEST_MS
            ? { path: 'to', message: 'is more than 31 days after from.' }
            : undefined;
    if (wrong !== undefined) throw new Problem('invalid-input', { errors: [wrong] });
    const row = Object.assign(new ProbeMaintenanceEntity(), {
      ...{
        id: randomUUID(),
        targetId,
        from,
        to,
        note,
        createdBy: actor.name,
        createdAt: at,
        nextStepAt: from,
      },
    });
    await this.transactions.run(async (tx) => {
      if (!(await tx.existsBy(ProbeTargetEntity, { id: targetId })))
        throw new Problem('probe-target-not-found');
      if ((await tx.countBy(ProbeMaintenanceEntity, { targetId, to: MoreThan(at) })) >= MOST_WINDOWS)
        throw new Problem('invalid-input', {
          errors: [{ path: 'from', message: `There are ${MOST_WINDOWS} windows ahead already.` }],
        });
      await tx.insert(ProbeMaintenanceEntity, row);
      await this.record(tx, 'plan-maintenance', row, actor, at);
    });
    await this.step();
    return row;
  }

  /** What has begun ends now and stays in the history; what lies ahead is forgotten. */
  async cancel(targetId: string, id: string, actor: Actor): Promise<void> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await tx.findOneBy(ProbeMaintenanceEntity, { id, targetId });
      if (row === null || row.to <= at) throw new Problem('probe-maintenance-not-found');
      if (row.from > at) await tx.delete(ProbeMaintenanceEntity, { id });
      else await tx.update(ProbeMaintenanceEntity, { id }, { to: at, nextStepAt: at });
      await this.record(tx, 'cancel-maintenance', row, actor, at);
    });
    await this.step();
  }

  /** Marks targets whose maintenance began or ended. Returns how many targets were looked at, and alerts that changed. */
  async step(): Promise<{ readonly moved: number; readonly told: number }> {
    const due = { nextStepAt: LessThanOrEqual(this.clock.now()) };
    if (!(await this.db.read(ProbeMaintenanceEntity).existsBy(due))) return { moved: 0, told: 0 };
    return this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const windows = await tx.find(ProbeMaintenanceEntity, { where: due, take: 500 });
      const ids = [...new Set(windows.map(({ targetId }) => targetId))].sort();
      let told = 0;
      for (const { id, to } of windows)
        await tx.update(ProbeMaintenanceEntity, { id }, { nextStepAt: to > at ? to : null });
      for (const targetId of ids) {
        const lock = this.db.kind === 'postgres' && { lock: { mode: 'pessimistic_write' as const } };
        const row = await tx.findOne(ProbeTargetEntity, { where: { id: targetId }, ...lock });
        if (row === null) continue;
        const isMaintained = await tx.existsBy(ProbeMaintenanceEntity, {
          ...{ targetId, from: LessThanOrEqual(at), to: MoreThan(at) },
        });
        told += await this.results.mark(tx, row, isMaintained, at);
        await tx.update(ProbeTargetEntity, { id: targetId }, { state: row.state, since: row.since });
      }
      return { moved: ids.length, told };
    });
  }

  private record(
    tx: EntityManager,
    verb: string,
    { id, targetId, from, to, note }: ProbeMaintenanceEntity,
    actor: Actor,
    at: Date,
  ): Promise<void> {
    return this.audit.record(tx, {
      ...{ actor, at, action: `probe-target.${verb}`, subjectType: 'probe-target', subjectId: targetId },
      details: { window: id, from: from.toISOString(), to: to.toISOString(), note },
    });
  }
}
