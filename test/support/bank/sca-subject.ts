import type { ApiEdition } from '../../../server/core/api-editions/edition-names.js';
import type { BankState } from './bank.js';
import type { HeldConsent } from './consents.js';
import type { HeldPayment } from './payments.js';

/** The words of the documents' sample; what they open is up to the consent that is named with each call. */
export const SCOPE_WORDS = ['accounts', 'transactions', 'payments'] as const;

/** What a customer is asked to agree to. */
export type ScaSubject =
  | { readonly kind: 'consent'; readonly consent: HeldConsent }
  | { readonly kind: 'payment' | 'cancellation'; readonly payment: HeldPayment }
  | { readonly kind: 'words'; readonly words: readonly string[] };

/** Everything a provider may ask a customer for in this edition, as scopes. */
export function scopesOf(
  { consents, payments }: BankState,
  organizationIdentifier: string,
  edition: ApiEdition,
): readonly string[] {
  const own = payments.all.filter(
    (one) => one.organizationIdentifier === organizationIdentifier && one.edition === edition,
  );
  return [
    ...SCOPE_WORDS,
    ...consents.of(organizationIdentifier, edition).map(({ id }) => `AIS:${id}`),
    ...own.map(({ id }) => `PIS:${id}`),
  ];
}

/** What a scope stands for; undefined when it names nothing that waits for a customer. */
export function subjectOf(
  { consents, payments }: BankState,
  scope: string,
  organizationIdentifier: string,
  edition: ApiEdition,
): ScaSubject | undefined {
  const words = scope.split(' ').filter((word) => word !== '');
  const named = words.find((word) => /^(AIS|PIS):/.test(word));
  const id = named?.slice(4) ?? '';
  if (named?.startsWith('AIS:')) {
    const consent = consents.get(id);
    const isOpen = consent?.status === 'received' || consent?.status === 'valid';
    if (consent === undefined || !isOpen || consent.edition !== edition) return undefined;
    return consent.organizationIdentifier === organizationIdentifier
      ? { kind: 'consent', consent }
      : undefined;
  }
  if (named?.startsWith('PIS:')) {
    const payment = payments.get(id);
    if (payment === undefined || payment.edition !== edition) return undefined;
    if (payment.organizationIdentifier !== organizationIdentifier) return undefined;
    if (payment.status === 'RCVD') return { kind: 'payment', payment };
    const isCancelled = payment.authorisations.some(
      ({ kind, scaStatus }) => kind === 'cancellation' && scaStatus === 'received',
    );
    return isCancelled ? { kind: 'cancellation', payment } : undefined;
  }
  if (words.length === 0 || !words.every((word) => (SCOPE_WORDS as readonly string[]).includes(word)))
    return undefined;
  // Without a name, the newest consent that waits is meant.
  const consent = words.includes('accounts')
    ? consents.of(organizationIdentifier, edition).findLast(({ status }) => status === 'received')
    : undefined;
  return consent === undefined ? { kind: 'words', words } : { kind: 'consent', consent };
}
