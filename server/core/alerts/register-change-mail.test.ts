import { describe, expect, test } from '@jest/globals';
import { ENTRY_CHANGE_KINDS } from '../registers/compare-editions.js';
import { ALERT_KINDS } from './alert.js';
import {
  alertUndoneBy,
  composeRegisterChangeMail,
  composeRegisterChangesMail,
  composeRegisterDigest,
  registerAlertKind,
  type RegisterChangeNews,
  registerChangeTitle,
} from './register-change-mail.js';

const NEWS: RegisterChangeNews = {
  ...{ changeId: 'c1', entryId: 'eba:PSD_PI:LT_BL!LB000458', register: 'EBA central register' },
  ...{ changeKind: 'passport-ended', name: 'UAB Bandymas', authority: 'LT-BL', number: 'LB000458' },
  ...{ sentence: 'UAB Bandymas may no longer act in LV.', host: 'LV' },
  ...{ publishedAt: '2026-11-22T06:00:00.000Z', touched: 3 },
  certificates: [
    {
      ...{ id: 'x', kind: 'qwac', organisation: 'UAB Bandymas', serialNumber: '1a' },
      notAfter: '2027-01-31T23:59:59.000Z',
    },
  ],
};
const TO = {
  baseUrl: 'https://qwarden.example',
  because: 'owner',
  language: 'en',
  at: new Date('2026-11-22T07:00:00Z'),
} as const;

describe('the mail about one change', () => {
  const mail = composeRegisterChangeMail(NEWS, TO);

  test('says who, what and where in its subject', () => {
    expect(mail.subject).toBe('[Qwarden] UAB Bandymas: passport ended (LV)');
    expect(registerChangeTitle({ ...NEWS, changeKind: 'withdrawn', host: null })).toBe(
      'UAB Bandymas: authorisation withdrawn',
    );
  });

  test('says by which edition, what is touched, and where to look', () => {
    expect(mail.text).toContain('UAB Bandymas may no longer act in LV.');
    expect(mail.text).toContain('So says the EBA central register of 22 November 2026, 06:00 UTC.');
    expect(mail.text).toContain('3 certificates here are touched');
    expect(mail.text).toContain('https://qwarden.example/certificates/x/show');
    expect(mail.text).toContain('And 2 more.');
    expect(mail.text).toContain('/register-entries/eba%3APSD_PI%3ALT_BL!LB000458/show');
  });

  test('is not led astray by what a register writes', () => {
    const { subject, html } = composeRegisterChangeMail(
      { ...NEWS, name: 'Evil\r\nBcc: all@bank.example', sentence: '<img src=x>' },
      TO,
    );
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toContain('<img');
  });
});

test('many changes are one mail that counts organisations', () => {
  const { subject, text } = composeRegisterChangesMail(
    [NEWS, { ...NEWS, changeId: 'c2', changeKind: 'withdrawn' }, { ...NEWS, entryId: 'other' }],
    TO,
  );
  expect(subject).toContain('about 2 organisations');
  expect(text).toContain('3 changes');
});

test('the weekly mail counts, and links each entry', () => {
  const { subject, text } = composeRegisterDigest([NEWS], { ...TO, because: 'default-recipient' });
  expect(subject).toBe('[Qwarden] Registers, the last week: 1 change of 1 organisation');
  expect(text).toContain('UAB Bandymas · UAB Bandymas may no longer act in LV. · 22 Nov 2026 · 3');
  expect(text).toContain('default recipient');
});

test('what raises an alert at once is what takes rights away or makes a certificate wrong; the opposite ends it', () => {
  const raising = ENTRY_CHANGE_KINDS.filter((kind) => registerAlertKind(kind) !== undefined);
  expect(raising).toEqual([
    ...['removed', 'withdrawn', 'service-lost', 'passport-ended', 'renamed', 'renumbered'],
  ]);
  for (const kind of ENTRY_CHANGE_KINDS) {
    const undone = alertUndoneBy(kind);
    if (undone === undefined) continue;
    expect(ALERT_KINDS).toContain(undone);
    expect(registerAlertKind(kind)).toBeUndefined();
  }
});
