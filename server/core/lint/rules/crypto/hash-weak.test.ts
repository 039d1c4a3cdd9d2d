import { describe, expect, test } from '@jest/globals';
import { explicit } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { algorithm, algorithmWithNull } from '../../../../../test/support/keys.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { sequence } from '../../../../../test/support/der.js';
import { cryptoHashWeak } from './hash-weak.js';

const SHA1_WITH_RSA = algorithmWithNull('1.2.840.113549.1.1.5');

describe('crypto.hash-weak', () => {
  test.each([
    algorithmWithNull('1.2.840.113549.1.1.11'),
    algorithm('1.2.840.10045.4.3.2'),
    algorithmWithNull('1.2.840.113549.1.1.14'),
    algorithm('1.3.101.112'),
    algorithm('1.2.840.113549.1.1.10', sequence(explicit(0, algorithmWithNull('2.16.840.1.101.3.4.2.1')))),
  ])('%# passes', (signatureAlgorithm) => {
    expect(messagesOf(cryptoHashWeak, { signatureAlgorithm })).toEqual([]);
  });

  test.each([
    ['MD2', algorithmWithNull('1.2.840.113549.1.1.2')],
    ['MD4', algorithmWithNull('1.2.840.113549.1.1.3')],
    ['MD5', algorithmWithNull('1.2.840.113549.1.1.4')],
    ['SHA-1', SHA1_WITH_RSA],
    ['SHA-1', algorithm('1.2.840.10045.4.1')],
    ['SHA-1', algorithm('1.2.840.113549.1.1.10', sequence())],
  ])('%s fails', (hash, signatureAlgorithm) => {
    expect(messagesOf(cryptoHashWeak, { signatureAlgorithm })).toEqual([
      `The certificate is signed over ${hash}, for which collisions can be made.`,
    ]);
  });

  test('points at the algorithm that was signed', () => {
    expect(pointedAt(cryptoHashWeak, { signatureAlgorithm: SHA1_WITH_RSA })).toEqual([
      ['signature', SHA1_WITH_RSA],
    ]);
  });
});
