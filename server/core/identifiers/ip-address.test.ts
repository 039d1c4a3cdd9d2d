import { describe, expect, test } from '@jest/globals';
import { ipAddressOf, isReservedAddress } from './ip-address.js';

const v4 = (text: string) => Uint8Array.from(text.split('.').map(Number));
const v6 = (...groups: number[]) => Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 0xff]));

describe('a reserved address', () => {
  test.each([
    ['0.0.0.0', '0.255.255.255', '1.0.0.0'],
    ['10.0.0.0', '10.255.255.255', '11.0.0.0'],
    ['100.64.0.0', '100.127.255.255', '100.128.0.0'],
    ['127.0.0.0', '127.255.255.255', '128.0.0.0'],
    ['169.254.0.0', '169.254.255.255', '169.255.0.0'],
    ['172.16.0.0', '172.31.255.255', '172.32.0.0'],
    ['192.0.0.0', '192.0.0.255', '192.0.1.0'],
    ['192.0.2.0', '192.0.2.255', '192.0.3.0'],
    ['192.168.0.0', '192.168.255.255', '192.169.0.0'],
    ['198.18.0.0', '198.19.255.255', '198.20.0.0'],
    ['198.51.100.0', '198.51.100.255', '198.51.101.0'],
    ['203.0.113.0', '203.0.113.255', '203.0.114.0'],
    ['224.0.0.0', '255.255.255.255', '223.255.255.255'],
  ])('%s to %s is reserved, %s is not', (first, last, outside) => {
    expect([first, last, outside].map((address) => isReservedAddress(v4(address)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test.each(['9.255.255.255', '100.63.255.255', '126.255.255.255', '172.15.255.255', '198.17.255.255'])(
    '%s is not',
    (address) => {
      expect(isReservedAddress(v4(address))).toBe(false);
    },
  );

  test.each([
    [v6(0, 0, 0, 0, 0, 0, 0, 1), true],
    [v6(0x1fff, 0, 0, 0, 0, 0, 0, 1), true],
    [v6(0x2000, 0, 0, 0, 0, 0, 0, 1), false],
    [v6(0x2001, 0xdb7, 0, 0, 0, 0, 0, 1), false],
    [v6(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1), true],
    [v6(0x2001, 0xdb9, 0, 0, 0, 0, 0, 1), false],
    [v6(0x3ffe, 0xffff, 0, 0, 0, 0, 0, 1), false],
    [v6(0x3fff, 0x0fff, 0, 0, 0, 0, 0, 1), true],
    [v6(0x3fff, 0x1000, 0, 0, 0, 0, 0, 1), false],
    [v6(0x4000, 0, 0, 0, 0, 0, 0, 1), true],
    [v6(0xfe80, 0, 0, 0, 0, 0, 0, 1), true],
  ])('IPv6 %#', (octets, reserved) => {
    expect(isReservedAddress(octets)).toBe(reserved);
  });
});

describe('the one spelling of an address', () => {
  test.each([
    ['8.8.8.8', '8.8.8.8'],
    ['255.255.255.255', '255.255.255.255'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['::', '::'],
    ['::ffff:1.2.3.4', '::ffff:102:304'],
    ['256.1.1.1', undefined],
    ['1.2.3', undefined],
    ['bank.eu', undefined],
    ['https://a.eu', undefined],
    ['1:2', undefined],
    ['a:b:c', undefined],
    ['', undefined],
  ])('%s: %s', (text, address) => {
    expect(ipAddressOf(text)).toBe(address);
  });
});
