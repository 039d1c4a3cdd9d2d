import { describe, expect, test } from '@jest/globals';
import { oid, sequence, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { subjectAnd } from '../../../../../test/support/subject-of.js';
import { subjectOuPresent } from './ou-present.js';

const PRESENT = { policies: ['0.4.0.194112.1.5'], subject: subjectAnd([SUBJECT.OU, 'a'], [SUBJECT.OU, 'b']) };

describe('subject.ou-present', () => {
  test('passes without OU', () => {
    expect(messagesOf(subjectOuPresent, { policies: PRESENT.policies })).toEqual([]);
  });

  test('each OU fails', () => {
    const message = 'The subject has an organizationalUnitName (OU), which is not allowed since 2022-09-01.';
    expect(messagesOf(subjectOuPresent, PRESENT)).toEqual([message, message]);
    expect(pointedAt(subjectOuPresent, PRESENT)).toEqual([
      ['subject.OU', sequence(oid(SUBJECT.OU), utf8('a'))],
      ['subject.OU', sequence(oid(SUBJECT.OU), utf8('b'))],
    ]);
  });

  test('does not apply outside the browser track', () => {
    expect(messagesOf(subjectOuPresent, { ...PRESENT, policies: ['0.4.0.194112.1.6'] })).toBeUndefined();
  });

  test('is effective from 1 September 2022', () => {
    expect(subjectOuPresent.effectiveFrom).toEqual(new Date('2022-09-01T00:00:00Z'));
  });
});
