import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { VERDICT_ALERTS, verdictAlertKey } from '../core/alerts/alert.js';
import { type VerdictChange, verdictTitle } from '../core/alerts/verdict-mail.js';
import type { Outcome } from '../core/verdict/verdict.js';
import { Alerts } from './alerts.service.js';
import { type CertificateAlertFacts, contextOf, subjectOf } from './expiry-alerts.service.js';

/** That certificates are judged otherwise than before. */
@Injectable()
export class VerdictAlerts {
  constructor(private readonly alerts: Alerts) {}

  /** Raises an alert about a new verdict, once for each evaluation; an earlier one about the certificate is over. */
  async raise(
    tx: EntityManager,
    facts: CertificateAlertFacts,
    change: VerdictChange,
    at: Date,
  ): Promise<boolean> {
    const about = {
      ...subjectOf(facts),
      key: verdictAlertKey(facts.certificateId, change.evaluationId),
      kind: 'certificate-verdict' as const,
      title: verdictTitle(facts, change),
      context: { ...contextOf(facts), change },
      endsAt: at,
      severity: { outcome: change.to },
    };
    const earlier = { where: () => verdictsOf(facts.certificateId), reason: 'later-verdict' as const };
    return (await this.alerts.raise(tx, [about], at, earlier)) > 0;
  }

  /** What was said about an earlier verdict of the certificate is over; with `only`, that it had this outcome. */
  async settle(tx: EntityManager, certificateId: string, at: Date, only?: Outcome): Promise<void> {
    const standing = await this.alerts.standing(tx, verdictsOf(certificateId));
    const earlier = standing.filter(
      ({ context }) => only === undefined || ('change' in context && context.change?.to === only),
    );
    await this.alerts.takeBack(tx, earlier, 'later-verdict', at);
  }
}

const verdictsOf = (certificateId: string) => ({
  ...{ subjectType: 'certificate', subjectId: certificateId, kind: In([...VERDICT_ALERTS]) },
});
