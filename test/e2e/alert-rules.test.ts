import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { AlertRuleView } from '../../server/alerts/alert-rules.contract.js';
import type { Alert } from '../../server/alerts/alerts.contract.js';
import type { Delivery } from '../../server/alerts/deliveries.contract.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import type { JobName } from '../../server/jobs/jobs.contract.js';
import { MessageSender } from '../../server/messages/message-sender.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(180_000);

const ca = CertificateAuthority.root();
const NO_MATCH = {
  kinds: [],
  severities: [],
  subjectTypes: [],
  subjectIds: [],
  organisationIds: [],
  tags: [],
};
let smtp: TestSmtpServer;
let t: TestApp;

beforeAll(async () => {
  smtp = await startSmtpServer();
  t = await startTestApp({
    at: '2026-06-01T09:00:00Z',
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

const filtered = async <Row>(resource: string, filter: object): Promise<Row[]> =>
  (await t.as('auditor').get(`/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body;
const run = async (job: JobName): Promise<void> => {
  expect(await t.get(JobRunner).run(job, 'test')).toBe('succeeded');
  await t.get(MessageSender).sendDue();
};
const mailsTo = (address: string): string[] =>
  smtp.mails.filter(({ to }) => to === address).map(({ subject }) => subject);
const certificate = async (days: number, owner = '', organisation = 'UAB Bandymas'): Promise<string> => {
  const notAfter = new Date(t.clock.now().getTime() + days * 86_400_000);
  const { body } = await t
    .as('operator')
    .post('/certificates', { pem: ca.issue({ notAfter, organisation }).pem });
  if (owner !== '')
    await t.as('operator').patch(`/certificates/${body.id}`, { version: body.version, ownerEmail: owner });
  return body.id;
};
const alertOf = async (subjectId: string): Promise<Alert> =>
  (await filtered<Alert>('alerts', { subjectId, state: ['open', 'acknowledged', 'snoozed'] }))[0] as Alert;
const rule = async (definition: object): Promise<AlertRuleView> => {
  const { status, body } = await t.as('compliance-officer').post('/alert-rules', {
    ...{ name: 'Ours', match: NO_MATCH, to: {}, ...definition },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
};
const remove = async ({ id }: { id: string }): Promise<void> => {
  expect((await t.as('compliance-officer').delete(`/alert-rules/${id}`)).status).toBe(204);
};

describe('rules of alerts', () => {
  test('come with the product, are edited with before and after in the log, and go back to how they were', async () => {
    const officer = t.as('compliance-officer');
    const { body: shipped } = await officer.get('/alert-rules/certificates-end');
    expect(shipped).toMatchObject({ shipped: true, edited: false, enabled: true, version: 0 });
    const {
      id,
      position,
      shipped: _s,
      edited: _e,
      problems: _p,
      changedAt: _a,
      changedBy: _b,
      ...rest
    } = shipped;
    const edit = { ...rest, position, timing: 'digest' };
    expect((await officer.patch(`/alert-rules/${id}`, edit)).body).toMatchObject({
      ...{ timing: 'digest', edited: true, version: 1 },
    });
    expect((await officer.patch(`/alert-rules/${id}`, edit)).body.code).toBe('changed-meanwhile');
    const [entry] = await filtered<{ details: { before: { timing: string }; after: { timing: string } } }>(
      'audit-entries',
      { action: 'alert-rule.change' },
    );
    expect([entry?.details.before.timing, entry?.details.after.timing]).toEqual(['immediate', 'digest']);
    await remove({ id });
    expect((await officer.get(`/alert-rules/${id}`)).body).toMatchObject({ edited: false, version: 0 });
    expect((await officer.delete(`/alert-rules/${id}`)).body.code).toBe('alert-rule-shipped');
  });

  test('tell a group, and say whom, by which rule and through which mail', async () => {
    const officer = t.as('compliance-officer');
    const { body: group } = await officer.post('/alert-groups', {
      name: 'Duty',
      members: [{ kind: 'email', email: 'duty@bank.example' }],
    });
    const made = await rule({
      match: { ...NO_MATCH, kinds: ['certificate-expiring'] },
      to: { groupIds: [group.id] },
      last: true,
    });
    const id = await certificate(20);
    await run('expiry-sweep');
    expect(mailsTo('duty@bank.example')).toHaveLength(1);
    expect(mailsTo('everybody@bank.example')).toEqual([]);
    const alert = await alertOf(id);
    const deliveries = await filtered<Delivery>('alert-deliveries', { alertId: alert.id });
    expect(deliveries).toMatchObject([
      {
        recipient: 'duty@bank.example',
        recipientIs: 'group',
        ruleId: made.id,
        state: 'sent',
        channel: 'email',
      },
    ]);
    const { body: audience } = await officer.get(`/alerts/${alert.id}/audience`);
    expect(audience).toMatchObject({ recipients: [{ recipient: 'duty@bank.example' }], nobody: false });
    expect((await officer.delete(`/alert-groups/${group.id}`)).body.code).toBe('alert-group-used');
    await remove(made);
    expect((await officer.delete(`/alert-groups/${group.id}`)).status).toBe(204);
  });

  test('a rule that silences is seen in the alert', async () => {
    const made = await rule({
      name: 'Quiet',
      effect: 'mute',
      match: { ...NO_MATCH, kinds: ['certificate-expiring'] },
    });
    const id = await certificate(20, 'silent@bank.example');
    await run('expiry-sweep');
    expect(smtp.mails).toHaveLength(0);
    const alert = await alertOf(id);
    expect(alert.delivery).toBe('muted');
    expect(await filtered<Delivery>('alert-deliveries', { alertId: alert.id })).toMatchObject([
      { recipient: 'silent@bank.example', state: 'muted', reason: expect.stringContaining('Quiet') },
    ]);
    await remove(made);
  });

  test('what was put off is told again when that is over, and escalates', async () => {
    const made = await rule({
      match: { ...NO_MATCH, kinds: ['certificate-expiring'] },
      ...{ to: { owner: true }, last: true },
      escalation: [{ afterHours: 400, defaultRecipient: true }],
    });
    const id = await certificate(25, 'sleepy@bank.example');
    await run('expiry-sweep');
    const alert = await alertOf(id);
    const until = new Date(t.clock.now().getTime() + 86_400_000).toISOString();
    const officer = t.as('compliance-officer');
    expect(
      (await t.as('operator').post(`/alerts/${alert.id}/snooze`, { until, reason: 'Later.' })).status,
    ).toBe(403);
    expect(
      (await officer.post(`/alerts/${alert.id}/snooze`, { until, reason: 'Later.' })).body,
    ).toMatchObject({
      ...{ state: 'snoozed', snoozeReason: 'Later.' },
    });
    smtp.mails.length = 0;
    await run('alert-steps');
    expect(smtp.mails).toHaveLength(0);
    t.clock.advance({ days: 1, minutes: 1 });
    await run('alert-steps');
    expect(mailsTo('sleepy@bank.example')).toEqual([expect.stringContaining('ends in 24 days')]);
    expect(mailsTo('everybody@bank.example')).toEqual([expect.stringContaining('Nobody took care')]);
    expect(await alertOf(id)).toMatchObject({ state: 'open', escalated: 1, snoozedUntil: null });
    await remove(made);
  });

  test('a preview says what the rule would have sent, and sends nothing', async () => {
    const before = (await filtered<Delivery>('alert-deliveries', {})).length;
    const { status, body } = await t.as('auditor').post('/alert-rules/preview', {
      definition: { name: 'Draft', match: NO_MATCH, to: { defaultRecipient: 'always' } },
    });
    expect(status).toBe(200);
    expect(body.past.alerts).toBeGreaterThan(2);
    expect(body.past.messages).toBeGreaterThan(0);
    expect(body.past.byRecipient).toMatchObject([{ recipient: 'everybody@bank.example' }]);
    expect(body.today.alerts).toBeGreaterThan(0);
    expect(await filtered<Delivery>('alert-deliveries', {})).toHaveLength(before);
  });

  test('an address that refuses mail is an alert about alerts', async () => {
    smtp.behave = (to) => (to === 'gone@bank.example' ? { code: 550, text: 'No such user' } : 'accept');
    await certificate(20, 'gone@bank.example');
    await run('expiry-sweep');
    smtp.behave = () => 'accept';
    t.clock.advance({ hours: 1 });
    await run('dated-sweep');
    expect(mailsTo('everybody@bank.example')).toEqual([expect.stringContaining('gone@bank.example')]);
    expect(await filtered<Alert>('alerts', { kind: 'nobody-listens' })).toMatchObject([
      { subjectId: 'gone@bank.example', deaf: { problems: [{ code: 'address-bounced' }] } },
    ]);
  });

  test('an API token that ends is told to its owner on the next working morning', async () => {
    const admin = await t.person('admin', 'scripts@bank.example');
    await admin.post('/api-tokens', { name: 'nightly', scopes: ['alerts.read'], days: 20 });
    t.clock.advance({ hours: 1 });
    await run('dated-sweep');
    const [alert] = await filtered<Alert>('alerts', { kind: 'api-token-expiring' });
    expect(alert).toMatchObject({ dated: { name: 'nightly' }, ownerEmail: 'scripts@bank.example' });
    t.clock.advance({ days: 1 });
    await run('alert-steps');
    expect(mailsTo('scripts@bank.example')).toEqual([expect.stringContaining('nightly: API token ends in')]);
  });
});
