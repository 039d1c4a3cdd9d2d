import { describe, expect, test } from '@jest/globals';
import { cabfOrganizationIdentifier, QEVCP_W } from '../../../../../test/support/cabf.js';
import { implicit, printable, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidCabfExtMismatch } from './cabf-ext-mismatch.js';

const minted = (value: string, ...parts: Parameters<typeof cabfOrganizationIdentifier>) => ({
  policies: QEVCP_W,
  subject: identified(value),
  cabfOrganizationIdentifier: cabfOrganizationIdentifier(...parts),
});
const judged = (...given: Parameters<typeof minted>) => messagesOf(orgidCabfExtMismatch, minted(...given));

describe('orgid.cabf-ext-mismatch', () => {
  test.each<Parameters<typeof minted>>([
    ['PSDLT-BL-LB000458', 'PSD', 'LT', 'BL-LB000458'],
    ['PSDFI-FINFSA-2858394-9', 'PSD', 'FI', 'FINFSA-2858394-9'],
    ['PSDNO-FSA-918713867', 'PSD', 'NO', '918713867'],
    ['PSDNO-918713867', 'PSD', 'NO', '918713867'],
    ['VATHU-10197879-4-44', 'VAT', 'HU', '10197879-4-44'],
    ['NTRUS+CA-27380834', 'NTR', 'US', '27380834', 'CA'],
    ['PADFR-ACPR-30748', 'PAD', 'FR', 'ACPR-30748'],
  ])('%j agrees with %s, %s, %s', (...given) => {
    expect(judged(...given)).toEqual([]);
  });

  test.each<[Parameters<typeof minted>, string]>([
    [['VATNL-27380834', 'NTR', 'NL', '27380834'], 'scheme "NTR", organizationIdentifier "VAT"'],
    [['NTRUS-27380834', 'NTR', 'NL', '27380834'], 'country "NL", organizationIdentifier "US"'],
    [['NTRUS+CA-1', 'NTR', 'US', '1'], 'state none, organizationIdentifier "CA"'],
    [['NTRUS-1', 'NTR', 'US', '1', 'CA'], 'state "CA", organizationIdentifier none'],
    [['NTRUS+CA-1', 'NTR', 'US', '1', 'PA'], 'state "PA", organizationIdentifier "CA"'],
    [['NTRNL-27380835', 'NTR', 'NL', '27380834'], 'reference "27380834", organizationIdentifier "27380835"'],
    [['NTRNL-A-1', 'NTR', 'NL', '1'], 'reference "1", organizationIdentifier "A-1"'],
    [['PSDLT-1', 'PSD', 'LT', '2'], 'reference "2", organizationIdentifier "1"'],
    [['PSDLT-BL-1', 'PSD', 'LT', '2'], 'reference "2", organizationIdentifier "BL-1" or "1"'],
  ])('%j', (given, difference) => {
    expect(judged(...given)).toEqual([`cabfOrganizationIdentifier has the ${difference}.`]);
  });

  test('every part that differs is reported at its place', () => {
    const parts = pointedAt(orgidCabfExtMismatch, minted('PSDLT-BL-1', 'VAT', 'DE', '2', 'HE'));
    expect(parts).toEqual([
      ['cabfOrganizationIdentifier.registrationScheme', printable('VAT')],
      ['cabfOrganizationIdentifier.registrationCountry', printable('DE')],
      ['cabfOrganizationIdentifier.registrationStateOrProvince', implicit(0, new TextEncoder().encode('HE'))],
      ['cabfOrganizationIdentifier.registrationReference', utf8('2')],
    ]);
  });

  test('a missing state is reported at the extension', () => {
    expect(pointedAt(orgidCabfExtMismatch, minted('NTRUS+CA-1', 'NTR', 'US', '1'))).toEqual([
      ['cabfOrganizationIdentifier', cabfOrganizationIdentifier('NTR', 'US', '1')],
    ]);
  });

  test('agreement with one of several is enough', () => {
    const given = minted('', 'NTR', 'LT', '1');
    expect(messagesOf(orgidCabfExtMismatch, { ...given, subject: identified('VATLT-2', 'NTRLT-1') })).toEqual(
      [],
    );
    expect(
      messagesOf(orgidCabfExtMismatch, { ...given, subject: identified('NTRLT-2', 'NTRLT-3') }),
    ).toHaveLength(2);
  });

  test('does not apply where organizationIdentifier has no structure', () => {
    expect(judged('NTR@NL-27380834', 'NTR', 'NL', '27380834')).toBeUndefined();
  });

  test('does not apply without the extension', () => {
    expect(messagesOf(orgidCabfExtMismatch, { policies: QEVCP_W })).toBeUndefined();
  });

  test('does not apply without EV policy', () => {
    expect(
      messagesOf(orgidCabfExtMismatch, {
        ...minted('NTRLT-1', 'NTR', 'LT', '2'),
        policies: ['0.4.0.194112.1.5'],
      }),
    ).toBeUndefined();
  });
});
