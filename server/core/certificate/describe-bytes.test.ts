import { describe, expect, test } from '@jest/globals';
import {
  bitString,
  bmp,
  boolean,
  concat,
  explicit,
  generalizedTime,
  ia5,
  implicit,
  integer,
  nothing,
  octetString,
  oid,
  printable,
  sequence,
  set,
  teletex,
  tlv,
  utf8,
} from '../../../test/support/der.js';
import { certificateOf } from '../../../test/support/judge.js';
import { extension, mint, psd2Statement, qcCompliance, RSA_MODULUS } from '../../../test/support/mint.js';
import { type ByteElement, describeBytes } from './describe-bytes.js';

const text = (value: string) => new TextEncoder().encode(value);
const describeMinted = (minted = {}) => describeBytes(certificateOf(minted));
const named = (elements: readonly ByteElement[], name: string) =>
  elements.find((element) => element.name === name);
/** The rows of one extension value, without offsets. */
const valueRows = (value: Uint8Array) => {
  const elements = describeMinted({ qcStatements: null, extensions: [extension('1.2.3.4', value)] });
  const at = elements.findIndex((element) => element.value === '1.2.3.4');
  return elements.slice(at + 1).filter(({ depth }) => depth >= elements[at]!.depth);
};
const first = (value: Uint8Array) => {
  const [, inner] = valueRows(value);
  return inner && [inner.tag, inner.value, inner.encapsulated];
};

describe('describing the bytes', () => {
  test('covers every byte exactly once by leaves and headers, in order', () => {
    const der = mint();
    const elements = describeMinted();
    expect(elements[0]).toMatchObject({
      depth: 0,
      start: 0,
      end: der.length,
      tag: 'SEQUENCE',
      name: 'Certificate',
    });
    for (const [i, element] of elements.entries()) {
      const next = elements[i + 1];
      if (next !== undefined) expect(next.start).toBeGreaterThanOrEqual(element.content);
    }
    const parents: ByteElement[] = [];
    for (const element of elements) {
      parents.length = element.depth;
      const parent = parents.at(-1);
      if (parent) expect([element.start >= parent.content, element.end <= parent.end]).toEqual([true, true]);
      parents.push(element);
    }
  });

  test('names fields as the standards do', () => {
    const elements = describeMinted();
    expect(named(elements, 'tbsCertificate')).toMatchObject({ depth: 1, tag: 'SEQUENCE' });
    expect(named(elements, 'serialNumber')).toMatchObject({ tag: 'INTEGER', value: '305441741' });
    expect(named(elements, 'validity.notAfter')).toMatchObject({
      tag: 'UTCTime',
      value: '2027-01-31T23:59:59Z',
    });
    expect(named(elements, 'signatureValue')).toMatchObject({ depth: 1, tag: 'BIT STRING' });
    expect(named(elements, 'qcStatements[3].rolesOfPSP[0].roleOfPspName')).toMatchObject({
      tag: 'UTF8String',
      value: 'PSP_AI',
    });
    expect(named(elements, 'qcStatements[3].nCAId')).toMatchObject({ value: 'LT-BL' });
  });

  test('a header and the value inside it that begin at one byte keep their own names', () => {
    const elements = describeMinted({ qcStatementsValue: psd2Statement() });
    expect(named(elements, 'qcStatements')).toBeDefined();
    expect(named(elements, 'qcStatements[0].statementId')).toMatchObject({
      value: '0.4.0.19495.2 PSD2 statement',
    });
  });

  test('opens extension values and the RSA key', () => {
    const elements = describeMinted({ qcStatements: [qcCompliance()] });
    expect(elements.find(({ value }) => value === '0.4.0.1862.1.1 QcCompliance')).toBeDefined();
    const modulus = elements.find(({ tag, value }) => tag === 'INTEGER' && value.startsWith('00935e'));
    expect(modulus!.value).toBe(`00${RSA_MODULUS.toString(16).slice(0, 118)}…`);
    expect(elements.find(({ tag, value }) => tag === 'INTEGER' && value === '65537')).toBeDefined();
  });

  test.each([
    ['a BOOLEAN', boolean(true), 'BOOLEAN', 'TRUE'],
    ['a false BOOLEAN', boolean(false), 'BOOLEAN', 'FALSE'],
    ['NULL', nothing(), 'NULL', ''],
    ['an INTEGER', integer(-5), 'INTEGER', '-5'],
    ['an OID with a name', oid('2.5.4.97'), 'OBJECT IDENTIFIER', '2.5.4.97 organizationIdentifier'],
    ['an OID without', oid('1.2.3'), 'OBJECT IDENTIFIER', '1.2.3'],
    ['a text', utf8('Žemė'), 'UTF8String', 'Žemė'],
    ['a long text', utf8('x'.repeat(200)), 'UTF8String', `${'x'.repeat(120)}…`],
    ['TeletexString', teletex('x'), 'TeletexString', 'x'],
    ['a broken time', tlv(0x17, new TextEncoder().encode('9')), 'UTCTime', '9'],
    ['a SEQUENCE', sequence(), 'SEQUENCE', ''],
    ['ENUMERATED', tlv(0x0a, Uint8Array.of(1)), 'ENUMERATED', '01'],
    ['NumericString', tlv(0x12, text('12')), 'NumericString', '12'],
    ['PrintableString', printable('ab'), 'PrintableString', 'ab'],
    ['IA5String', ia5('a@b'), 'IA5String', 'a@b'],
    ['GeneralizedTime', generalizedTime('20260131235959Z'), 'GeneralizedTime', '2026-01-31T23:59:59Z'],
    ['VisibleString', tlv(0x1a, text('ab')), 'VisibleString', 'ab'],
    ['UniversalString', tlv(0x1c, Uint8Array.of(0, 0, 0, 0x41)), 'UniversalString', 'A'],
    ['BMPString', bmp('A'), 'BMPString', 'A'],
    ['a tag without a name', tlv(0x09, Uint8Array.of(3)), '[UNIVERSAL 9]', '03'],
    ['a text of 120 characters', utf8('x'.repeat(120)), 'UTF8String', 'x'.repeat(120)],
    ['an INTEGER that holds DER', tlv(0x02, Uint8Array.of(0, 0x30, 0)), 'INTEGER', '12288'],
    ['a BIT STRING that holds no SEQUENCE', bitString(nothing()), 'BIT STRING', '000500'],
  ])('%s', (_, der, tag, value) => {
    expect(first(der)).toEqual([tag, value, true]);
  });

  test.each([
    ['a context tag with text', implicit(2, new TextEncoder().encode('a.example')), '[2]', 'a.example'],
    ['a context tag with an odd number', implicit(1, text('a@b')), '[1]', 'a@b'],
    ['a context tag with every kind of character', implicit(2, text(' ~')), '[2]', ' ~'],
    ['a context tag with DEL', implicit(2, Uint8Array.of(0x41, 0x7f)), '[2]', '417f'],
    ['a context tag with a control character', implicit(2, Uint8Array.of(0x41, 0x1f)), '[2]', '411f'],
    ['a context tag with bytes', implicit(7, Uint8Array.of(192, 0, 2, 1)), '[7]', 'c0000201'],
    ['an empty context tag', implicit(1, new Uint8Array()), '[1]', ''],
    ['a SET', set(), 'SET', ''],
    ['an application tag', tlv(0x41, Uint8Array.of(1)), '[APPLICATION 1]', '01'],
    ['a private tag', tlv(0xc1, Uint8Array.of(0x41)), '[PRIVATE 1]', '41'],
    ['an explicit tag', explicit(3, nothing()), '[3]', ''],
  ])('%s', (_, der, tag, value) => {
    const [, , inner] = valueRows(sequence(der));
    expect([inner!.tag, inner!.value]).toEqual([tag, value]);
  });

  test('what is inside a value is marked and one level deeper, its parts only deeper', () => {
    const rows = valueRows(sequence(integer(1)));
    const [outer] = rows;
    expect(
      rows.slice(0, 3).map(({ tag, depth, encapsulated }) => [tag, depth - outer!.depth, encapsulated]),
    ).toEqual([
      ['OCTET STRING', 0, false],
      ['SEQUENCE', 1, true],
      ['INTEGER', 2, false],
    ]);
  });

  test('a field without a name in the standards has none', () => {
    expect(valueRows(integer(5))[1]).toMatchObject({ tag: 'INTEGER', name: '' });
  });

  test('what only looks like DER stays a value', () => {
    const rows = valueRows(octetString(Uint8Array.of(0xde, 0xad)));
    expect(rows.slice(0, 2).map(({ tag, value }) => [tag, value])).toEqual([
      ['OCTET STRING', ''],
      ['OCTET STRING', 'dead'],
    ]);
    const context = valueRows(concat(Uint8Array.of(0x80, 0x01, 0x41)));
    expect(context[0]).toMatchObject({ tag: 'OCTET STRING', value: '800141' });
  });

  test('a signature is not searched for DER', () => {
    const elements = describeMinted();
    expect(elements.at(-1)).toMatchObject({ tag: 'BIT STRING', name: 'signatureValue' });
    expect(elements.some(({ name, encapsulated }) => name === 'signatureValue' && encapsulated)).toBe(false);
  });

  test('a BIT STRING with unused bits is no DER', () => {
    expect(first(bitString(Uint8Array.of(0x30, 0x00), 3))).toEqual(['BIT STRING', '033000', true]);
  });
});
