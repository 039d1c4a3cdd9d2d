import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dayOf } from '../../../server/core/consents/bank-day.js';
import { type BankAnswer, ok, refuse } from './answer.js';
import type { AccountRight, HeldConsent } from './consents.js';
import { balancesOf, type BankAccount, type BankTransaction } from './customers.js';
import { certificateOf, headerOf } from './request.js';
import type { Xs2aCall } from './xs2a.js';

/** Of transactions; the documents know `page` and not how long it is. */
export const PAGE_LENGTH = 25;

/** Accounts, balances and transactions: with a token, the consent that it is for, and the customer's limit. */
export async function answerAccounts(call: Xs2aCall): Promise<BankAnswer> {
  const entry = await admitted(call);
  if ('status' in entry) return entry;
  const { consent } = entry;
  const { bank, endpoint, segments } = call;
  if (endpoint.id.startsWith('card-accounts.')) {
    // Supported in part: there are none of these customers.
    if (endpoint.id === 'card-accounts.list') return ok({ cardAccounts: [] });
    return refuse(404, 'RESOURCE_UNKNOWN', 'There is no such card account.');
  }
  const accounts = bank.customers
    .flatMap((customer) => customer.accounts)
    .filter(({ resourceId }) => consent.rights.has(resourceId));
  const may = (account: BankAccount, right: AccountRight): boolean =>
    consent.rights.get(account.resourceId)?.has(right) === true;
  const withBalance = call.query.get('withBalance') === 'true';
  if (endpoint.id === 'accounts.list')
    return ok({
      accounts: accounts.map((account) =>
        described(call, account, { withBalance: withBalance && may(account, 'balances') }),
      ),
    });
  const account = accounts.find(({ resourceId }) => resourceId === segments[1]);
  if (account === undefined)
    return refuse(404, 'RESOURCE_UNKNOWN', 'There is no such account in the consent.');
  const missing = (right: AccountRight): BankAnswer =>
    refuse(401, 'CONSENT_INVALID', `The consent is not for the ${right} of this account.`);
  switch (endpoint.id) {
    case 'accounts.show':
      return ok({
        account: described(call, account, { withBalance: withBalance && may(account, 'balances') }),
      });
    case 'accounts.balances':
      if (!may(account, 'balances')) return missing('balances');
      return ok({ account: { iban: account.iban }, balances: balances(call, account) });
    case 'accounts.transactions':
      return may(account, 'transactions') ? transactions(call, account) : missing('transactions');
    default: {
      if (!may(account, 'transactions')) return missing('transactions');
      const found = account.transactions.find(({ transactionId }) => transactionId === segments[3]);
      if (found === undefined) return refuse(404, 'RESOURCE_UNKNOWN', 'There is no such transaction.');
      return ok({ transactionsDetails: entryOf(call, account, found) });
    }
  }
}

async function admitted(call: Xs2aCall): Promise<BankAnswer | { readonly consent: HeldConsent }> {
  const { bank, certificate, edition, request } = call;
  const authorization = headerOf(request, 'authorization');
  const bearer = /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization ?? '')?.[1];
  if (bearer === undefined)
    return refuse(401, 'TOKEN_INVALID', 'A bearer token is demanded.', {
      headers: { 'www-authenticate': 'Bearer' },
    });
  const token = await call.token(bearer);
  const invalid = { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } };
  if (token === undefined)
    return refuse(401, 'TOKEN_UNKNOWN', 'The token is not known, or has expired.', invalid);
  if (token.organizationIdentifier !== certificate.organizationIdentifier)
    return refuse(401, 'TOKEN_INVALID', 'The token belongs to another provider.', invalid);
  if (token.boundTo !== undefined && token.boundTo !== thumbprintOf(certificateOf(request)))
    return refuse(401, 'TOKEN_INVALID', 'The token is bound to another certificate.', invalid);
  const consentId = headerOf(request, 'consent-id');
  if (consentId === undefined)
    return refuse(400, 'FORMAT_ERROR', 'Consent-ID is missing.', { path: 'Consent-ID' });
  const consent = bank.consents.get(consentId);
  if (
    consent === undefined ||
    consent.organizationIdentifier !== certificate.organizationIdentifier ||
    consent.edition !== edition.id
  )
    return refuse(400, 'CONSENT_UNKNOWN', 'There is no such consent of yours.', { path: 'Consent-ID' });
  if (consent.status === 'expired') return refuse(401, 'CONSENT_EXPIRED', 'The consent has expired.');
  if (consent.status !== 'valid') return refuse(401, 'CONSENT_INVALID', `The consent is ${consent.status}.`);
  const isFor = token.scopes.has(`AIS:${consent.id}`) || token.scopes.has('accounts');
  if (!isFor || token.customerId !== consent.customerId)
    return refuse(401, 'TOKEN_INVALID', 'The token is not for this consent.', invalid);
  const isAttended = headerOf(request, 'psu-ip-address') !== undefined;
  if (!isAttended && !bank.consents.countUnattended(consent))
    return refuse(
      429,
      'ACCESS_EXCEEDED',
      `More than ${consent.frequencyPerDay} calls today without the customer.`,
    );
  return { consent };
}

const thumbprintOf = (der: Uint8Array | undefined): string =>
  createHash('sha256')
    .update(der ?? new Uint8Array())
    .digest('base64url');

function described(
  call: Xs2aCall,
  account: BankAccount,
  { withBalance }: { withBalance: boolean },
): Readonly<Record<string, unknown>> {
  const self = `${call.edition.basePath}/v1/accounts/${account.resourceId}`;
  const { resourceId, iban, currency, name } = account;
  return {
    ...{ resourceId, iban, currency, name, product: 'Current account', cashAccountType: 'CACC' },
    ...{ status: 'enabled', usage: 'PRIV' },
    ...(withBalance && { balances: balances(call, account) }),
    _links: { balances: { href: `${self}/balances` }, transactions: { href: `${self}/transactions` } },
  };
}

function balances({ bank }: Xs2aCall, account: BankAccount): readonly object[] {
  const { booked, available } = balancesOf(account);
  const at = bank.now().toISOString();
  const of = (balanceType: string, amount: string): object => ({
    ...{ balanceType, balanceAmount: { currency: account.currency, amount }, lastChangeDateTime: at },
  });
  return [of('interimBooked', booked), of('interimAvailable', available)];
}

function entryOf({ edition }: Xs2aCall, account: BankAccount, one: BankTransaction): object {
  const party = { iban: one.counterpartyIban };
  const isOut = one.amount.startsWith('-');
  return {
    transactionId: one.transactionId,
    transactionAmount: { currency: account.currency, amount: one.amount },
    ...(one.isBooked && { bookingDate: dayOf(one.bookingDate, edition.id) }),
    valueDate: dayOf(one.bookingDate, edition.id),
    ...(isOut
      ? { creditorName: one.counterparty, creditorAccount: party }
      : { debtorName: one.counterparty, debtorAccount: party }),
    remittanceInformationUnstructured: one.text,
  };
}

function transactions(call: Xs2aCall, account: BankAccount): BankAnswer {
  const { bank, edition, query } = call;
  const status = query.get('bookingStatus');
  if (status === null)
    return refuse(400, 'FORMAT_ERROR', 'bookingStatus is missing.', { path: 'bookingStatus' });
  if (!['booked', 'pending', 'both'].includes(status))
    return refuse(400, 'PARAMETER_NOT_SUPPORTED', 'bookingStatus is booked, pending or both.', {
      path: 'bookingStatus',
    });
  const from = query.get('dateFrom') ?? '';
  const to = query.get('dateTo') ?? dayOf(bank.now(), edition.id);
  if (!isDay(from))
    return refuse(400, 'FORMAT_ERROR', 'dateFrom is missing or no date.', { path: 'dateFrom' });
  if (!isDay(to)) return refuse(400, 'FORMAT_ERROR', 'dateTo is no date.', { path: 'dateTo' });
  if (from > to) return refuse(400, 'PERIOD_INVALID', 'dateFrom is after dateTo.', { path: 'dateFrom' });
  const page = query.get('page') ?? '1';
  if (!/^[1-9]\d{0,5}$/.test(page))
    return refuse(400, 'FORMAT_ERROR', 'page is a number from 1.', { path: 'page' });
  const wanted = account.transactions.filter(({ isBooked, bookingDate }) => {
    const day = dayOf(bookingDate, edition.id);
    return (status === 'both' || isBooked === (status === 'booked')) && day >= from && day <= to;
  });
  const start = (Number(page) - 1) * PAGE_LENGTH;
  const shown = wanted.slice(start, start + PAGE_LENGTH);
  const self = `${edition.basePath}/v1/accounts/${account.resourceId}`;
  const next = new URLSearchParams({ ...Object.fromEntries(query), page: String(Number(page) + 1) });
  const hasNext = start + PAGE_LENGTH < wanted.length;
  const listed = (isBooked: boolean): readonly object[] =>
    shown.filter((one) => one.isBooked === isBooked).map((one) => entryOf(call, account, one));
  return ok({
    account: { iban: account.iban },
    transactions: {
      ...(status !== 'pending' && { booked: listed(true) }),
      ...(status !== 'booked' && { pending: listed(false) }),
      _links: {
        account: { href: self },
        ...(hasNext && { next: { href: `${self}/transactions?${next.toString()}` } }),
      },
    },
  });
}

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;
