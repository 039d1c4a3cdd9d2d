import { describe, expect, test } from '@jest/globals';
import { bmp, ia5, nothing, printable, teletex, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { subjectStringType } from './string-type.js';

const JURISDICTION_COUNTRY = SUBJECT.jurisdictionCountry;
const EMAIL = '1.2.840.113549.1.9.1';
const judged = (type: string, value: Uint8Array) =>
  messagesOf(subjectStringType, { subject: [[type, value]] });

describe('subject.string-type', () => {
  test.each([
    [SUBJECT.C, printable('LT')],
    [JURISDICTION_COUNTRY, printable('LT')],
    [SUBJECT.serialNumber, printable('1')],
    [EMAIL, ia5('a@b.example')],
    [SUBJECT.O, utf8('Š')],
    [SUBJECT.O, printable('S')],
    [SUBJECT.organizationIdentifier, printable('PSDLT-BL-1')],
    [SUBJECT.organizationIdentifier, utf8('PSDLT-BL-1')],
  ])('%s passes with %j', (type, value) => {
    expect(judged(type, value)).toEqual([]);
  });

  test.each([
    ['C', SUBJECT.C, utf8('LT'), 'UTF8String', 'PrintableString'],
    ['jurisdictionC', JURISDICTION_COUNTRY, utf8('LT'), 'UTF8String', 'PrintableString'],
    ['serialNumber', SUBJECT.serialNumber, utf8('1'), 'UTF8String', 'PrintableString'],
    ['emailAddress', EMAIL, utf8('a'), 'UTF8String', 'IA5String'],
    ['O', SUBJECT.O, teletex('S'), 'TeletexString', 'UTF8String or PrintableString'],
    ['CN', SUBJECT.CN, bmp('S'), 'BMPString', 'UTF8String or PrintableString'],
    ['L', SUBJECT.L, ia5('S'), 'IA5String', 'UTF8String or PrintableString'],
    [
      'organizationIdentifier',
      SUBJECT.organizationIdentifier,
      teletex('V'),
      'TeletexString',
      'UTF8String or PrintableString',
    ],
  ])('%s fails with another type', (name, type, value, found, expected) => {
    expect(judged(type, value)).toEqual([`The subject's ${name} is a ${found}; ${expected} is expected.`]);
  });

  test('what is no string fails', () => {
    expect(judged(SUBJECT.O, nothing())).toEqual([
      "The subject's O is no character string; UTF8String or PrintableString is expected.",
    ]);
  });

  test('characters that the type does not have fail', () => {
    expect(judged(SUBJECT.O, printable('A & B'))).toEqual([
      'The subject\'s O "A & B" holds what a PrintableString cannot hold.',
    ]);
  });

  test.each([teletex('S'), nothing(), printable('A & B')])('points at the value', (value) => {
    expect(pointedAt(subjectStringType, { subject: [[SUBJECT.O, value]] })).toEqual([['subject.O', value]]);
  });

  test('other attributes may hold anything', () => {
    expect(judged('1.2.3.4', nothing())).toEqual([]);
    expect(judged('2.5.4.46', ia5('x'))).toEqual([]);
  });

  test('every attribute is judged', () => {
    expect(
      messagesOf(subjectStringType, {
        subject: [
          [SUBJECT.O, teletex('a')],
          [SUBJECT.CN, teletex('b')],
        ],
      }),
    ).toHaveLength(2);
  });
});
