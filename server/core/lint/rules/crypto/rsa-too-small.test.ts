import { describe, expect, test } from '@jest/globals';
import { ecKey } from '../../../../../test/support/keys.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { rsaKey } from '../../../../../test/support/mint.js';
import { bitString, integer, oid, sequence, utf8, nothing } from '../../../../../test/support/der.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { cryptoRsaTooSmall } from './rsa-too-small.js';

const ofBits = (bits: number) => rsaKey((1n << BigInt(bits)) - 1n);
const judged = (bits: number, policies = ['0.4.0.194112.1.6']) =>
  messagesOf(cryptoRsaTooSmall, { publicKey: ofBits(bits), policies });

describe('crypto.rsa-too-small', () => {
  test.each([2048, 2049, 4096])('%d bits pass', (bits) => {
    expect(judged(bits)).toEqual([]);
  });

  test.each([1024, 2047])('%d bits fail', (bits) => {
    expect(judged(bits)).toEqual([`The RSA modulus has ${bits} bits; 2048 are the least.`]);
    expect(judged(bits, ['2.23.140.1.1'])).toHaveLength(1);
    expect(pointedAt(cryptoRsaTooSmall, { publicKey: ofBits(bits) })).toEqual([
      ['subjectPublicKeyInfo', ofBits(bits)],
    ]);
  });

  test('for browsers the modulus is whole octets', () => {
    expect(judged(3071, ['0.4.0.194112.1.5'])).toEqual([
      'The RSA modulus has 3071 bits, which is no number of whole octets.',
    ]);
    expect(judged(3072, ['0.4.0.194112.1.5'])).toEqual([]);
  });

  test('a key for RSASSA-PSS is judged as well', () => {
    const publicKey = sequence(
      sequence(oid('1.2.840.113549.1.1.10')),
      bitString(sequence(integer((1n << 1024n) - 1n), integer(65537))),
    );
    expect(messagesOf(cryptoRsaTooSmall, { publicKey })).toEqual([
      'The RSA modulus has 1024 bits; 2048 are the least.',
    ]);
  });

  test('does not apply to other keys, or to what is no RSA key inside', () => {
    expect(messagesOf(cryptoRsaTooSmall, { publicKey: ecKey('1.2.840.10045.3.1.7') })).toBeUndefined();
    const publicKey = sequence(sequence(oid('1.2.840.113549.1.1.1'), nothing()), bitString(utf8('x')));
    expect(messagesOf(cryptoRsaTooSmall, { publicKey })).toBeUndefined();
  });
});
