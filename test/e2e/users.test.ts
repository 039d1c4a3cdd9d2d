import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestApp, startTestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
}, 60_000);
afterAll(() => t.stop());

const create = async (email: string, role = 'operator') => {
  const { body } = await t.as('admin').post('/users', { email, name: 'Somebody', role });
  return body.user as { id: string; version: number };
};

describe('users', () => {
  test('are made with a one-time password that is shown once', async () => {
    const made = await t
      .as('admin')
      .post('/users', { email: 'One@Bank.example', name: ' One ', role: 'operator' });
    expect(made.status).toBe(201);
    expect(made.body.oneTimePassword).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    expect(made.body.user).toMatchObject({
      email: 'one@bank.example',
      name: 'One',
      role: 'operator',
      state: 'invited',
    });
    const shown = await t.as('admin').get(`/users/${made.body.user.id}`);
    expect(shown.body).toEqual(made.body.user);
    expect(Object.keys(shown.body)).not.toContain('passwordHash');
  });

  test('have one account for each address', async () => {
    await create('twice@bank.example');
    const again = await t
      .as('admin')
      .post('/users', { email: 'TWICE@bank.example', name: 'T', role: 'auditor' });
    expect([again.status, again.body.code]).toEqual([409, 'email-taken']);
  });

  test('have one account for each address, also when two are made at once', async () => {
    const user = { email: 'raced@bank.example', name: 'R', role: 'auditor' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => t.as('admin').post('/users', user)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
  });

  test('cannot be invited by mail without mail settings', async () => {
    const invited = { email: 'mail@bank.example', name: 'M', role: 'auditor', invitation: 'mail' };
    expect((await t.as('admin').post('/users', invited)).body.code).toBe('mail-not-configured');
  });

  test.each(['id', 'state', 'passwordHash', 'createdAt', 'mustChangePassword'])(
    'are not made with a field %s of the caller’s',
    async (field) => {
      const user = { email: `${field.toLowerCase()}@bank.example`, name: 'N', role: 'auditor', [field]: 'x' };
      expect((await t.as('admin').post('/users', user)).body.code).toBe('invalid-input');
    },
  );

  test('are listed in order and found by name, role and id', async () => {
    const { id } = await create('zzz@bank.example', 'auditor');
    const sorted = await t.as('auditor').get('/users?sort=["email","DESC"]&range=[0,0]');
    expect(sorted.body).toMatchObject([{ email: 'zzz@bank.example' }]);
    const found = await t.as('auditor').get('/users?filter={"q":"ZZZ","role":"auditor"}');
    expect(found.body).toMatchObject([{ id }]);
    expect(found.headers['x-total-count']).toBe('1');
    expect((await t.as('auditor').get(`/users?filter={"id":["${id}"]}`)).body).toHaveLength(1);
  });

  test('get another role, which ends their sessions and is audited with both', async () => {
    const person = await t.person('operator', 'promoted@bank.example');
    expect((await t.as('admin').patch(`/users/${person.id}`, { role: 'auditor' })).body.role).toBe('auditor');
    expect((await person.get('/auth/me')).status).toBe(401);
    const { body } = await t.as('auditor').get(`/audit-entries?filter={"subjectId":"${person.id}"}`);
    expect(body[0]).toMatchObject({
      action: 'user.change',
      details: { role: { from: 'operator', to: 'auditor' } },
    });
  });

  test('are disabled with their tokens and enabled again without them', async () => {
    const person = await t.person('operator', 'away@bank.example');
    const { body: token } = await person.post('/api-tokens', { name: 'x', scopes: ['alerts.read'] });
    const script = t.caller({ authorization: `Bearer ${token.secret}` });
    expect((await script.get('/auth/me')).status).toBe(200);
    await t.as('admin').patch(`/users/${person.id}`, { state: 'disabled' });
    expect((await script.get('/auth/me')).status).toBe(401);
    await t.as('admin').patch(`/users/${person.id}`, { state: 'active' });
    expect((await script.get('/auth/me')).status).toBe(401);
  });

  test('are not overwritten by somebody who saw an older version', async () => {
    const { id, version } = await create('both@bank.example');
    expect((await t.as('admin').patch(`/users/${id}`, { name: 'First', version })).status).toBe(200);
    const second = await t.as('admin').patch(`/users/${id}`, { name: 'Second', version });
    expect([second.status, second.body.code]).toEqual([409, 'changed-meanwhile']);
  });

  test('are not changed by a change that changes nothing', async () => {
    const { id, version } = await create('same@bank.example');
    const { body } = await t.as('admin').patch(`/users/${id}`, { name: 'Somebody' });
    expect(body.version).toBe(version);
  });

  test('get a new one-time password when they lost theirs', async () => {
    const person = await t.person('operator', 'lost@bank.example');
    const { body } = await t
      .as('admin')
      .post(`/users/${person.id}/reset`, { invitation: 'one-time-password' });
    expect((await person.get('/auth/me')).status).toBe(401);
    const answer = await t.anonymous.post('/auth/login', {
      email: person.email,
      password: body.oneTimePassword,
    });
    expect(answer.body).toMatchObject({ mustChangePassword: true });
  });

  test('that do not exist are not found', async () => {
    const missing = '/users/00000000-0000-4000-8000-000000000000';
    expect((await t.as('admin').get(missing)).body.code).toBe('user-not-found');
    expect((await t.as('admin').patch(missing, { name: 'x' })).body.code).toBe('user-not-found');
  });
});

describe('administrators', () => {
  test('do not change their own role or state', async () => {
    const admin = await t.person('admin');
    const answer = await admin.patch(`/users/${admin.id}`, { role: 'auditor' });
    expect([answer.status, answer.body.code]).toEqual([409, 'own-account']);
  });

  test('cannot all leave, also not at the same moment', async () => {
    const own = await startTestApp();
    try {
      const [first, second] = await Promise.all([
        own.person('admin', 'a1@bank.example'),
        own.person('admin', 'a2@bank.example'),
      ]);
      const { body } = await first.get('/users?filter={"role":"admin"}');
      const founder = (body as { id: string; email: string }[]).find(({ email }) => email.startsWith('ada@'));
      await first.patch(`/users/${founder?.id}`, { state: 'disabled' });
      await Promise.all([
        first.patch(`/users/${second.id}`, { state: 'disabled' }),
        second.patch(`/users/${first.id}`, { state: 'disabled' }),
      ]);
      const left = await own.db.query(
        `SELECT id FROM user_account WHERE role = 'admin' AND state = 'active'`,
      );
      expect(left).toHaveLength(1);
    } finally {
      await own.stop();
    }
  });
});
