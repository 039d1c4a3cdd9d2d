import { describe, expect, test } from '@jest/globals';
import { composeVerdictDigest, composeVerdictMail, type VerdictNews } from './verdict-mail.js';

const at = new Date('2026-06-03T10:00:00Z');
const circumstances = {
  baseUrl: 'https://qwarden.bank.example',
  because: 'owner',
  at,
  language: 'en',
} as const;
const news = (over: Partial<VerdictNews['change']> = {}, organisation = 'UAB Žalia'): VerdictNews => ({
  certificate: {
    ...{ certificateId: 'c1', kind: 'qwac', organisation, organizationIdentifier: 'PSDLT-BL-LB000458' },
    ...{ usableRoles: ['PSP_AI'], issuer: 'QTSP', serialNumber: '4a' },
    notAfter: new Date('2027-01-01T00:00:00Z'),
  },
  change: {
    evaluationId: 'e1',
    ...{ from: 'valid', to: 'revoked' },
    reasons: ['Revoked since 2026-06-03T09:00:00.000Z, reason keyCompromise.'],
    ...over,
  },
  at,
});

describe('the mail about a verdict', () => {
  test('says what it was, what it is, why and what follows', () => {
    const { subject, text } = composeVerdictMail(news(), circumstances);
    expect(subject).toBe('[Qwarden] UAB Žalia: QWAC is revoked');
    expect(text).toContain('Before: valid. Now: revoked, found 3 June 2026, 10:00 UTC.');
    expect(text).toContain('reason keyCompromise');
    expect(text).toContain('UAB Žalia must not be let in with it: account information.');
    expect(text).toContain('https://qwarden.bank.example/certificates/c1/show');
  });

  test('warns of nothing when it is valid again', () => {
    const { subject, text } = composeVerdictMail(news({ from: 'suspended', to: 'valid' }), circumstances);
    expect(subject).toContain('is valid again');
    expect(text).not.toContain('must not be let in');
  });

  test('makes text out of certificates harmless', () => {
    const { subject, html } = composeVerdictMail(news({}, 'A\r\nBcc: x@y <b>'), circumstances);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).toContain('&lt;b&gt;');
  });

  test('about many has the ones that are not valid on top', () => {
    const { subject, text } = composeVerdictDigest(
      [news({ from: 'suspended', to: 'valid' }, 'Good Bank'), news({}, 'Bad Bank')],
      circumstances,
    );
    expect(subject).toBe('[Qwarden] 2 certificates are judged otherwise than before, 1 of them not as valid');
    expect(text.indexOf('Bad Bank')).toBeLessThan(text.indexOf('Good Bank'));
  });
});
