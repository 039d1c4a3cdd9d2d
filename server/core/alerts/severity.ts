import { isPositive, type Outcome } from '../verdict/verdict.js';
import type { AlertKind } from './alert.js';

/** Words that everybody reads the same; later is worse. */
export const ALERT_SEVERITIES = ['info', 'warning', 'critical'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

export const isWorse = (one: AlertSeverity, other: AlertSeverity): boolean =>
  ALERT_SEVERITIES.indexOf(one) > ALERT_SEVERITIES.indexOf(other);

/** What decides how bad an alert is, beside its kind. */
export interface SeverityFacts {
  /** Days before the end; negative after it. */
  readonly threshold: number;
  /** Of an alert about a verdict. */
  readonly outcome?: Outcome;
  /** Of an alert about something that could not be renewed: its time is over. */
  readonly overdue?: boolean;
}

/** Bands of what ends: 30 days are a warning, the last week is critical. */
const byDaysLeft = ({ threshold }: SeverityFacts): AlertSeverity =>
  threshold > 30 ? 'info' : threshold > 7 ? 'warning' : 'critical';

/** What is told 30 days before at the earliest and takes an hour to renew. */
const bySoon = ({ threshold }: SeverityFacts): AlertSeverity =>
  threshold > 7 ? 'info' : threshold > 1 ? 'warning' : 'critical';

const always = (severity: AlertSeverity) => (): AlertSeverity => severity;

/** How bad an alert of each kind is. */
const SEVERITY_OF: Readonly<Record<AlertKind, (facts: SeverityFacts) => AlertSeverity>> = {
  'certificate-expiring': byDaysLeft,
  'certificate-expired': always('critical'),
  'certificate-verdict': ({ outcome }) =>
    outcome === undefined || outcome === 'indeterminate'
      ? 'warning'
      : isPositive(outcome)
        ? 'info'
        : 'critical',
  'trusted-list-failing': ({ overdue }) => (overdue ? 'critical' : 'warning'),
  'register-failing': always('warning'),
  'register-withdrawn': always('critical'),
  'register-removed': always('critical'),
  'register-service-lost': always('critical'),
  'register-passport-ended': always('warning'),
  'register-renamed': always('info'),
  'register-renumbered': always('warning'),
  'nobody-listens-review': always('warning'),
  'nobody-listens': always('warning'),
  'consent-expiring': bySoon,
  'consent-ended-early': always('warning'),
  'grant-expiring': bySoon,
  'waiver-expiring': bySoon,
  'secret-expiring': bySoon,
  'api-token-expiring': bySoon,
  'probe-down': always('critical'),
  'probe-refused': always('critical'),
  'probe-changed': always('warning'),
  'job-overdue': always('critical'),
  'mail-stuck': always('critical'),
  'channel-failing': always('warning'),
};

export const severityOf = (kind: AlertKind, facts: SeverityFacts): AlertSeverity => SEVERITY_OF[kind](facts);

/** A text to sort by: the worst first, and of equally bad what ends first. */
export const urgencyOf = (severity: AlertSeverity, endsAt: Date): string =>
  `${ALERT_SEVERITIES.length - 1 - ALERT_SEVERITIES.indexOf(severity)} ${endsAt.toISOString()}`;
