import type { BankConsent } from './bank-answer.js';
import type { ConsentAccess, SyncState } from './consent.js';
import { type ConsentStatus, mayBecome } from './consent-status.js';

export interface KnownConsent {
  /** As of now: what ended by itself is expired. */
  readonly status: ConsentStatus;
  readonly recurring: boolean;
  readonly validUntil: string | null;
  readonly frequencyPerDay: number;
  readonly access: readonly ConsentAccess[];
  readonly accounts: number | null;
}

/** A question about the status alone says nothing about the rest. */
export type SaidByBank = Partial<BankConsent> & Pick<BankConsent, 'status'>;

export interface BankComparison {
  readonly sync: Extract<SyncState, 'same' | 'changed' | 'contradicts'>;
  /** What is taken over from the bank. */
  readonly changes: Partial<BankConsent>;
  /** One sentence where the bank says what cannot be. */
  readonly note: string;
}

/**
 * What a bank's answer changes. Its facts are taken over; a status is only where it can follow upon ours. Nothing leads out of
 * an end: where the bank calls usable what is over by the rules, both stand there and a person looks.
 */
export function compareWithBank(known: KnownConsent, said: SaidByBank): BankComparison {
  if (said.status !== known.status && !mayBecome(known.status, said.status)) {
    const note = `The bank says ${said.status}; here it is ${known.status}, and the one cannot follow upon the other.`;
    return { sync: 'contradicts', changes: {}, note };
  }
  const { access } = said;
  const changes = {
    ...(said.status !== known.status && { status: said.status }),
    ...differing(known, said, 'recurring'),
    ...differing(known, said, 'validUntil'),
    ...differing(known, said, 'frequencyPerDay'),
    ...differing(known, said, 'accounts'),
    ...(access !== undefined && access.join() !== known.access.join() && { access }),
  };
  return { sync: Object.keys(changes).length === 0 ? 'same' : 'changed', changes, note: '' };
}

const differing = <Field extends 'recurring' | 'validUntil' | 'frequencyPerDay' | 'accounts'>(
  known: KnownConsent,
  said: SaidByBank,
  field: Field,
): Partial<BankConsent> =>
  said[field] === undefined || said[field] === known[field] ? {} : { [field]: said[field] };
