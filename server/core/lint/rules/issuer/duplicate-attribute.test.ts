import { describe, expect, test } from '@jest/globals';
import { oid, sequence, utf8 } from '../../../../../test/support/der.js';
import { issuerAnd } from '../../../../../test/support/issuer-of.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { subjectAnd } from '../../../../../test/support/subject-of.js';
import { issuerDuplicateAttribute } from './duplicate-attribute.js';

describe('issuer.duplicate-attribute', () => {
  test('passes with one of each', () => {
    expect(messagesOf(issuerDuplicateAttribute, { subject: subjectAnd([SUBJECT.CN, 'a']) })).toEqual([]);
  });

  test.each([
    ['C', SUBJECT.C],
    ['O', SUBJECT.O],
    ['organizationIdentifier', SUBJECT.organizationIdentifier],
    ['CN', SUBJECT.CN],
  ])('%s twice fails', (name, type) => {
    expect(messagesOf(issuerDuplicateAttribute, { issuer: issuerAnd([type, 'LT']) })).toEqual([
      `The issuer has the attribute ${name} 2 times; once is allowed.`,
    ]);
  });

  test('every further instance is pointed at', () => {
    expect(
      pointedAt(issuerDuplicateAttribute, { issuer: issuerAnd([SUBJECT.CN, 'b'], [SUBJECT.CN, 'c']) }),
    ).toEqual([
      ['issuer.CN', sequence(oid(SUBJECT.CN), utf8('b'))],
      ['issuer.CN', sequence(oid(SUBJECT.CN), utf8('c'))],
    ]);
  });

  test('other attributes may be repeated', () => {
    expect(
      messagesOf(issuerDuplicateAttribute, { issuer: issuerAnd([SUBJECT.OU, 'a'], [SUBJECT.OU, 'b']) }),
    ).toEqual([]);
  });
});
