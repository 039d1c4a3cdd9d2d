import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SIGN_IN_LIMITS } from '../../server/core/users/sign-in-limits.js';
import { ADMIN, type Answer, type TestApp, startTestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
}, 60_000);
afterAll(() => t.stop());

const setCookies = ({ headers }: Answer) => [headers['set-cookie'] ?? []].flat().map(String);
const cookieOf = (answer: Answer) =>
  setCookies(answer)
    .map((line) => line.split(';', 1)[0])
    .join('; ');
const sessionOf = (answer: Answer) => setCookies(answer).find((line) => line.startsWith('qwarden=')) ?? '';

const signIn = ({ email, password }: { email: string; password: string }, headers = {}) =>
  t.anonymous.post('/auth/login', { email, password }, headers);

/** A user with a password of their own. */
const newcomer = async (email: string, password = 'zebra crossing at dawn') => {
  const { body } = await t.as('admin').post('/users', { email, name: 'New Comer', role: 'operator' });
  const first = await signIn({ email, password: body.oneTimePassword });
  const caller = t.caller({ cookie: cookieOf(first) });
  await caller.post('/auth/password', { currentPassword: body.oneTimePassword, newPassword: password });
  return { email, password, id: body.user.id as string };
};

const actionsAbout = async (subjectId: string) => {
  const { body } = await t.as('auditor').get(`/audit-entries?filter=${JSON.stringify({ subjectId })}`);
  return (body as { action: string }[]).map(({ action }) => action).reverse();
};

describe('signing in', () => {
  test('the first administrator signs in and is who they are', async () => {
    const answer = await signIn(ADMIN);
    expect(answer.status).toBe(200);
    const me = await t.caller({ cookie: cookieOf(answer) }).get('/auth/me');
    expect(me.body).toMatchObject({
      email: ADMIN.email,
      role: 'admin',
      mustChangePassword: false,
      via: 'session',
    });
    expect(me.body).toEqual(answer.body);
  });

  test('the address may be written in capitals', async () => {
    expect((await signIn({ ...ADMIN, email: ADMIN.email.toUpperCase() })).status).toBe(200);
  });

  test('the cookie is out of reach of scripts and of other sites', async () => {
    expect(sessionOf(await signIn(ADMIN))).toMatch(
      /^qwarden=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('signing in again ends the session that came with it', async () => {
    const first = await signIn(ADMIN);
    const second = await signIn(ADMIN, { cookie: cookieOf(first) });
    expect(sessionOf(second)).not.toBe(sessionOf(first));
    expect((await t.caller({ cookie: cookieOf(first) }).get('/auth/me')).status).toBe(401);
  });

  test('the database does not hold what is in the cookie', async () => {
    const id = /qwarden=([^;]+)/.exec(sessionOf(await signIn(ADMIN)))?.[1] ?? '';
    const rows = await t.db.query('SELECT * FROM user_session');
    expect(JSON.stringify(rows)).not.toContain(id);
  });

  test('unknown, wrong and disabled are one answer', async () => {
    const user = await newcomer('disabled@bank.example');
    await t.as('admin').patch(`/users/${user.id}`, { state: 'disabled' });
    const answers = await Promise.all([
      signIn({ email: 'nobody@bank.example', password: 'x' }),
      signIn({ ...ADMIN, password: 'x' }),
      signIn(user),
    ]);
    const plain = answers.map(({ status, body }) => ({ status, ...body, requestId: undefined }));
    expect(plain[0]).toMatchObject({ status: 401, code: 'wrong-credentials' });
    expect(plain).toEqual([plain[0], plain[0], plain[0]]);
  });

  test('a failure is in the audit log, without what was typed', async () => {
    const user = await newcomer('audited@bank.example');
    await signIn({ ...user, password: 'typed by mistake' });
    expect(await actionsAbout(user.id)).toContain('auth.sign-in-failed');
    const { text } = await t.as('auditor').get('/audit-entries?range=[0,99]');
    expect(text).not.toContain('typed by mistake');
  });
});

describe('guessing', () => {
  test('is stopped for the account, and the right password is then refused alike', async () => {
    const user = await newcomer('guessed@bank.example');
    const guesses = Array.from({ length: SIGN_IN_LIMITS.perAccount + 5 }, (_, n) => ({
      ...user,
      password: `guess ${n}`,
    }));
    for (const { email, password } of guesses) await signIn({ email, password });
    const { status, body } = await signIn({ email: user.email, password: user.password });
    expect([status, body.code]).toEqual([401, 'wrong-credentials']);
  });

  test('many at once do not slip through together', async () => {
    const user = await newcomer('raced@bank.example');
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => signIn({ email: user.email, password: `guess ${n}` })),
    );
    const failed = (await actionsAbout(user.id)).filter((action) => action === 'auth.sign-in-failed');
    expect(failed).toHaveLength(SIGN_IN_LIMITS.perAccount);
  });

  test('does not lock out the owner on a device they used before', async () => {
    const user = await newcomer('owner@bank.example');
    const device = cookieOf(await signIn(user))
      .split('; ')
      .find((pair) => pair.startsWith('qwarden-device='));
    for (let n = 0; n <= SIGN_IN_LIMITS.perAccount; n += 1)
      await signIn({ email: user.email, password: `${n}` });
    expect((await signIn(user)).status).toBe(401);
    expect((await signIn(user, { cookie: device })).status).toBe(200);
  });

  test('may be tried again when the window has passed', async () => {
    const user = await newcomer('patient@bank.example');
    for (let n = 0; n <= SIGN_IN_LIMITS.perAccount; n += 1)
      await signIn({ email: user.email, password: `${n}` });
    t.clock.advance({ minutes: 16 });
    expect((await signIn(user)).status).toBe(200);
  });
});

describe('a session', () => {
  test('ends with signing out', async () => {
    const cookie = cookieOf(await signIn(ADMIN));
    expect((await t.caller({ cookie }).post('/auth/logout')).status).toBe(204);
    expect((await t.caller({ cookie }).get('/auth/me')).status).toBe(401);
  });

  test('ends when it is not used for an hour', async () => {
    const caller = t.caller({ cookie: cookieOf(await signIn(ADMIN)) });
    t.clock.advance({ minutes: 59 });
    expect((await caller.get('/auth/me')).status).toBe(200);
    t.clock.advance({ minutes: 59 });
    expect((await caller.get('/auth/me')).status).toBe(200);
    t.clock.advance({ minutes: 60 });
    expect((await caller.get('/auth/me')).body.code).toBe('not-signed-in');
  });

  test('ends after twelve hours however busy', async () => {
    const caller = t.caller({ cookie: cookieOf(await signIn(ADMIN)) });
    for (let half = 0; half < 23; half += 1) {
      t.clock.advance({ minutes: 30 });
      expect((await caller.get('/auth/me')).status).toBe(200);
    }
    t.clock.advance({ minutes: 30 });
    expect((await caller.get('/auth/me')).status).toBe(401);
  });

  test('ends at once when its user is disabled', async () => {
    const user = await newcomer('leaver@bank.example');
    const caller = t.caller({ cookie: cookieOf(await signIn(user)) });
    await t
      .caller({ cookie: cookieOf(await signIn(ADMIN)) })
      .patch(`/users/${user.id}`, { state: 'disabled' });
    expect((await caller.get('/auth/me')).status).toBe(401);
  });
});

describe('a one-time password', () => {
  test('lets its user do nothing but choose an own one', async () => {
    const email = 'fresh@bank.example';
    const admin = t.caller({ cookie: cookieOf(await signIn(ADMIN)) });
    const { body } = await admin.post('/users', { email, name: 'Fresh', role: 'auditor' });
    const first = await signIn({ email, password: body.oneTimePassword });
    expect(first.body.mustChangePassword).toBe(true);
    const caller = t.caller({ cookie: cookieOf(first) });
    expect((await caller.get('/users')).body.code).toBe('password-change-needed');

    const chosen = await caller.post('/auth/password', {
      currentPassword: body.oneTimePassword,
      newPassword: 'zebra crossing at dawn',
    });
    expect(chosen.body).toMatchObject({ mustChangePassword: false });
    expect((await t.caller({ cookie: cookieOf(chosen) }).get('/users')).status).toBe(200);
    expect((await signIn({ email, password: body.oneTimePassword })).status).toBe(401);
  });

  test('is worth nothing after a week', async () => {
    const admin = t.caller({ cookie: cookieOf(await signIn(ADMIN)) });
    const { body } = await admin.post('/users', {
      email: 'late@bank.example',
      name: 'Late',
      role: 'auditor',
    });
    t.clock.advance({ days: 7 });
    expect((await signIn({ email: 'late@bank.example', password: body.oneTimePassword })).status).toBe(401);
  });
});

describe('changing the password', () => {
  test('ends the other sessions and goes on in a new one', async () => {
    const user = await newcomer('changer@bank.example');
    const [here, elsewhere] = [await signIn(user), await signIn(user)];
    const changed = await t.caller({ cookie: cookieOf(here) }).post('/auth/password', {
      currentPassword: user.password,
      newPassword: 'another zebra at dusk',
    });
    expect(changed.status).toBe(200);
    const statuses = [here, elsewhere, changed].map(async (answer) => {
      const { status } = await t.caller({ cookie: cookieOf(answer) }).get('/auth/me');
      return status;
    });
    expect(await Promise.all(statuses)).toEqual([401, 401, 200]);
    expect((await signIn({ email: user.email, password: user.password })).status).toBe(401);
  });

  test.each([
    [
      'the present one is wrong',
      { currentPassword: 'wrong', newPassword: 'another zebra at dusk' },
      403,
      'wrong-password',
    ],
    ['it stays the same', { newPassword: 'zebra crossing at dawn' }, 400, 'password-unacceptable'],
    ['it is a common word', { newPassword: 'Password1234' }, 400, 'password-unacceptable'],
    ['it is short', { newPassword: 'short' }, 400, 'invalid-input'],
  ])('is refused when %s', async (name, change, status, code) => {
    const user = await newcomer(`${code}-${name.length}@bank.example`);
    const caller = t.caller({ cookie: cookieOf(await signIn(user)) });
    const answer = await caller.post('/auth/password', { currentPassword: user.password, ...change });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await signIn(user)).status).toBe(200);
  });
});

test('people change their own name, language and time zone, and nothing else of themselves', async () => {
  const caller = t.caller({ cookie: cookieOf(await signIn(await newcomer('profile@bank.example'))) });
  const change = { name: 'Rūta', locale: 'lt', timeZone: 'Europe/Vilnius' };
  expect((await caller.patch('/auth/me', change)).body).toMatchObject(change);
  expect((await caller.patch('/auth/me', { timeZone: 'Europe/Nowhere' })).body.errors[0].path).toBe(
    'timeZone',
  );
  for (const field of ['role', 'id', 'email', 'state', 'createdAt'])
    expect((await caller.patch('/auth/me', { [field]: 'admin' })).body.code).toBe('invalid-input');
});
