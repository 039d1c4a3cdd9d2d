import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { having } from '../../../../../test/support/subject-of.js';
import { subjectCountryMissing } from './country-missing.js';

const NONE = { subject: having(SUBJECT.C, null) };

describe('subject.country-missing', () => {
  test('passes with C', () => {
    expect(messagesOf(subjectCountryMissing)).toEqual([]);
  });

  test('fails without it', () => {
    expect(messagesOf(subjectCountryMissing, NONE)).toEqual(['The subject has no countryName (C).']);
    expect(pointedAt(subjectCountryMissing, NONE)).toEqual([[undefined, undefined]]);
  });
});
