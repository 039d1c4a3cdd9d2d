import { describe, expect, test } from '@jest/globals';
import { nothing, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidPsdCountryVsSubject } from './psd-country-vs-subject.js';

const withCountry = (country: string | Uint8Array, value = 'PSDLT-BL-LB000458') =>
  identified(value).map(([type, own]) => [type, type === SUBJECT.C ? country : own] as const);
const judged = (country: string | Uint8Array, value?: string) =>
  messagesOf(orgidPsdCountryVsSubject, { subject: withCountry(country, value) });

describe('orgid.psd-country-vs-subject', () => {
  test.each([
    ['LT', 'PSDLT-BL-LB000458'],
    ['GB', 'PSDGB-5d28'],
  ])('%s and %j agree', (country, value) => {
    expect(judged(country, value)).toEqual([]);
  });

  test.each([
    ['DE', 'PSDLT-BL-LB000458', 'LT'],
    ['LT', 'PSDGB-5d28', 'GB'],
  ])('%s and %j differ', (country, value, other) => {
    expect(judged(country, value)).toEqual([
      `organizationIdentifier names an NCA of ${other}, but the subject's country is ${country}.`,
    ]);
  });

  test('one of several countries is enough', () => {
    const countries = (...more: string[]) => [
      ...withCountry('DE'),
      ...more.map((country) => [SUBJECT.C, country] as const),
    ];
    expect(messagesOf(orgidPsdCountryVsSubject, { subject: countries('LT') })).toEqual([]);
    expect(messagesOf(orgidPsdCountryVsSubject, { subject: countries('LV') })).toEqual([
      "organizationIdentifier names an NCA of LT, but the subject's country is DE, LV.",
    ]);
  });

  test.each([
    ['the country is none', 'UK', 'PSDGB-FCA-1'],
    ['the country is no text', nothing(), 'PSDGB-FCA-1'],
    ['the country of the NCA is none', 'GB', 'PSDUK-FCA-1'],
    ['the type is another', 'DE', 'VATLT-1'],
    ['the value has no structure', 'DE', 'PSD'],
  ])('does not apply where %s', (_, country, value) => {
    expect(judged(country, value)).toBeUndefined();
  });

  test('does not apply without country', () => {
    const subject = identified('PSDLT-BL-1').filter(([type]) => type !== SUBJECT.C);
    expect(messagesOf(orgidPsdCountryVsSubject, { subject })).toBeUndefined();
  });

  test('points at the value', () => {
    expect(pointedAt(orgidPsdCountryVsSubject, { subject: withCountry('DE') })).toEqual([
      ['subject.organizationIdentifier', utf8('PSDLT-BL-LB000458')],
    ]);
  });
});
