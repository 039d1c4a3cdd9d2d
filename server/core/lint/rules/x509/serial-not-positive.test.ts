import { describe, expect, test } from '@jest/globals';
import { integer, tlv } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { mint } from '../../../../../test/support/mint.js';
import { withField } from '../../../../../test/support/rebuilt.js';
import { x509SerialNotPositive } from './serial-not-positive.js';

const octets = (...values: number[]) => tlv(0x02, Uint8Array.from(values));
const serial = (field: Uint8Array) => messagesOf(x509SerialNotPositive, withField(mint(), 1, field));
const filled = (length: number, first: number) => [first, ...new Array<number>(length - 1).fill(0x11)];

describe('x509.serial-not-positive', () => {
  test.each([
    ['1', integer(1)],
    ['128, written with a zero before it', integer(128)],
    ['20 octets', octets(...filled(20, 0x7f))],
    ['19 octets and a zero for the sign', octets(0, ...filled(19, 0x80))],
    ['20 octets after zeros that DER forbids', octets(0, 0, ...filled(20, 0x01))],
  ])('passes: %s', (_, field) => {
    expect(serial(field)).toEqual([]);
  });

  test.each([
    ['0', integer(0), 'The serial number is 0; it must be positive.'],
    ['no octet', octets(), 'The serial number is 0; it must be positive.'],
    ['-1', integer(-1), 'The serial number is negative (it begins with ff).'],
    ['-32768', integer(-32768), 'The serial number is negative (it begins with 80).'],
    [
      '200 octets below 0',
      octets(...filled(200, 0x9c)),
      'The serial number is negative (it begins with 9c).',
    ],
    ['21 octets', octets(...filled(21, 0x01)), 'The serial number has 21 octets; at most 20 are allowed.'],
    [
      '21 octets, even digits',
      octets(...filled(21, 0x7f)),
      'The serial number has 21 octets; at most 20 are allowed.',
    ],
    [
      '20 octets and a zero for the sign',
      octets(0, ...filled(20, 0x80)),
      'The serial number has 21 octets; at most 20 are allowed.',
    ],
    ['200 octets', octets(...filled(200, 0x7f)), 'The serial number has 200 octets; at most 20 are allowed.'],
  ])('fails: %s', (_, field, message) => {
    expect(serial(field)).toEqual([message]);
  });

  test('the serial number is pointed at', () => {
    expect(findingsOf(x509SerialNotPositive, { serialNumber: -5 })).toMatchObject([
      { severity: 'error', path: 'serialNumber', hex: hex(integer(-5)) },
    ]);
    expect(findingsOf(x509SerialNotPositive, { serialNumber: 0 })).toMatchObject([
      { path: 'serialNumber', hex: hex(integer(0)) },
    ]);
    expect(findingsOf(x509SerialNotPositive, { serialNumber: 1n << 200n })).toMatchObject([
      { path: 'serialNumber', hex: hex(integer(1n << 200n)) },
    ]);
  });
});
