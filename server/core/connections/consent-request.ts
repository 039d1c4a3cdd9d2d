import type { ApiEdition } from '../api-editions/edition-names.js';
import { editionOf } from '../api-editions/editions.js';
import { dayOf } from '../consents/bank-day.js';

/**
 * Which accounts are asked for. `bank-offered`: the customer chooses at the bank. `global`: all of them. `dedicated`: those that
 * are named, where an edition is sure of nothing else (Paysera §3.2, consent scopes).
 */
export const CONSENT_SCOPES = ['bank-offered', 'global', 'dedicated'] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

export interface ConsentRequest {
  readonly scope: ConsentScope;
  /** With `dedicated`; not kept. */
  readonly ibans: readonly string[];
  readonly recurring: boolean;
}

const DAY_MS = 86_400_000;

/** Body of POST /consents (NextGenPSD2 §6.3.1), valid for as long as the edition lets a strong authentication last. */
export function consentBody(edition: ApiEdition, { scope, ibans, recurring }: ConsentRequest, at: Date) {
  const { scaValidityDays, frequencyPerDay } = editionOf(edition).consents;
  const accounts = scope === 'dedicated' ? ibans.map((iban) => ({ iban: plainIban(iban) })) : [];
  const last = new Date(at.getTime() + (recurring ? scaValidityDays : 1) * DAY_MS);
  return {
    access:
      scope === 'global'
        ? { allPsd2: 'allAccounts' }
        : { accounts, balances: accounts, transactions: accounts },
    recurringIndicator: recurring,
    validUntil: dayOf(last, edition),
    // A one-off consent is used once (NextGenPSD2 §6.3.1: 1 where recurringIndicator is false).
    frequencyPerDay: recurring ? frequencyPerDay : 1,
    combinedServiceIndicator: false,
  };
}

export const plainIban = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

/** ISO 13616: country, two check digits, modulo 97. */
export function isIban(text: string): boolean {
  const iban = plainIban(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
