import { describe, expect, test } from '@jest/globals';
import { integer, oid, sequence, set, utf8 } from '../../../test/support/der.js';
import { readDer } from '../asn1/der.js';
import { attributes, firstValue, nameText, readName } from './name.js';

const attribute = (type: string, value: Uint8Array) => sequence(oid(type), value);
const read = (der: Uint8Array) => {
  const node = readDer(der);
  if (!node.ok) throw new Error(node.problem.message);
  return readName(node.value, 'subject', () => undefined)!;
};
const textOf = (der: Uint8Array) => nameText(read(der), der);
const single = (type: string, value: string) => sequence(set(attribute(type, utf8(value))));

describe('a distinguished name', () => {
  test('is written last RDN first (RFC 4514 §2.1)', () => {
    const der = sequence(
      set(attribute('2.5.4.6', utf8('LT'))),
      set(attribute('2.5.4.10', utf8('UAB'))),
      set(attribute('2.5.4.3', utf8('a'))),
    );
    expect(textOf(der)).toBe('CN=a,O=UAB,C=LT');
  });

  test('joins the attributes of one RDN by + in their order', () => {
    const der = sequence(
      set(attribute('2.5.4.6', utf8('FR'))),
      set(attribute('2.5.4.7', utf8('Paris')), attribute('2.5.4.10', utf8('Banque'))),
      set(attribute('2.5.4.3', utf8('a'))),
    );
    expect(textOf(der)).toBe('CN=a,L=Paris+O=Banque,C=FR');
  });

  test('joins the attributes of the first RDN, too', () => {
    const der = sequence(set(attribute('2.5.4.7', utf8('Paris')), attribute('2.5.4.10', utf8('Banque'))));
    expect(textOf(der)).toBe('L=Paris+O=Banque');
  });

  test('is empty when nothing is in it', () => {
    expect(textOf(sequence())).toBe('');
  });

  test.each([
    ['a,b', 'a\\,b'],
    ['a+b;c<d>e"f\\g', 'a\\+b\\;c\\<d\\>e\\"f\\\\g'],
    [' a ', '\\ a\\ '],
    ['#a', '\\#a'],
    ['a#b c', 'a#b c'],
    ['a#b c,', 'a#b c\\,'],
    ['a=b', 'a=b'],
    ['a\nb\u0000c\u007f', 'a\\0ab\\00c\\7f'],
    ['Žemė', 'Žemė'],
  ])('escapes %j as %s (RFC 4514 §2.4)', (value, expected) => {
    expect(textOf(single('2.5.4.3', value))).toBe(`CN=${expected}`);
  });

  test('writes an unknown type as its OID and a value that is no text as hex', () => {
    expect(textOf(single('1.2.3.4', 'x'))).toBe('1.2.3.4=x');
    expect(textOf(sequence(set(attribute('2.5.4.3', integer(5)))))).toBe('CN=#020105');
  });

  test.each([
    ['2.5.4.3', 'CN'],
    ['2.5.4.4', 'SN'],
    ['2.5.4.5', 'serialNumber'],
    ['2.5.4.6', 'C'],
    ['2.5.4.7', 'L'],
    ['2.5.4.8', 'ST'],
    ['2.5.4.9', 'street'],
    ['2.5.4.10', 'O'],
    ['2.5.4.11', 'OU'],
    ['2.5.4.12', 'title'],
    ['2.5.4.13', 'description'],
    ['2.5.4.15', 'businessCategory'],
    ['2.5.4.17', 'postalCode'],
    ['2.5.4.42', 'GN'],
    ['2.5.4.43', 'initials'],
    ['2.5.4.44', 'generationQualifier'],
    ['2.5.4.46', 'dnQualifier'],
    ['2.5.4.65', 'pseudonym'],
    ['2.5.4.97', 'organizationIdentifier'],
    ['1.3.6.1.4.1.311.60.2.1.1', 'jurisdictionL'],
    ['1.3.6.1.4.1.311.60.2.1.2', 'jurisdictionST'],
    ['1.3.6.1.4.1.311.60.2.1.3', 'jurisdictionC'],
    ['1.2.840.113549.1.9.1', 'emailAddress'],
    ['0.9.2342.19200300.100.1.1', 'UID'],
    ['0.9.2342.19200300.100.1.25', 'DC'],
  ])('names %s %s', (type, name) => {
    expect(read(single(type, 'x')).attributes).toMatchObject([
      { name, at: { path: `subject.${name}` }, rdn: 0 },
    ]);
  });

  test('finds attributes by type', () => {
    const name = read(
      sequence(set(attribute('2.5.4.10', utf8('first'))), set(attribute('2.5.4.10', utf8('second')))),
    );
    expect(attributes(name, '2.5.4.10').map(({ text }) => text!.value)).toEqual(['first', 'second']);
    expect(firstValue(name, '2.5.4.10')).toBe('first');
    expect(firstValue(name, '2.5.4.3')).toBeUndefined();
    expect(attributes(name, '2.5.4.3')).toEqual([]);
  });

  test('an attribute that is no text has no first value', () => {
    expect(firstValue(read(sequence(set(attribute('2.5.4.10', integer(5))))), '2.5.4.10')).toBeUndefined();
  });

  test('stands where its SEQUENCE stands, and its attributes within', () => {
    expect(read(single('2.5.4.10', 'x'))).toMatchObject({
      at: { path: 'subject', start: 0, end: 14 },
      attributes: [{ at: { start: 4, end: 14 }, valueAt: { path: 'subject.O', start: 11, end: 14 } }],
    });
  });

  test('the attributes of an RDN that is no SET are not read', () => {
    expect(read(sequence(sequence(attribute('2.5.4.10', utf8('x'))))).attributes).toEqual([]);
  });

  test('what is no SEQUENCE is no name', () => {
    const node = readDer(set());
    expect(node.ok && readName(node.value, 'subject', () => undefined)).toBeUndefined();
    expect(readName(undefined, 'subject', () => undefined)).toBeUndefined();
  });
});
