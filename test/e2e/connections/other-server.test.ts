import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { TlsDialer } from '../../../server/adapters/dialer/tls-dialer.js';
import {
  Dialer,
  type DialProblem,
  type Exchange,
  type ExchangeRequest,
} from '../../../server/ports/dialer.js';
import { Glewlwyd } from '../../support/glewlwyd.js';
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.js';

jest.setTimeout(180_000);

const CLIENT = {
  id: 'tpp-1',
  secret: 'a-secret-of-the-tpp-24-long',
  redirectUri: 'https://tpp.example/callback',
};

/** Remembers the refresh tokens that come in. */
class WatchingDialer extends TlsDialer {
  readonly refreshTokens: string[] = [];

  override async exchange(request: ExchangeRequest): Promise<Exchange | DialProblem> {
    const answer = await super.exchange(request);
    const [, token] = answer.ok
      ? (/"refresh_token":\s*"([^"]+)"/.exec(new TextDecoder().decode(answer.body)) ?? [])
      : [];
    if (token !== undefined) this.refreshTokens.push(token);
    return answer;
  }
}

/** The same client that speaks with the sandbox, and a server that neither we nor the sandbox's library wrote. */
describe('glewlwyd, an authorization server of other people', () => {
  let server: Glewlwyd;
  let t: TestApp;
  let dialer: WatchingDialer;
  let path: string;
  let used = '';

  beforeAll(async () => {
    server = await Glewlwyd.start(CLIENT);
    dialer = new WatchingDialer(
      { allowedHosts: [], allowLoopback: true, proxy: undefined },
      { trustedCertificates: [server.root] },
    );
    t = await startTestApp({ at: new Date().toISOString(), overrides: [[Dialer, dialer]] });
    const organisation = await made(
      t.as('operator').post('/organisations', { identifier: 'PSDLT-BL-LB000458', name: 'UAB Bandymas' }),
    );
    const target = await made(
      t.as('operator').post('/probe-targets', {
        ...{ name: 'Glewlwyd', kind: 'xs2a', edition: 'berlin-1.3', environment: 'sandbox' },
        ...{ origin: server.origin, discoveryUrl: server.discoveryUrl, organisationId: organisation.id },
        ...{ clientId: CLIENT.id, redirectUri: CLIENT.redirectUri, keyPlace: 'none' },
        ...{ everyMinutes: 1_440, fullEveryHours: null },
      }),
    );
    const connection = await made(
      t.as('operator').post('/connections', {
        ...{ organisationId: organisation.id, targetId: target.id, clientSecret: CLIENT.secret },
      }),
    );
    path = `/connections/${connection.id}`;
  });
  afterAll(async () => {
    await t?.stop();
    await server?.stop();
  });

  async function made(answer: Promise<Answer>, status = 201) {
    const { status: got, body, text } = await answer;
    if (got !== status) throw new Error(`${got}: ${text}`);
    return body;
  }
  const begun = async () =>
    made(t.as('operator').post(`${path}/authorizations`, { words: ['accounts', 'transactions'] }), 200);
  const callback = async (address: string): Promise<string[]> =>
    (await made(t.as('operator').post('/connections/callback', { address }), 200)).outcomes.map(
      ({ code }: { code: string }) => code,
    );
  const connection = () => made(t.as('operator').get(path), 200);

  test('is found by its own document, and its customer signs in and agrees', async () => {
    const { url, outcomes } = await begun();
    expect(outcomes.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    expect(new URL(url).searchParams.get('code_challenge_method')).toBe('S256');
    used = await server.visit(url, CLIENT.id);
    expect(await callback(used)).toEqual(['connected']);
    const { state, tokens } = await connection();
    expect([state, tokens.length, tokens[0].hasRefreshToken]).toEqual(['connected', 1, true]);
  });

  test('is not asked twice with one answer', async () => {
    expect(await callback(used)).toEqual(['state-used']);
  });

  test('renews a token, with a new refresh token in the place of the former', async () => {
    const { tokens } = await connection();
    const { outcomes } = await made(t.as('operator').post(`${path}/tokens/${tokens[0].id}/refresh`), 200);
    expect(outcomes.map(({ code }: { code: string }) => code)).toEqual(['refreshed']);
    const [former, present] = dialer.refreshTokens.slice(-2);
    expect(present).not.toBe(former);
    expect((await connection()).tokens[0]).toMatchObject({ refreshes: 1, state: 'usable' });
  });

  test('takes the token back when the connection is given up', async () => {
    const { outcomes } = await made(t.as('operator').post(`${path}/disconnect`), 200);
    expect(outcomes.map(({ code }: { code: string }) => code)).toEqual(['revoked']);
    expect(await server.takes(dialer.refreshTokens.at(-1)!, CLIENT)).toBe(false);
  });

  test('refuses another secret, and that is told as ours to put right', async () => {
    const { version } = await connection();
    await made(t.as('operator').patch(path, { version, clientSecret: 'another-secret' }), 200);
    const { url } = await begun();
    // RFC 6749 §5.2 has invalid_client for it; this server says unauthorized_client.
    expect(await callback(await server.visit(url, CLIENT.id))).toEqual(['grant-refused']);
    expect((await connection()).tokens.filter(({ state }: { state: string }) => state === 'usable')).toEqual(
      [],
    );
  });
});
