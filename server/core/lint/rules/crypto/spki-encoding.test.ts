import { describe, expect, test } from '@jest/globals';
import { bitString, nothing, oid, sequence } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { algorithm, algorithmWithNull, bareKey, ecKey, ecKeyWith } from '../../../../../test/support/keys.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { cryptoSpkiEncoding } from './spki-encoding.js';

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const keyOf = (publicKey: Uint8Array, policies = ['0.4.0.194112.1.6']) =>
  messagesOf(cryptoSpkiEncoding, { publicKey, policies });
const signedWith = (signatureAlgorithm: Uint8Array) => messagesOf(cryptoSpkiEncoding, { signatureAlgorithm });

describe('crypto.spki-encoding', () => {
  test('RSA has NULL, EC a named curve, Edwards curves nothing', () => {
    expect(messagesOf(cryptoSpkiEncoding)).toEqual([]);
    for (const key of [ecKey('1.2.840.10045.3.1.7'), bareKey('1.3.101.112'), bareKey('1.2.3', nothing())])
      expect(keyOf(key)).toEqual([]);
  });

  test.each([
    [bareKey(RSA), `key (${RSA}) are missing; NULL is demanded`],
    [bareKey(RSA, sequence()), `key (${RSA}) are something else; NULL is demanded`],
    [bareKey(RSA, Uint8Array.of(5, 1, 0)), `key (${RSA}) are something else; NULL is demanded`],
    [ecKeyWith(), `key (${EC}) are missing; a named curve is demanded`],
    [ecKeyWith(sequence()), `key (${EC}) are something else; a named curve is demanded`],
    ...['1.3.101.110', '1.3.101.111', '1.3.101.112', '1.3.101.113', '2.16.840.1.101.3.4.3.18'].map(
      (id) => [bareKey(id, nothing()), `key (${id}) are present; none is demanded`] as const,
    ),
  ])('key %# fails', (key, text) => {
    expect(keyOf(key)).toEqual([`The parameters of the algorithm of the ${text}.`]);
  });

  test.each(['2', '4', '5', '11', '12', '13', '14'])('RSA signature .%s has NULL', (arc) => {
    const id = `1.2.840.113549.1.1.${arc}`;
    expect(signedWith(algorithmWithNull(id))).toEqual([]);
    expect(signedWith(algorithm(id))).toEqual([
      `The parameters of the algorithm of the signature (${id}) are missing; NULL is demanded.`,
    ]);
  });

  test.each([
    '1.2.840.10045.4.1',
    '1.2.840.10045.4.3.1',
    '1.2.840.10045.4.3.2',
    '1.2.840.10045.4.3.3',
    '1.2.840.10045.4.3.4',
  ])('ECDSA signature %s has no parameters', (id) => {
    expect(signedWith(algorithm(id))).toEqual([]);
    expect(signedWith(algorithmWithNull(id))).toEqual([
      `The parameters of the algorithm of the signature (${id}) are present; none is demanded.`,
    ]);
  });

  test('points at the parameters, or where they are missing at the algorithm', () => {
    expect(pointedAt(cryptoSpkiEncoding, { publicKey: ecKeyWith(nothing()) })).toEqual([
      ['subjectPublicKeyInfo.algorithm.parameters', nothing()],
    ]);
    expect(pointedAt(cryptoSpkiEncoding, { publicKey: bareKey(RSA) })).toEqual([
      ['subjectPublicKeyInfo.algorithm', sequence(oid(RSA))],
    ]);
  });

  test('an RSA key for RSASSA-PSS only is not for browsers', () => {
    const algorithmIdentifier = sequence(oid('1.2.840.113549.1.1.10'));
    const publicKey = sequence(algorithmIdentifier, bitString(new Uint8Array(9)));
    const policies = ['0.4.0.194112.1.5'];
    expect(keyOf(publicKey)).toEqual([]);
    expect(keyOf(publicKey, policies)).toEqual([
      'The RSA key is identified as id-RSASSA-PSS; for browsers rsaEncryption is demanded.',
    ]);
    expect(pointedAt(cryptoSpkiEncoding, { publicKey, policies })).toEqual([
      ['subjectPublicKeyInfo.algorithm', algorithmIdentifier],
    ]);
  });
});
