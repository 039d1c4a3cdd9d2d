import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { ConsentAlerts, type ConsentCrowd } from '../alerts/consent-alerts.service.js';
import { AuditLog } from '../audit/audit.service.js';
import { SYSTEM } from '../core/audit/actor.js';
import { endOfDay, lastDayOf } from '../core/consents/bank-day.js';
import { crossedConsentThreshold, nextLook } from '../core/consents/consent-thresholds.js';
import { Transactions } from '../platform/database/transactions.js';
import { ConsentEntity } from './consent.entity.js';

export interface SweptConsents {
  readonly looked: number;
  readonly expired: number;
  /** Alerts that are new. */
  readonly raised: number;
}

/** One transaction. */
const BATCH = 2_000;
/** Rows in one statement: far below the parameter limits of both engines. */
const CHUNK = 800;

type Due = Pick<
  ConsentEntity,
  | 'id'
  | 'organisationId'
  | 'organisationName'
  | 'edition'
  | 'status'
  | 'recurring'
  | 'endsAt'
  | 'lastThreshold'
>;

/** Ends what is over and counts what crosses a threshold. Its work grows with what is due, not with what is stored. */
@Injectable()
export class ConsentSweep {
  constructor(
    private readonly transactions: Transactions,
    private readonly alerts: ConsentAlerts,
    private readonly audit: AuditLog,
  ) {}

  /** Each batch is whole or not at all; what a crash left is due again at the next call. */
  async sweep(at: Date): Promise<SweptConsents> {
    const total = { looked: 0, expired: 0, raised: 0 };
    for (;;) {
      const batch = await this.transactions.run((tx) => this.sweepBatch(tx, at));
      total.looked += batch.looked;
      total.expired += batch.expired;
      total.raised += batch.raised;
      if (batch.looked < BATCH) return total;
    }
  }

  private async sweepBatch(tx: EntityManager, at: Date): Promise<SweptConsents> {
    const postgres = tx.connection.options.type === 'postgres';
    const rows: Due[] = await tx.find(ConsentEntity, {
      select: {
        ...{ id: true, organisationId: true, organisationName: true, edition: true, status: true },
        ...{ recurring: true, endsAt: true, lastThreshold: true },
      },
      where: { nextAlertAt: LessThanOrEqual(at) },
      order: { nextAlertAt: 'ASC', id: 'ASC' },
      take: BATCH,
      ...(postgres && { lock: { mode: 'pessimistic_write' as const } }),
    });
    const over = rows.filter(({ endsAt }) => endsAt <= at);
    // One statement for all that ended, and one for all that look alike from now on.
    await this.update(tx, over, {
      ...{ status: 'expired', statusAt: at, changedAt: at },
      ...{ nextAlertAt: null, nextSyncAt: null },
    });
    if (over.length > 0)
      await this.audit.record(tx, {
        ...{ actor: SYSTEM, at, action: 'consent.expire', subjectType: 'consent' },
        ...{ subjectId: over.length === 1 ? over[0]!.id : '', details: { consents: over.length } },
      });
    const crowds = new Map<string, ConsentCrowd>();
    const alike = new Map<string, { rows: Due[]; lastThreshold: number | null; nextAlertAt: Date | null }>();
    for (const row of rows) {
      if (row.endsAt <= at) continue;
      const threshold = crossedConsentThreshold(row, at);
      const lastThreshold = threshold ?? row.lastThreshold;
      const nextAlertAt = nextLook({ ...row, lastThreshold }, at);
      const key = `${lastThreshold} ${nextAlertAt?.getTime()}`;
      const group = alike.get(key);
      if (group) group.rows.push(row);
      else alike.set(key, { rows: [row], lastThreshold, nextAlertAt });
      if (threshold !== undefined) count(crowds, row, threshold);
    }
    const raised = await this.alerts.raise(tx, [...crowds.values()], at);
    for (const { rows: some, lastThreshold, nextAlertAt } of alike.values())
      await this.update(tx, some, { lastThreshold, nextAlertAt });
    return { looked: rows.length, expired: over.length, raised };
  }

  private async update(
    tx: EntityManager,
    rows: readonly Due[],
    changes: Partial<ConsentEntity>,
  ): Promise<void> {
    for (let start = 0; start < rows.length; start += CHUNK)
      await tx.update(
        ConsentEntity,
        { id: In(rows.slice(start, start + CHUNK).map(({ id }) => id)) },
        changes,
      );
  }
}

function count(crowds: Map<string, ConsentCrowd>, row: Due, threshold: number): void {
  const { organisationId, organisationName, edition } = row;
  const day = lastDayOf(row.endsAt, edition);
  const key = `${organisationId} ${edition} ${day} ${threshold}`;
  const n = (crowds.get(key)?.news.count ?? 0) + 1;
  const news = { consents: 'expiring' as const, organisationId, organisationName, edition, day, count: n };
  crowds.set(key, { news, threshold, endsAt: endOfDay(day, edition) });
}
