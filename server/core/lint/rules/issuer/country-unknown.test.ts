import { describe, expect, test } from '@jest/globals';
import { nothing, printable } from '../../../../../test/support/der.js';
import { issuerAnd, issuerHaving } from '../../../../../test/support/issuer-of.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { issuerCountryUnknown } from './country-unknown.js';

const judged = (country: string | Uint8Array | null) =>
  messagesOf(issuerCountryUnknown, { issuer: issuerHaving(SUBJECT.C, country) });

describe('issuer.country-unknown', () => {
  test.each(['LT', 'GR', 'GB'])('%s passes', (country) => {
    expect(judged(country)).toEqual([]);
  });

  test.each([
    ['EL', '; GR is meant'],
    ['UK', '; GB is meant'],
    ['ZZ', ''],
    ['Lithuania', ''],
  ])('%s fails', (country, hint) => {
    expect(judged(country)).toEqual([`The issuer's country "${country}" is no code of ISO 3166-1${hint}.`]);
  });

  test('every country is judged and pointed at', () => {
    expect(pointedAt(issuerCountryUnknown, { issuer: issuerAnd([SUBJECT.C, 'ZZ']) })).toEqual([
      ['issuer.C', printable('ZZ')],
    ]);
  });

  test.each([null, ' ', nothing()])('does not apply to %j', (country) => {
    expect(judged(country)).toBeUndefined();
  });
});
