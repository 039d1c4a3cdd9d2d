import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { API_EDITIONS } from '../../server/core/api-editions/edition-names.js';
import type { Bank } from '../support/bank/bank.js';
import { callBank } from '../support/bank/bank-client.js';
import { type ReadyCertificate, readyCertificates } from '../support/bank/ready-certificates.js';
import { startBank } from '../support/bank/start-bank.js';
import { CertificateAuthority } from '../support/certificate-authority.js';

const BASE = { 'berlin-1.3': '/xs2a/berlin/1.3', 'georgia-0.8': '/xs2a/georgia/0.8' } as const;
const UNKNOWN = '3f6b9f0e-3ad1-4a0c-8a53-0d4d1d6d2f10';

describe('certificates at the bank', () => {
  let bank: Bank;
  let ready: ReadonlyMap<string, ReadyCertificate>;
  beforeAll(async () => {
    bank = await startBank();
    ready = readyCertificates(bank);
  });
  afterEach(() => void bank.switches.clear());
  afterAll(() => bank.stop());

  const ask = (name: string | undefined, path = '/v1/accounts', edition?: keyof typeof BASE) => {
    const certificate = name === undefined ? undefined : ready.get(name)!;
    return callBank(bank, `${BASE[edition ?? certificate?.edition ?? 'berlin-1.3']}${path}`, { certificate });
  };
  const BAD = [
    'expired',
    'not-yet-valid',
    'revoked',
    'unknown-issuer',
    'self-signed',
    'not-registered',
    'seal',
  ];

  test.each(['tpp-lt', 'tpp-ge', 'ai-only'])('%s is accepted', async (name) => {
    expect(await ask(name)).toMatchObject({ status: 401, code: 'TOKEN_INVALID' });
  });

  test('that is self-signed is signed with its own key, under its own name', () => {
    const { der } = ready.get('self-signed')!;
    const certificate = new X509Certificate(der);
    expect(certificate.issuer).toBe(certificate.subject);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  test('lie ready for each way of being wrong', () => {
    const refused = [...ready.values()].filter(({ isAccepted }) => !isAccepted);
    expect(refused.map(({ name }) => name)).toEqual(BAD);
  });

  describe.each([...BAD, undefined])('%s', (name) => {
    test('is refused with 403 and no tppMessages', async () => {
      expect(await ask(name)).toMatchObject({ status: 403, code: undefined });
    });

    test('is refused with 401 CERTIFICATE_INVALID where that is switched', async () => {
      bank.switches.on('bad-certificate-401');
      expect(await ask(name)).toMatchObject({ status: 401, code: 'CERTIFICATE_INVALID' });
    });

    test('has its connection closed where that is switched', async () => {
      bank.switches.on('bad-certificate-closes');
      await expect(ask(name)).rejects.toMatchObject({ code: 'ECONNRESET' });
    });
  });

  test('without one the metadata are read all the same, with a bad one they are not', async () => {
    const path = '/.well-known/oauth-authorization-server';
    expect((await ask(undefined, path)).status).toBe(200);
    expect((await ask('revoked', path)).status).toBe(403);
    bank.switches.on('discovery-needs-certificate');
    expect([(await ask(undefined, path)).status, (await ask('tpp-lt', path)).status]).toEqual([403, 200]);
  });

  test('of one edition are refused at the other', async () => {
    for (const [name, edition] of [
      ['tpp-lt', 'georgia-0.8'],
      ['tpp-ge', 'berlin-1.3'],
    ] as const)
      expect((await ask(name, '/v1/accounts', edition)).status).toBe(403);
    expect(API_EDITIONS).toEqual(Object.keys(BASE));
  });

  test('open what their roles open', async () => {
    const consent = `/v1/consents/${UNKNOWN}/status`;
    const payment = `/v1/payments/sepa-credit-transfers/${UNKNOWN}/status`;
    expect((await ask('ai-only', consent)).code).toBe('CONSENT_UNKNOWN');
    expect(await ask('ai-only', payment)).toMatchObject({ status: 401, code: 'ROLE_INVALID' });
    expect(await ask('pi-only', consent)).toMatchObject({ status: 401, code: 'ROLE_INVALID' });
    expect((await ask('pi-only', payment)).code).toBe('RESOURCE_UNKNOWN');
  });

  test('with PSP_IC confirm funds once that is open', async () => {
    bank.switches.on('funds-confirmations-open');
    const confirm = (certificate: Parameters<typeof callBank>[2] & object) =>
      callBank(bank, `${BASE['berlin-1.3']}/v1/funds-confirmations`, {
        ...{ method: 'POST', body: {}, ...certificate },
      });
    expect(await confirm({ certificate: ready.get('tpp-lt')! })).toMatchObject({ code: 'ROLE_INVALID' });
    const holder = bank.issue({ roles: ['PSP_IC'] });
    expect((await confirm({ certificate: holder })).json).toEqual({ fundsAvailable: true });
  });

  test('are refused from the moment they are revoked or on hold, or their holder is removed', async () => {
    const certificate = bank.issue();
    const status = async () =>
      (await callBank(bank, `${BASE['berlin-1.3']}/v1/accounts`, { certificate })).status;
    expect(await status()).toBe(401);
    bank.revoke(certificate);
    expect(await status()).toBe(403);
    const held = bank.issue();
    bank.authorities.provider.suspend(held);
    expect((await callBank(bank, `${BASE['berlin-1.3']}/v1/accounts`, { certificate: held })).status).toBe(
      403,
    );
    const other = bank.parties.register({
      ...{ name: 'UAB Antra', organizationIdentifier: 'PSDLT-BL-LB000777', clientId: 'second' },
      ...{ clientSecret: 'a secret of the second', redirectUris: ['https://second.example/back'] },
      editions: ['berlin-1.3'],
    });
    const second = bank.issue({ authorisationNumber: 'LB000777' });
    const asked = () => callBank(bank, `${BASE['berlin-1.3']}/v1/accounts`, { certificate: second });
    expect((await asked()).status).toBe(401);
    bank.parties.remove(other.clientId);
    expect((await asked()).status).toBe(403);
  });

  test('of another CA are accepted once it is trusted', async () => {
    const authority = CertificateAuthority.root({ commonName: 'Another QTSP' });
    const certificate = authority.issue({
      notBefore: bank.authorities.days(-1),
      notAfter: bank.authorities.days(9),
    });
    const status = async () =>
      (await callBank(bank, `${BASE['berlin-1.3']}/v1/accounts`, { certificate })).status;
    expect(await status()).toBe(403);
    bank.reader.trust(authority.der);
    expect(await status()).toBe(401);
    bank.revoke(certificate);
    expect(await status()).toBe(403);
  });

  test('are demanded in the handshake where that is switched, with an alert', async () => {
    bank.switches.on('client-certificate-demanded');
    await expect(ask(undefined)).rejects.toMatchObject({ code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' });
    expect((await ask('tpp-lt')).status).toBe(401);
  });

  test('are not asked for where that is switched', async () => {
    bank.switches.on('client-certificate-not-asked');
    expect((await ask('tpp-lt')).status).toBe(403);
  });
});
