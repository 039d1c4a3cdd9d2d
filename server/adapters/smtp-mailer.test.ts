import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import { startSmtpServer, type TestSmtpServer } from '../../test/support/smtp-server.js';
import { SmtpMailer } from './smtp-mailer.js';

const mail = {
  messageId: '<1@qwarden.example>',
  to: 'Rūta <ruta@bandymas.example>',
  subject: '[Qwarden] UAB Žiburys: QWAC ends in 30 days (15 Dec 2026)',
  text: 'The fact.\n.\nA line that begins with a dot.\n',
  html: '<p>The fact.</p>',
};
const limits = { connectMs: 500, silenceMs: 500, deadlineMs: 1_500 };
/** For servers that do answer, on a machine that is busy with something else. */
const PATIENT = { connectMs: 30_000, silenceMs: 30_000, deadlineMs: 30_000 };

describe('SmtpMailer', () => {
  const opened: { stop(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.stop();
  });
  const server = async (options?: Parameters<typeof startSmtpServer>[0]): Promise<TestSmtpServer> => {
    const started = await startSmtpServer(options);
    opened.push(started);
    return started;
  };
  const mailer = (smtpUrl: string, within = PATIENT): SmtpMailer => {
    const created = new SmtpMailer({ smtpUrl, mailFrom: 'Qwarden <qwarden@bandymas.example>' }, within);
    opened.push({ stop: async () => created.close() });
    return created;
  };

  test('hands a mail over whole', async () => {
    const smtp = await server();
    const outcome = await mailer(smtp.url).send(mail);
    expect(outcome).toMatchObject({ outcome: 'accepted', response: expect.stringMatching(/^250 /) });
    const [received] = smtp.mails;
    expect(received).toMatchObject({
      messageId: mail.messageId,
      to: 'ruta@bandymas.example',
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
    });
    expect(received?.parsed.from?.text).toBe('"Qwarden" <qwarden@bandymas.example>');
    expect(received?.parsed.headers.get('auto-submitted')).toBe('auto-generated');
  });

  test('signs in over STARTTLS whose certificate it has checked', async () => {
    const smtp = await server({ startTls: true, auth: { user: 'q@x', password: 'p:%/ä' } });
    expect(await mailer(smtp.url).send(mail)).toMatchObject({ outcome: 'accepted' });
    expect(smtp.mails[0]).toMatchObject({ secure: true, user: 'q@x' });
  });

  test('does not talk to a server whose certificate nobody vouches for', async () => {
    const smtp = await server({ startTls: true });
    const outcome = await mailer(smtp.url.replace(/\?.*/, '')).send(mail);
    expect(outcome).toMatchObject({ outcome: 'unreachable', reason: expect.stringMatching(/certificate/) });
    expect(smtp.mails).toEqual([]);
  });

  test('a wrong password concerns every mail', async () => {
    const smtp = await server({ auth: { user: 'q', password: 'right' } });
    const outcome = await mailer(smtp.url.replace('right', 'wrong')).send(mail);
    expect(outcome).toMatchObject({ outcome: 'unreachable', reason: expect.stringMatching(/^535 /) });
  });

  test.each([
    [451, false],
    [452, false],
    [550, true],
    [552, true],
    [554, true],
  ])('%i after the mail: refused for good is %s', async (code, permanent) => {
    const smtp = await server();
    smtp.behave = () => ({ code, text: 'No.' });
    const outcome = await mailer(smtp.url).send(mail);
    expect(outcome).toEqual({ outcome: 'refused', permanent, response: `${code} No.` });
  });

  test('421 means that the service is not there for anybody', async () => {
    const smtp = await server();
    smtp.behave = () => ({ code: 421, text: 'Closing.' });
    expect(await mailer(smtp.url).send(mail)).toMatchObject({ outcome: 'unreachable' });
  });

  test('an address that is none is refused for good', async () => {
    const smtp = await server();
    const outcome = await mailer(smtp.url).send({ ...mail, to: 'nobody' });
    expect(outcome).toMatchObject({ outcome: 'refused', permanent: true });
    expect(smtp.mails).toEqual([]);
  });

  test('a connection that breaks after the mail is not tried again behind the back', async () => {
    const smtp = await server();
    smtp.behave = () => 'accept-and-hang-up';
    expect(await mailer(smtp.url).send(mail)).toMatchObject({ outcome: 'unreachable' });
    expect(smtp.attempts).toBe(1);
  });

  test('nobody listens at the port', async () => {
    const smtp = await startSmtpServer();
    await smtp.stop();
    expect(await mailer(smtp.url).send(mail)).toMatchObject({
      outcome: 'unreachable',
      reason: expect.stringMatching(/ECONNREFUSED/),
    });
  });

  test('a server that trickles its greeting is left at the deadline', async () => {
    const slow = await trickling();
    opened.push({ stop: async () => void slow.close() });
    const { port } = slow.address() as { port: number };
    const started = performance.now();
    expect(await mailer(`smtp://127.0.0.1:${port}`, limits).send(mail)).toMatchObject({
      outcome: 'unreachable',
    });
    expect(performance.now() - started).toBeLessThan(4 * limits.deadlineMs);
  });

  test('keeps connections open between mails', async () => {
    const smtp = await server();
    const one = mailer(smtp.url);
    for (let i = 0; i < 20; i++) await one.send({ ...mail, messageId: `<${i}@qwarden.example>` });
    expect([smtp.mails.length, smtp.connections]).toEqual([20, 1]);
  });

  test('without settings it says so', () => {
    expect(new SmtpMailer({ smtpUrl: undefined, mailFrom: 'q@x.example' }).configured).toBe(false);
  });
});

async function trickling(): Promise<Server> {
  const server = createServer((socket) => {
    const timer = setInterval(() => socket.write('220-wait\r\n'), 100);
    socket.on('error', () => undefined).on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
