import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { AlertMails } from '../../server/alerts/alert-mails.service.js';
import type { Alert } from '../../server/alerts/alerts.contract.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import { MessageSender } from '../../server/messages/message-sender.js';
import { CertificateAuthority, type LeafParticulars } from '../support/certificate-authority.js';
import { type ReceivedMail, startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { startTestApp, type TestApp, type TestAppOptions } from '../support/test-app.js';
import { freshDatabase } from '../support/test-database.js';

jest.setTimeout(180_000);

const START = '2026-06-01T09:00:00Z';
const DAY_MS = 86_400_000;
const ca = CertificateAuthority.root();

interface Uploaded {
  readonly id: string;
  readonly version: number;
}

describe('mail before a certificate ends', () => {
  let smtp: TestSmtpServer;
  let t: TestApp;
  const cleanup: (() => Promise<unknown>)[] = [];
  let people = 0;

  beforeAll(async () => {
    smtp = await startSmtpServer();
    t = await startTestApp({
      at: START,
      env: { QWARDEN_SMTP_URL: smtp.url, QWARDEN_ALERT_TO: 'everybody@bank.example' },
    });
  });
  afterAll(async () => {
    await t.stop();
    await smtp.stop();
  });
  beforeEach(() => {
    smtp.mails.length = 0;
    smtp.behave = () => 'accept';
  });
  afterEach(async () => {
    for (const step of cleanup.splice(0).reverse()) await step();
  });

  /** Sessions end while the clock runs, so each test has its own people. */
  const operator = (app: TestApp) => app.person('operator', `operator${people++}@bank.example`);
  const inDays = (app: TestApp, days: number): Date => new Date(app.clock.now().getTime() + days * DAY_MS);
  const upload = async (app: TestApp, days: number, over: LeafParticulars = {}): Promise<Uploaded> => {
    const { pem } = ca.issue({ notAfter: inDays(app, days), ...over });
    const { status, body } = await (await operator(app)).post('/certificates', { pem });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const change = async (app: TestApp, { id }: { id: string }, changes: object): Promise<void> => {
    const person = await operator(app);
    const { version } = (await person.get(`/certificates/${id}`)).body;
    const { status, body } = await person.patch(`/certificates/${id}`, { version, ...changes });
    if (status !== 200) throw new Error(JSON.stringify(body));
  };
  const uploadFor = async (app: TestApp, owner: string, days: number, over: LeafParticulars = {}) => {
    const certificate = await upload(app, days, over);
    await change(app, certificate, { ownerEmail: owner });
    return certificate;
  };
  const sweep = (app: TestApp) => app.get(JobRunner).run('expiry-sweep', 'test');
  const send = (app: TestApp) => app.get(MessageSender).sendDue();
  const sweepAndSend = async (app: TestApp) => {
    expect(await sweep(app)).toBe('succeeded');
    await send(app);
  };
  const mailsTo = (address: string): ReceivedMail[] => smtp.mails.filter(({ to }) => to === address);
  const alertsOf = async (app: TestApp, { id }: { id: string }): Promise<Alert[]> => {
    const filter = encodeURIComponent(JSON.stringify({ subjectId: id }));
    return (await (await operator(app)).get(`/alerts?sort=["raisedAt","ASC"]&filter=${filter}`)).body;
  };
  const restarted = async (app: TestApp, env: TestAppOptions['env'] = {}): Promise<TestApp> => {
    const at = app.clock.now().toISOString();
    await app.close();
    const next = await startTestApp({ at, database: app.database, env });
    cleanup.push(() => next.close());
    return next;
  };
  const onOwnDatabase = async (env: TestAppOptions['env'] = {}): Promise<TestApp> => {
    const database = await freshDatabase();
    cleanup.push(() => database.drop());
    return startTestApp({ at: START, database, env });
  };

  test('tells each threshold once, to the owner, from ninety days before to seven after', async () => {
    await uploadFor(t, 'owner1@bank.example', 100.5, {
      organisation: 'UAB Pirmoji',
      roles: ['PSP_AI', 'PSP_PI'],
    });
    for (let day = 0; day < 112; day++) {
      t.clock.advance({ days: 1 });
      await sweepAndSend(t);
    }
    const subjects = mailsTo('owner1@bank.example').map(({ subject }) => subject.replace(/ \(.*/, ''));
    expect(subjects).toEqual(
      [
        ...['ends in 90 days', 'ends in 60 days', 'ends in 30 days', 'ends in 14 days', 'ends in 7 days'],
        ...['ends in 3 days', 'ends within a day', 'has ended', 'ended 7 days ago'],
      ].map((words) => `[Qwarden] UAB Pirmoji: QWAC ${words}`),
    );
  });

  test('says whose, what stops, and where to go', async () => {
    const certificate = await uploadFor(t, 'owner2@bank.example', 20, {
      organisation: 'UAB "Žalia & Ko"',
      roles: ['PSP_AI', 'PSP_IC'],
    });
    await sweepAndSend(t);
    const [mail] = mailsTo('owner2@bank.example');
    expect(mail?.subject).toMatch(
      /^\[Qwarden\] UAB "Žalia & Ko": QWAC ends in 20 days \(\d+ \w{3} 20\d\d\)$/,
    );
    expect(mail?.text).toContain('account information and issuing of card-based payment instruments');
    expect(mail?.text).toContain(`${t.config.baseUrl}/certificates/${certificate.id}/show`);
    expect(mail?.html).toContain('UAB &quot;Žalia &amp; Ko&quot;');
  });

  test('makes up for missed runs with one mail', async () => {
    const certificate = await uploadFor(t, 'owner3@bank.example', 100);
    t.clock.advance({ days: 95 });
    await sweepAndSend(t);
    await sweepAndSend(t);
    expect(mailsTo('owner3@bank.example').map(({ subject }) => subject)).toEqual([
      expect.stringContaining('ends in 5 days'),
    ]);
    expect((await alertsOf(t, certificate)).map(({ threshold, state }) => [threshold, state])).toEqual([
      [7, 'open'],
    ]);
  });

  test('says nothing about what ended long ago', async () => {
    const certificate = await uploadFor(t, 'owner4@bank.example', -31);
    await sweepAndSend(t);
    expect(await alertsOf(t, certificate)).toEqual([]);
  });

  test('writes one mail about hundreds', async () => {
    const app = await onOwnDatabase({
      QWARDEN_SMTP_URL: smtp.url,
      QWARDEN_ALERT_TO: 'Everybody <all@bank.example>',
    });
    cleanup.push(() => app.close());
    const pem = Array.from(
      { length: 150 },
      (_, i) => ca.issue({ organisation: `Bank ${i}`, notAfter: inDays(app, i - 25) }).pem,
    ).join('\n');
    expect((await (await operator(app)).post('/certificates', { pem })).status).toBe(201);
    await sweepAndSend(app);
    await sweepAndSend(app);
    expect(mailsTo('all@bank.example').map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^\[Qwarden\] 116 certificates need attention: 26 have ended, 90 will end/),
    ]);
    expect(smtp.mails[0]?.text).toContain(
      'to its default recipient, because these certificates have no owner.',
    );
  });

  test.each([
    [3, 3],
    [4, 1],
  ])('of %i certificates of one owner it makes %i mails', async (certificates, mails) => {
    const owner = `owner-of-${certificates}@bank.example`;
    for (let i = 0; i < certificates; i++) await uploadFor(t, owner, 20 + i);
    await sweepAndSend(t);
    expect(mailsTo(owner)).toHaveLength(mails);
  });

  test('two sweeps at once tell once', async () => {
    await uploadFor(t, 'owner5@bank.example', 20);
    const outcomes = await Promise.all([sweep(t), sweep(t)]);
    await send(t);
    expect(outcomes.sort()).toEqual(['not-due', 'succeeded']);
    expect(mailsTo('owner5@bank.example')).toHaveLength(1);
  });

  test('a sweep that was cut short before its mails were written is finished by the next', async () => {
    const certificate = await uploadFor(t, 'owner6@bank.example', 20);
    const mails = t.get(AlertMails);
    const { write } = mails;
    mails.write = () => Promise.reject(new Error('The process is gone.'));
    expect(await sweep(t)).toBe('failed');
    mails.write = write;
    expect((await alertsOf(t, certificate))[0]).toMatchObject({ delivery: 'pending' });
    await sweepAndSend(t);
    expect(mailsTo('owner6@bank.example')).toHaveLength(1);
    expect((await alertsOf(t, certificate))[0]).toMatchObject({ delivery: 'sent', recipientIs: 'owner' });
  });

  test('without a mail server it waits for one, and says then what is true then', async () => {
    const mute = await onOwnDatabase();
    const certificate = await uploadFor(mute, 'owner7@bank.example', 61);
    for (const days of [2, 30, 3]) {
      mute.clock.advance({ days });
      await sweepAndSend(mute);
    }
    expect(
      (await alertsOf(mute, certificate)).map(({ threshold, delivery }) => [threshold, delivery]),
    ).toEqual([
      [60, 'dropped'],
      [30, 'waiting'],
    ]);
    const { body: status } = await (await operator(mute)).get('/status');
    expect(status).toMatchObject({ messages: { waiting: 1 }, warnings: expect.arrayContaining(['no-smtp']) });

    const app = await restarted(mute, { QWARDEN_SMTP_URL: smtp.url });
    await send(app);
    expect(mailsTo('owner7@bank.example').map(({ subject }) => subject)).toEqual([
      expect.stringContaining('ends in 26 days'),
    ]);
  });

  test('with nobody to tell it says so, and tells when there is somebody', async () => {
    const mute = await onOwnDatabase({ QWARDEN_SMTP_URL: smtp.url });
    const certificate = await upload(mute, 20);
    await sweepAndSend(mute);
    expect((await alertsOf(mute, certificate))[0]).toMatchObject({
      delivery: 'nobody-listens',
      recipient: null,
    });
    const { body: status } = await (await operator(mute)).get('/status');
    expect(status).toMatchObject({
      unheardAlerts: 1,
      warnings: expect.arrayContaining(['nobody-listens', 'no-default-recipient']),
    });

    const app = await restarted(mute, { QWARDEN_SMTP_URL: smtp.url, QWARDEN_ALERT_TO: 'late@bank.example' });
    await sweepAndSend(app);
    expect(mailsTo('late@bank.example')).toHaveLength(1);
    expect((await (await operator(app)).get('/status')).body).toMatchObject({ unheardAlerts: 0 });
  });

  test.each([
    ['replaced', async (old: Uploaded) => change(t, await upload(t, 400), { replaces: { id: old.id } })],
    ['retired', (old: Uploaded) => change(t, old, { retired: true })],
    [
      'deleted',
      async (old: Uploaded) => {
        const admin = await t.person('admin', `admin${people++}@bank.example`);
        expect((await admin.delete(`/certificates/${old.id}`)).status).toBe(204);
      },
    ],
  ])('nothing is said about a certificate that was %s before the mail went out', async (reason, happens) => {
    const owner = `owner-of-${reason}@bank.example`;
    const certificate = await uploadFor(t, owner, 20);
    await sweep(t);
    await happens(certificate);
    await send(t);
    expect(mailsTo(owner)).toEqual([]);
    const [alert] = await alertsOf(t, certificate);
    expect(alert).toMatchObject({ state: 'superseded', supersededReason: reason, delivery: 'dropped' });
    const entries = await t.db.query(
      `SELECT details FROM audit_entry WHERE action = 'message.drop' AND "subjectId" = '${alert?.messageId}'`,
    );
    expect(JSON.parse(entries[0]?.details)).toMatchObject({ reason: `What it tells is over: ${reason}.` });
  });

  test('a digest leaves out what is over when it goes out', async () => {
    const owner = 'owner8@bank.example';
    const certificates = [];
    for (let i = 0; i < 5; i++)
      certificates.push(await uploadFor(t, owner, 20 + i, { organisation: `Bank ${'ABCDE'[i]}` }));
    await sweep(t);
    await change(t, certificates[1] as Uploaded, { retired: true });
    await send(t);
    const [mail] = mailsTo(owner);
    expect(mail?.subject).toContain('4 certificates need attention');
    expect(mail?.text).toContain('Bank A');
    expect(mail?.text).not.toContain('Bank B');
  });

  test('somebody acknowledges, once, with a note', async () => {
    const certificate = await uploadFor(t, 'owner9@bank.example', 20);
    await sweep(t);
    const [alert] = await alertsOf(t, certificate);
    const person = await operator(t);
    const auditor = await t.person('auditor', `auditor${people++}@bank.example`);
    expect((await auditor.post(`/alerts/${alert?.id}/acknowledge`, {})).status).toBe(403);
    const { body } = await person.post(`/alerts/${alert?.id}/acknowledge`, { note: 'Ordered on Monday.' });
    expect(body).toMatchObject({ state: 'acknowledged', note: 'Ordered on Monday.' });
    expect(body.acknowledgedBy).toBe(person.email.split('@')[0]);
    expect((await person.post(`/alerts/${alert?.id}/acknowledge`, {})).body).toMatchObject({
      code: 'alert-not-open',
    });
    expect((await person.get(`/alerts/${certificate.id}`)).body).toMatchObject({ code: 'alert-not-found' });
  });

  test('the list narrows by state, kind, threshold and delivery', async () => {
    const certificate = await uploadFor(t, 'owner10@bank.example', -1);
    await sweep(t);
    const person = await operator(t);
    const list = async (filter: object): Promise<number> =>
      (
        await person.get(
          `/alerts?filter=${encodeURIComponent(JSON.stringify({ subjectId: certificate.id, ...filter }))}`,
        )
      ).body.length;
    expect(
      await list({ state: 'open', kind: 'certificate-expired', threshold: 0, delivery: 'waiting' }),
    ).toBe(1);
    expect(await list({ kind: 'certificate-expiring' })).toBe(0);
    expect(await list({ q: 'uab band' })).toBe(1);
    expect((await person.get('/alerts?filter={"context":"x"}')).status).toBe(400);
  });
});
