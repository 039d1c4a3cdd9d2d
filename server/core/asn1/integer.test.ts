import { describe, expect, test } from '@jest/globals';
import { integer, octetString, tlv } from '../../../test/support/der.js';
import { type DerNode, readDer } from './der.js';
import { readIntegerHex, readSmallInteger } from './integer.js';

const node = (der: Uint8Array): DerNode => {
  const read = readDer(der);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
};

describe('reading an INTEGER', () => {
  test.each([0, 1, 127, 128, 255, 256, 65537, -1, -128, -129, 2 ** 47 - 1, -(2 ** 47)])('%i', (value) => {
    expect(readSmallInteger(node(integer(value)))).toBe(value);
  });

  test.each([
    ['seven octets', integer(2 ** 48)],
    ['an empty one', tlv(0x02)],
    ['another type', octetString(Uint8Array.of(1))],
  ])('%s is no small integer', (_, der) => {
    expect(readSmallInteger(node(der))).toBeUndefined();
  });

  test('nothing is no integer', () => {
    expect(readSmallInteger(undefined)).toBeUndefined();
  });

  test.each([
    [integer(0), '0'],
    [integer(0x0f), 'f'],
    [integer(0x80), '80'],
    [integer(0x1234abcd), '1234abcd'],
    [integer(0x1001), '1001'],
    [integer(-1), 'ff'],
    [tlv(0x02, Uint8Array.of(0, 0, 1)), '1'],
    [tlv(0x02), '0'],
  ])('as hex without leading zeros (%#)', (der, hex) => {
    expect(readIntegerHex(node(der))).toBe(hex);
  });
});
