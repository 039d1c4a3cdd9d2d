import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { REDIRECT, Scene } from './scene.js';

describe('what a browser brings back', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open('berlin-1.3');
  });
  afterEach(() => void scene.bank.switches.clear());
  afterAll(() => scene.stop());

  /** The customer is on the way to the bank. */
  const sent = async (): Promise<URL> => {
    await scene.beginCheck();
    await scene.step('consent.discovery');
    await scene.step('consent.create', { customerIsHere: true });
    return new URL((await scene.step('consent.authorize')).url!);
  };
  const stateOf = (url: URL): string => url.searchParams.get('state')!;
  const answered = (parameters: Record<string, string>): string =>
    `${REDIRECT}?${new URLSearchParams(parameters).toString()}`;
  const issuer = (): string => `${scene.bank.origin}/xs2a/berlin/1.3/`;
  const tokenCalls = (): number =>
    scene.bank.calls.all.filter(({ endpoint }) => endpoint === 'oauth.token').length;

  test('counts once: the same address again is told to be used, and no second token is asked for', async () => {
    const address = await scene.visit((await sent()).href);
    const before = tokenCalls();
    const both = await Promise.all([scene.codesOf(address), scene.codesOf(address)]);
    expect(both.flat().sort()).toEqual(['connected', 'state-used']);
    expect(await scene.codesOf(address)).toEqual(['state-used']);
    expect(tokenCalls() - before).toBe(1);
  });

  test('counts only for whoever began it, and does not end it for them', async () => {
    const address = await scene.visit((await sent()).href);
    expect((await scene.callback(address, 'admin')).outcomes[0].code).toBe('state-of-somebody-else');
    expect(await scene.codesOf(address)).toEqual(['connected']);
  });

  test.each<[string, (url: URL) => string]>([
    ['callback-no-address', () => 'the bank says it is done'],
    ['callback-too-long', () => `${REDIRECT}?code=${'a'.repeat(9_000)}`],
    ['callback-empty', () => REDIRECT],
    ['callback-not-a-code', () => `${REDIRECT}#access_token=abc&state=x`],
    ['callback-repeated-parameter', (url) => `${REDIRECT}?code=a&code=b&state=${stateOf(url)}`],
    ['state-missing', () => answered({ code: 'abc', iss: issuer() })],
    ['state-unknown', () => answered({ code: 'abc', state: 'nobody-sent-this', iss: issuer() })],
    [
      'callback-other-address',
      (url) => `https://other.example/callback?code=abc&state=${stateOf(url)}&iss=${issuer()}`,
    ],
  ])('that is %s ends nothing', async (code, make) => {
    const url = await sent();
    const before = tokenCalls();
    expect(await scene.codesOf(make(url))).toEqual([code]);
    expect(tokenCalls()).toBe(before);
    expect((await scene.stateOf('consent.authorize')).state).toBe('at-bank');
    expect(await scene.codesOf(await scene.visit(url.href))).toEqual(['connected']);
  });

  test.each<[string, (url: URL) => Record<string, string>]>([
    ['issuer-missing', (url) => ({ code: 'abc', state: stateOf(url) })],
    ['issuer-wrong', (url) => ({ code: 'abc', state: stateOf(url), iss: 'https://somebody-else.example/' })],
    ['refused-by-customer', (url) => ({ error: 'access_denied', state: stateOf(url), iss: issuer() })],
    ['error-invalid-scope', (url) => ({ error: 'invalid_scope', state: stateOf(url), iss: issuer() })],
    ['error-server', (url) => ({ error: 'server_error', state: stateOf(url), iss: issuer() })],
    ['error-other', (url) => ({ error: 'made_up', state: stateOf(url), iss: issuer() })],
    ['code-refused', (url) => ({ code: 'never-issued', state: stateOf(url), iss: issuer() })],
  ])('that is %s ends the attempt, and the check says so', async (code, make) => {
    const url = await sent();
    const address = answered(make(url));
    expect(await scene.codesOf(address)).toEqual([code]);
    const step = code === 'code-refused' ? 'consent.token' : 'consent.authorize';
    expect(await scene.stateOf(step)).toMatchObject({ state: 'failed', codes: [code] });
    expect(await scene.codesOf(address)).toEqual(['state-used']);
  });

  test('from the bank itself: each of its switches has its outcome', async () => {
    for (const [name, code] of [
      ['callback-without-iss', 'issuer-missing'],
      ['callback-wrong-iss', 'issuer-wrong'],
      ['callback-wrong-state', 'state-unknown'],
      ['authorize-error', 'error-server'],
    ] as const) {
      const url = await sent();
      scene.bank.switches.clear().on(name);
      const address = await scene.visit(url.href);
      expect([name, ...(await scene.codesOf(address))]).toEqual([name, code]);
    }
  });

  test('with the code of another attempt is a code that was used', async () => {
    const address = new URL(await scene.visit((await sent()).href));
    expect(await scene.codesOf(address.href)).toEqual(['connected']);
    const stolen = answered({
      ...{ code: address.searchParams.get('code')!, state: stateOf(await sent()), iss: issuer() },
    });
    expect(await scene.codesOf(stolen)).toEqual(['code-used']);
  });

  test('too late is too late', async () => {
    const url = await sent();
    const address = await scene.visit(url.href);
    scene.t.clock.advance({ minutes: 61 });
    expect(await scene.codesOf(address)).toEqual(['attempt-expired']);
  });

  test('of a customer who says no is said as that', async () => {
    const address = await scene.visit((await sent()).href, { decision: 'refuse' });
    expect(await scene.codesOf(address)).toEqual(['refused-by-customer']);
    expect(await scene.stateOf('consent.authorize')).toMatchObject({ state: 'failed' });
  });

  test.each<[string, string]>([
    ['token-html', 'token-answer-unusable'],
    ['token-500', 'token-unanswered'],
    ['bad-json', 'token-answer-unusable'],
    ['duplicate-keys', 'token-answer-unusable'],
  ])('and a token endpoint with %s leads to %s', async (name, code) => {
    const address = await scene.visit((await sent()).href);
    scene.bank.switches.on(name as never, { path: '/oauth/token' });
    expect(await scene.codesOf(address)).toEqual([code]);
  });

  test('a script with a token cannot bring an answer, nor somebody who only reads', async () => {
    const script = await scene.t.withToken('operator', ['connections.check']);
    expect((await script.post('/connections/callback', { address: REDIRECT })).status).toBe(403);
    expect((await scene.t.as('auditor').post('/connections/callback', { address: REDIRECT })).status).toBe(
      403,
    );
  });
});
