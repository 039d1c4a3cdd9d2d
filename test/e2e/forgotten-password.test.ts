import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ADMIN, type TestApp, startTestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ env: { QWARDEN_SMTP_URL: 'smtp://127.0.0.1:9' } });
}, 60_000);
afterAll(() => t.stop());

interface Mail {
  readonly to: string;
  readonly text: string;
}

/** The outbox as it is stored; sending is another story. */
const mails = (): Promise<Mail[]> => t.db.query('SELECT "to", "text" FROM "message" ORDER BY "createdAt"');

const tokenIn = ({ text }: Mail) => /\/#\/reset-password\?token=([\w-]+)/.exec(text)?.[1] ?? '';

/** The mails that this alone writes. The answer does not wait for its mail, so those of earlier requests come first. */
async function mailsAfter(action: () => Promise<unknown>): Promise<Mail[]> {
  const before = (await settledMails()).length;
  await action();
  for (let n = 0; n < 500 && (await mails()).length === before; n += 1) await pause(20);
  return (await settledMails()).slice(before);
}

/** Every request leaves its entry in the audit log in the transaction that writes its mail, or none. */
async function settledMails(): Promise<Mail[]> {
  for (;;) {
    const [{ n }] = await t.db.query(
      `SELECT COUNT(*) AS n FROM "audit_entry" WHERE "action" = 'user.forgot-password'`,
    );
    if (Number(n) >= asked) return mails();
    await pause(20);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Requests so far for an account that exists. */
let asked = 0;

const forgot = (email: string) => {
  if (email === ADMIN.email) asked += 1;
  return t.anonymous.post('/auth/forgot', { email });
};
const reset = (token: string, newPassword = 'giraffe under a bridge') =>
  t.anonymous.post('/auth/reset', { token, newPassword });
const signIn = (email: string, password: string) => t.anonymous.post('/auth/login', { email, password });

test('the link of the mail sets a new password, once', async () => {
  const [mail] = await mailsAfter(() => forgot(ADMIN.email));
  expect(mail?.to).toBe(ADMIN.email);
  const token = tokenIn(mail as Mail);
  expect((await reset(token)).status).toBe(204);
  expect((await signIn(ADMIN.email, 'giraffe under a bridge')).status).toBe(200);
  expect((await signIn(ADMIN.email, ADMIN.password)).status).toBe(401);
  expect((await reset(token, 'yet another giraffe')).body.code).toBe('reset-link-invalid');
});

test('the answer does not tell whether there is such a user', async () => {
  const answers = [await forgot('nobody@bank.example'), await forgot(ADMIN.email)];
  expect(answers.map(({ status, text }) => [status, text])).toEqual([
    [204, ''],
    [204, ''],
  ]);
});

test('a link expires after an hour', async () => {
  t.clock.advance({ minutes: 5 });
  const [mail] = await mailsAfter(() => forgot(ADMIN.email));
  t.clock.advance({ minutes: 60 });
  expect((await reset(tokenIn(mail as Mail))).body.code).toBe('reset-link-invalid');
});

test('a second mail is not sent while the first is on its way', async () => {
  t.clock.advance({ minutes: 5 });
  expect(await mailsAfter(() => forgot(ADMIN.email))).toHaveLength(1);
  const before = (await mails()).length;
  await forgot(ADMIN.email);
  expect(await settledMails()).toHaveLength(before);
});

test('of many who ask at once, one writes a mail', async () => {
  t.clock.advance({ minutes: 5 });
  const before = (await settledMails()).length;
  await Promise.all(Array.from({ length: 10 }, () => forgot(ADMIN.email)));
  expect(await settledMails()).toHaveLength(before + 1);
});

test('of many who use a link at once, one succeeds', async () => {
  t.clock.advance({ minutes: 5 });
  const [mail] = await mailsAfter(() => forgot(ADMIN.email));
  const token = tokenIn(mail as Mail);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => reset(token, `giraffe number ${n} here`)),
  );
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
});

test('a refused password does not cost the link', async () => {
  t.clock.advance({ minutes: 5 });
  const [mail] = await mailsAfter(() => forgot(ADMIN.email));
  const token = tokenIn(mail as Mail);
  expect((await reset(token, 'Password1234')).body.code).toBe('password-unacceptable');
  expect((await reset(token)).status).toBe(204);
});

test('the database does not hold what is in the link', async () => {
  t.clock.advance({ minutes: 5 });
  const [mail] = await mailsAfter(() => forgot(ADMIN.email));
  const rows = await t.db.query('SELECT * FROM password_reset');
  expect(rows).not.toEqual([]);
  expect(JSON.stringify(rows)).not.toContain(tokenIn(mail as Mail));
});

test('somebody invited by mail chooses the first password through the link', async () => {
  const email = 'invited@bank.example';
  const [mail] = await mailsAfter(async () => {
    const { body } = await t
      .as('admin')
      .post('/users', { email, name: 'Invited', role: 'auditor', invitation: 'mail' });
    expect(body).toMatchObject({ oneTimePassword: null, user: { state: 'invited' } });
  });
  expect((await signIn(email, 'giraffe under a bridge')).status).toBe(401);
  await reset(tokenIn(mail as Mail));
  expect((await signIn(email, 'giraffe under a bridge')).body).toMatchObject({
    email,
    mustChangePassword: false,
  });
});
