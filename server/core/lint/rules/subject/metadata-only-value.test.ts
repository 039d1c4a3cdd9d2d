import { describe, expect, test } from '@jest/globals';
import { QEVCP_W } from '../../../../../test/support/cabf.js';
import { nothing, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { subjectMetadataOnlyValue } from './metadata-only-value.js';

const minted = (type: string, value: string | Uint8Array) => ({
  policies: QEVCP_W,
  subject: [[type, value] as const],
});
const judged = (type: string, value: string | Uint8Array) =>
  messagesOf(subjectMetadataOnlyValue, minted(type, value));

describe('subject.metadata-only-value', () => {
  test.each(['a', 'Š', '1', '-1-', '東'])('%j says something', (value) => {
    expect(judged(SUBJECT.L, value)).toEqual([]);
  });

  test.each(['-', '.', ' ', '', ' -.*', 'N/A'.replace(/\w/g, '')])('%j says nothing', (value) => {
    expect(judged(SUBJECT.L, value)).toEqual([`The subject's L is "${value}", which says nothing.`]);
  });

  test.each([SUBJECT.O, SUBJECT.organizationIdentifier, SUBJECT.CN])(
    'an empty %s has a rule of its own, a dash in it has not',
    (type) => {
      expect(judged(type, ' ')).toEqual([]);
      expect(judged(type, '-')).toHaveLength(1);
    },
  );

  test('a country that is none has a rule of its own', () => {
    expect(judged(SUBJECT.C, '-')).toEqual([]);
  });

  test('what is no text is passed over', () => {
    expect(judged(SUBJECT.L, nothing())).toEqual([]);
  });

  test('points at the value', () => {
    expect(pointedAt(subjectMetadataOnlyValue, minted(SUBJECT.L, '-'))).toEqual([['subject.L', utf8('-')]]);
  });

  test('does not apply outside the browser track', () => {
    expect(
      messagesOf(subjectMetadataOnlyValue, { ...minted(SUBJECT.L, '-'), policies: ['0.4.0.194112.1.6'] }),
    ).toBeUndefined();
  });
});
