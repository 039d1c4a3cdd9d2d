import { describe, expect, test } from '@jest/globals';
import { integer } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { ecKey } from '../../../../../test/support/keys.js';
import { RSA_MODULUS, rsaKey } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { cryptoRsaWeakModulus } from './rsa-weak-modulus.js';

const judged = (modulus: bigint) => messagesOf(cryptoRsaWeakModulus, { publicKey: rsaKey(modulus) });

describe('crypto.rsa-weak-modulus', () => {
  test('a modulus of two good primes passes', () => {
    expect(messagesOf(cryptoRsaWeakModulus)).toEqual([]);
  });

  test.each([
    ['is even', RSA_MODULUS * 2n, 'The RSA modulus is even.'],
    ['has a small factor', RSA_MODULUS * 751n, 'The RSA modulus is divisible by 751.'],
    [
      'has the form of ROCA',
      65537n ** 128n,
      'The RSA modulus has the form of keys that ROCA (CVE-2017-15361) breaks.',
    ],
    [
      'is the product of a number with itself',
      RSA_MODULUS ** 2n,
      'The RSA modulus is factored by Fermat’s method in at most 100 rounds.',
    ],
  ])('fails when it %s', (_, modulus, message) => {
    expect(judged(modulus)).toEqual([message]);
    expect(pointedAt(cryptoRsaWeakModulus, { publicKey: rsaKey(modulus) })).toEqual([
      ['subjectPublicKeyInfo.modulus', integer(modulus)],
    ]);
  });

  test('does not apply to other keys', () => {
    expect(messagesOf(cryptoRsaWeakModulus, { publicKey: ecKey('1.2.840.10045.3.1.7') })).toBeUndefined();
  });
});
