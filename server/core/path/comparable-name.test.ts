import { describe, expect, test } from '@jest/globals';
import { bmp, oid, printable, sequence, set, teletex, tlv, utf8 } from '../../../test/support/der.js';
import { commonName } from '../../../test/support/path-world.js';
import { readDer } from '../asn1/der.js';
import { readName } from '../certificate/name.js';
import { comparableName } from './comparable-name.js';

function textOf(der: Uint8Array): string {
  const node = readDer(der);
  const name = node.ok ? readName(node.value, 'name', () => undefined) : undefined;
  return name === undefined ? 'no name' : comparableName(name, der).text;
}

const equal = (a: string | Uint8Array, b: string | Uint8Array): boolean =>
  textOf(commonName(a)) === textOf(commonName(b));

describe('two names are equal (RFC 5280 7.1)', () => {
  test.each<[string, string | Uint8Array, string | Uint8Array]>([
    ['in any case', 'Trust Services', 'TRUST services'],
    ['with any white space', ' Trust   Services ', 'Trust Services'],
    ['in any string type', printable('Trust'), bmp('trust')],
    ['with letters beyond ASCII in any case', 'Mokėjimai', 'MOKĖJIMAI'],
    ['with ß as ss', 'Straße', 'STRASSE'],
    ['composed or not', 'M\u00fcller', 'Mu\u0308ller'],
    ['in width', 'ＣＡ', 'CA'],
    ['without soft hyphens', 'Trust\u00ad', 'Trust'],
    ['in TeletexString too', teletex('Trust'), 'trust'],
  ])('%s', (_, a, b) => {
    expect(equal(a, b)).toBe(true);
  });

  test('with the attributes of an RDN in any order', () => {
    const [a, b] = [sequence(oid('2.5.4.3'), utf8('a')), sequence(oid('2.5.4.10'), utf8('b'))];
    expect(textOf(sequence(set(a, b)))).toBe(textOf(sequence(set(b, a))));
  });
});

describe('two names differ', () => {
  test('by a character, a word boundary, the order of RDNs, or their number', () => {
    expect(equal('Trust', 'Thrust')).toBe(false);
    expect(equal('TrustServices', 'Trust Services')).toBe(false);
    expect(textOf(commonName('a', 'b'))).not.toBe(textOf(commonName('b', 'a')));
    expect(textOf(commonName('a'))).not.toBe(textOf(commonName('a', 'a')));
  });

  test('by attributes in one RDN or in two', () => {
    const [a, b] = [sequence(oid('2.5.4.3'), utf8('a')), sequence(oid('2.5.4.10'), utf8('b'))];
    expect(textOf(sequence(set(a, b)))).not.toBe(textOf(sequence(set(a), set(b))));
  });

  test('by a value that imitates the separators', () => {
    expect(textOf(commonName('a', 'b'))).not.toBe(textOf(commonName('a,2.5.4.3=1:b')));
  });

  test('by bytes when the value is no well-formed text', () => {
    expect(equal(tlv(0x0c, Uint8Array.of(0xc3)), tlv(0x0c, Uint8Array.of(0xc4)))).toBe(false);
    expect(equal(tlv(0x02, Uint8Array.of(1)), tlv(0x02, Uint8Array.of(2)))).toBe(false);
    expect(equal(tlv(0x02, Uint8Array.of(1)), tlv(0x02, Uint8Array.of(1)))).toBe(true);
  });
});
