import type { ApiEdition } from '../core/api-editions/edition-names.js';

export interface BankConsentKey {
  readonly edition: ApiEdition;
  readonly organisationId: string;
  readonly consentId: string;
}

/** What came of asking the bank about one consent. */
export type BankOutcome =
  /** Its body, not looked at yet. */
  | { readonly outcome: 'answered'; readonly json: unknown }
  /** It knows no such consent of this organisation. */
  | { readonly outcome: 'unknown' }
  /** It answers, and not this: the certificate, the role, too many requests. */
  | { readonly outcome: 'refused'; readonly status: number; readonly message: string }
  | { readonly outcome: 'unreachable'; readonly message: string }
  /** There is no way to the bank for this organisation; nothing was asked. */
  | { readonly outcome: 'not-connected' };

/** Consents at the bank's own interface, as their provider. Never throws: what the network does is an outcome. */
export abstract class BankConsents {
  /** Whether the bank can be asked at all. */
  abstract get connected(): boolean;
  /** GET /consents/{id}. */
  abstract read(key: BankConsentKey): Promise<BankOutcome>;
  /** GET /consents/{id}/status. */
  abstract status(key: BankConsentKey): Promise<BankOutcome>;
  /** DELETE /consents/{id}; answered means that it is terminated. */
  abstract terminate(key: BankConsentKey): Promise<BankOutcome>;
}
