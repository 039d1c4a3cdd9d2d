import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import * as oauth from 'openid-client';
import { API_EDITIONS, type ApiEdition } from '../../../server/core/api-editions/edition-names.js';
import { editionOf } from '../../../server/core/api-editions/editions.js';
import type { Bank } from '../../support/bank/bank.js';
import { callBank, fetchOf } from '../../support/bank/bank-client.js';
import { visitBank } from '../../support/bank/customer-visit.js';
import { clientIdOf, particularsOf, startBank } from '../../support/bank/start-bank.js';
import type { IssuedCertificate } from '../../support/certificate-authority.js';

const REDIRECT = 'https://tpp.example/callback';

describe.each(API_EDITIONS)('OAuth of %s', (edition: ApiEdition) => {
  const { basePath } = editionOf(edition);
  const customer = edition === 'berlin-1.3' ? '1001' : '2001';
  let bank: Bank;
  let qwac: IssuedCertificate;
  beforeAll(async () => {
    bank = await startBank();
    qwac = bank.issue({ roles: ['PSP_AI', 'PSP_PI'], ...particularsOf(edition) });
  });
  afterEach(() => void bank.switches.clear());
  afterAll(() => bank.stop());

  const discover = async (): Promise<oauth.Configuration> => {
    const clientId = clientIdOf(edition);
    const { clientSecret } = bank.parties.ofClient(clientId)!;
    return oauth.discovery(
      new URL(`${bank.origin}${basePath}/.well-known/oauth-authorization-server`),
      clientId,
      {},
      oauth.ClientSecretPost(clientSecret),
      { [oauth.customFetch]: fetchOf(bank, qwac) as never },
    );
  };

  test('leads from a consent to accounts, and on with a new refresh token each time', async () => {
    const created = await callBank(bank, `${basePath}/v1/consents`, {
      ...{ method: 'POST', certificate: qwac, headers: { 'psu-ip-address': '192.0.2.7' } },
      body: {
        access: { accounts: [], balances: [], transactions: [] },
        ...{ recurringIndicator: true, validUntil: '2999-12-31', frequencyPerDay: 4 },
        combinedServiceIndicator: false,
      },
    });
    expect([created.status, created.text]).toEqual([201, expect.any(String)]);
    const { consentId } = created.json as { consentId: string };
    const config = await discover();
    const verifier = oauth.randomPKCECodeVerifier();
    const state = oauth.randomState();
    const url = oauth.buildAuthorizationUrl(config, {
      ...{ redirect_uri: REDIRECT, scope: `AIS:${consentId}`, state, code_challenge_method: 'S256' },
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    });
    const back = await visitBank(bank, url.href, { customer });
    const tokens = await oauth.authorizationCodeGrant(config, back, {
      ...{ pkceCodeVerifier: verifier, expectedState: state },
    });
    expect(tokens.scope).toBe(`AIS:${consentId}`);
    const headers = { authorization: `Bearer ${tokens.access_token}`, 'consent-id': consentId };
    const accounts = await callBank(bank, `${basePath}/v1/accounts`, { certificate: qwac, headers });
    expect(accounts.json?.['accounts']).toHaveLength(2);
    const again = await oauth.refreshTokenGrant(config, tokens.refresh_token!);
    expect(again.refresh_token).not.toBe(tokens.refresh_token);
    await expect(oauth.refreshTokenGrant(config, tokens.refresh_token!)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });
});
