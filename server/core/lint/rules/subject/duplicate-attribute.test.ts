import { describe, expect, test } from '@jest/globals';
import { oid, sequence, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { subjectAnd } from '../../../../../test/support/subject-of.js';
import { subjectDuplicateAttribute } from './duplicate-attribute.js';

describe('subject.duplicate-attribute', () => {
  test('passes with one of each', () => {
    expect(messagesOf(subjectDuplicateAttribute)).toEqual([]);
  });

  test.each([
    ['C', SUBJECT.C, 'LT'],
    ['O', SUBJECT.O, 'UAB Bandymas'],
    ['CN', SUBJECT.CN, 'another.example'],
  ])('%s twice fails', (name, oid, value) => {
    expect(messagesOf(subjectDuplicateAttribute, { subject: subjectAnd([oid, value]) })).toEqual([
      `The subject has the attribute ${name} 2 times; once is allowed.`,
    ]);
  });

  test('every further instance is pointed at', () => {
    const subject = subjectAnd([SUBJECT.CN, 'b'], [SUBJECT.CN, 'c']);
    expect(messagesOf(subjectDuplicateAttribute, { subject })?.[1]).toBe(
      'The subject has the attribute CN 3 times; once is allowed.',
    );
    expect(pointedAt(subjectDuplicateAttribute, { subject })).toEqual([
      ['subject.CN', sequence(oid(SUBJECT.CN), utf8('b'))],
      ['subject.CN', sequence(oid(SUBJECT.CN), utf8('c'))],
    ]);
  });

  test('other attributes may be repeated, and organizationIdentifier has a rule of its own', () => {
    const subject = subjectAnd([SUBJECT.OU, 'a'], [SUBJECT.OU, 'b'], [SUBJECT.organizationIdentifier, 'c']);
    expect(messagesOf(subjectDuplicateAttribute, { subject })).toEqual([]);
  });
});
