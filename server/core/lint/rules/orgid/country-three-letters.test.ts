import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidCountryThreeLetters } from './country-three-letters.js';

const judged = (value: string) => messagesOf(orgidCountryThreeLetters, { subject: identified(value) });

describe('orgid.country-three-letters', () => {
  test.each(['PSDFI-FINFSA-2858394-9', 'VATDE-123', 'VATDE-ABC-1', 'ABCDEF-1', ''])('%j passes', (value) => {
    expect(judged(value)).toEqual([]);
  });

  test.each([
    ['PSDFIN-FINFSA-2858394-9', 'FIN'],
    ['VATDEU-123456789', 'DEU'],
  ])('%j has the country %s', (value, country) => {
    expect(judged(value)).toEqual([
      `organizationIdentifier "${value}" has the country code ${country} of three letters; two letters of ISO 3166-1 are expected.`,
    ]);
  });

  test('points at the value', () => {
    expect(pointedAt(orgidCountryThreeLetters, { subject: identified('PSDFIN-FINFSA-2858394-9') })).toEqual([
      ['subject.organizationIdentifier', utf8('PSDFIN-FINFSA-2858394-9')],
    ]);
  });

  test('does not apply without organizationIdentifier', () => {
    expect(messagesOf(orgidCountryThreeLetters, { subject: identified() })).toBeUndefined();
  });
});
