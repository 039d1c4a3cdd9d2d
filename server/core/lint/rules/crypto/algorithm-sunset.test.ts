import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../../../test/support/judge.js';
import { algorithmWithNull, ecKey } from '../../../../../test/support/keys.js';
import { RSA_MODULUS, rsaKey } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { cryptoAlgorithmSunset } from './algorithm-sunset.js';

const BEYOND = { notAfter: '290101000000Z' };
const ofBits = (bits: number) => rsaKey((1n << BigInt(bits)) - 1n);
const judged = (minted: object) => messagesOf(cryptoAlgorithmSunset, { ...BEYOND, ...minted });
const SHA224 = algorithmWithNull('1.2.840.113549.1.1.14');

describe('crypto.algorithm-sunset', () => {
  test('does not apply to what ends with 2028', () => {
    expect(messagesOf(cryptoAlgorithmSunset, { notAfter: '281231235959Z' })).toBeUndefined();
  });

  test.each([2048, 2999])('RSA with %d bits is rated no longer', (bits) => {
    expect(judged({ publicKey: ofBits(bits) })).toEqual([
      `RSA with ${bits} bits is rated until the end of 2028, and the certificate is valid beyond it.`,
    ]);
  });

  test('points at the key', () => {
    expect(pointedAt(cryptoAlgorithmSunset, BEYOND)).toEqual([['subjectPublicKeyInfo', rsaKey(RSA_MODULUS)]]);
  });

  test('3000 bits and EC are rated longer; below 2048 another rule speaks', () => {
    for (const publicKey of [ofBits(3000), ofBits(2047), ecKey('1.2.840.10045.3.1.7')])
      expect(judged({ publicKey })).toEqual([]);
  });

  test('SHA-224 is rated no longer', () => {
    const minted = { publicKey: ofBits(3072), signatureAlgorithm: SHA224 };
    expect(judged(minted)).toEqual([
      'SHA-224 is rated until the end of 2028, and the certificate is valid beyond it.',
    ]);
    expect(pointedAt(cryptoAlgorithmSunset, { ...BEYOND, ...minted })).toEqual([['signature', SHA224]]);
  });

  test('SHA-1 is the fault of another rule', () => {
    expect(
      judged({ publicKey: ofBits(3072), signatureAlgorithm: algorithmWithNull('1.2.840.113549.1.1.5') }),
    ).toEqual([]);
  });
});
