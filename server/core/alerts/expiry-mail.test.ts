import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { composePasswordResetMail, composeTestMail } from './account-mails.js';
import { composeDigestMail, composeExpiryMail, type ExpiringCertificate } from './expiry-mail.js';

const at = new Date('2026-11-16T08:00:00Z');
const circumstances = {
  baseUrl: 'https://qwarden.bandymas.example',
  because: 'owner',
  at,
  language: 'en',
} as const;
const qwac: ExpiringCertificate = {
  certificateId: '0b7e1c5e-2d43-4a9a-9c0e-5f3ad1c4a111',
  kind: 'qwac',
  organisation: 'UAB Bandymas',
  organizationIdentifier: 'PSDLT-BL-LB000458',
  usableRoles: ['PSP_AI', 'PSP_PI'],
  issuer: 'Test QTSP',
  serialNumber: '1a2b',
  notAfter: new Date('2026-12-15T23:59:59Z'),
};
const compose = (over: Partial<ExpiringCertificate> = {}, instant = at) =>
  composeExpiryMail({ ...qwac, ...over }, { ...circumstances, at: instant });

describe('composeExpiryMail', () => {
  test('says what, whose and when in the subject', () => {
    expect(compose().subject).toBe('[Qwarden] UAB Bandymas: QWAC ends in 30 days (15 Dec 2026)');
  });

  test('says the fact, what stops, and the one thing to do', () => {
    expect(compose().text).toBe(`The QWAC of UAB Bandymas ends in 30 days: 15 December 2026, 23:59 UTC.

If nobody acts, from then on the connections of UAB Bandymas are refused, and what it does through them stops: account information and payment initiation.

Order its successor from Test QTSP in time and upload it:
https://qwarden.bandymas.example/certificates/0b7e1c5e-2d43-4a9a-9c0e-5f3ad1c4a111/show

-- 
PSDLT-BL-LB000458 · serial number 1a2b
Sent by Qwarden at https://qwarden.bandymas.example because you are the owner of this certificate.
`);
  });

  test.each([
    ['2026-09-17T00:59:58Z', 'ends in 90 days'],
    ['2026-12-13T23:59:59Z', 'ends in 2 days'],
    ['2026-12-15T00:30:00Z', 'ends within a day'],
    ['2026-12-15T23:59:59Z', 'has ended'],
    ['2026-12-17T10:00:00Z', 'ended a day ago'],
    ['2026-12-23T00:10:00Z', 'ended 7 days ago'],
  ])('read at %s it %s', (instant, words) => {
    expect(compose({}, new Date(instant)).subject).toBe(
      `[Qwarden] UAB Bandymas: QWAC ${words} (15 Dec 2026)`,
    );
  });

  test('after the end it speaks of what has stopped', () => {
    const { text } = compose({}, new Date('2026-12-16T10:00:00Z'));
    expect(text).toContain('Since then the connections of UAB Bandymas are refused');
    expect(text).toContain('Upload its successor, or retire it if nobody needs it any more:');
  });

  test.each([
    ['qsealc', 'what UAB Bandymas seals is refused, and what depends on it stops: account information'],
    ['esign', 'what UAB Bandymas signs with it is refused.'],
    ['ca', 'no certificate that UAB Bandymas issued under it can be relied upon.'],
    ['other', 'whatever UAB Bandymas uses it for is refused: account information'],
  ] as const)('says what stops without a %s', (kind, sentence) => {
    expect(compose({ kind, usableRoles: ['PSP_AI'] }).text).toContain(sentence);
  });

  test('without roles it promises nothing about services', () => {
    expect(compose({ usableRoles: [] }).text).toContain('the connections of UAB Bandymas are refused.');
  });

  test('a holder without a name is called so', () => {
    expect(compose({ organisation: ' \u200e ' }).subject).toContain('an unnamed holder: QWAC');
  });

  test('the HTML holds the same facts, and a dark and a light face', () => {
    const { html } = compose();
    expect(html).toContain('The QWAC of UAB Bandymas ends in 30 days');
    expect(html).toContain('href="https://qwarden.bandymas.example/certificates/0b7e1c5e');
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('@media (prefers-color-scheme:dark)');
  });

  test('what stands in a certificate cannot write markup', () => {
    const { html } = compose({ organisation: '<img src=x onerror="alert(1)">', issuer: "'><script>" });
    expect(html).not.toMatch(/<img|<script|onerror="/);
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  });

  test('what stands in a certificate cannot begin a line or a header', () => {
    const { subject, text } = compose({ organisation: 'UAB\r\nBcc: everybody@x.example\u2028\u0085Evil' });
    expect(subject).toBe('[Qwarden] UAB Bcc: everybody@x.example Evil: QWAC ends in 30 days (15 Dec 2026)');
    expect(text.split('\n')[0]).toContain('UAB Bcc: everybody@x.example Evil ends');
  });

  test('marks that turn text around are left out', () => {
    expect(compose({ organisation: 'UAB \u202Esamydnab\u202C' }).subject).toContain('UAB samydnab:');
  });

  test('a name of a thousand letters is cut', () => {
    const { subject } = compose({ organisation: 'Ž'.repeat(1_000) });
    expect(subject).toBe(`[Qwarden] ${'Ž'.repeat(59)}…: QWAC ends in 30 days (15 Dec 2026)`);
  });

  test('whatever stands in it, the subject is one line and nothing escapes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (organisation, issuer) => {
        const { subject, html } = compose({ organisation, issuer });
        expect(subject).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u);
        expect(html.match(/</g)?.length).toBe(compose().html.match(/</g)?.length);
      }),
    );
  });
});

describe('composeDigestMail', () => {
  const many = Array.from({ length: 250 }, (_, i) => ({
    ...qwac,
    certificateId: `id-${i}`,
    organisation: `Bank <${i}>`,
    notAfter: new Date(at.getTime() + (i - 100) * 43_200_000),
  }));
  const digest = composeDigestMail(many, { ...circumstances, because: 'default-recipient' });

  test('says how many and how urgent', () => {
    expect(digest.subject).toBe(
      '[Qwarden] 250 certificates need attention: 101 have ended, 149 will end, the next 16 Nov 2026',
    );
  });

  test('lists the first hundred by their end and counts the others', () => {
    expect(digest.text.match(/^\* /gm)).toHaveLength(100);
    expect(digest.text).toContain('* Bank <0> · QWAC · ended 50 days ago (27 Sep 2026)');
    expect(digest.text).toContain('And 150 more.');
    expect(digest.html.match(/<tr>/g)).toHaveLength(101);
  });

  test('every row leads to its certificate, and names are escaped', () => {
    expect(digest.html).toContain('/certificates/id-0/show');
    expect(digest.html).toContain('Bank &lt;0&gt;');
  });

  test('tells why the reader gets it', () => {
    expect(digest.text).toContain('to its default recipient, because these certificates have no owner.');
  });
});

describe('account mails', () => {
  test('the reset link is in both faces of the mail', () => {
    const mail = composePasswordResetMail({
      baseUrl: 'https://qwarden.bandymas.example/',
      path: '/reset-password#token=abc',
      validUntil: new Date('2026-11-16T09:00:00Z'),
    });
    expect(mail.subject).toBe('[Qwarden] Choose a new password');
    expect(mail.text).toContain('https://qwarden.bandymas.example/reset-password#token=abc');
    expect(mail.html).toContain('href="https://qwarden.bandymas.example/reset-password#token=abc"');
    expect(mail.text).toContain('until 16 November 2026, 09:00 UTC');
  });

  test('the test mail names who asked', () => {
    const mail = composeTestMail({ baseUrl: 'http://localhost:3000', requestedBy: 'Rūta\n<b>', at });
    expect(mail.text).toContain('Rūta <b> asked for this test at 16 November 2026, 08:00 UTC.');
    expect(mail.html).toContain('Rūta &lt;b&gt;');
  });
});
