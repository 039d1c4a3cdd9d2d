import type { ApiEdition } from '../api-editions/edition-names.js';
import type { ConsentStatus } from './consent-status.js';

/** What a consent opens, without the numbers of accounts: those are the customer's. */
export const CONSENT_ACCESS = [
  'accounts',
  'balances',
  'transactions',
  'availableAccounts',
  'availableAccountsWithBalance',
  'allPsd2',
] as const;
export type ConsentAccess = (typeof CONSENT_ACCESS)[number];

/** What sets the end of a consent. `ended`: it ended before its time. */
export const END_REASONS = [
  'valid-until',
  'sca-validity',
  'one-off',
  'establishment',
  'superseded',
  'ended',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Who said so. */
export const CONSENT_SOURCES = ['manual', 'import', 'api', 'bank', 'rule'] as const;
export type ConsentSource = (typeof CONSENT_SOURCES)[number];

/** What the last question to the bank brought; `none`: it was never asked. */
export const SYNC_STATES = [
  'none',
  'same',
  'changed',
  'contradicts',
  'unknown',
  'refused',
  'unreachable',
] as const;
export type SyncState = (typeof SYNC_STATES)[number];

/** What the rules need of a consent. */
export interface ConsentTerms {
  readonly edition: ApiEdition;
  readonly status: ConsentStatus;
  readonly recurring: boolean;
  /** The last day on which it may be used, `2026-12-15`; null where none was said. */
  readonly validUntil: string | null;
  /** When the bank took it down. */
  readonly requestedAt: Date;
  /** When the customer authorised it; null while that is to come or not known. */
  readonly authorisedAt: Date | null;
}
