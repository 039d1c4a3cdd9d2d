import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bmp, ia5, integer, printable, teletex, tlv, utf8 } from '../../../test/support/der.js';
import { type DerNode, readDer } from './der.js';
import { readImplicitText, readText } from './text.js';

const node = (der: Uint8Array): DerNode => {
  const read = readDer(der);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
};
const read = (der: Uint8Array) => readText(node(der), 'field');
const octets = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('reading a character string', () => {
  test.each([
    ['UTF8String', utf8('Žemaitija €'), 'Žemaitija €'],
    ['PrintableString', printable("A-z 0(9)'+,./:=?"), "A-z 0(9)'+,./:=?"],
    ['IA5String', ia5('https://a.example/~_@'), 'https://a.example/~_@'],
    ['TeletexString', teletex('Köln'), 'Köln'],
    ['BMPString', bmp('Bankas Ž'), 'Bankas Ž'],
    ['UniversalString', tlv(0x1c, octets(0, 1, 0xf6, 0, 0, 0, 0, 0x41)), '😀A'],
    ['NumericString', tlv(0x12, octets(0x31, 0x20, 0x32)), '1 2'],
    ['VisibleString', tlv(0x1a, octets(0x41)), 'A'],
    ['PrintableString', printable(''), ''],
    ['NumericString', tlv(0x12), ''],
    ['IA5String', ia5('\u007f'), '\u007f'],
  ])('%s', (type, der, value) => {
    expect(read(der)).toEqual({
      type,
      value,
      malformed: false,
      at: { path: 'field', start: 0, end: der.length },
    });
  });

  test.each([
    ['UTF8String with invalid UTF-8', tlv(0x0c, octets(0x41, 0xc3)), 'A�'],
    [
      'UTF8String with invalid UTF-8 behind a byte order mark',
      tlv(0x0c, octets(0xef, 0xbb, 0xbf, 0xc3)),
      '\ufeff\ufffd',
    ],
    ['PrintableString with an asterisk', printable('*.example'), '*.example'],
    ['PrintableString with octets over 127', tlv(0x13, octets(0xc5, 0xbd)), 'Å½'],
    ['IA5String with octets over 127', tlv(0x16, octets(0x80)), '\u0080'],
    ['NumericString with a letter', tlv(0x12, octets(0x41)), 'A'],
    ['BMPString of an odd length', tlv(0x1e, octets(0, 0x41, 0)), 'A'],
    ['UniversalString beyond Unicode', tlv(0x1c, octets(0, 0x11, 0, 0)), '�'],
    ['UniversalString of six octets', tlv(0x1c, octets(0, 0, 0, 0x41, 0, 0)), 'A'],
  ])('%s is read and marked', (_, der, value) => {
    expect(read(der)).toMatchObject({ value, malformed: true });
  });

  test('the last code point of Unicode is not beyond it', () => {
    expect(read(tlv(0x1c, octets(0, 0x10, 0xff, 0xff)))).toMatchObject({
      value: '\u{10ffff}',
      malformed: false,
    });
  });

  test('a byte order mark is kept, because it is what stands there', () => {
    expect(read(utf8('\ufeffA'))!.value).toBe('\ufeffA');
  });

  test('long strings are read whole', () => {
    expect(read(ia5('a'.repeat(10_000)))!.value).toHaveLength(10_000);
    expect(read(ia5('a'.repeat(4096)))!.value).toHaveLength(4096);
  });

  test('other types and nothing are no text', () => {
    expect(read(integer(1))).toBeUndefined();
    expect(readText(undefined, 'field')).toBeUndefined();
  });

  test('an IMPLICIT tag takes its type from the syntax', () => {
    expect(readImplicitText(node(tlv(0x86, octets(0x41))), 'IA5String', 'uri')).toEqual({
      type: 'IA5String',
      value: 'A',
      malformed: false,
      at: { path: 'uri', start: 0, end: 3 },
    });
  });

  test('every text survives as UTF8String', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
        expect(read(utf8(text))).toMatchObject({ value: text, malformed: false });
      }),
    );
  });
});
