import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AlertMails } from '../../server/alerts/alert-mails.service.js';
import { ExpirySweep } from '../../server/certificates/expiry-sweep.service.js';
import { MessageSender } from '../../server/messages/message-sender.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { type ReceivedMail, startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const ca = CertificateAuthority.root();
let smtp: TestSmtpServer;
let t: TestApp;

const ok = <Body>({ status, body }: { status: number; body: Body }): Body => {
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body;
};

beforeAll(async () => {
  smtp = await startSmtpServer();
});
afterAll(() => smtp.stop());

describe.each([
  ['en', 'QWAC ends in 30 days (1 Dec 2026)'],
  ['lt', 'QWAC baigsis po 30 dienų (2026-12-01)'],
])('an installation in %s', (language, subjectOfOthers) => {
  const mailTo = (recipient: string): ReceivedMail => {
    const found = smtp.mails.filter(({ to }) => to === recipient);
    expect(found).toHaveLength(1);
    return found[0]!;
  };

  beforeAll(async () => {
    smtp.mails.length = 0;
    t = await startTestApp({
      at: '2026-11-01T12:30:00Z',
      env: {
        ...{ QWARDEN_SMTP_URL: smtp.url, QWARDEN_ALERT_TO: 'everybody@bank.example' },
        QWARDEN_LANGUAGE: language,
      },
    });
    const lithuanian = await t.person('operator', 'ona@bank.example');
    ok(await lithuanian.patch('/auth/me', { locale: 'lt' }));
    const english = await t.person('operator', 'amy@bank.example');
    ok(await english.patch('/auth/me', { locale: 'en' }));
    const operator = t.as('operator');
    const organisation = ok(
      await operator.post('/organisations', { identifier: 'PSDLT-BL-LB000458', name: 'UAB Bandymas' }),
    );
    const contact = { name: 'Kontaktas', phone: '', purposes: ['technical'] };
    ok(
      await operator.put(`/organisations/${organisation.id}/contacts`, {
        version: organisation.version,
        contacts: [
          { ...contact, email: 'Kontaktas@tpp.example', language: 'lt' },
          { ...contact, email: 'kontakti@tpp.example', language: 'ka' },
        ],
      }),
    );
    for (const owner of [
      ...['ona@bank.example', 'amy@bank.example', 'kontaktas@tpp.example', 'kontakti@tpp.example', ''],
    ]) {
      const { pem } = ca.issue({ organisation: 'UAB Bandymas', notAfter: new Date('2026-12-01T12:00:00Z') });
      const { id, version } = ok(await operator.post('/certificates', { pem }));
      if (owner !== '') ok(await operator.patch(`/certificates/${id}`, { version, ownerEmail: owner }));
    }
    await t.get(ExpirySweep).sweepExpiry(t.clock.now());
    await t.get(AlertMails).write();
    await t.get(MessageSender).sendDue();
  });
  afterAll(() => t.stop());

  test('writes to accounts in the language that they chose', () => {
    const { subject, text, html } = mailTo('ona@bank.example');
    expect(subject).toBe('[Qwarden] UAB Bandymas: QWAC baigsis po 30 dienų (2026-12-01)');
    expect(text).toContain('Patvirtinti: pasirūpinsiu:');
    expect(html).toContain('<html lang="lt">');
    expect(text).not.toMatch(/\b(the|ends|because|certificate)\b/i);
    expect(mailTo('amy@bank.example').subject).toBe(
      '[Qwarden] UAB Bandymas: QWAC ends in 30 days (1 Dec 2026)',
    );
  });

  test('writes to contacts in theirs, where mails are written in it', () => {
    expect(mailTo('kontaktas@tpp.example').subject).toContain('baigsis po 30 dienų');
    expect(mailTo('kontakti@tpp.example').subject).toContain(subjectOfOthers);
  });

  test('writes to everybody else in its own', () => {
    expect(mailTo('everybody@bank.example').subject).toContain(subjectOfOthers);
  });
});
