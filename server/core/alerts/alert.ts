import type { ExpiryThreshold } from './expiry-thresholds.js';

export const ALERT_KINDS = [
  'certificate-expiring',
  'certificate-expired',
  'certificate-verdict',
  'trusted-list-failing',
  'register-failing',
  'register-withdrawn',
  'register-removed',
  'register-service-lost',
  'register-passport-ended',
  'register-renamed',
  'register-renumbered',
  'nobody-listens-review',
  'nobody-listens',
  'consent-expiring',
  'consent-ended-early',
  'grant-expiring',
  'waiver-expiring',
  'secret-expiring',
  'api-token-expiring',
  'probe-down',
  'probe-refused',
  'probe-changed',
  'job-overdue',
  'mail-stuck',
  'channel-failing',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** What ends, and what is judged anew, are two stories: an alert of one does not supersede one of the other. */
export const EXPIRY_ALERTS = ['certificate-expiring', 'certificate-expired'] as const;
export const VERDICT_ALERTS = ['certificate-verdict'] as const;

/** `superseded`: what it tells is no longer the news, or no longer matters. `snoozed`: until a date, with a reason. */
export const ALERT_STATES = ['open', 'acknowledged', 'snoozed', 'superseded'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/**
 * How far telling it got, over all its deliveries. `pending`: nothing is written yet. `nobody-listens`: there is nobody
 * to write to. `muted`: a rule silences it.
 */
export const ALERT_DELIVERIES = [
  'pending',
  'nobody-listens',
  'waiting',
  'sent',
  'failed',
  'dropped',
  'muted',
] as const;
export type AlertDelivery = (typeof ALERT_DELIVERIES)[number];

/** Why an alert was superseded. */
export const SUPERSEDED_REASONS = [
  'later-threshold',
  'later-verdict',
  'replaced',
  'retired',
  'deleted',
  'resolved',
  'other-cause',
] as const;
export type SupersededReason = (typeof SUPERSEDED_REASONS)[number];

/** More alerts than these for one reader at one time become one mail. */
export const SINGLE_MAILS = 3;

export const expiryAlertKind = (threshold: ExpiryThreshold): AlertKind =>
  threshold > 0 ? 'certificate-expiring' : 'certificate-expired';

/** One alert for each threshold of each subject, however often it is raised. */
export const expiryAlertKey = (certificateId: string, threshold: ExpiryThreshold): string =>
  `${expiryAlertKind(threshold)}:${certificateId}:${threshold}`;

/** One alert for each evaluation that brought news. */
export const verdictAlertKey = (certificateId: string, evaluationId: string): string =>
  `certificate-verdict:${certificateId}:${evaluationId}`;

/** Kinds about something that ends: their thresholds are days before that, and each is told once. */
export const DATED_ALERTS: readonly AlertKind[] = [
  ...EXPIRY_ALERTS,
  'consent-expiring',
  'grant-expiring',
  'waiver-expiring',
  'secret-expiring',
  'api-token-expiring',
];

export const isDated = (kind: AlertKind): boolean => DATED_ALERTS.includes(kind);
