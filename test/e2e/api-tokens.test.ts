import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestApp, startTestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
}, 60_000);
afterAll(() => t.stop());

describe('an API token', () => {
  test('does what its scopes allow and nothing else', async () => {
    const script = await t.withToken('admin', ['audit.read']);
    expect((await script.get('/audit-entries')).status).toBe(200);
    expect((await script.get('/users')).body.code).toBe('not-allowed');
  });

  test('is shown once and stored as a hash', async () => {
    const { secret } = await t.withToken('operator', ['alerts.read']);
    expect(secret).toMatch(/^qwd_[\w-]{43}$/);
    expect((await t.as('operator').get('/api-tokens')).text).not.toContain(secret);
    expect(JSON.stringify(await t.db.query('SELECT * FROM api_token'))).not.toContain(secret);
  });

  test('cannot be given what its owner may not do', async () => {
    const answer = await t
      .as('auditor')
      .post('/api-tokens', { name: 'x', scopes: ['audit.read', 'users.write'] });
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
      403,
      'scope-not-owned',
      'users.write',
    ]);
  });

  test('loses what its owner loses', async () => {
    const owner = await t.person('admin', 'demoted@bank.example');
    const { body } = await owner.post('/api-tokens', { name: 'x', scopes: ['users.write', 'users.read'] });
    const script = t.caller({ authorization: `Bearer ${body.secret}` });
    await t.as('admin').patch(`/users/${owner.id}`, { role: 'auditor' });
    expect((await script.get('/users')).status).toBe(200);
    expect((await script.post('/users', {})).body.code).toBe('not-allowed');
  });

  test('ends when it expires', async () => {
    const { body } = await t
      .as('operator')
      .post('/api-tokens', { name: 'short', scopes: ['alerts.read'], days: 1 });
    const script = t.caller({ authorization: `Bearer ${body.secret}` });
    expect((await script.get('/auth/me')).status).toBe(200);
    t.clock.advance({ days: 1 });
    expect((await script.get('/auth/me')).body.code).toBe('not-signed-in');
  });

  test('ends at once when it is revoked, and the log says who did it', async () => {
    const person = await t.person('operator', 'revoker@bank.example');
    const { body } = await person.post('/api-tokens', { name: 'x', scopes: ['alerts.read'] });
    expect((await person.delete(`/api-tokens/${body.id}`)).status).toBe(204);
    expect((await t.caller({ authorization: `Bearer ${body.secret}` }).get('/auth/me')).status).toBe(401);
    expect((await person.get('/api-tokens?filter={"state":"revoked"}')).body).toMatchObject([
      { id: body.id },
    ]);
    const reader = await t.person('auditor', 'reader@bank.example');
    const { body: entries } = await reader.get(`/audit-entries?filter={"subjectId":"${body.id}"}`);
    expect(entries.map(({ action }: { action: string }) => action)).toEqual([
      'api-token.revoke',
      'api-token.create',
    ]);
  });

  test('does not make tokens, change passwords or sign out', async () => {
    const person = await t.person('admin', 'scripted@bank.example');
    const { body } = await person.post('/api-tokens', { name: 'x', scopes: ['users.write'] });
    const script = t.caller({ authorization: `Bearer ${body.secret}` });
    const tries = [
      await script.post('/api-tokens', { name: 'y', scopes: ['users.write'] }),
      await script.post('/auth/password', { currentPassword: 'x', newPassword: 'zebra crossing at dawn' }),
      await script.post('/auth/logout'),
    ];
    expect(tries.map((answer) => answer.body.code)).toEqual([
      'session-needed',
      'session-needed',
      'session-needed',
    ]);
  });

  test('of somebody else is as absent as one that never was', async () => {
    const owner = await t.person('operator', 'mine@bank.example');
    const other = await t.person('operator', 'yours@bank.example');
    const { body } = await owner.post('/api-tokens', { name: 'x', scopes: ['alerts.read'] });
    const [foreign, missing] = [
      await other.get(`/api-tokens/${body.id}`),
      await other.get('/api-tokens/00000000-0000-4000-8000-000000000000'),
    ];
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    expect((await other.delete(`/api-tokens/${body.id}`)).status).toBe(404);
    expect((await other.get('/api-tokens')).body).toEqual([]);
  });

  test('shows when it was last used', async () => {
    const person = await t.person('operator', 'user@bank.example');
    const { body } = await person.post('/api-tokens', { name: 'x', scopes: ['alerts.read'] });
    await t.caller({ authorization: `Bearer ${body.secret}` }).get('/auth/me');
    const shown = await person.get(`/api-tokens/${body.id}`);
    expect(shown.body.lastUsedAt).toBe(t.clock.now().toISOString());
  });

  test.each(['Bearer', 'Bearer x', 'Bearer qwd_x', 'Basic YTpi', 'bearer  qwd_ qwd_'])(
    'is not "%s"',
    async (authorization) => {
      expect((await t.caller({ authorization }).get('/auth/me')).body.code).toBe('not-signed-in');
    },
  );
});
