import { describe, expect, test } from '@jest/globals';
import { nothing, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { having } from '../../../../../test/support/subject-of.js';
import { subjectOrganizationMissing } from './organization-missing.js';

const NONE = { subject: having(SUBJECT.O, null) };

describe('subject.organization-missing', () => {
  test.each(['x', nothing()])('passes with %j', (value) => {
    expect(messagesOf(subjectOrganizationMissing, { subject: having(SUBJECT.O, value) })).toEqual([]);
  });

  test('fails without it', () => {
    expect(messagesOf(subjectOrganizationMissing, NONE)).toEqual([
      'The subject has no organizationName (O).',
    ]);
    expect(pointedAt(subjectOrganizationMissing, NONE)).toEqual([[undefined, undefined]]);
  });

  test.each(['', ' \n'])('fails with %j', (value) => {
    const blank = { subject: having(SUBJECT.O, value) };
    expect(messagesOf(subjectOrganizationMissing, blank)).toEqual([
      'The organizationName (O) of the subject is empty.',
    ]);
    expect(pointedAt(subjectOrganizationMissing, blank)).toEqual([['subject.O', utf8(value)]]);
  });
});
