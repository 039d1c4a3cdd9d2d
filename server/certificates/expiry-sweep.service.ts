import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, LessThanOrEqual } from 'typeorm';
import { type DueExpiry, ExpiryAlerts } from '../alerts/expiry-alerts.service.js';
import { crossedThreshold, nextCrossing } from '../core/alerts/expiry-thresholds.js';
import { AlertFacts } from '../organisations/alert-facts.service.js';
import { updateMany } from '../platform/database/update-many.js';
import { Transactions } from '../platform/database/transactions.js';
import { nextAlertAt } from './alert-times.js';
import { ALERT_COLUMNS, alertFacts, rolesOf } from './alert-facts.js';
import { CertificateEntity } from './certificate.entity.js';

export interface Swept {
  /** Certificates that were due. */
  readonly looked: number;
  /** Alerts that are new. */
  readonly raised: number;
}

/** One transaction. */
const BATCH = 2_000;

/** Finds the certificates that crossed a threshold. Its work grows with what is due, not with what is stored. */
@Injectable()
export class ExpirySweep {
  constructor(
    private readonly transactions: Transactions,
    private readonly alerts: ExpiryAlerts,
    private readonly organisations: AlertFacts,
  ) {}

  /** Each batch is whole or not at all; what a crash left is due again at the next call. */
  async sweepExpiry(at: Date): Promise<Swept> {
    const total = { looked: 0, raised: 0 };
    for (;;) {
      const batch = await this.transactions.run((tx) => this.sweepBatch(tx, at));
      total.looked += batch.looked;
      total.raised += batch.raised;
      if (batch.looked < BATCH) return total;
    }
  }

  private async sweepBatch(tx: EntityManager, at: Date): Promise<Swept> {
    const rows: Due[] = await tx.find(CertificateEntity, {
      select: { ...ALERT_COLUMNS, lastThreshold: true },
      where: { nextAlertAt: LessThanOrEqual(at), retiredAt: IsNull(), supersededById: IsNull() },
      order: { nextAlertAt: 'ASC', id: 'ASC' },
      take: BATCH,
    });
    const crossed = rows.map((row) => ({ row, threshold: thresholdOf(row, at) }));
    const roles = await rolesOf(tx, rows);
    const organisations = await this.organisations.idsOf(
      tx,
      rows.map(({ registerKey }) => registerKey ?? ''),
    );
    const due = crossed.flatMap(({ row, threshold }) =>
      threshold === undefined ? [] : dueExpiry(row, threshold, roles.get(row.id) ?? [], organisations),
    );
    const changes = crossed.map(({ row: { id, notAfter, lastThreshold }, threshold }) => {
      const told = threshold ?? lastThreshold;
      const next =
        threshold === undefined ? nextAlertAt(notAfter, told, at) : nextCrossing(notAfter, threshold);
      return { id, lastThreshold: told, nextAlertAt: next ?? null };
    });
    await updateMany(tx, CertificateEntity, changes, ['lastThreshold', 'nextAlertAt']);
    // The audit log last, which one transaction at a time may write: whoever locks it first and then a certificate waits
    // for whoever did it the other way round.
    const raised = await this.alerts.raise(tx, due, at);
    return { looked: rows.length, raised };
  }
}

type Due = Pick<CertificateEntity, keyof typeof ALERT_COLUMNS | 'lastThreshold'>;

const thresholdOf = ({ notAfter, lastThreshold }: Due, at: Date) =>
  crossedThreshold(notAfter, lastThreshold === null ? [] : [lastThreshold], at);

const dueExpiry = (
  row: Due,
  threshold: DueExpiry['threshold'],
  usableRoles: readonly string[],
  organisations: ReadonlyMap<string, string>,
): DueExpiry => ({ ...alertFacts(row, usableRoles, organisations), threshold });
