import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Alert } from '../../server/alerts/alerts.contract.js';
import type { NotificationRow } from '../../server/notifications/notifications.contract.js';
import { type NewsToTell, Notifications } from '../../server/notifications/notifications.service.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import { MessageSender } from '../../server/messages/message-sender.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const START = '2026-06-01T09:00:00Z';

const tell = (t: TestApp, news: NewsToTell): Promise<number> =>
  t.transactions.run((tx) => t.get(Notifications).tell(tx, news, t.clock.now()));

let reviews = 0;
const newsFor = (to: NewsToTell['to'], over: Partial<NewsToTell> = {}): NewsToTell => {
  const id = `00000000-0000-4000-8000-${String(++reviews).padStart(12, '0')}`;
  return {
    ...{ kind: 'review-submitted', to, link: `/reviews/${id}/show` },
    subject: { type: 'review', id, name: `2026-${reviews}` },
    facts: { number: `2026-${reviews}`, organisation: 'UAB Bandymas', by: 'Ona' },
    ...over,
  };
};

const filter = (value: object) => encodeURIComponent(JSON.stringify(value));

describe('notifications with a mail server', () => {
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
  beforeEach(() => {
    smtp.mails.length = 0;
  });
  const send = () => t.get(MessageSender).sendDue();
  const mailsTo = (address: string) => smtp.mails.filter(({ to }) => to === address);

  test('reach everybody with the permission but the one who did it, in the bell and by mail', async () => {
    const [ona, rita] = [
      await t.person('operator', 'ona@bank.example'),
      await t.person('operator', 'rita@bank.example'),
    ];
    const heard = await tell(t, newsFor({ permission: 'jobs.run', except: [ona.id] }));
    await send();
    expect((await rita.get('/notifications/count')).body).toEqual({ unread: 1 });
    expect((await ona.get('/notifications/count')).body).toEqual({ unread: 0 });
    // The first administrator may run jobs, too.
    expect(heard).toBe(2);
    expect(smtp.mails.map(({ to }) => to).sort()).toEqual(['ada@bank.example', 'rita@bank.example']);
    const [mail] = mailsTo('rita@bank.example');
    expect(mail?.subject).toMatch(/^\[Qwarden\] 2026-\d+ UAB Bandymas: submitted for review, on 1 June 2026/);
    expect(mail?.text).toContain(`${t.config.baseUrl}/reviews/`);
    expect(mail?.html).toContain('<html lang="en">');
  });

  test('speak the language and the clock of their reader', async () => {
    const jonas = await t.person('auditor', 'jonas@bank.example');
    await jonas.patch('/auth/me', { locale: 'lt', timeZone: 'Europe/Vilnius' });
    await tell(t, newsFor({ userIds: [jonas.id] }));
    await send();
    const [mail] = mailsTo('jonas@bank.example');
    expect(mail?.subject).toMatch(/pateikta peržiūrai, 2026.+12:00 \(Europe\/Vilnius\)$/);
  });

  test('who is meant twice hears once, also as a contact', async () => {
    const eva = await t.person('auditor', 'eva@bank.example');
    const contact = { name: 'Eva', email: 'Eva@bank.example' };
    const outside = { name: 'Tom', email: 'tom@tpp.example' };
    const heard = await tell(t, newsFor({ userIds: [eva.id, eva.id], emails: [contact, outside, outside] }));
    await send();
    expect(heard).toBe(2);
    expect(smtp.mails.map(({ to }) => to).sort()).toEqual(['eva@bank.example', 'tom@tpp.example']);
    expect((await eva.get('/notifications/count')).body).toEqual({ unread: 1 });
  });

  test('news with a key is told once, however often it is told', async () => {
    const zoe = await t.person('auditor', 'zoe@bank.example');
    const news = newsFor({ userIds: [zoe.id] }, { dedupeKey: 'overdue:1' });
    expect([await tell(t, news), await tell(t, news)]).toEqual([1, 1]);
    await send();
    expect((await zoe.get('/notifications')).body).toHaveLength(1);
    expect(mailsTo('zoe@bank.example')).toHaveLength(1);
  });

  test('are listed newest first, read one by one and all at once', async () => {
    const max = await t.person('auditor', 'max@bank.example');
    for (const kind of ['review-claimed', 'review-question', 'review-approved'] as const) {
      t.clock.advance({ minutes: 1 });
      await tell(t, newsFor({ userIds: [max.id] }, { kind }));
    }
    const kinds = async (query = ''): Promise<string[]> =>
      (await max.get(`/notifications${query}`)).body.map(({ kind }: NotificationRow) => kind);
    expect(await kinds()).toEqual(['review-approved', 'review-question', 'review-claimed']);
    const [{ id }] = (await max.get(`/notifications?filter=${filter({ kind: 'review-question' })}`)).body;
    const read = await max.post(`/notifications/${id}/read`);
    expect(read.body.readAt).toBe(t.clock.now().toISOString());
    expect(await kinds(`?filter=${filter({ unread: true })}`)).toEqual(['review-approved', 'review-claimed']);
    expect((await max.get('/notifications/count')).body).toEqual({ unread: 2 });
    expect((await max.post('/notifications/read-all')).status).toBe(204);
    expect((await max.get('/notifications/count')).body).toEqual({ unread: 0 });
    expect(await kinds(`?filter=${filter({ unread: false })}`)).toHaveLength(3);
  });

  test('are nobody else’s to see or to read', async () => {
    const [mine, other] = [
      await t.person('auditor', 'mine@bank.example'),
      await t.person('admin', 'other@bank.example'),
    ];
    await tell(t, newsFor({ userIds: [mine.id] }));
    const [{ id }] = (await mine.get('/notifications')).body;
    expect((await other.get(`/notifications?filter=${filter({ id: [id] })}`)).body).toHaveLength(0);
    const refused = await other.post(`/notifications/${id}/read`);
    expect([refused.status, refused.body.code]).toEqual([404, 'notification-not-found']);
    expect((await mine.get('/notifications')).body[0].readAt).toBeNull();
  });

  test('come without mail to whoever switched that off', async () => {
    const ugne = await t.person('auditor', 'ugne@bank.example');
    const all = { queue: true, applications: true, grants: true, accounts: true };
    expect((await ugne.get('/notifications/mails')).body).toEqual(all);
    const chosen = { ...all, queue: false };
    expect((await ugne.put('/notifications/mails', chosen)).body).toEqual(chosen);
    expect((await ugne.get('/notifications/mails')).body).toEqual(chosen);
    await tell(t, newsFor({ userIds: [ugne.id] }));
    await tell(t, newsFor({ userIds: [ugne.id] }, { kind: 'review-approved' }));
    await send();
    expect(mailsTo('ugne@bank.example').map(({ subject }) => subject)).toEqual([
      expect.stringContaining('approved'),
    ]);
    expect((await ugne.get('/notifications/count')).body).toEqual({ unread: 2 });
  });

  test('do not reach an account that was disabled', async () => {
    const gone = await t.person('auditor', 'gone@bank.example');
    await t.as('admin').patch(`/users/${gone.id}`, { state: 'disabled' });
    expect(await tell(t, newsFor({ userIds: [gone.id] }))).toBe(0);
    await send();
    expect(smtp.mails).toHaveLength(0);
  });

  test('are forgotten 90 days after they were read, and not before', async () => {
    const old = await t.person('auditor', 'old@bank.example');
    await tell(t, newsFor({ userIds: [old.id] }));
    await tell(t, newsFor({ userIds: [old.id] }));
    const [{ id }] = (await old.get('/notifications')).body;
    await old.post(`/notifications/${id}/read`);
    const count = async () =>
      (await (await t.person('auditor', 'old@bank.example')).get('/notifications')).body.length;
    t.clock.advance({ days: 90 });
    await t.get(JobRunner).run('forget-expired', 'test');
    expect(await count()).toBe(2);
    t.clock.advance({ days: 1 });
    await t.get(JobRunner).run('forget-expired', 'test');
    expect(await count()).toBe(1);
  });
});

describe('news that nobody would hear', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp({ at: START });
  });
  afterAll(() => t.stop());
  const alertsOf = async (id: string): Promise<Alert[]> =>
    (await t.as('auditor').get(`/alerts?filter=${filter({ subjectId: id, kind: 'nobody-listens-review' })}`))
      .body;

  test('raises one alert that names it', async () => {
    const news = newsFor({ permission: 'jobs.run', except: [(await t.person('admin')).id] });
    const { body: admins } = await t.as('admin').get('/users');
    const everybody = admins.map(({ id }: { id: string }) => id);
    const unheard = { ...news, to: { ...news.to, except: everybody } };
    expect([await tell(t, unheard), await tell(t, unheard)]).toEqual([0, 0]);
    const alerts = await alertsOf(news.subject.id);
    expect(alerts.map(({ title, state, unheard: told }) => [title, state, told?.link])).toEqual([
      [`${news.subject.name} UAB Bandymas: submitted for review, and nobody hears it`, 'open', news.link],
    ]);
  });

  test('and the alert is over when somebody hears of the same thing', async () => {
    const { body: users } = await t.as('admin').get('/users');
    const news = newsFor({ permission: 'jobs.run', except: users.map(({ id }: { id: string }) => id) });
    await tell(t, news);
    await t.person('operator', 'new@bank.example');
    expect(await tell(t, { ...news, to: { permission: 'jobs.run' } })).toBeGreaterThan(0);
    expect(
      (await alertsOf(news.subject.id)).map(({ state, supersededReason }) => [state, supersededReason]),
    ).toEqual([['superseded', 'resolved']]);
  });

  test('a contact does not hear without mail settings', async () => {
    const news = newsFor(
      { emails: [{ name: 'Tom', email: 'tom@tpp.example' }] },
      { kind: 'review-question' },
    );
    expect(await tell(t, news)).toBe(0);
    expect(await alertsOf(news.subject.id)).toHaveLength(1);
  });

  test('is nothing where the one to be told did it', async () => {
    const { id } = await t.person('auditor');
    const news = newsFor({ userIds: [id], except: [id] }, { kind: 'review-approved' });
    expect(await tell(t, news)).toBe(0);
    expect(await alertsOf(news.subject.id)).toHaveLength(0);
  });

  test('can be looked up beforehand', async () => {
    const { body } = await t.as('auditor').get('/notifications/recipients?kind=review-claimed');
    expect(body).toEqual({
      ...{ kind: 'review-claimed', people: [], applicant: true, mails: false, nobodyListens: false },
    });
    const unknown = await t.as('auditor').get('/notifications/recipients?kind=nothing');
    expect([unknown.status, unknown.body.code]).toEqual([400, 'invalid-input']);
  });
});
