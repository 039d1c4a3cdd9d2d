import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { MessageSender } from '../../../server/messages/message-sender.js';
import { Messages } from '../../../server/messages/messages.service.js';
import { startSmtpServer, type TestSmtpServer } from '../../support/smtp-server.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';

jest.setTimeout(120_000);

const START = '2026-03-01T09:00:00Z';

describe('too many mails for one reader', () => {
  let smtp: TestSmtpServer;
  let t: TestApp;
  beforeAll(async () => {
    smtp = await startSmtpServer();
    t = await startTestApp({ at: START, env: { QWARDEN_SMTP_URL: smtp.url } });
  });
  afterAll(async () => {
    await t.stop();
    await smtp.stop();
  });
  beforeEach(async () => {
    smtp.mails.length = 0;
    smtp.behave = () => 'accept';
    t.clock.set(START);
    await t.db.query('DELETE FROM message');
  });

  const write = (count: number, to = 'ruta@bank.example') =>
    t.transactions.run(async (tx) => {
      const ids: string[] = [];
      for (let i = 0; i < count; i++)
        ids.push(
          await t.get(Messages).enqueue(tx, {
            ...{ kind: 'notification', to, at: t.clock.now() },
            content: { subject: `[Qwarden] News ${i}`, text: `News ${i}.`, html: `<p>${i}</p>` },
          }),
        );
      return ids;
    });
  const send = () => t.get(MessageSender).sendDue();
  const states = async () =>
    Object.fromEntries(
      (await t.db.query('SELECT state, COUNT(*) AS n FROM message GROUP BY state')).map(
        ({ state, n }: { state: string; n: string | number }) => [state, Number(n)],
      ),
    );

  test('the first twenty within an hour come one by one, the rest in one mail that tells them all', async () => {
    const ids = await write(50);
    await write(1, 'jonas@bank.example');
    await send();
    expect(smtp.mails).toHaveLength(21);
    expect(await states()).toEqual({ sent: 21, gathered: 30 });
    t.clock.advance({ minutes: 15 });
    await send();
    const digest = smtp.mails[21]!;
    expect([smtp.mails.length, digest.to, digest.subject]).toEqual([
      22,
      'ruta@bank.example',
      '[Qwarden] 30 more messages',
    ]);
    for (let i = 20; i < 50; i++) expect(digest.text).toContain(`News ${i}`);
    expect(await states()).toEqual({ sent: 52 });
    const last = (await t.as('auditor').get(`/messages/${ids[49]}`)).body;
    expect(last).toMatchObject({ state: 'sent', carriedBy: expect.any(String) });
    t.clock.advance({ hours: 1 });
    await write(1);
    await send();
    expect(smtp.mails).toHaveLength(23);
  });

  test('what a person waits for is never gathered', async () => {
    await write(25);
    await t.transactions.run((tx) =>
      t.get(Messages).enqueue(tx, {
        ...{ kind: 'password-reset', to: 'ruta@bank.example', at: t.clock.now() },
        content: { subject: 'Link', text: 'Link', html: '' },
      }),
    );
    await send();
    expect(smtp.mails.map(({ subject }) => subject)).toContain('Link');
  });

  test('a digest that is refused for good leaves what it carries as failed, and comes through when tried again', async () => {
    await write(22);
    await send();
    smtp.behave = () => ({ code: 550, text: 'No.' });
    t.clock.advance({ minutes: 15 });
    await send();
    expect(await states()).toEqual({ sent: 20, failed: 3 });
    const [digest] = await t.db.query(`SELECT id FROM message WHERE kind = 'overflow-digest'`);
    smtp.behave = () => 'accept';
    expect((await t.as('operator').post(`/messages/${digest.id}/retry`)).status).toBe(200);
    await send();
    expect(await states()).toEqual({ sent: 23 });
  });

  test('names with line breaks and markup stay text', async () => {
    await t.transactions.run(async (tx) => {
      for (let i = 0; i < 22; i++)
        await t.get(Messages).enqueue(tx, {
          ...{ kind: 'notification', to: 'a@bank.example', at: t.clock.now() },
          content: { subject: `<b>x</b>\r\nBcc: evil@x.example ${i}`, text: 'T', html: 'H' },
        });
    });
    t.clock.advance({ minutes: 15 });
    await send();
    const digest = smtp.mails.find(({ subject }) => subject.includes('more messages'))!;
    expect(digest.html).toContain('&lt;b&gt;x&lt;/b&gt; Bcc: evil@x.example');
    expect(smtp.mails.every(({ parsed }) => parsed.bcc === undefined)).toBe(true);
  });

  test('a clock that is set back does not leave mails waiting for its former time', async () => {
    t.clock.advance({ days: 31 });
    await write(1);
    t.clock.set(START);
    await send();
    expect(smtp.mails).toHaveLength(1);
  });
});
