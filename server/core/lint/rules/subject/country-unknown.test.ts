import { describe, expect, test } from '@jest/globals';
import { nothing, printable } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { having, subjectAnd } from '../../../../../test/support/subject-of.js';
import { subjectCountryUnknown } from './country-unknown.js';

const judged = (country: string | Uint8Array | null) =>
  messagesOf(subjectCountryUnknown, { subject: having(SUBJECT.C, country) });

describe('subject.country-unknown', () => {
  test.each(['LT', 'GR', 'US'])('%s passes', (country) => {
    expect(judged(country)).toEqual([]);
  });

  test.each([
    ['Germany', ''],
    ['UK', '; GB is meant'],
    ['EL', '; GR is meant'],
    ['lt', '; LT is meant'],
    ['LTU', ''],
    ['EU', ''],
    ['ZZ', ''],
    [' LT', ''],
    ['', ''],
  ])('%j fails', (country, hint) => {
    expect(judged(country)).toEqual([`The subject's country "${country}" is no code of ISO 3166-1${hint}.`]);
  });

  test('every country is judged and pointed at', () => {
    expect(
      pointedAt(subjectCountryUnknown, { subject: subjectAnd([SUBJECT.C, 'UK'], [SUBJECT.C, 'ZZ']) }),
    ).toEqual([
      ['subject.C', printable('UK')],
      ['subject.C', printable('ZZ')],
    ]);
  });

  test.each([null, nothing()])('does not apply to %j', (country) => {
    expect(judged(country)).toBeUndefined();
  });
});
