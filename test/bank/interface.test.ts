import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { API_EDITIONS, type ApiEdition } from '../../server/core/api-editions/edition-names.js';
import { editionOf } from '../../server/core/api-editions/editions.js';
import type { Bank } from '../support/bank/bank.js';
import { ibanOf } from '../support/bank/iban.js';
import { startBank } from '../support/bank/start-bank.js';
import { FakeClock } from '../support/fake-clock.js';
import { bearer, consentBody, Provider, PSU } from './session.js';

const START = '2026-11-23T09:00:00Z';
const UNKNOWN = '3f6b9f0e-3ad1-4a0c-8a53-0d4d1d6d2f10';

describe.each(API_EDITIONS)('the interface of %s', (edition: ApiEdition) => {
  const facts = editionOf(edition);
  const isBerlin = edition === 'berlin-1.3';
  const product = facts.paymentProducts[isBerlin ? 0 : 1]!.id;
  const order = (over: Readonly<Record<string, unknown>> = {}) => ({
    instructedAmount: { currency: isBerlin ? 'EUR' : 'GEL', amount: '12.50' },
    creditorAccount: {
      iban: isBerlin ? ibanOf('LT', '9990030000000001') : ibanOf('GE', 'AB0000000000000001'),
    },
    ...{ creditorName: 'Knygynas', remittanceInformationUnstructured: 'Order 17', ...over },
  });
  let clock: FakeClock;
  let bank: Bank;
  let tpp: Provider;
  beforeAll(async () => {
    clock = new FakeClock(START);
    bank = await startBank({ now: () => clock.now() });
    tpp = new Provider(bank, edition);
  });
  afterAll(() => bank.stop());

  const initiate = (body: unknown = order(), path = `payments/${product}`) =>
    tpp.call(`/v1/${path}`, { method: 'POST', headers: PSU, body });
  const statusOf = async (id: string) =>
    (await tpp.call(`/v1/payments/${product}/${id}/status`)).json?.['transactionStatus'];

  describe('every call', () => {
    test('needs X-Request-ID, a UUID, and gets it back', async () => {
      const id = '99391c7e-ad88-49ec-a2ad-99ddcb1f7721';
      const echoed = await tpp.call('/v1/accounts', { headers: { 'x-request-id': id } });
      expect(echoed.headers['x-request-id']).toBe(id);
      for (const wrong of [null, 'one'])
        expect(await tpp.call('/v1/accounts', { headers: { 'x-request-id': wrong } })).toMatchObject({
          ...{ status: 400, code: 'FORMAT_ERROR' },
        });
    });

    test.each([
      ['GET', '/v1/nothing', 404, 'RESOURCE_UNKNOWN'],
      ['DELETE', '/v1/accounts', 405, 'SERVICE_INVALID'],
      ['POST', '/v1/payments/pigeon-post', 404, 'PRODUCT_UNKNOWN'],
      ['GET', `/v1/payments/${product}/${UNKNOWN}/status`, 404, 'RESOURCE_UNKNOWN'],
      ['GET', `/v1/consents/${UNKNOWN}/status`, 403, 'CONSENT_UNKNOWN'],
      ['POST', '/v1/funds-confirmations', 404, 'RESOURCE_UNKNOWN'],
      ['GET', '/v1/funds-confirmations', 405, 'SERVICE_INVALID'],
      ['POST', '/v1/signing-baskets', 404, 'RESOURCE_UNKNOWN'],
    ])('%s %s is %d %s', async (method, path, status, code) => {
      expect(await tpp.call(path, { method, ...(method === 'POST' && { body: {} }) })).toMatchObject({
        ...{ status, code },
      });
    });

    test('knows the products of its edition only', async () => {
      const other = isBerlin ? 'domestic' : 'sepa-credit-transfers';
      expect(await initiate(order(), `payments/${other}`)).toMatchObject({
        status: 404,
        code: 'PRODUCT_UNKNOWN',
      });
    });

    test.each([
      ['text/plain', '{}', 415],
      ['application/json', '{"access":', 400],
      ['application/json', '[]', 400],
      ['application/json', ' '.repeat(70_000), 413],
    ])('refuses a body of %s that starts with "%.10s" with %d', async (type, body, status) => {
      const headers = { 'content-type': type, ...PSU };
      expect(await tpp.call('/v1/consents', { method: 'POST', headers, body })).toMatchObject({
        ...{ status, code: 'FORMAT_ERROR' },
      });
    });

    test('is logged with certificate, consent and whether the customer was there', async () => {
      bank.calls.clear();
      await tpp.call('/v1/accounts', { headers: { 'consent-id': UNKNOWN, ...PSU } });
      expect(bank.calls.all).toMatchObject([
        {
          ...{ method: 'GET', path: `${facts.basePath}/v1/accounts`, endpoint: 'accounts.list', edition },
          ...{ consentId: UNKNOWN, psuPresent: true, status: 401 },
          organizationIdentifier: bank.parties.ofClient(tpp.clientId)!.organizationIdentifier,
        },
      ]);
    });
  });

  describe('a consent', () => {
    test('is created, shown, and ended by the provider', async () => {
      const created = await tpp.call('/v1/consents', { method: 'POST', headers: PSU, body: consentBody() });
      expect(created).toMatchObject({ status: 201, headers: { 'aspsp-sca-approach': 'REDIRECT' } });
      const id = String(created.json?.['consentId']);
      expect(created.json).toMatchObject({
        consentStatus: 'received',
        _links: {
          scaOAuth: { href: `${bank.origin}${facts.basePath}/.well-known/oauth-authorization-server` },
          status: { href: `${facts.basePath}/v1/consents/${id}/status` },
        },
      });
      const listed = await tpp.call(`/v1/consents/${id}/authorisations`);
      const [authorisation] = listed.json?.['authorisationIds'] as string[];
      const one = `/v1/consents/${id}/authorisations/${authorisation}`;
      expect((await tpp.call(one)).json).toEqual({ scaStatus: 'received' });
      expect(await tpp.call(one, { method: 'PUT', body: {} })).toMatchObject({ code: 'SCA_METHOD_UNKNOWN' });
      expect(await tpp.call(`/v1/consents/${id}/authorisations`, { method: 'POST', body: {} })).toMatchObject(
        {
          ...{ status: 201, json: { authorisationId: authorisation } },
        },
      );
      expect((await tpp.call(`/v1/consents/${id}`, { method: 'DELETE' })).status).toBe(204);
      expect(await tpp.consentStatus(id)).toBe('terminatedByTpp');
    });

    test.each([
      ['no access', { access: {} }, 'FORMAT_ERROR'],
      ['a wrong IBAN', { access: { accounts: [{ iban: 'LT000000000000000000' }] } }, 'FORMAT_ERROR'],
      ['a date that has passed', { validUntil: '2026-11-22' }, 'PERIOD_INVALID'],
      ['no date', { validUntil: '2026-11-31' }, 'FORMAT_ERROR'],
      ['one-off four times a day', { recurringIndicator: false }, 'FORMAT_ERROR'],
      ['frequency 0', { frequencyPerDay: 0 }, 'FORMAT_ERROR'],
      ['a combined service', { combinedServiceIndicator: true }, 'SESSIONS_NOT_SUPPORTED'],
    ])('with %s is refused', async (_, over, code) => {
      const body = consentBody(over);
      expect(await tpp.call('/v1/consents', { method: 'POST', headers: PSU, body })).toMatchObject({
        ...{ status: 400, code },
      });
    });

    test('needs the address of the customer', async () => {
      const body = consentBody();
      expect(await tpp.call('/v1/consents', { method: 'POST', body })).toMatchObject({
        code: 'FORMAT_ERROR',
      });
    });

    test('is rejected when it is not authorised within a day', async () => {
      const id = await tpp.consent();
      clock.advance({ hours: 23, minutes: 59 });
      expect(await tpp.consentStatus(id)).toBe('received');
      clock.advance({ minutes: 1 });
      expect(await tpp.consentStatus(id)).toBe('rejected');
    });

    test('is rejected when the customer refuses', async () => {
      const id = await tpp.consent();
      const { back } = await tpp.visit(`AIS:${id}`, { decision: 'refuse' });
      expect(back.searchParams.get('error')).toBe('access_denied');
      expect(back.searchParams.get('state')).toBe('af0ifj');
      expect(await tpp.consentStatus(id)).toBe('rejected');
    });

    test(`that recurs lasts ${facts.consents.scaValidityDays} days from its authorisation`, async () => {
      const id = await tpp.consent();
      await tpp.token(`AIS:${id}`);
      clock.advance({ days: facts.consents.scaValidityDays - 1 });
      expect(await tpp.consentStatus(id)).toBe('valid');
      clock.advance({ days: 1 });
      expect(await tpp.consentStatus(id)).toBe('expired');
    });

    test('of one time lasts an hour', async () => {
      const id = await tpp.consent({ recurringIndicator: false, frequencyPerDay: 1 });
      await tpp.token(`AIS:${id}`);
      clock.advance({ minutes: 59 });
      expect(await tpp.consentStatus(id)).toBe('valid');
      clock.advance({ minutes: 1 });
      expect(await tpp.consentStatus(id)).toBe('expired');
    });

    test('that recurs ends the former one of the same customer, once it is authorised', async () => {
      const former = await tpp.consent();
      await tpp.token(`AIS:${former}`);
      const next = await tpp.consent();
      expect(await tpp.consentStatus(former)).toBe('valid');
      await tpp.token(`AIS:${next}`);
      expect([await tpp.consentStatus(former), await tpp.consentStatus(next)]).toEqual(['expired', 'valid']);
    });

    test('is revoked by the customer at the bank', async () => {
      const id = await tpp.consent();
      const token = await tpp.token(`AIS:${id}`);
      bank.consents.revokeByCustomer(id);
      expect(await tpp.consentStatus(id)).toBe('revokedByPsu');
      expect(await tpp.call('/v1/accounts', { headers: bearer(token, id) })).toMatchObject({
        ...{ status: 401, code: 'CONSENT_INVALID' },
      });
    });
  });

  describe('accounts', () => {
    let consentId: string;
    let token: string;
    beforeAll(async () => {
      clock.set('2028-03-01T09:00:00Z');
      tpp.renew();
      consentId = await tpp.consent({ frequencyPerDay: 9 });
      token = await tpp.token(`AIS:${consentId}`);
    });
    const get = (path: string, headers: Readonly<Record<string, string | null>> = PSU) =>
      tpp.call(`/v1/accounts${path}`, { headers: { ...bearer(token, consentId), ...headers } });
    const accounts = async () => (await get('')).json?.['accounts'] as { resourceId: string; iban: string }[];

    test.each([
      ['no token', { authorization: null }, 401, 'TOKEN_INVALID'],
      ['a made-up token', { authorization: 'Bearer made-up' }, 401, 'TOKEN_UNKNOWN'],
      ['no consent', { 'consent-id': null }, 400, 'FORMAT_ERROR'],
      ['a made-up consent', { 'consent-id': UNKNOWN }, 400, 'CONSENT_UNKNOWN'],
    ])('with %s are refused', async (_, headers, status, code) => {
      expect(await get('', headers)).toMatchObject({ status, code });
    });

    test('refuse a token that has ended', async () => {
      const id = await tpp.consent({ recurringIndicator: false, frequencyPerDay: 1 });
      const short = await tpp.token(`AIS:${id}`);
      clock.advance({ minutes: 11 });
      expect(await tpp.call('/v1/accounts', { headers: { ...bearer(short, id), ...PSU } })).toMatchObject({
        ...{ status: 401, code: 'TOKEN_UNKNOWN' },
      });
      token = await tpp.token(`AIS:${consentId}`);
    });

    test('are listed, with balances when asked for', async () => {
      const plain = await get('');
      expect(plain.json?.['accounts']).toHaveLength(2);
      expect(plain.text).not.toContain('balanceAmount');
      const [first] = await accounts();
      expect((await get(`/${first!.resourceId}?withBalance=true`)).text).toContain('interimAvailable');
      const balances = (await get(`/${first!.resourceId}/balances`)).json;
      expect(balances).toMatchObject({
        account: { iban: first!.iban },
        balances: [{ balanceType: 'interimBooked' }, { balanceType: 'interimAvailable' }],
      });
    });

    test('show transactions page by page, each one once', async () => {
      const [first] = await accounts();
      const seen: string[] = [];
      let path: string | undefined =
        `/${first!.resourceId}/transactions?bookingStatus=booked&dateFrom=2020-01-01`;
      let pages = 0;
      while (path !== undefined && pages < 10) {
        const { json } = await get(path);
        const { booked, _links } = json?.['transactions'] as {
          booked: { transactionId: string }[];
          _links: { next?: { href: string } };
        };
        seen.push(...booked.map(({ transactionId }) => transactionId));
        path = _links.next?.href.slice(`${facts.basePath}/v1/accounts`.length);
        pages++;
      }
      expect(pages).toBeGreaterThan(1);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(isBerlin ? 59 : 39);
      const one = await get(`/${first!.resourceId}/transactions/${seen[0]}`);
      expect(one.json?.['transactionsDetails']).toMatchObject({ transactionId: seen[0] });
    });

    test.each([
      ['', 'FORMAT_ERROR'],
      ['?bookingStatus=booked', 'FORMAT_ERROR'],
      ['?bookingStatus=all&dateFrom=2026-01-01', 'PARAMETER_NOT_SUPPORTED'],
      ['?bookingStatus=booked&dateFrom=2026-02-31', 'FORMAT_ERROR'],
      ['?bookingStatus=booked&dateFrom=2026-02-02&dateTo=2026-02-01', 'PERIOD_INVALID'],
      ['?bookingStatus=booked&dateFrom=2026-02-02&page=0', 'FORMAT_ERROR'],
    ])('refuse transactions%s', async (query, code) => {
      const [first] = await accounts();
      expect(await get(`/${first!.resourceId}/transactions${query}`)).toMatchObject({ status: 400, code });
    });

    test('show what the consent names and nothing else', async () => {
      const [first, second] = await accounts();
      const id = await tpp.consent({ access: { balances: [{ iban: first!.iban }] } });
      const narrow = await tpp.token(`AIS:${id}`);
      const headers = { ...bearer(narrow, id), ...PSU };
      const listed = await tpp.call('/v1/accounts', { headers });
      expect(listed.json?.['accounts']).toMatchObject([{ iban: first!.iban }]);
      const other = `/v1/accounts/${second!.resourceId}`;
      expect(await tpp.call(other, { headers })).toMatchObject({ status: 404, code: 'RESOURCE_UNKNOWN' });
      const history = `/v1/accounts/${first!.resourceId}/transactions?bookingStatus=both&dateFrom=2026-01-01`;
      expect(await tpp.call(history, { headers })).toMatchObject({ status: 401, code: 'CONSENT_INVALID' });
      expect(
        await tpp.call('/v1/accounts', { headers: { ...headers, 'consent-id': consentId } }),
      ).toMatchObject({
        status: 401,
      });
      consentId = await tpp.consent({ frequencyPerDay: 9 });
      token = await tpp.token(`AIS:${consentId}`);
    });

    test('are given four times a day without the customer, more with, and four times tomorrow', async () => {
      const alone = { 'psu-ip-address': null };
      const statuses = async (count: number) => {
        const answers: number[] = [];
        for (let i = 0; i < count; i++) answers.push((await get('', alone)).status);
        return answers;
      };
      expect(await statuses(5)).toEqual([200, 200, 200, 200, 429]);
      expect((await get('', alone)).code).toBe('ACCESS_EXCEEDED');
      expect((await get('')).status).toBe(200);
      clock.advance({ days: 1 });
      token = await tpp.token(`AIS:${consentId}`);
      expect(await statuses(1)).toEqual([200]);
      expect(bank.calls.unattended(consentId).filter(({ status }) => status === 200)).toHaveLength(5);
    });

    test('with cards are empty, where the edition has them', async () => {
      const answer = await tpp.call('/v1/card-accounts', {
        headers: { ...bearer(token, consentId), ...PSU },
      });
      if (isBerlin) expect(answer.json).toEqual({ cardAccounts: [] });
      else expect(answer).toMatchObject({ status: 404, code: 'RESOURCE_UNKNOWN' });
    });
  });

  describe('a payment', () => {
    test('goes from RCVD by the customer to ACTC, ACSP and ACSC, and off the account', async () => {
      const created = await initiate();
      expect(created).toMatchObject({ status: 201, json: { transactionStatus: 'RCVD' } });
      const id = String(created.json?.['paymentId']);
      await tpp.token(`PIS:${id}`);
      const account = bank.customers.find((one) => one.id === tpp.customer)!.accounts[0]!;
      expect(account.transactions[0]).toMatchObject({ amount: '-12.50', isBooked: false });
      expect(await statusOf(id)).toBe('ACTC');
      clock.advance({ seconds: 5 });
      expect(await statusOf(id)).toBe('ACSP');
      clock.advance({ seconds: 25 });
      expect(await statusOf(id)).toBe('ACSC');
      expect(account.transactions[0]).toMatchObject({ amount: '-12.50', isBooked: true });
      expect((await tpp.call(`/v1/payments/${product}/${id}`)).json).toMatchObject({
        ...{ creditorName: 'Knygynas', transactionStatus: 'ACSC' },
      });
      expect(await tpp.call(`/v1/payments/${product}/${id}`, { method: 'DELETE' })).toMatchObject({
        ...{ status: 405, code: 'CANCELLATION_INVALID' },
      });
    });

    test('is rejected when nobody approves it within 15 minutes', async () => {
      const id = String((await initiate()).json?.['paymentId']);
      clock.advance({ minutes: 14, seconds: 59 });
      expect(await statusOf(id)).toBe('RCVD');
      clock.advance({ seconds: 1 });
      expect(await statusOf(id)).toBe('RJCT');
    });

    test('is rejected without enough money, and when the customer refuses', async () => {
      const large = { instructedAmount: { currency: isBerlin ? 'EUR' : 'GEL', amount: '99999.00' } };
      const dear = String((await initiate(order(large))).json?.['paymentId']);
      await tpp.visit(`PIS:${dear}`);
      expect((await tpp.call(`/v1/payments/${product}/${dear}/status`)).json).toEqual({
        ...{ transactionStatus: 'RJCT', fundsAvailable: false },
      });
      const refused = String((await initiate()).json?.['paymentId']);
      await tpp.visit(`PIS:${refused}`, { decision: 'refuse' });
      expect(await statusOf(refused)).toBe('RJCT');
    });

    test('is cancelled before it is settled, and the money is back', async () => {
      const account = bank.customers.find((one) => one.id === tpp.customer)!.accounts[0]!;
      const before = account.transactions.length;
      const id = String((await initiate()).json?.['paymentId']);
      await tpp.visit(`PIS:${id}`);
      expect(account.transactions).toHaveLength(before + 1);
      expect((await tpp.call(`/v1/payments/${product}/${id}`, { method: 'DELETE' })).status).toBe(204);
      expect(await statusOf(id)).toBe('CANC');
      expect(account.transactions).toHaveLength(before);
    });

    test('is cancelled by the customer when that is asked for', async () => {
      const id = String((await initiate()).json?.['paymentId']);
      await tpp.visit(`PIS:${id}`);
      const path = `/v1/payments/${product}/${id}/cancellation-authorisations`;
      const started = await tpp.call(path, { method: 'POST', body: {} });
      const authorisation = String(started.json?.['authorisationId']);
      expect((await tpp.call(path)).json).toEqual({ cancellationIds: [authorisation] });
      await tpp.visit(`PIS:${id}`);
      expect(await statusOf(id)).toBe('CANC');
      expect((await tpp.call(`${path}/${authorisation}`)).json).toEqual({ scaStatus: 'finalised' });
    });

    test.each([
      ['no amount', { instructedAmount: undefined }, 'FORMAT_ERROR'],
      ['an amount of zero', { instructedAmount: { currency: 'EUR', amount: '0.00' } }, 'FORMAT_ERROR'],
      ['a negative amount', { instructedAmount: { currency: 'EUR', amount: '-1' } }, 'FORMAT_ERROR'],
      ['a wrong IBAN', { creditorAccount: { iban: 'LT120000000000000000' } }, 'FORMAT_ERROR'],
    ])('with %s is refused', async (_, over, code) => {
      expect(await initiate(order(over))).toMatchObject({ status: 400, code });
    });

    test('that its product does not take is refused', async () => {
      const over = isBerlin
        ? { instructedAmount: { currency: 'USD', amount: '1.00' } }
        : { creditorAccount: { iban: ibanOf('LT', '9990030000000001') } };
      expect(await initiate(order(over))).toMatchObject({ status: 400, code: 'PAYMENT_FAILED' });
    });

    test('of several, and one that repeats, are taken', async () => {
      const bulk = await initiate({ payments: [order(), order()] }, `bulk-payments/${product}`);
      expect(bulk.status).toBe(201);
      const repeated = { ...order(), startDate: '2030-01-01', frequency: 'Monthly' };
      expect((await initiate(repeated, `periodic-payments/${product}`)).status).toBe(201);
      const past = { ...repeated, startDate: '2020-01-01' };
      expect(await initiate(past, `periodic-payments/${product}`)).toMatchObject({
        code: 'EXECUTION_DATE_INVALID',
      });
    });
  });
});
