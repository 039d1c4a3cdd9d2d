import { describe, expect, test } from '@jest/globals';
import { bitString, concat, integer, nothing, oid, sequence, tlv } from '../../../../../test/support/der.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { ecKey } from '../../../../../test/support/keys.js';
import { RSA_MODULUS, rsaKey } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { cryptoRsaExponent } from './rsa-exponent.js';

const judged = (exponent: number | bigint) =>
  violationsOf(cryptoRsaExponent, { publicKey: rsaKey(RSA_MODULUS, exponent) })?.map(
    ({ message, severity }) => [message, severity],
  );

describe('crypto.rsa-exponent', () => {
  test.each([65537, 65539, (1n << 256n) - 1n])('%p passes', (exponent) => {
    expect(judged(exponent)).toEqual([]);
  });

  test.each([
    [0, 'The RSA exponent 0 is even.', 'error'],
    [1, 'The RSA exponent is 1; 3 is the least.', 'error'],
    [65536, 'The RSA exponent 65536 is even.', 'error'],
    [65538, 'The RSA exponent 65538 is even.', 'error'],
    [3, 'The RSA exponent is 3; it is to be above 65536.', undefined],
    [65535, 'The RSA exponent is 65535; it is to be above 65536.', undefined],
    [(1n << 256n) + 1n, 'The RSA exponent has 33 octets; it is to be below 2^256.', undefined],
  ])('%p fails', (exponent, message, severity) => {
    expect(judged(exponent)).toEqual([[message, severity]]);
    expect(pointedAt(cryptoRsaExponent, { publicKey: rsaKey(RSA_MODULUS, exponent) })).toEqual([
      ['subjectPublicKeyInfo.publicExponent', integer(exponent)],
    ]);
  });

  test('leading zeros do not make it larger', () => {
    const padded = tlv(0x02, concat(new Uint8Array(40), Uint8Array.of(1, 0, 1)));
    const publicKey = sequence(
      sequence(oid('1.2.840.113549.1.1.1'), nothing()),
      bitString(sequence(integer(RSA_MODULUS), padded)),
    );
    expect(messagesOf(cryptoRsaExponent, { publicKey })).toEqual([]);
  });

  test('does not apply to other keys', () => {
    expect(messagesOf(cryptoRsaExponent, { publicKey: ecKey('1.2.840.10045.3.1.7') })).toBeUndefined();
  });
});
