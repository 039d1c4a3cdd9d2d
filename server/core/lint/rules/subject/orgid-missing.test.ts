import { describe, expect, test } from '@jest/globals';
import { nothing, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { having } from '../../../../../test/support/subject-of.js';
import { subjectOrgidMissing } from './orgid-missing.js';

const NONE = { subject: having(SUBJECT.organizationIdentifier, null) };

describe('subject.orgid-missing', () => {
  test.each(['x', nothing()])('passes with %j', (value) => {
    expect(
      messagesOf(subjectOrgidMissing, { subject: having(SUBJECT.organizationIdentifier, value) }),
    ).toEqual([]);
  });

  test('fails without it', () => {
    expect(messagesOf(subjectOrgidMissing, NONE)).toEqual([
      'The subject has no organizationIdentifier (2.5.4.97).',
    ]);
    expect(pointedAt(subjectOrgidMissing, NONE)).toEqual([[undefined, undefined]]);
  });

  test.each(['', ' \n'])('fails with %j', (value) => {
    const blank = { subject: having(SUBJECT.organizationIdentifier, value) };
    expect(messagesOf(subjectOrgidMissing, blank)).toEqual([
      'The organizationIdentifier of the subject is empty.',
    ]);
    expect(pointedAt(subjectOrgidMissing, blank)).toEqual([['subject.organizationIdentifier', utf8(value)]]);
  });
});
