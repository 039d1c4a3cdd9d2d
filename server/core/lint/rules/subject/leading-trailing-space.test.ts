import { describe, expect, test } from '@jest/globals';
import { nothing, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT, type Mint } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { subjectLeadingTrailingSpace } from './leading-trailing-space.js';

const judged = (value: string | Uint8Array) =>
  messagesOf(subjectLeadingTrailingSpace, { subject: [[SUBJECT.O, value]] });

describe('subject.leading-trailing-space', () => {
  test.each(['UAB Bandymas', '', 'Š', nothing()])('%j passes', (value) => {
    expect(judged(value)).toEqual([]);
  });

  test.each([
    [' a', '" a"'],
    ['a ', '"a "'],
    ['a\n', '"a\\n"'],
    ['\u00a0a', '"\u00a0a"'],
  ])('%j has white space around it', (value, shown) => {
    expect(judged(value)).toEqual([`The subject's O ${shown} begins or ends with white space.`]);
  });

  test.each([
    ['a\nb', '"a\\nb"'],
    ['a\u007fb', '"a\\u{7f}b"'],
    ['a\u202eb', '"a\\u{202e}b"'],
    ['a\u200b', '"a\\u{200b}"'],
  ])('%j holds a control character', (value, shown) => {
    expect(judged(value)).toEqual([`The subject's O ${shown} holds a control character.`]);
  });

  test('the issuer is judged too', () => {
    const issuer: Mint['issuer'] = [[SUBJECT.CN, 'CA ']];
    expect(messagesOf(subjectLeadingTrailingSpace, { issuer })).toEqual([
      'The issuer\'s CN "CA " begins or ends with white space.',
    ]);
    expect(pointedAt(subjectLeadingTrailingSpace, { issuer })).toEqual([['issuer.CN', utf8('CA ')]]);
  });

  test('points at the value', () => {
    expect(pointedAt(subjectLeadingTrailingSpace, { subject: [[SUBJECT.O, 'a\nb']] })).toEqual([
      ['subject.O', utf8('a\nb')],
    ]);
  });

  test('every attribute is judged', () => {
    expect(
      messagesOf(subjectLeadingTrailingSpace, {
        subject: [
          [SUBJECT.O, 'a '],
          [SUBJECT.CN, ' b'],
        ],
      }),
    ).toHaveLength(2);
  });
});
