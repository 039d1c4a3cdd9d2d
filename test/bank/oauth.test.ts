import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import * as oauth from 'openid-client';
import { API_EDITIONS, type ApiEdition } from '../../server/core/api-editions/edition-names.js';
import { editionOf } from '../../server/core/api-editions/editions.js';
import type { Bank } from '../support/bank/bank.js';
import { fetchOf } from '../support/bank/bank-client.js';
import { visitBank, type VisitChoices } from '../support/bank/customer-visit.js';
import { particularsOf, startBank } from '../support/bank/start-bank.js';
import { FakeClock } from '../support/fake-clock.js';
import { bearer, Provider, PSU, REDIRECT } from './session.js';

describe.each(API_EDITIONS)(
  'OAuth of %s, through a client library that others wrote',
  (edition: ApiEdition) => {
    const { basePath, paymentProducts } = editionOf(edition);
    let clock: FakeClock;
    let bank: Bank;
    let tpp: Provider;
    beforeAll(async () => {
      clock = new FakeClock('2026-11-23T09:00:00Z');
      bank = await startBank({ now: () => clock.now() });
      tpp = new Provider(bank, edition);
    });
    afterEach(() => void bank.switches.clear());
    afterAll(() => bank.stop());

    const discover = (
      authentication?: oauth.ClientAuth,
      certificate = tpp.certificate,
    ): Promise<oauth.Configuration> =>
      oauth.discovery(
        new URL(`${bank.origin}${basePath}/.well-known/oauth-authorization-server`),
        tpp.clientId,
        {},
        authentication ?? oauth.ClientSecretPost(bank.parties.ofClient(tpp.clientId)!.clientSecret),
        { [oauth.customFetch]: fetchOf(bank, certificate) as never },
      );

    /** As the library would have it: PKCE, state and issuer are checked by it. */
    const connect = async (
      config: oauth.Configuration,
      scope: string,
      choices: Partial<VisitChoices> = {},
    ) => {
      const pkceCodeVerifier = oauth.randomPKCECodeVerifier();
      const expectedState = oauth.randomState();
      const url = oauth.buildAuthorizationUrl(config, {
        ...{ redirect_uri: REDIRECT, scope, state: expectedState, code_challenge_method: 'S256' },
        code_challenge: await oauth.calculatePKCECodeChallenge(pkceCodeVerifier),
      });
      const back = await visitBank(bank, url.href, { customer: tpp.customer, ...choices });
      const checks = { pkceCodeVerifier, expectedState };
      return { back, checks, tokens: () => oauth.authorizationCodeGrant(config, back, checks) };
    };

    const seesAccounts = async (token: string, consentId: string, certificate = tpp.certificate) =>
      (await tpp.call('/v1/accounts', { certificate, headers: { ...bearer(token, consentId), ...PSU } }))
        .status;

    test('leads from a consent to accounts, and on with a new refresh token each time', async () => {
      const consentId = await tpp.consent();
      const config = await discover();
      const { tokens } = await connect(config, `AIS:${consentId}`);
      const first = await tokens();
      expect(first).toMatchObject({ scope: `AIS:${consentId}`, token_type: 'bearer', expires_in: 600 });
      expect(await seesAccounts(first.access_token, consentId)).toBe(200);
      const again = await oauth.refreshTokenGrant(config, first.refresh_token!);
      expect(again.refresh_token).not.toBe(first.refresh_token);
      expect(await seesAccounts(again.access_token, consentId)).toBe(200);
      // A refresh token that is used a second time takes everything with it that came of it.
      await expect(oauth.refreshTokenGrant(config, first.refresh_token!)).rejects.toMatchObject({
        error: 'invalid_grant',
      });
      expect(await seesAccounts(again.access_token, consentId)).toBe(401);
    });

    test('leads to a payment that the customer approves', async () => {
      const product = paymentProducts[edition === 'berlin-1.3' ? 0 : 1]!.id;
      const initiated = await tpp.call(`/v1/payments/${product}`, {
        ...{ method: 'POST', headers: PSU },
        body: {
          instructedAmount: { currency: edition === 'berlin-1.3' ? 'EUR' : 'GEL', amount: '1.00' },
          creditorAccount: { iban: bank.customers.find((one) => one.edition === edition)!.accounts[1]!.iban },
          creditorName: 'Myself',
        },
      });
      const id = String(initiated.json?.['paymentId']);
      const { tokens } = await connect(await discover(), `PIS:${id}`);
      expect((await tokens()).scope).toBe(`PIS:${id}`);
      expect((await tpp.call(`/v1/payments/${product}/${id}/status`)).json).toMatchObject({
        transactionStatus: 'ACTC',
      });
    });

    test('takes the documented words for the newest consent that waits', async () => {
      const consentId = await tpp.consent();
      const { tokens } = await connect(await discover(), 'accounts transactions');
      const { access_token: token } = await tokens();
      expect(await tpp.consentStatus(consentId)).toBe('valid');
      expect(await seesAccounts(token, consentId)).toBe(200);
    });

    test('sends the customer back with the error when they refuse', async () => {
      const { tokens } = await connect(await discover(), `AIS:${await tpp.consent()}`, {
        decision: 'refuse',
      });
      await expect(tokens()).rejects.toMatchObject({ error: 'access_denied' });
    });

    test('does not let a customer in with a wrong code', async () => {
      await expect(
        connect(await discover(), `AIS:${await tpp.consent()}`, { code: 'wrong' }),
      ).rejects.toThrow(/Customer number or code is wrong/);
    });

    test.each([
      ['callback-without-iss', /"iss" \(issuer\) missing/],
      ['callback-wrong-iss', /unexpected "iss"/],
      ['callback-wrong-state', /unexpected "state"/],
    ] as const)('is refused by the library with %s', async (name, message) => {
      bank.switches.on(name);
      const { tokens } = await connect(await discover(), `AIS:${await tpp.consent()}`);
      const error: unknown = await tokens().catch((reason: unknown) => reason);
      const { cause, message: said } = error as Error & { cause?: Error };
      expect(`${said} ${cause?.message ?? ''}`).toMatch(message);
    });

    test('gives a code one token, and only to who knows the verifier', async () => {
      const config = await discover();
      const { back, tokens } = await connect(config, `AIS:${await tpp.consent()}`);
      const first = await tokens();
      await expect(tokens()).rejects.toMatchObject({ error: 'invalid_grant' });
      expect(first.access_token).not.toBe('');
      const other = await connect(config, `AIS:${await tpp.consent()}`);
      const state = other.back.searchParams.get('state')!;
      await expect(
        oauth.authorizationCodeGrant(config, other.back, {
          ...{ pkceCodeVerifier: oauth.randomPKCECodeVerifier(), expectedState: state },
        }),
      ).rejects.toMatchObject({ error: 'invalid_grant' });
      expect(back.searchParams.get('code')).not.toBe(other.back.searchParams.get('code'));
    });

    test('forgets a code after a minute', async () => {
      const { tokens } = await connect(await discover(), `AIS:${await tpp.consent()}`);
      clock.advance({ seconds: 61 });
      await expect(tokens()).rejects.toMatchObject({ error: 'invalid_grant' });
    });

    test.each([
      ['without PKCE', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
      ['with the plain method', { code_challenge_method: 'plain' }, 'invalid_request'],
      [
        'for a consent that is not there',
        { scope: 'AIS:3f6b9f0e-3ad1-4a0c-8a53-0d4d1d6d2f10' },
        'invalid_scope',
      ],
      ['for a word that is not known', { scope: 'everything' }, 'invalid_scope'],
      ['for a token in the address', { response_type: 'token' }, 'unsupported_response_type'],
    ])('sends a request %s back with its error', async (_, over, error) => {
      const { url } = tpp.authorizationUrl(`AIS:${await tpp.consent()}`, over);
      const back = await visitBank(bank, url, { customer: tpp.customer });
      expect([
        back.origin,
        (back.searchParams.get('error') ?? back.hash).replace(/.*error=(\w+).*/, '$1'),
      ]).toEqual([...['https://tpp.example', error]]);
    });

    test.each([
      ['an address that is not registered', { redirect_uri: 'https://attacker.example/' }],
      ['a client that is not known', { client_id: 'nobody' }],
    ])('shows a page, and redirects nowhere, for %s', async (_, over) => {
      const { url } = tpp.authorizationUrl('accounts', over);
      const answer = await tpp.call(url.slice(bank.origin.length + basePath.length));
      expect([answer.status, answer.headers.location]).toEqual([400, undefined]);
      expect(answer.text).toContain('This request cannot be answered');
    });

    describe('a client shows who it is', () => {
      const works = async (authentication: oauth.ClientAuth): Promise<void> => {
        const consentId = await tpp.consent();
        const { tokens } = await connect(await discover(authentication), `AIS:${consentId}`);
        expect(await seesAccounts((await tokens()).access_token, consentId)).toBe(200);
      };
      const fails = async (authentication: oauth.ClientAuth): Promise<void> => {
        const { tokens } = await connect(await discover(authentication), `AIS:${await tpp.consent()}`);
        await expect(tokens()).rejects.toMatchObject({ error: 'invalid_client' });
      };

      test('with its secret', () => fails(oauth.ClientSecretPost('a wrong one')));
      test('with its certificate', async () => {
        await fails(oauth.TlsClientAuth());
        bank.switches.on('client-auth-tls');
        await works(oauth.TlsClientAuth());
      });
      test('with the verifier alone', async () => {
        bank.switches.on('client-auth-none');
        await works(oauth.None());
      });
      test('and never with the certificate of somebody else', async () => {
        bank.parties.register({
          ...bank.parties.ofClient(tpp.clientId)!,
          ...{ clientId: 'second', organizationIdentifier: 'PSDLT-BL-LB000777' },
        });
        const certificate = bank.issue({ ...particularsOf('berlin-1.3'), authorisationNumber: 'LB000777' });
        const { back, checks } = await connect(await discover(), `AIS:${await tpp.consent()}`);
        const stolen = await discover(undefined, certificate);
        await expect(oauth.authorizationCodeGrant(stolen, back, checks)).rejects.toMatchObject({
          error: 'invalid_client',
        });
      });
    });

    test('binds tokens to the certificate where that is switched', async () => {
      bank.switches.on('bound-tokens');
      const consentId = await tpp.consent();
      const { tokens } = await connect(await discover(), `AIS:${consentId}`);
      const { access_token: token } = await tokens();
      const another = bank.issue({ roles: ['PSP_AI'], ...particularsOf(edition) });
      expect([await seesAccounts(token, consentId), await seesAccounts(token, consentId, another)]).toEqual([
        200, 401,
      ]);
      bank.switches.clear();
      const unbound = await (await connect(await discover(), `AIS:${consentId}`)).tokens();
      expect(await seesAccounts(unbound.access_token, consentId, another)).toBe(200);
    });

    test('revokes a token', async () => {
      const consentId = await tpp.consent();
      const config = await discover();
      const { access_token: token } = await (await connect(config, `AIS:${consentId}`)).tokens();
      await oauth.tokenRevocation(config, token);
      expect(await seesAccounts(token, consentId)).toBe(401);
    });
  },
);
