import { describe, expect, test } from '@jest/globals';
import { QEVCP_W } from '../../../../../test/support/cabf.js';
import { nothing, oid, printable, sequence, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT, TPP_SUBJECT, type Mint } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { subjectEvAttributes } from './ev-attributes.js';

const COMPLETE: readonly (readonly [string, string | Uint8Array])[] = [
  ...TPP_SUBJECT,
  [SUBJECT.businessCategory, 'Private Organization'],
  [SUBJECT.serialNumber, printable('304777000')],
  [SUBJECT.jurisdictionCountry, printable('LT')],
];
const JURISDICTION_L = '1.3.6.1.4.1.311.60.2.1.1';
const JURISDICTION_ST = '1.3.6.1.4.1.311.60.2.1.2';
const ev = (subject: Mint['subject']): Mint => ({ policies: QEVCP_W, subject: subject! });
const judged = (...more: [string, string | Uint8Array][]) =>
  messagesOf(subjectEvAttributes, ev([...COMPLETE, ...more]));
const without = (oid: string) => COMPLETE.filter(([type]) => type !== oid);

describe('subject.ev-attributes', () => {
  test('passes with what is required', () => {
    expect(judged()).toEqual([]);
  });

  test.each([
    [SUBJECT.businessCategory, 'businessCategory'],
    [SUBJECT.serialNumber, 'serialNumber'],
    [SUBJECT.jurisdictionCountry, 'jurisdiction country'],
  ])('%s is required', (oid, name) => {
    expect(messagesOf(subjectEvAttributes, ev(without(oid)))).toEqual([`The subject has no ${name}.`]);
    expect(pointedAt(subjectEvAttributes, ev(without(oid)))).toEqual([[undefined, undefined]]);
  });

  test('a jurisdiction locality needs a state or province', () => {
    expect(judged([JURISDICTION_L, 'Vilnius'])).toEqual([
      'The subject has a jurisdiction locality, but no jurisdiction state or province.',
    ]);
    expect(pointedAt(subjectEvAttributes, ev([...COMPLETE, [JURISDICTION_L, 'x']]))).toEqual([
      [undefined, undefined],
    ]);
    expect(judged([JURISDICTION_ST, 'Vilniaus'])).toEqual([]);
    expect(judged([JURISDICTION_L, 'Vilnius'], [JURISDICTION_ST, 'Vilniaus'])).toEqual([]);
  });

  test.each(['Private Organization', 'Government Entity', 'Business Entity', 'Non-Commercial Entity'])(
    'businessCategory may be %j',
    (category) => {
      expect(
        messagesOf(
          subjectEvAttributes,
          ev([...without(SUBJECT.businessCategory), [SUBJECT.businessCategory, category]]),
        ),
      ).toEqual([]);
    },
  );

  test('another businessCategory fails', () => {
    const subject = [
      ...without(SUBJECT.businessCategory),
      [SUBJECT.businessCategory, 'Private Organtization'] as const,
    ];
    expect(messagesOf(subjectEvAttributes, ev(subject))).toEqual([
      'The businessCategory "Private Organtization" is not one of Private Organization, Government Entity, Business Entity, Non-Commercial Entity.',
    ]);
    expect(pointedAt(subjectEvAttributes, ev(subject))).toEqual([
      ['subject.businessCategory', utf8('Private Organtization')],
    ]);
  });

  test('an unknown jurisdiction country fails', () => {
    const subject = [
      ...without(SUBJECT.jurisdictionCountry),
      [SUBJECT.jurisdictionCountry, printable('ZZ')] as const,
    ];
    expect(messagesOf(subjectEvAttributes, ev(subject))).toEqual([
      'The jurisdiction country "ZZ" is no code of ISO 3166-1.',
    ]);
    expect(pointedAt(subjectEvAttributes, ev(subject))).toEqual([['subject.jurisdictionC', printable('ZZ')]]);
  });

  test('what is no text is left to subject.string-type', () => {
    const subject = [...without(SUBJECT.businessCategory), [SUBJECT.businessCategory, nothing()] as const];
    expect(messagesOf(subjectEvAttributes, ev(subject))).toEqual([]);
  });

  test.each([SUBJECT.L, SUBJECT.OU, '2.5.4.8', '2.5.4.9', '2.5.4.17'])('attribute %s is allowed', (oid) => {
    expect(judged([oid, 'x'])).toEqual([]);
  });

  test.each([
    ['2.5.4.42', 'GN'],
    ['1.2.840.113549.1.9.1', 'emailAddress'],
    ['1.2.3.4', '1.2.3.4'],
  ])('attribute %s is not allowed', (type, name) => {
    expect(judged([type, 'x'])).toEqual([
      `The subject has the attribute ${name}, which an EV certificate cannot have.`,
    ]);
    expect(pointedAt(subjectEvAttributes, ev([...COMPLETE, [type, 'x']]))).toEqual([
      [`subject.${name}`, sequence(oid(type), utf8('x'))],
    ]);
  });

  test('does not apply without EV policy', () => {
    expect(messagesOf(subjectEvAttributes, { policies: ['0.4.0.194112.1.5'] })).toBeUndefined();
  });
});
