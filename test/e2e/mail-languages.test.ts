import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { AlertRuleView } from '../../server/alerts/alert-rules.contract.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import { MessageSender } from '../../server/messages/message-sender.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { type ReceivedMail, startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(180_000);

const ca = CertificateAuthority.root();
const DAY_MS = 86_400_000;
const NO_MATCH = {
  ...{ kinds: [], severities: [], subjectTypes: [], subjectIds: [], organisationIds: [], tags: [] },
};
const LT = /QWAC baigsis po 20 dienų/;
const EN = /QWAC ends in 20 days/;

let smtp: TestSmtpServer;
let t: TestApp;

const start = (env: Record<string, string> = {}) =>
  startTestApp({
    at: '2026-06-01T09:00:00Z',
    env: { QWARDEN_SMTP_URL: smtp.url, QWARDEN_ALERT_TO: 'Everybody <everybody@bank.example>', ...env },
  });
const certificate = async (app: TestApp, owner = ''): Promise<void> => {
  const notAfter = new Date(app.clock.now().getTime() + 20 * DAY_MS);
  const { body } = await app.as('operator').post('/certificates', { pem: ca.issue({ notAfter }).pem });
  if (owner === '') return;
  const { version } = body;
  await app.as('operator').patch(`/certificates/${body.id}`, { version, ownerEmail: owner });
};
const sweep = async (app: TestApp): Promise<void> => {
  expect(await app.get(JobRunner).run('expiry-sweep', 'test')).toBe('succeeded');
  await app.get(MessageSender).sendDue();
};
const mailTo = (address: string): ReceivedMail => {
  const [mail] = smtp.mails.filter(({ to }) => to === address);
  if (mail === undefined)
    throw new Error(smtp.mails.map(({ to, subject }) => `${to}: ${subject}`).join('\n'));
  return mail;
};
const contact = async (app: TestApp, email: string, language: string): Promise<void> => {
  const officer = app.as('compliance-officer');
  const identifier = `PSDLT-BL-LB${String(100_000 + contacts++)}`;
  const { body: made } = await officer.post('/organisations', { identifier, name: `UAB ${language}` });
  const { status, body } = await officer.put(`/organisations/${made.id}/contacts`, {
    version: made.version,
    contacts: [{ name: 'Rūta', email, phone: '', purposes: [], language }],
  });
  if (status !== 200) throw new Error(JSON.stringify([made, body]));
};
let contacts = 0;

beforeAll(async () => {
  smtp = await startSmtpServer();
});
afterAll(() => smtp.stop());
beforeEach(() => {
  smtp.mails.length = 0;
});

describe('in an installation that speaks English', () => {
  beforeAll(async () => {
    t = await start();
  });
  afterAll(() => t.stop());

  test('whoever has an account reads the language they chose, also in what is written anew before it goes out', async () => {
    const reader = await t.person('operator', 'ruta@bank.example');
    expect((await reader.patch('/auth/me', { locale: 'lt' })).status).toBe(200);
    await certificate(t, 'ruta@bank.example');
    await sweep(t);
    const mail = mailTo('ruta@bank.example');
    expect(mail.subject).toMatch(LT);
    expect(mail.text).toContain('Patvirtinti: tuo pasirūpinsiu');
    expect(mail.html).toContain('<html lang="lt">');
    expect(mail.html).toContain('Atverti sertifikatą');
  });

  test('a contact of an organisation reads theirs, where mails are written in it', async () => {
    await contact(t, 'Jonas@psp.example', 'lt');
    await contact(t, 'giorgi@psp.example', 'ka');
    await certificate(t, 'jonas@psp.example');
    await certificate(t, 'giorgi@psp.example');
    await sweep(t);
    expect(mailTo('jonas@psp.example').subject).toMatch(LT);
    expect(mailTo('giorgi@psp.example').subject).toMatch(EN);
  });

  test('all others read English', async () => {
    await certificate(t);
    await certificate(t, 'stranger@psp.example');
    await sweep(t);
    expect(mailTo('everybody@bank.example').subject).toMatch(EN);
    expect(mailTo('stranger@psp.example').subject).toMatch(EN);
  });

  test('the test of a rule goes to each in their language', async () => {
    const { body: rule } = await t.as('compliance-officer').post('/alert-rules', {
      ...{ name: 'Ours', match: NO_MATCH, to: { defaultRecipient: 'always', userIds: [] } },
    });
    const { body: group } = await t.as('compliance-officer').post('/alert-groups', {
      name: 'Duty',
      members: [{ kind: 'email', email: 'ruta@bank.example' }],
    });
    const { id, shipped, edited, problems, changedAt, changedBy, ...rest } = rule as AlertRuleView;
    void [shipped, edited, problems, changedAt, changedBy];
    const to = { ...rest.to, groupIds: [group.id] };
    const changed = await t.as('compliance-officer').patch(`/alert-rules/${id}`, { ...rest, to });
    expect(changed.status).toBe(200);
    expect((await t.as('compliance-officer').post(`/alert-rules/${id}/test`, {})).body.sent).toHaveLength(2);
    await t.get(MessageSender).sendDue();
    expect(mailTo('ruta@bank.example').subject).toBe('[Qwarden] Įspėjimų taisyklės „Ours“ bandymas');
    expect(mailTo('everybody@bank.example').subject).toBe('[Qwarden] Test of the alert rule “Ours”');
  });
});

describe('in an installation that speaks Lithuanian', () => {
  beforeAll(async () => {
    t = await start({ QWARDEN_LANGUAGE: 'lt' });
  });
  afterAll(() => t.stop());

  test('whoever has chosen nothing reads Lithuanian, and the others what they chose', async () => {
    const reader = await t.person('operator', 'john@bank.example');
    expect((await reader.patch('/auth/me', { locale: 'en' })).status).toBe(200);
    await certificate(t);
    await certificate(t, 'stranger@psp.example');
    await certificate(t, 'john@bank.example');
    await t.person('operator', 'new@bank.example');
    await certificate(t, 'new@bank.example');
    await sweep(t);
    expect(mailTo('new@bank.example').subject).toMatch(LT);
    expect(mailTo('everybody@bank.example').subject).toMatch(LT);
    expect(mailTo('stranger@psp.example').subject).toMatch(LT);
    expect(mailTo('john@bank.example').subject).toMatch(EN);
  });

  test('many at once are told in one mail of the same language', async () => {
    for (let i = 0; i < 5; i++) await certificate(t, 'many@psp.example');
    await sweep(t);
    const { subject, text } = mailTo('many@psp.example');
    expect(subject).toContain('Dėmesio reikia 5 sertifikatams');
    expect(text).toContain('esate šių sertifikatų savininkas');
  });
});
