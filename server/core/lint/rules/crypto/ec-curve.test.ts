import { describe, expect, test } from '@jest/globals';
import { nothing } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { bareKey, ecKey, ecKeyWith } from '../../../../../test/support/keys.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { cryptoEcCurve } from './ec-curve.js';

const BROWSER = ['0.4.0.194112.1.5'];
const judged = (publicKey: Uint8Array, policies = ['0.4.0.194112.1.6']) =>
  messagesOf(cryptoEcCurve, { publicKey, policies });

describe('crypto.ec-curve', () => {
  test.each(['1.2.840.10045.3.1.7', '1.3.132.0.34', '1.3.132.0.35'])('NIST curve %s passes', (curve) => {
    expect(judged(ecKey(curve))).toEqual([]);
    expect(judged(ecKey(curve), BROWSER)).toEqual([]);
  });

  test.each([
    ['1.3.36.3.3.2.8.1.1.7', 'brainpoolP256r1'],
    ['1.3.36.3.3.2.8.1.1.11', 'brainpoolP384r1'],
    ['1.3.36.3.3.2.8.1.1.13', 'brainpoolP512r1'],
    ['1.2.250.1.223.101.256.1', '1.2.250.1.223.101.256.1'],
  ])('%s passes, but not for browsers', (curve, name) => {
    expect(judged(ecKey(curve))).toEqual([]);
    expect(judged(ecKey(curve), BROWSER)).toEqual([
      `The key is on the curve ${name}; for browsers only P-256, P-384 and P-521 are allowed.`,
    ]);
  });

  test.each([
    ['1.3.101.112', 'ed25519'],
    ['1.3.101.113', 'ed448'],
  ])('%s passes, but not for browsers', (oid, name) => {
    expect(judged(bareKey(oid))).toEqual([]);
    expect(judged(bareKey(oid), BROWSER)).toEqual([
      `The key is on the curve ${name}; for browsers only P-256, P-384 and P-521 are allowed.`,
    ]);
  });

  test.each([
    [ecKey('1.3.132.0.33'), 'P-224'],
    [ecKey('1.3.132.0.10'), 'secp256k1'],
    [ecKey('1.2.3.4'), '1.2.3.4'],
    [bareKey('1.3.101.110'), 'x25519'],
    [bareKey('1.3.101.111'), 'x448'],
  ])('%# is on no list', (key, name) => {
    expect(judged(key)).toEqual([`The key is on the curve ${name}, which TS 119 312 does not list.`]);
    expect(judged(key, BROWSER)).toEqual(judged(key));
    expect(pointedAt(cryptoEcCurve, { publicKey: key })).toEqual([['subjectPublicKeyInfo', key]]);
  });

  test('points at the key for browsers, too', () => {
    const publicKey = bareKey('1.3.101.112');
    expect(pointedAt(cryptoEcCurve, { publicKey, policies: BROWSER })).toEqual([
      ['subjectPublicKeyInfo', publicKey],
    ]);
  });

  test('does not apply to RSA, or to parameters that name no curve', () => {
    expect(messagesOf(cryptoEcCurve)).toBeUndefined();
    expect(judged(ecKeyWith(nothing()))).toBeUndefined();
  });
});
