import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../../support/test-app.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open('berlin-1.3');
});
afterEach(() => void scene.bank.switches.clear());
afterAll(() => scene.stop());

const codesOf = ({ body }: Answer): string[] => body.outcomes.map(({ code }: { code: string }) => code);
const token = async () => (await scene.connection()).tokens[0];
const refreshPath = async (): Promise<string> =>
  `/connections/${scene.connectionId}/tokens/${(await token()).id}/refresh`;
const refresh = async () => codesOf(await scene.operator.post(await refreshPath()));
const refreshCalls = (): number => scene.bank.calls.of('oauth.token').length;
const row = async () =>
  (await scene.t.db.query(`SELECT * FROM "connection_token" WHERE "id" = '${(await token()).id}'`))[0];
const set = async (columns: Record<string, string | null>) => {
  const list = Object.entries(columns).map(
    ([name, value]) => `"${name}" = ${value === null ? 'NULL' : `'${value}'`}`,
  );
  await scene.t.db.query(
    `UPDATE "connection_token" SET ${list.join(', ')} WHERE "id" = '${(await token()).id}'`,
  );
};

describe('a token', () => {
  test('has its dates, and its end is that of what the customer agreed to', async () => {
    await scene.consent();
    const found = await token();
    expect(found).toMatchObject({ kind: 'consent', state: 'usable', hasRefreshToken: true, refreshes: 0 });
    const days = (text: string) =>
      Math.round((Date.parse(text) - scene.t.clock.now().getTime()) / 86_400_000);
    expect([days(found.endsAt), days(found.accessEndsAt)]).toEqual([180, 0]);
    expect((await scene.connection()).state).toBe('connected');
  });

  test('is renewed, and the refresh token replaced', async () => {
    const before = await row();
    expect(await refresh()).toEqual(['refreshed']);
    expect((await row()).refreshToken).not.toBe(before.refreshToken);
    expect(await token()).toMatchObject({ refreshes: 1, lastOutcome: 'refreshed' });
  });

  test('is asked for once, however many ask at once', async () => {
    const before = refreshCalls();
    const path = await refreshPath();
    const answers = await Promise.all(Array.from({ length: 6 }, () => scene.operator.post(path)));
    expect(answers.map(codesOf)).toEqual(Array(6).fill(['refreshed']));
    expect(refreshCalls() - before).toBe(1);
  });

  test('is not asked for while another instance is at it; what that one brings is taken', async () => {
    const before = refreshCalls();
    const until = new Date(scene.t.clock.now().getTime() + 30_000).toISOString();
    await set({ state: 'refreshing', leaseToken: 'another-instance', leaseUntil: until });
    const waiting = refresh();
    await new Promise((resolve) => setTimeout(resolve, 600));
    await set({ state: 'usable', leaseToken: null, leaseUntil: null, lastOutcome: 'refreshed' });
    expect(await waiting).toEqual(['refreshed']);
    expect(refreshCalls()).toBe(before);
  });

  test('that another instance took over is not written by whoever was too slow', async () => {
    scene.bank.switches.on('slow', { value: 700, path: '/oauth/token' });
    const slow = refresh();
    await new Promise((resolve) => setTimeout(resolve, 350));
    await set({ leaseToken: 'another-instance', state: 'refreshing' });
    const { refreshToken } = await row();
    await slow;
    expect(await row()).toMatchObject({ leaseToken: 'another-instance', refreshToken });
    scene.bank.switches.clear();
    await scene.t.db.query('DELETE FROM "connection_token"');
    await scene.consent();
  });

  test('that is not replaced is good all the same, and the check says so', async () => {
    scene.bank.switches.on('refresh-not-rotated');
    expect(await refresh()).toEqual(['refreshed', 'refresh-not-rotated']);
    scene.bank.switches.clear();
    expect(await refresh()).toEqual(['refreshed']);
  });

  test.each([
    ['answer-missing', 'refresh-interrupted', 'doubtful'],
    ['token-500', 'refresh-interrupted', 'doubtful'],
    ['token-html', 'token-answer-unusable', 'doubtful'],
    ['connection-reset', 'unreachable', 'usable'],
  ])('whose refresh ends with %s is %s and %s, and is tried again', async (name, code, state) => {
    scene.bank.switches.on(name as never, name === 'connection-reset' ? {} : { path: '/oauth/token' });
    expect(await refresh()).toEqual([code]);
    expect((await token()).state).toBe(state);
    scene.bank.switches.clear();
    expect(await refresh()).toEqual(['refreshed']);
  });

  test('whose refresh was cut off before the bank had it is good', async () => {
    const past = new Date(scene.t.clock.now().getTime() - 60_000).toISOString();
    await set({ state: 'refreshing', leaseToken: 'somebody-who-died', leaseUntil: past });
    expect(await refresh()).toEqual(['refreshed']);
    expect((await token()).state).toBe('usable');
  });

  test('whose refresh was cut off after the bank had replaced it is lost, and says what to do', async () => {
    const { refreshToken } = await row();
    expect(await refresh()).toEqual(['refreshed']);
    const past = new Date(scene.t.clock.now().getTime() - 60_000).toISOString();
    await set({ refreshToken, state: 'refreshing', leaseToken: 'somebody-who-died', leaseUntil: past });
    const answer = await scene.operator.post(await refreshPath());
    expect(codesOf(answer)).toEqual(['refresh-refused']);
    expect(answer.body.outcomes[0].advice).toContain('authorize again');
    expect(await token()).toMatchObject({ state: 'lost', endsAt: null });
    expect((await scene.connection()).state).toBe('lost');
    const before = refreshCalls();
    expect(await refresh()).toEqual(['refresh-refused']);
    expect(refreshCalls()).toBe(before);
  });
});

describe('the way in which a client shows who it is', () => {
  test.each([
    ['client-auth-tls', 'tls_client_auth'],
    ['client-auth-none', 'none'],
    ['bound-tokens', 'client_secret_post'],
  ])('follows the metadata: %s means %s', async (name, method) => {
    scene.bank.switches.on(name as never);
    await scene.consent();
    const { record } = await scene.stateOf('consent.discovery');
    expect(record.facts).toContainEqual({ name: 'token_endpoint_auth_method', value: method });
    expect(await scene.step('accounts.list', { customerIsHere: true })).toMatchObject({ state: 'passed' });
    const sent = record.traces.concat((await scene.stateOf('consent.token')).record.traces);
    expect(JSON.stringify(sent).includes('client_secret')).toBe(method === 'client_secret_post');
  });

  test('without the secret that is asked for nothing is sent', async () => {
    const { version } = await scene.connection();
    const path = `/connections/${scene.connectionId}`;
    await scene.made(scene.operator.patch(path, { version, clientSecret: null }), 200);
    await scene.beginCheck();
    const before = scene.bank.calls.all.length;
    expect(await scene.step('consent.discovery')).toMatchObject({
      state: 'failed',
      codes: ['client-secret-missing'],
    });
    expect(scene.bank.calls.all.slice(before).map(({ endpoint }) => endpoint)).toEqual(['discovery']);
    const { clientSecret } = scene.bank.parties.ofClient('sandbox-lt')!;
    await scene.made(scene.operator.patch(path, { version: version + 1, clientSecret }), 200);
  });

  test('with a wrong secret the bank’s answer is told with what to compare', async () => {
    const path = `/connections/${scene.connectionId}`;
    const { version } = await scene.connection();
    await scene.made(scene.operator.patch(path, { version, clientSecret: 'wrong' }), 200);
    await scene.beginCheck();
    await scene.step('consent.discovery');
    await scene.step('consent.create', { customerIsHere: true });
    const { url } = await scene.step('consent.authorize');
    expect(await scene.codesOf(await scene.visit(url!))).toEqual(['client-refused']);
    const { clientSecret } = scene.bank.parties.ofClient('sandbox-lt')!;
    await scene.made(scene.operator.patch(path, { version: version + 1, clientSecret }), 200);
  });
});

describe('an authorization server', () => {
  test.each([
    ['discovery-missing', 'metadata-unread'],
    ['discovery-wrong-issuer', 'metadata-wrong-issuer'],
    ['discovery-other-host', 'metadata-endpoint-elsewhere'],
    ['discovery-http-addresses', 'metadata-without-issuer'],
    ['discovery-huge', 'metadata-unread'],
    ['duplicate-keys', 'metadata-unread'],
    ['html-for-json', 'metadata-unread'],
    ['redirect-circle', 'metadata-unread'],
    ['certificate-other-name', 'server-untrusted'],
    ['certificate-self-signed', 'server-untrusted'],
    ['status-500', 'bank-failed'],
    ['connection-reset', 'unreachable'],
  ])('with %s is not used: %s', async (name, code) => {
    await scene.beginCheck();
    scene.bank.switches.on(name as never);
    scene.bank.hangUp();
    const before = scene.bank.calls.all.length;
    expect(await scene.step('consent.discovery')).toMatchObject({ state: 'failed', codes: [code] });
    expect(scene.bank.calls.all.slice(before).filter(({ endpoint }) => endpoint !== 'discovery')).toEqual([]);
    expect((await scene.start('consent.create', { customerIsHere: true })).body.code).toBe(
      'check-step-waiting',
    );
  });
});

describe('a call of the interface', () => {
  test.each([
    ['bad-json', 'answer-malformed'],
    ['html-for-json', 'answer-malformed'],
    ['duplicate-keys', 'answer-malformed'],
    ['status-500', 'bank-failed'],
    ['maintenance', 'bank-failed'],
    ['too-many-requests', 'too-many-requests'],
    ['answer-reset', 'unreachable'],
    ['answer-missing', 'unreachable'],
    ['redirect-circle', 'redirected'],
  ])('that meets %s comes to %s', async (name, code) => {
    await scene.beginCheck();
    await scene.step('consent.discovery');
    scene.bank.switches.on(name as never, { path: '/v1/consents' });
    expect(await scene.step('consent.create', { customerIsHere: true })).toMatchObject({ codes: [code] });
    expect((await scene.check()).consentId).toBeNull();
  });
});

test('disconnecting revokes at the bank and forgets here', async () => {
  await scene.consent();
  expect(codesOf(await scene.operator.post(`/connections/${scene.connectionId}/disconnect`))).toEqual([
    'revoked',
  ]);
  const { state, tokens } = await scene.connection();
  expect(state).toBe('not-connected');
  expect(tokens.every((one: { state: string }) => one.state === 'revoked')).toBe(true);
  const [found] = await scene.t.db.query('SELECT "accessToken", "refreshToken" FROM "connection_token"');
  expect(found).toEqual({ accessToken: null, refreshToken: null });
  expect(await scene.step('accounts.list', { customerIsHere: true })).toMatchObject({ codes: ['no-token'] });
});

test('no secret, token, code or key stands in the database, the logs, the audit log or an answer', async () => {
  await scene.consent();
  const secrets = scene.secrets;
  expect(secrets.length).toBeGreaterThan(20);
  const tables = [
    'connection',
    'connection_token',
    'authorization_attempt',
    'integration_check',
    'audit_entry',
    'probe_key',
  ];
  const stored = await Promise.all(tables.map((name) => scene.t.db.query(`SELECT * FROM "${name}"`)));
  const answers = [
    await scene.operator.get(`/connections/${scene.connectionId}`),
    await scene.operator.get(`/connections/${scene.connectionId}/checks`),
    await scene.operator.get(`/integration-checks/${scene.checkId}`),
    await scene.t.as('auditor').get('/audit-entries?range=[0,999]'),
  ].map(({ text }) => text);
  const haystack = [JSON.stringify(stored), ...answers, scene.t.log.join('\n')].join('\n');
  for (const secret of secrets) expect(haystack.includes(secret)).toBe(false);
});
