import { isIP } from 'node:net';
import { z } from 'zod';
import { dayOf } from '../../../server/core/consents/bank-day.js';
import { type BankAnswer, ok, refuse } from './answer.js';
import type { HeldConsent } from './consents.js';
import { isIban } from './iban.js';
import { headerOf } from './request.js';
import type { Xs2aCall } from './xs2a.js';

const references = z.array(z.object({ iban: z.string().refine(isIban) })).max(100);
const shape = z.object({
  access: z
    .strictObject({
      accounts: references.optional(),
      balances: references.optional(),
      transactions: references.optional(),
      availableAccounts: z.enum(['allAccounts']).optional(),
      availableAccountsWithBalance: z.enum(['allAccounts']).optional(),
      allPsd2: z.enum(['allAccounts']).optional(),
    })
    .refine((access) => Object.values(access).some((one) => one !== undefined)),
  recurringIndicator: z.boolean(),
  validUntil: z.iso.date(),
  frequencyPerDay: z.int().min(1),
  combinedServiceIndicator: z.boolean(),
});

export function answerConsents(call: Xs2aCall): BankAnswer {
  const { bank, certificate, edition, endpoint, segments } = call;
  if (endpoint.id === 'consents.create') return create(call);
  const consent = bank.consents.get(segments[1] ?? '');
  const isOwn =
    consent?.organizationIdentifier === certificate.organizationIdentifier && consent.edition === edition.id;
  if (consent === undefined || !isOwn)
    return refuse(403, 'CONSENT_UNKNOWN', 'There is no such consent of yours.');
  switch (endpoint.id) {
    case 'consents.show':
      return ok(shown(call, consent));
    case 'consents.status':
      return ok({ consentStatus: consent.status });
    case 'consents.delete':
      bank.consents.terminate(consent);
      return { status: 204 };
    default:
      return authorisations(call, consent);
  }
}

function create(call: Xs2aCall): BankAnswer {
  const { bank, certificate, edition, request } = call;
  const psuAddress = headerOf(request, 'psu-ip-address');
  if (psuAddress === undefined || isIP(psuAddress) === 0)
    return refuse(400, 'FORMAT_ERROR', 'PSU-IP-Address is missing or no address.', {
      path: 'PSU-IP-Address',
    });
  const read = shape.safeParse(call.body ?? {});
  if (!read.success) {
    const path = read.error.issues[0]?.path.join('.') ?? '';
    return refuse(400, 'FORMAT_ERROR', `The body does not have the form of a consent, at ${path}.`, { path });
  }
  const { access, recurringIndicator, validUntil, frequencyPerDay, combinedServiceIndicator } = read.data;
  if (combinedServiceIndicator)
    return refuse(400, 'SESSIONS_NOT_SUPPORTED', 'Account information and payments are not combined here.');
  if (validUntil < dayOf(bank.now(), edition.id))
    return refuse(400, 'PERIOD_INVALID', 'validUntil lies in the past.', { path: 'validUntil' });
  if (!recurringIndicator && frequencyPerDay !== 1)
    return refuse(400, 'FORMAT_ERROR', 'A one-off consent has the frequency 1.', { path: 'frequencyPerDay' });
  const numbers = (list: readonly { iban: string }[] | undefined) => list?.map(({ iban }) => iban);
  const { accounts, balances, transactions, ...words } = access;
  const lists = Object.entries({ accounts, balances, transactions }).flatMap(([kind, list]) =>
    list === undefined ? [] : [[kind, numbers(list)] as const],
  );
  const consent = bank.consents.create({
    edition: edition.id,
    organizationIdentifier: certificate.organizationIdentifier,
    asked: { ...Object.fromEntries(lists), ...defined(words) },
    recurring: recurringIndicator,
    validUntil,
    // More is not promised than the documents allow.
    frequencyPerDay: Math.min(frequencyPerDay, edition.consents.frequencyPerDay),
  });
  const self = `${edition.basePath}/v1/consents/${consent.id}`;
  const body = {
    ...{ consentStatus: consent.status, consentId: consent.id },
    _links: {
      ...{ self: { href: self }, status: { href: `${self}/status` } },
      scaOAuth: { href: `${bank.origin}${edition.basePath}/.well-known/oauth-authorization-server` },
      scaStatus: { href: `${self}/authorisations/${consent.authorisations[0]!.id}` },
    },
  };
  return {
    ...{ status: 201, body },
    headers: { location: `${bank.origin}${self}`, 'aspsp-sca-approach': 'REDIRECT' },
  };
}

const defined = (words: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(words).flatMap(([key, word]) => (word === undefined ? [] : [[key, word]])),
  );

function shown({ bank, edition }: Xs2aCall, consent: HeldConsent): object {
  const accounts = bank.customers.flatMap((customer) => customer.accounts);
  const listed = (kind: 'accounts' | 'balances' | 'transactions'): readonly { iban: string }[] => {
    if (consent.authorisedAt === null) return (consent.asked[kind] ?? []).map((iban) => ({ iban }));
    return accounts
      .filter(({ resourceId }) => consent.rights.get(resourceId)?.has(kind) === true)
      .map(({ iban }) => ({ iban }));
  };
  const { availableAccounts, availableAccountsWithBalance, allPsd2 } = consent.asked;
  return {
    access: {
      ...{ accounts: listed('accounts'), balances: listed('balances'), transactions: listed('transactions') },
      ...defined({ availableAccounts, availableAccountsWithBalance, allPsd2 }),
    },
    ...{ recurringIndicator: consent.recurring, validUntil: consent.validUntil },
    ...{ frequencyPerDay: consent.frequencyPerDay, lastActionDate: consent.lastActionDate },
    consentStatus: consent.status,
    _links: { account: { href: `${edition.basePath}/v1/accounts` } },
  };
}

function authorisations({ edition, endpoint, segments, bank }: Xs2aCall, consent: HeldConsent): BankAnswer {
  if (endpoint.id === 'consents.authorisations.list')
    return ok({ authorisationIds: consent.authorisations.map(({ id }) => id) });
  if (endpoint.id === 'consents.authorisations.start') {
    // Implicit with the consent: the one that waits is the one that is meant.
    const waiting = consent.authorisations.find(({ scaStatus }) => scaStatus === 'received');
    if (waiting === undefined)
      return refuse(409, 'STATUS_INVALID', 'The consent waits for no authorisation.');
    const self = `${edition.basePath}/v1/consents/${consent.id}/authorisations/${waiting.id}`;
    return {
      status: 201,
      body: {
        ...{ authorisationId: waiting.id, scaStatus: waiting.scaStatus },
        _links: {
          scaOAuth: { href: `${bank.origin}${edition.basePath}/.well-known/oauth-authorization-server` },
          scaStatus: { href: self },
        },
      },
      headers: { 'aspsp-sca-approach': 'REDIRECT' },
    };
  }
  const found = consent.authorisations.find(({ id }) => id === segments[3]);
  if (found === undefined) return refuse(404, 'RESOURCE_UNKNOWN', 'There is no such authorisation.');
  if (endpoint.id === 'consents.authorisations.update')
    return refuse(
      400,
      'SCA_METHOD_UNKNOWN',
      'Customers are redirected; embedded and decoupled are not offered.',
    );
  return ok({ scaStatus: found.scaStatus });
}
