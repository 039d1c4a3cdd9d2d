import type { Certificate } from '../../server/certificates/certificates.contract.js';
import type {
  ConsentAccess,
  ConsentStatus,
  CreateConsentInput,
} from '../../server/consents/consents.contract.js';
import { instantOfClock } from '../components/clock-time.js';
import { EDITIONS } from '../grants/words.js';

/** A consent as it stands in the fields of a form. */
export interface TypedConsent {
  readonly organisationId: string | null;
  readonly edition: string;
  readonly status: ConsentStatus;
  readonly consentId: string;
  readonly psu: string;
  readonly access: readonly ConsentAccess[];
  readonly accounts: string;
  readonly recurring: boolean;
  readonly frequencyPerDay: string;
  readonly validUntil: string;
  readonly authorisedAt: string;
  readonly certificate: Certificate | null;
}

export const NOTHING_TYPED: TypedConsent = {
  ...{ organisationId: null, edition: EDITIONS[0], status: 'valid', consentId: '', psu: '' },
  ...{ access: ['accounts', 'balances', 'transactions'], accounts: '', recurring: true },
  ...{ frequencyPerDay: '', validUntil: '', authorisedAt: '', certificate: null },
};

const numberOf = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));

/** What is sent of it. A number that is none goes along: the schema refuses it. */
export function bodyOf(typed: TypedConsent, timeZone: string): CreateConsentInput {
  const { organisationId, edition, accounts, frequencyPerDay, validUntil, certificate, ...same } = typed;
  const perDay = numberOf(frequencyPerDay);
  return {
    ...same,
    access: [...same.access],
    organisationId: organisationId ?? '',
    edition: EDITIONS.find((one) => one === edition) ?? EDITIONS[0],
    accounts: numberOf(accounts) ?? null,
    ...(perDay !== undefined && { frequencyPerDay: perDay }),
    validUntil: validUntil === '' ? null : validUntil,
    authorisedAt: instantOfClock(timeZone, same.authorisedAt)?.toISOString() ?? null,
    certificateId: certificate?.id ?? null,
  };
}
