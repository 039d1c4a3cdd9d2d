import { editionOf } from '../api-editions/editions.js';
import type { ApiEdition } from '../api-editions/edition-names.js';
import { type ConsentStatus } from '../consents/consent-status.js';
import { type Outcome, outcome } from './outcomes.js';
import type { PaymentStatus } from './read-answers.js';

/** Redirect through OAuth is the only documented way (Paysera C5). */
export const judgeApproaches = (approaches: readonly string[]): readonly Outcome[] =>
  approaches.length === 0 || approaches.includes('scaOAuth') || approaches.includes('scaRedirect')
    ? []
    : [outcome('consent-approach-other', approaches.join(', '))];

export const judgeConsentStatus = (status: ConsentStatus): Outcome =>
  status === 'valid' ? outcome('consent-valid') : outcome('consent-not-valid', status);

const ACCEPTED: ReadonlySet<PaymentStatus> = new Set([
  ...(['ACTC', 'ACCP', 'ACFC', 'ACWC', 'ACWP', 'ACSP', 'PART'] as const),
]);

/** What a payment's status means by now; one that waits too long for its customer is over (Paysera §4.3). */
export function judgePaymentStatus(
  status: PaymentStatus,
  edition: ApiEdition,
  initiatedAt: Date,
  at: Date,
): Outcome {
  if (status === 'ACSC' || status === 'ACCC') return outcome('payment-settled', status);
  if (ACCEPTED.has(status)) return outcome('payment-accepted', status);
  if (status === 'CANC') return outcome('payment-cancelled', status);
  const isLate = at >= paymentTimeout(edition, initiatedAt);
  if (status === 'RJCT')
    return isLate ? outcome('payment-timed-out', status) : outcome('payment-rejected', status);
  return isLate ? outcome('payment-timed-out', status) : outcome('payment-pending', status);
}

export const paymentTimeout = (edition: ApiEdition, initiatedAt: Date): Date =>
  new Date(initiatedAt.getTime() + editionOf(edition).paymentTimeoutMinutes * 60_000);
