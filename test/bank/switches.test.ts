import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectPlain } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bank } from '../support/bank/bank.js';
import { callBank } from '../support/bank/bank-client.js';
import { startBank } from '../support/bank/start-bank.js';
import {
  BANK_SWITCH_NAMES,
  BANK_SWITCHES,
  type BankSwitch,
  type SwitchSetting,
} from '../support/bank/switches.js';
import { Provider, REDIRECT } from './session.js';

const DISCOVERY = '/.well-known/oauth-authorization-server';

/** Every switch, by what a client sees; a switch without a line here fails the test at the end. */
const seen = new Set<BankSwitch>();

describe('switches of the bank', () => {
  let bank: Bank;
  let tpp: Provider;
  beforeAll(async () => {
    bank = await startBank();
    tpp = new Provider(bank, 'berlin-1.3');
  });
  afterEach(() => void bank.switches.clear());
  afterAll(() => bank.stop());

  const on = (name: BankSwitch, setting: SwitchSetting = {}): void => {
    seen.add(name);
    bank.switches.on(name, setting);
  };
  const statusOf = async (address: string): Promise<number> =>
    (await callBank(bank, address, { certificate: tpp.certificate })).status;
  const accounts = () => tpp.call('/v1/accounts');
  const metadata = async () => (await tpp.call(DISCOVERY)).json ?? {};

  const shake = async (options: ConnectionOptions = {}): Promise<TLSSocket> => {
    const socket = connect({ host: '127.0.0.1', port: bank.port, rejectUnauthorized: false, ...options });
    await once(socket, 'secureConnect');
    return socket;
  };

  describe('before a handshake', () => {
    const spoken = async (): Promise<string> => {
      const socket = connectPlain(bank.port, '127.0.0.1');
      const chunks: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      socket.setTimeout(500, () => socket.destroy());
      await once(socket, 'close');
      return Buffer.concat(chunks).toString();
    };

    test('a reset', async () => {
      on('connection-reset');
      await expect(accounts()).rejects.toMatchObject({ code: 'ECONNRESET' });
    });
    test('a close', async () => {
      on('connection-closed');
      await expect(accounts()).rejects.toMatchObject({ code: 'ECONNRESET' });
    });
    test('silence', async () => {
      on('connection-silent');
      expect(await spoken()).toBe('');
    });
    test('another protocol', async () => {
      on('speaks-ssh');
      expect(await spoken()).toMatch(/^SSH-2\.0-/);
      await expect(accounts()).rejects.toThrow(/wrong version number/);
    });
    test('HTTP without TLS', async () => {
      on('speaks-http');
      expect(await spoken()).toMatch(/^HTTP\/1\.1 400/);
      await expect(accounts()).rejects.toThrow(/wrong version number/);
    });
  });

  describe('in the handshake', () => {
    test('TLS 1.0 alone', async () => {
      on('tls-1.0-only');
      await expect(accounts()).rejects.toThrow(/alert protocol version/);
      const socket = await shake({ minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
      expect(socket.getProtocol()).toBe('TLSv1');
      socket.destroy();
    });

    test.each([
      ['certificate-other-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
      ['certificate-expired', 'CERT_HAS_EXPIRED'],
      ['certificate-self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ] as const)('%s is %s to a client', async (name, code) => {
      on(name);
      await expect(accounts()).rejects.toMatchObject({ code });
    });

    test('a certificate with a week left is good', async () => {
      on('certificate-ends-soon');
      expect((await accounts()).status).toBe(401);
      const socket = await shake();
      const daysLeft = (Date.parse(socket.getPeerCertificate().valid_to) - Date.now()) / 86_400_000;
      expect(Math.round(daysLeft)).toBe(7);
      socket.destroy();
    });

    test('a chain of a hundred', async () => {
      on('certificate-chain-of-100');
      const socket = await shake();
      let depth = 1;
      let certificate = socket.getPeerCertificate(true);
      while (certificate.issuerCertificate && certificate.issuerCertificate !== certificate) {
        certificate = certificate.issuerCertificate;
        depth++;
      }
      expect(depth).toBe(100);
      socket.destroy();
    });

    test('a certificate demanded, and none asked for', async () => {
      on('client-certificate-demanded');
      await expect(tpp.call('/v1/accounts', { certificate: undefined })).rejects.toThrow();
      bank.switches.clear();
      on('client-certificate-not-asked');
      expect((await accounts()).status).toBe(403);
    });
  });

  describe('instead of an answer', () => {
    test('nothing', async () => {
      on('answer-missing');
      await expect(accounts()).rejects.toMatchObject({ code: 'ECONNRESET' });
    });
    test('half of one', async () => {
      on('answer-reset');
      await expect(accounts()).rejects.toMatchObject({ code: 'ECONNRESET' });
    });
    test('headers without end', async () => {
      on('endless-headers');
      await expect(accounts()).rejects.toMatchObject({ code: 'HPE_HEADER_OVERFLOW' });
    });
    test('a circle', async () => {
      on('redirect-circle');
      const first = await accounts();
      const second = await tpp.call('/v1/accounts/circle');
      expect([first.status, first.headers.location]).toEqual([302, '/xs2a/berlin/1.3/v1/accounts/circle']);
      expect(second.headers.location).toBe('/xs2a/berlin/1.3/v1/accounts');
    });
    test('errors', async () => {
      on('status-500');
      expect(await accounts()).toMatchObject({ status: 500, code: 'INTERNAL_SERVER_ERROR' });
      bank.switches.clear();
      on('maintenance');
      expect(await accounts()).toMatchObject({ status: 503, code: undefined });
      bank.switches.clear();
      on('too-many-requests', { value: 7 });
      expect(await accounts()).toMatchObject({
        ...{ status: 429, code: 'ACCESS_EXCEEDED', headers: { 'retry-after': '7' } },
      });
    });
    test('a gigabyte, as fast as it is read', async () => {
      on('discovery-huge');
      const socket = await shake();
      socket.write(`GET ${tpp.basePath}${DISCOVERY} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      let bytes = 0;
      await new Promise<void>((resolve) =>
        socket.on('data', (chunk: Buffer) => {
          if (bytes === 0) expect(chunk.toString()).toContain('Content-Length: 1073741824');
          bytes += chunk.length;
          if (bytes > 4 * 1024 * 1024) resolve();
        }),
      );
      socket.destroy();
    });
  });

  describe('with an answer', () => {
    test('late, and byte by byte', async () => {
      on('slow', { value: 300 });
      const timed = async (): Promise<number> => {
        const start = performance.now();
        await accounts();
        return performance.now() - start;
      };
      expect(await timed()).toBeGreaterThan(295);
      bank.switches.clear();
      on('drip', { value: 4 });
      expect(await timed()).toBeGreaterThan(300);
    });
    test('that cannot be read', async () => {
      on('bad-json');
      const cut = await accounts();
      expect([cut.json, cut.text.startsWith('{"tppMessages"')]).toEqual([undefined, true]);
      bank.switches.clear();
      on('html-for-json');
      expect((await accounts()).headers['content-type']).toContain('text/html');
      bank.switches.clear();
      on('duplicate-keys');
      const { text } = await tpp.call(DISCOVERY);
      expect(text.match(/"issuer":/g)).toHaveLength(2);
      expect((JSON.parse(text) as { issuer: string }).issuer).toBe('again');
    });
    test('from another time', async () => {
      on('clock-skew', { value: 600 });
      const { headers } = await accounts();
      expect(Math.abs(Date.parse(headers.date!) - Date.now() - 600_000)).toBeLessThan(3_000);
    });
    test('without X-Request-ID', async () => {
      on('request-id-not-echoed');
      expect(
        (await tpp.call('/v1/accounts', { headers: { 'x-request-id': randomUUID() } })).headers,
      ).not.toHaveProperty('x-request-id');
    });
    test('to a certificate that is not accepted', async () => {
      const certificate = bank.issue({ authorisationNumber: 'LB009999' });
      on('bad-certificate-401');
      expect((await tpp.call('/v1/accounts', { certificate })).code).toBe('CERTIFICATE_INVALID');
      bank.switches.clear();
      on('bad-certificate-closes');
      await expect(tpp.call('/v1/accounts', { certificate })).rejects.toThrow();
    });
    test('only at the addresses that are named', async () => {
      bank.switches.on('status-500', { path: '/accounts' });
      expect([(await accounts()).status, (await tpp.call(DISCOVERY)).status]).toEqual([500, 200]);
    });
  });

  describe('of discovery', () => {
    test('the documented address, the one of RFC 8414, neither', async () => {
      const rfc = `${bank.origin}/.well-known/oauth-authorization-server/xs2a/berlin/1.3`;
      const statuses = async () => [(await tpp.call(DISCOVERY)).status, await statusOf(rfc)];
      expect(await statuses()).toEqual([200, 404]);
      on('discovery-rfc-form');
      expect(await statuses()).toEqual([200, 200]);
      on('discovery-missing');
      expect(await statuses()).toEqual([404, 200]);
    });
    test('only with a certificate', async () => {
      on('discovery-needs-certificate');
      expect((await tpp.call(DISCOVERY, { certificate: undefined })).status).toBe(403);
      expect((await tpp.call(DISCOVERY)).status).toBe(200);
    });
    test('members', async () => {
      const base = `${bank.origin}/xs2a/berlin/1.3/`;
      expect(await metadata()).toMatchObject({
        ...{ issuer: base, token_endpoint: `${base}oauth/token`, response_types_supported: ['code'] },
        ...{ authorization_endpoint: `${base}oauth/authorize`, code_challenge_methods_supported: ['S256'] },
        ...{ grant_types_supported: ['authorization_code', 'refresh_token'] },
        ...{ scopes_supported: ['accounts', 'transactions', 'payments'] },
        token_endpoint_auth_methods_supported: ['client_secret_post'],
      });
      on('discovery-wrong-issuer');
      expect((await metadata())['issuer']).toBe('https://somebody-else.example/xs2a/berlin/1.3/');
      on('discovery-http-addresses');
      expect((await metadata())['token_endpoint']).toMatch(/^http:/);
      on('discovery-other-host');
      expect((await metadata())['token_endpoint']).toContain('//tokens.somebody-else.example/');
      on('discovery-without-s256');
      expect(await metadata()).not.toHaveProperty('code_challenge_methods_supported');
      on('client-auth-tls');
      expect((await metadata())['token_endpoint_auth_methods_supported']).toEqual(['tls_client_auth']);
      bank.switches.clear();
      on('client-auth-none');
      expect((await metadata())['token_endpoint_auth_methods_supported']).toEqual(['none']);
      on('bound-tokens');
      expect((await metadata())['tls_client_certificate_bound_access_tokens']).toBe(true);
    });
  });

  describe('of authorization', () => {
    const visited = async (): Promise<URLSearchParams> =>
      (await tpp.visit(`AIS:${await tpp.consent()}`)).back.searchParams;

    test('a redirect to an address that nobody registered', async () => {
      const asked = async () => {
        const { url } = tpp.authorizationUrl('accounts', { redirect_uri: 'https://attacker.example/' });
        return tpp.call(url.slice(`${bank.origin}${tpp.basePath}`.length));
      };
      const honest = await asked();
      expect([honest.status, honest.headers.location]).toEqual([400, undefined]);
      on('authorize-open-redirect');
      expect((await asked()).headers.location).toMatch(/^https:\/\/attacker\.example\/\?error=/);
    });
    test('an error for everybody', async () => {
      on('authorize-error');
      expect((await visited()).get('error')).toBe('server_error');
    });
    test('what customers come back with', async () => {
      const honest = await visited();
      expect([honest.get('iss'), honest.get('state')]).toEqual([`${bank.origin}/xs2a/berlin/1.3/`, 'af0ifj']);
      on('callback-without-iss');
      expect((await visited()).has('iss')).toBe(false);
      bank.switches.clear();
      on('callback-wrong-iss');
      expect((await visited()).get('iss')).toBe('https://somebody-else.example/');
      on('callback-wrong-state');
      expect((await visited()).get('state')).toBe('nobody-sent-this');
    });
    test('a token endpoint out of order', async () => {
      on('token-html');
      const page = await tpp.tokenRequest({});
      expect([page.status, page.json]).toEqual([200, undefined]);
      bank.switches.clear();
      on('token-500');
      expect((await tpp.tokenRequest({})).status).toBe(500);
    });
    test('a refresh token that stays', async () => {
      on('refresh-not-rotated');
      const { back, verifier } = await tpp.visit(`AIS:${await tpp.consent()}`);
      const client = {
        client_id: tpp.clientId,
        client_secret: bank.parties.ofClient(tpp.clientId)!.clientSecret,
      };
      const first = await tpp.tokenRequest({
        ...{ grant_type: 'authorization_code', code: back.searchParams.get('code')!, ...client },
        ...{ redirect_uri: REDIRECT, code_verifier: verifier },
      });
      const kept = String(first.json?.['refresh_token']);
      const refresh = { grant_type: 'refresh_token', refresh_token: kept, ...client };
      expect((await tpp.tokenRequest(refresh)).json?.['refresh_token']).toBe(kept);
      expect((await tpp.tokenRequest(refresh)).status).toBe(200);
    });
  });

  test('of services: confirmation of funds', async () => {
    const confirm = () => tpp.call('/v1/funds-confirmations', { method: 'POST', body: {} });
    expect((await confirm()).status).toBe(404);
    on('funds-confirmations-open');
    expect((await confirm()).code).toBe('ROLE_INVALID');
  });

  test('are all seen above, and described by a sentence each', () => {
    expect(BANK_SWITCH_NAMES.filter((name) => !seen.has(name))).toEqual([]);
    for (const name of BANK_SWITCH_NAMES) expect(BANK_SWITCHES[name].sentence).toMatch(/^[A-Z].+\.$/);
  });
});
