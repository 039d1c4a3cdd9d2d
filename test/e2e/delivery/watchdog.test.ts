import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import ical from 'ical.js';
import { AlertMails } from '../../../server/alerts/alert-mails.service.js';
import { JobRunner } from '../../../server/jobs/job-runner.js';
import { Watchdog } from '../../../server/jobs/watchdog.js';
import { MessageSender } from '../../../server/messages/message-sender.js';
import { Messages } from '../../../server/messages/messages.service.js';
import { CertificateAuthority } from '../../support/certificate-authority.js';
import { httpPeer, type Peer } from '../../support/peers.js';
import { startSmtpServer, type TestSmtpServer } from '../../support/smtp-server.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';

jest.setTimeout(180_000);

const START = '2026-06-01T09:00:00Z';

/** C5: whoever watches must not depend on what it watches. */
describe('Qwarden watches over itself', () => {
  let smtp: TestSmtpServer;
  let peer: Peer;
  let t: TestApp;
  const told: { path: string; body: string }[] = [];

  beforeAll(async () => {
    smtp = await startSmtpServer();
    peer = await httpPeer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        told.push({ path: request.url ?? '', body });
        response.writeHead(200).end();
      });
    });
    t = await startTestApp({
      at: START,
      env: {
        QWARDEN_SMTP_URL: smtp.url,
        QWARDEN_ALERT_TO: 'ops@bank.example',
        QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true',
        QWARDEN_HEARTBEAT_URL: `${peer.url}alive`,
      },
    });
    const channel = { name: 'Ops', kind: 'webhook', url: `${peer.url}ops`, emergency: true };
    expect((await t.as('admin').post('/alert-channels', channel)).status).toBe(201);
  });
  afterAll(async () => {
    await t.stop();
    await smtp.stop();
    await peer.close();
  });

  const look = async () => (await t.get(Watchdog).look()).map(({ watch, name }) => `${watch} ${name}`);
  const runAll = async () => {
    await t.get(JobRunner).runDue();
  };
  const signsOfLife = () => told.filter(({ path }) => path === '/alive').length;
  const opsHeard = () =>
    told.filter(({ path }) => path === '/ops').map(({ body }) => JSON.parse(body).data.title as string);
  const status = async () => (await t.as('auditor').get('/status')).body;

  test('while jobs run it says so outside, and nothing else', async () => {
    await t.get(Watchdog).look();
    await runAll();
    t.clock.advance({ minutes: 20 });
    await runAll();
    const before = signsOfLife();
    expect(await look()).toEqual([]);
    expect(signsOfLife()).toBe(before + 1);
    expect(opsHeard()).toEqual([]);
    expect((await status()).warnings).not.toContain('job-overdue');
  });

  test('a scheduler that stands still is told through the other channel and by mail, and the sign of life stops', async () => {
    const before = signsOfLife();
    t.clock.advance({ hours: 26 });
    const wrong = await look();
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(/^job-overdue .*expiry-sweep, .*send-messages/);
    expect(signsOfLife()).toBe(before);
    expect(opsHeard()).toEqual(['The scheduler stands still: jobs have not run when they had to']);
    // The job that sends mails is among what stands still; it was told by mail all the same.
    expect(smtp.mails.some(({ to }) => to === 'ops@bank.example')).toBe(true);
    const { warnings, overdueJobs } = await status();
    expect(warnings).toContain('job-overdue');
    expect(overdueJobs.map(({ name }: { name: string }) => name)).toContain('expiry-sweep');
    const filter = encodeURIComponent(JSON.stringify({ kind: 'job-overdue', state: 'open' }));
    const { body } = await t.as('auditor').get(`/alerts?filter=${filter}`);
    expect(body[0]).toMatchObject({
      severity: 'critical',
      subjectType: 'job',
      watch: { watch: 'job-overdue' },
    });
  });

  test('it is told once, and once more when it is over', async () => {
    const heard = opsHeard().length;
    t.clock.advance({ minutes: 1 });
    await look();
    expect(opsHeard()).toHaveLength(heard);
    await runAll();
    expect(await look()).toEqual([]);
    expect(opsHeard()).toContain('Over: The scheduler stands still: jobs have not run when they had to');
    const filter = encodeURIComponent(JSON.stringify({ kind: 'job-overdue', state: 'open' }));
    expect((await t.as('auditor').get(`/alerts?filter=${filter}`)).body).toEqual([]);
  });

  test('mail that has gone nowhere for an hour is told through the other channel', async () => {
    smtp.behave = () => ({ code: 421, text: 'Closed.' });
    await t.transactions.run((tx) =>
      t.get(Messages).enqueue(tx, {
        ...{ kind: 'test', to: 'a@bank.example', at: t.clock.now() },
        content: { subject: 'S', text: 'T', html: 'H' },
      }),
    );
    await t.get(MessageSender).sendDue();
    const before = signsOfLife();
    for (let minutes = 0; minutes < 70; minutes += 10) {
      t.clock.advance({ minutes: 10 });
      await runAll();
    }
    expect(await look()).toEqual(['mail-stuck email']);
    expect(opsHeard()).toContain('No mail goes out');
    expect(signsOfLife()).toBe(before);
    smtp.behave = () => 'accept';
    t.clock.advance({ minutes: 2 });
    await runAll();
    expect(await look()).toEqual([]);
  });

  test('figures say when each job succeeded', async () => {
    const { text } = await t.anonymous.get('//metrics');
    expect(text).toMatch(/qwarden_job_last_success_timestamp_seconds\{job="send-messages"\} 1\.?\d+/);
    expect(text).toMatch(/qwarden_job_overdue\{job="expiry-sweep"\} 0/);
    expect(text).toMatch(/qwarden_alerts_sent_total\{channel="email",result="sent"\} [1-9]/);
    expect(text).toMatch(/qwarden_alerts_sent_total\{channel="webhook",result="sent"\} [1-9]/);
  });

  test('a mail about something that ends brings the date, an acknowledge link and where to choose', async () => {
    smtp.mails.length = 0;
    const notAfter = new Date(t.clock.now().getTime() + 29 * 86_400_000);
    const { pem } = CertificateAuthority.root().issue({ notAfter });
    const { body } = await t.as('operator').post('/certificates', { pem });
    await t.get(JobRunner).run('expiry-sweep', 'test');
    await t.get(AlertMails).write();
    await t.get(MessageSender).sendDue();
    const mail = smtp.mails.find(({ parsed }) => parsed.attachments.length > 0);
    const [alert] = (await t.as('auditor').get(`/alerts?filter={"subjectId":"${body.id}"}`)).body;
    expect(mail?.text).toContain(`/alerts/${alert.id}/show?acknowledge`);
    expect(mail?.html).toContain(`/alerts/${alert.id}/show?acknowledge`);
    expect(mail?.parsed.headers.get('list')).toMatchObject({
      unsubscribe: { url: expect.stringMatching(/\/alerts\/rules$/) },
    });
    const [file] = mail!.parsed.attachments;
    const calendar = new ical.Component(ical.parse(file!.content.toString('utf8')));
    const event = new ical.Event(calendar.getFirstSubcomponent('vevent')!);
    expect(event.startDate.toJSDate().getTime()).toBe(Math.floor(notAfter.getTime() / 1_000) * 1_000);
    expect(event.uid).toBe(`certificate-${body.id}@localhost`);
    // Nothing happens to whoever follows the link without being signed in.
    expect((await t.anonymous.post(`/alerts/${alert.id}/acknowledge`, {})).status).toBe(401);
  });
});
