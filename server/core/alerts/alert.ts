import type { ExpiryThreshold } from './expiry-thresholds.js';

export const ALERT_KINDS = ['certificate-expiring', 'certificate-expired', 'trusted-list-failing'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** `superseded`: what it tells is no longer the news, or no longer matters. */
export const ALERT_STATES = ['open', 'acknowledged', 'superseded'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** How far its mail got. `pending`: no mail is written yet. `nobody-listens`: there is nobody to write to. */
export const ALERT_DELIVERIES = [
  'pending',
  'nobody-listens',
  'waiting',
  'sent',
  'failed',
  'dropped',
] as const;
export type AlertDelivery = (typeof ALERT_DELIVERIES)[number];

/** Why an alert was superseded. */
export const SUPERSEDED_REASONS = [
  'later-threshold',
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
