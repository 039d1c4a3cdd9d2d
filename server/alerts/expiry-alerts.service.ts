import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { EXPIRY_ALERTS, expiryAlertKey, expiryAlertKind } from '../core/alerts/alert.js';
import { type ExpiringCertificate, expiryTitle } from '../core/alerts/expiry-mail.js';
import type { ExpiryThreshold } from '../core/alerts/expiry-thresholds.js';
import type { CertificateContext } from './alert.entity.js';
import { Alerts } from './alerts.service.js';

/** A certificate with everything that mails say of it. */
export interface CertificateAlertFacts extends ExpiringCertificate {
  readonly ownerEmail: string | null;
  readonly organisationId?: string | null;
}

/** One that crossed a threshold. */
export interface DueExpiry extends CertificateAlertFacts {
  readonly threshold: ExpiryThreshold;
}

/** That certificates end. */
@Injectable()
export class ExpiryAlerts {
  constructor(private readonly alerts: Alerts) {}

  /**
   * Raises one alert for each certificate and threshold, unless it was raised before, and supersedes the earlier alerts
   * of the same certificates. To be called in the transaction that moves the certificates' next crossing on.
   * Returns how many are new.
   */
  raise(tx: EntityManager, due: readonly DueExpiry[], at: Date): Promise<number> {
    return this.alerts.raise(
      tx,
      due.map((one) => ({
        ...subjectOf(one),
        key: expiryAlertKey(one.certificateId, one.threshold),
        kind: expiryAlertKind(one.threshold),
        threshold: one.threshold,
        title: expiryTitle(one, at),
        context: contextOf(one),
        endsAt: one.notAfter,
      })),
      at,
      {
        where: (fresh) => ({
          ...{ subjectType: 'certificate', subjectId: In(fresh.map(({ subjectId }) => subjectId)) },
          kind: In([...EXPIRY_ALERTS]),
        }),
        reason: 'later-threshold',
      },
    );
  }
}

export const subjectOf = ({ certificateId, ownerEmail, organisationId = null }: CertificateAlertFacts) => ({
  ...{ subjectType: 'certificate', subjectId: certificateId, ownerEmail, organisationId },
});

export function contextOf(facts: CertificateAlertFacts): CertificateContext {
  const { organisation, kind, usableRoles, organizationIdentifier, issuer, serialNumber } = facts;
  return { organisation, kind, usableRoles, organizationIdentifier, issuer, serialNumber };
}
