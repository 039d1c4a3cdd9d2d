import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { oid, tlv, utf8 } from '../../../test/support/der.js';
import { readDer } from './der.js';
import { readOid } from './oid.js';

const read = (der: Uint8Array): string | undefined => {
  const node = readDer(der);
  return node.ok ? readOid(node.value) : undefined;
};
const content = (...octets: number[]): Uint8Array => tlv(0x06, Uint8Array.from(octets));

describe('reading an OBJECT IDENTIFIER', () => {
  test.each([
    '0.4.0.19495.2',
    '1.3.6.1.5.5.7.1.3',
    '2.5.4.97',
    '2.999.3',
    '0.39',
    '1.39',
    '2.0',
    '2.48',
    '1.0',
    '0.0',
  ])('%s is read as it was written', (dotted) => {
    expect(read(oid(dotted))).toBe(dotted);
  });

  test('an arc of 128 bits keeps every digit', () => {
    const uuid = '2.25.329800735698586629295641978511506172918';
    expect(read(oid(uuid))).toBe(uuid);
    for (const begin of ['0.9', '0.39', '1.0', '1.39', '2.0'])
      expect(read(oid(`${begin}.${2n ** 70n}`))).toBe(`${begin}.${2n ** 70n}`);
  });

  test.each([
    ['an empty one', content()],
    ['one that ends inside an arc', content(0x2a, 0x86)],
    ['one that ends inside a long arc', content(0x2a, ...new Array<number>(12).fill(0xff))],
    ['an arc padded with 0x80', content(0x2a, 0x80, 0x01)],
    ['one that begins with 0x80', content(0x80, 0x01)],
    ['one of more than 100 octets', content(...new Array<number>(101).fill(1))],
    ['another type', utf8('1.2.3')],
  ])('%s is none', (_, der) => {
    expect(read(der)).toBeUndefined();
  });

  test('nothing is none, and 100 octets are still one', () => {
    expect(readOid(undefined)).toBeUndefined();
    expect(read(content(...new Array<number>(100).fill(1)))).toMatch(/^0\.1(\.1){99}$/);
  });

  test('every identifier survives the round trip', () => {
    const arcs = fc.tuple(
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 39 }),
      fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n }), { maxLength: 8 }),
    );
    fc.assert(
      fc.property(arcs, ([top, second, rest]) => {
        const dotted = [top, second, ...rest].join('.');
        expect(read(oid(dotted))).toBe(dotted);
      }),
    );
  });
});
