import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { MessageSender } from '../../server/messages/message-sender.js';
import { Messages, type NewMessage } from '../../server/messages/messages.service.js';
import { StatusService } from '../../server/status/status.service.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { freshDatabase } from '../support/test-database.js';

jest.setTimeout(120_000);

const START = '2026-03-01T09:00:00Z';
const DAY_SECONDS = 86_400;

describe('outgoing mail', () => {
  let smtp: TestSmtpServer;
  /** Has a mail server; `mute` has none. */
  let t: TestApp;
  let mute: TestApp;
  const cleanup: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    smtp = await startSmtpServer();
    t = await startTestApp({ at: START, env: { QWARDEN_SMTP_URL: smtp.url } });
    mute = await startTestApp(START);
  });
  afterAll(async () => {
    await t.stop();
    await mute.stop();
    await smtp.stop();
  });
  beforeEach(async () => {
    smtp.behave = () => 'accept';
    smtp.mails.length = 0;
    smtp.attempts = 0;
    for (const app of [t, mute]) {
      app.clock.set(START);
      await app.db.query('DELETE FROM message');
    }
  });
  afterEach(async () => {
    for (const step of cleanup.splice(0).reverse()) await step();
  });

  const write = (app: TestApp, over: Partial<NewMessage> = {}): Promise<string> =>
    app.transactions.run((tx) =>
      app.get(Messages).enqueue(tx, {
        kind: 'test',
        to: 'ruta@bank.example',
        content: { subject: 'News', text: 'Text.\n', html: '<p>Text.</p>' },
        at: app.clock.now(),
        ...over,
      }),
    );
  const send = (app: TestApp) => app.get(MessageSender).sendDue();
  const messageOf = (app: TestApp, id: string) => app.get(Messages).find(id);
  const auditOf = async (app: TestApp, id: string): Promise<string[]> =>
    (await app.db.query(`SELECT action FROM audit_entry WHERE "subjectId" = '${id}' ORDER BY position`)).map(
      ({ action }: { action: string }) => action,
    );

  test('is handed over once, with the address it was written to', async () => {
    const id = await write(t, { to: 'Rūta <ruta@bank.example>' });
    expect(await send(t)).toMatchObject({ sent: 1 });
    expect(await send(t)).toMatchObject({ sent: 0 });
    expect(smtp.mails.map(({ to, subject, text }) => ({ to, subject, text }))).toEqual([
      { to: 'ruta@bank.example', subject: 'News', text: 'Text.\n' },
    ]);
    expect(await messageOf(t, id)).toMatchObject({
      state: 'sent',
      attempts: 1,
      nextAttemptAt: null,
      sentAt: t.clock.now(),
      messageId: smtp.mails[0]?.messageId,
      serverResponse: expect.stringMatching(/^250 /),
    });
  });

  test('is seen as its reader sees it, in a frame that can do nothing', async () => {
    const html = '<style>@media (prefers-color-scheme:dark){p{color:white}}</style><p>Text.</p>';
    const id = await write(t, { content: { subject: 'News', text: 'Text.\n', html } });
    const dark = await t.as('auditor').get(`/messages/${id}/html?scheme=dark`);
    expect(dark.text).toBe('<style>@media all{p{color:white}}</style><p>Text.</p>');
    expect(dark.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-frame-options': 'SAMEORIGIN',
      'content-security-policy': expect.stringMatching(/^default-src 'none'.*; sandbox/),
    });
    const light = await t.as('auditor').get(`/messages/${id}/html`);
    expect(light.text).toContain('@media not all');
    const secret = await write(t, { confidential: true });
    expect((await t.as('admin').get(`/messages/${secret}/html`)).body).toMatchObject({
      code: 'message-not-found',
    });
  });

  test('two messages with one dedupe key are one', async () => {
    const t = mute;
    const ids = [await write(t, { dedupeKey: 'once' }), await write(t, { dedupeKey: 'once' })];
    expect(ids[1]).toBe(ids[0]);
  });

  test('without SMTP settings it waits, and the status says so', async () => {
    const t = mute;
    const id = await write(t);
    t.clock.advance({ days: 30 });
    await send(t);
    expect(await messageOf(t, id)).toMatchObject({ state: 'waiting', attempts: 0 });
    t.clock.set(START);
    const { body: status } = await t.as('auditor').get('/status');
    expect(status).toMatchObject({ smtpConfigured: false, messages: { waiting: 1, failed: 0 } });
    expect(status.warnings).toContain('no-smtp');
    expect((await t.as('admin').post('/messages/test', {})).body).toMatchObject({
      code: 'mail-not-configured',
    });
  });

  test('a server that refuses for now is asked again, less and less often, and given up visibly', async () => {
    smtp.behave = () => ({ code: 451, text: 'Try later.' });
    const id = await write(t);
    await send(t);
    expect(await messageOf(t, id)).toMatchObject({
      state: 'waiting',
      lastError: '451 Try later.',
      nextAttemptAt: new Date(t.clock.now().getTime() + 15_000),
    });
    const started = t.clock.now().getTime();
    for (let steps = 0; (await messageOf(t, id)).state === 'waiting' && steps < 100; steps++) {
      t.clock.set((await messageOf(t, id)).nextAttemptAt?.toISOString() ?? '');
      await send(t);
    }
    expect(await messageOf(t, id)).toMatchObject({
      state: 'failed',
      lastError: '451 Try later.',
      nextAttemptAt: null,
    });
    expect((t.clock.now().getTime() - started) / 1_000).toBeGreaterThanOrEqual(3 * DAY_SECONDS);
    expect(smtp.attempts).toBeLessThan(40);
    t.clock.set(START);
    expect((await t.as('operator').get('/status')).body.warnings).toContain('mail-failing');
    expect(await auditOf(t, id)).toEqual(['message.give-up']);
    // The row stays, but after ten days it is no news any more.
    t.clock.advance({ days: 10, minutes: 1 });
    expect(await t.get(StatusService).read()).toMatchObject({
      messages: { failed: 1 },
      warnings: expect.not.arrayContaining(['mail-failing']),
    });
  });

  test('a mail that is tried in vain for an hour is a warning', async () => {
    smtp.behave = () => ({ code: 451, text: 'Try later.' });
    await write(t);
    await send(t);
    const warnings = async () => (await t.as('operator').get('/status')).body.warnings;
    expect(await warnings()).not.toContain('mail-failing');
    t.clock.advance({ hours: 1, seconds: 1 });
    expect(await warnings()).toContain('mail-failing');
  });

  test('a refusal for good is final at once, and a person may try again', async () => {
    smtp.behave = () => ({ code: 550, text: 'No such user here.' });
    const id = await write(t);
    expect(await send(t)).toMatchObject({ failed: 1 });
    expect(await messageOf(t, id)).toMatchObject({
      state: 'failed',
      lastError: '550 No such user here.',
      attempts: 1,
    });

    smtp.behave = () => 'accept';
    expect((await t.as('auditor').post(`/messages/${id}/retry`)).status).toBe(403);
    const retried = await t.as('operator').post(`/messages/${id}/retry`);
    expect([retried.status, retried.body.state]).toEqual([200, 'waiting']);
    await send(t);
    expect(await messageOf(t, id)).toMatchObject({ state: 'sent', lastError: null });
    expect((await t.as('operator').post(`/messages/${id}/retry`)).body).toMatchObject({
      code: 'message-not-retryable',
    });
    expect(await auditOf(t, id)).toEqual(['message.give-up', 'message.retry']);
  });

  test('while the server is down a run costs a few connections, and afterwards everything goes out', async () => {
    const port = Number(new URL(smtp.url).port);
    await smtp.stop();
    const ids = await Promise.all(Array.from({ length: 60 }, () => write(t)));
    expect(await send(t)).toMatchObject({ sent: 0, failed: 0 });
    const { body } = await t.as('operator').get('/messages?filter={"state":"waiting"}&range=[0,99]');
    expect(body).toHaveLength(60);
    expect(body.filter(({ attempts }: { attempts: number }) => attempts > 0).length).toBeLessThanOrEqual(20);

    smtp = await startSmtpServer({ port });
    for (let seconds = 0; seconds < 60; seconds += 15) {
      t.clock.advance({ seconds: 15 });
      await send(t);
    }
    expect(smtp.mails).toHaveLength(60);
    expect(new Set(smtp.mails.map(({ messageId }) => messageId)).size).toBe(ids.length);
  });

  test('one mail that breaks the connection does not hold up the others', async () => {
    smtp.behave = (to) => (to.startsWith('poison') ? 'accept-and-hang-up' : 'accept');
    await write(t, { to: 'poison@bank.example' });
    for (let i = 0; i < 30; i++) await write(t, { to: `r${i}@bank.example` });
    await send(t);
    const taken = smtp.mails.filter(({ to }) => to.startsWith('r'));
    expect(taken).toHaveLength(30);
  });

  test('survives a restart', async () => {
    const database = await freshDatabase();
    cleanup.push(() => database.drop());
    const first = await startTestApp({ database });
    const id = await write(first);
    await first.close();

    const second = await startTestApp({ database, env: { QWARDEN_SMTP_URL: smtp.url } });
    cleanup.push(() => second.stop());
    await send(second);
    expect(smtp.mails).toHaveLength(1);
    expect(await messageOf(second, id)).toMatchObject({ state: 'sent' });
  });

  test('a crash between acceptance and commit makes one duplicate, under the same Message-ID', async () => {
    const id = await write(t);
    const { run } = t.transactions;
    smtp.behave = () => {
      t.transactions.run = () => Promise.reject(new Error('The process is gone.'));
      return 'accept';
    };
    await expect(send(t)).rejects.toThrow('The process is gone.');
    t.transactions.run = run;
    smtp.behave = () => 'accept';

    await send(t);
    expect(smtp.mails).toHaveLength(1);
    t.clock.advance({ seconds: 60 });
    await send(t);
    t.clock.advance({ days: 1 });
    await send(t);
    expect(smtp.mails.map(({ messageId }) => messageId)).toEqual(
      Array(2).fill((await messageOf(t, id)).messageId),
    );
    expect(await messageOf(t, id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('senders at the same time send everything once', async () => {
    // SQLite blocks the whole process while it waits for another connection, so there both senders share one.
    const shared = t.database.target.kind === 'postgres';
    const other = shared
      ? await startTestApp({ database: t.database, env: { QWARDEN_SMTP_URL: smtp.url } })
      : t;
    if (shared) cleanup.push(() => other.stop());
    for (let i = 0; i < 200; i++) await write(t, { to: `r${i}@bank.example` });
    const reports = await Promise.all([send(t), send(other), send(t)]);
    expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(200);
    expect(smtp.mails).toHaveLength(200);
    expect(new Set(smtp.mails.map(({ to }) => to)).size).toBe(200);
  });

  test('a sender that slept over its lease changes nothing any more', async () => {
    const id = await write(t);
    const { run } = t.transactions;
    let wake = () => undefined as void;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    smtp.behave = () => {
      // The next transaction is the sleeper's acknowledgement: it waits until another sender had the mail, too.
      t.transactions.run = (work) => {
        t.transactions.run = run;
        return asleep.then(() => t.transactions.run(work));
      };
      return 'accept';
    };
    const slept = send(t);
    while (smtp.mails.length === 0 || t.transactions.run !== run) await new Promise((r) => setTimeout(r, 5));
    smtp.behave = () => ({ code: 550, text: 'Twice.' });
    t.clock.advance({ minutes: 1 });
    await send(t);
    wake();
    await slept;
    expect(await messageOf(t, id)).toMatchObject({ state: 'failed', lastError: '550 Twice.' });
  });

  test('a secret is never shown, goes out, and is erased then', async () => {
    const id = await write(t, { confidential: true });
    expect(await messageOf(t, id)).toMatchObject({ text: null, confidential: true });
    await send(t);
    expect(smtp.mails[0]?.text).toBe('Text.\n');
    expect(await t.db.query(`SELECT text, html FROM message WHERE id = '${id}'`)).toEqual([
      { text: null, html: null },
    ]);
  });

  test('what would come too late is not sent', async () => {
    const id = await write(t, { expiresAt: new Date(t.clock.now().getTime() + 3_600_000) });
    t.clock.advance({ hours: 1 });
    expect(await send(t)).toMatchObject({ dropped: 1 });
    expect(smtp.attempts).toBe(0);
    expect(await messageOf(t, id)).toMatchObject({
      state: 'dropped',
      lastError: 'It would have come too late.',
    });
    expect(await auditOf(t, id)).toEqual(['message.drop']);
  });

  test('what would come too late goes also where no mail server is set up', async () => {
    const t = mute;
    const id = await write(t, { confidential: true, expiresAt: t.clock.now() });
    expect(await t.get(Messages).dropExpired()).toBe(1);
    expect(await t.db.query(`SELECT state, text FROM message WHERE id = '${id}'`)).toEqual([
      { state: 'dropped', text: null },
    ]);
  });

  test('a test mail answers in the mail server’s words', async () => {
    const answer = await t.as('admin').post('/messages/test', {});
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ state: 'sent', to: 'admin@bank.example', kind: 'test' });
    expect(smtp.mails[0]).toMatchObject({ subject: '[Qwarden] Test mail' });

    smtp.behave = () => ({ code: 554, text: 'Looks like spam.' });
    const refused = await t.as('admin').post('/messages/test', { to: 'Somebody@Bank.example' });
    expect(refused.body).toMatchObject({
      state: 'failed',
      lastError: '554 Looks like spam.',
      to: 'somebody@bank.example',
    });
    expect((await t.as('operator').post('/messages/test', {})).status).toBe(403);
  });

  test('the list narrows by state and kind, and refuses what it does not know', async () => {
    const t = mute;
    await write(t);
    await write(t, { kind: 'password-reset' });
    const list = (filter: object) =>
      t.as('auditor').get(`/messages?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    expect((await list({ kind: 'test', state: ['waiting', 'failed'] })).headers['x-total-count']).toBe('1');
    expect((await list({ state: 'sent' })).body).toEqual([]);
    expect((await list({ body: 'x' })).status).toBe(400);
    expect((await t.anonymous.get('/messages')).status).toBe(401);
  });
});
