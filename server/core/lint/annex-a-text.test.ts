import { expect, test } from '@jest/globals';
import type { Text } from '../asn1/text.js';
import { annexATextViolations } from './annex-a-text.js';

const at = { path: 'nCAName', start: 3, end: 9 };
const text = (value: string, more: Partial<Text> = {}): Text => ({
  value,
  type: 'UTF8String',
  at,
  malformed: false,
  ...more,
});

test.each([
  ['a name', 'Bank'],
  ['nothing, which has a rule of its own', ''],
  ['256 characters', 'x'.repeat(256)],
  ['256 characters of two UTF-16 code units', '𝔅'.repeat(256)],
])('%s', (_, value) => {
  expect(annexATextViolations('nCAName', text(value))).toEqual([]);
});

test.each([
  [
    'another type',
    text('x', { type: 'PrintableString' }),
    'nCAId has the type PrintableString; Annex A demands UTF8String.',
  ],
  [
    'another type that is broken too',
    text('x', { type: 'IA5String', malformed: true }),
    'nCAId has the type IA5String; Annex A demands UTF8String.',
  ],
  ['no UTF-8', text('x', { malformed: true }), 'nCAId is a UTF8String whose octets are no UTF-8.'],
  ['257 characters', text('x'.repeat(257)), 'nCAId has 257 characters; Annex A allows 256.'],
  [
    '257 characters of two code units',
    text('𝔅'.repeat(257)),
    'nCAId has 257 characters; Annex A allows 256.',
  ],
])('%s', (_, value, message) => {
  expect(annexATextViolations('nCAId', value)).toEqual([{ message, at }]);
});

test('type and length together', () => {
  expect(annexATextViolations('nCAId', text('x'.repeat(300), { type: 'BMPString' }))).toHaveLength(2);
});
