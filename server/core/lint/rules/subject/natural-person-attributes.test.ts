import { describe, expect, test } from '@jest/globals';
import { oid, sequence, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { subjectAnd } from '../../../../../test/support/subject-of.js';
import { subjectNaturalPersonAttributes } from './natural-person-attributes.js';

describe('subject.natural-person-attributes', () => {
  test('passes without them', () => {
    expect(messagesOf(subjectNaturalPersonAttributes)).toEqual([]);
  });

  test.each([
    ['2.5.4.42', 'GN', 'givenName'],
    ['2.5.4.4', 'SN', 'surname'],
    ['2.5.4.65', 'pseudonym', 'pseudonym'],
  ])('attribute %s fails', (type, path, name) => {
    const subject = subjectAnd([type, 'x']);
    expect(messagesOf(subjectNaturalPersonAttributes, { subject })).toEqual([
      `The subject has ${name}, which natural persons have and legal persons have not.`,
    ]);
    expect(pointedAt(subjectNaturalPersonAttributes, { subject })).toEqual([
      [`subject.${path}`, sequence(oid(type), utf8('x'))],
    ]);
  });
});
