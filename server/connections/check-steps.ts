import type { CheckStepId } from '../core/connections/check-steps.js';
import type { CheckStep } from './check-step.js';
import { authorizeConsent, authorizePayment } from './check-steps/authorize.js';
import { consentStatus } from './check-steps/consent-status.js';
import { createConsent } from './check-steps/create-consent.js';
import { discovery } from './check-steps/discovery.js';
import { initiatePayment } from './check-steps/initiate-payment.js';
import { paymentStatus } from './check-steps/payment-status.js';
import {
  listAccounts,
  readAccountBalances,
  readAccountTransactions,
} from './check-steps/read-account-data.js';
import { refreshToken } from './check-steps/refresh-token.js';

/** What somebody can start, one line each; the others follow from the bank's answer or from the step before. */
export const STEPS: Readonly<Partial<Record<CheckStepId, CheckStep>>> = {
  'consent.discovery': discovery,
  'consent.create': createConsent,
  'consent.authorize': authorizeConsent,
  'consent.status': consentStatus,
  'accounts.list': listAccounts,
  'accounts.balances': readAccountBalances,
  'accounts.transactions': readAccountTransactions,
  'accounts.refresh': refreshToken,
  'payment.initiate': initiatePayment,
  'payment.authorize': authorizePayment,
  'payment.status': paymentStatus,
};

/** These name the customer's address, which is mandatory there (NextGenPSD2 §5.3.1, §6.3.1). */
export const WITH_CUSTOMER: ReadonlySet<CheckStepId> = new Set(['consent.create', 'payment.initiate']);
