import { describe, expect, test } from '@jest/globals';
import { algorithmSunset, refuseKey, refuseScheme } from './algorithm-policy.js';
import type { SigningKey } from './signing-key.js';

const NOW = new Date('2026-06-01T00:00:00Z');
const key = (over: Partial<SigningKey>): SigningKey => ({
  algorithm: 'rsa',
  bits: undefined,
  curve: undefined,
  exponent: 65537,
  ...over,
});
const rsa = (bits: number, exponent = 65537): SigningKey => key({ bits, exponent });
const ec = (curve: string): SigningKey => key({ algorithm: 'ec', curve, exponent: undefined });

describe('signatures', () => {
  test.each(['sha1', 'md5', 'md2'] as const)('by %s are refused at every instant', (hash) => {
    for (const at of [new Date('2005-01-01T00:00:00Z'), NOW])
      expect(refuseScheme({ family: 'rsa-pkcs1', hash }, at)).toMatchObject({ since: null });
  });

  test('by SHA-224 are refused from 2029 on', () => {
    const scheme = { family: 'ecdsa', hash: 'sha224' } as const;
    expect(refuseScheme(scheme, new Date('2028-12-31T23:59:59.999Z'))).toBeUndefined();
    expect(refuseScheme(scheme, new Date('2029-01-01T00:00:00Z'))).toStrictEqual({
      since: new Date('2029-01-01T00:00:00Z'),
      message: 'A signature by ecdsa with sha224 is refused since 2029-01-01.',
    });
    expect(algorithmSunset(scheme)).toStrictEqual(new Date('2029-01-01T00:00:00Z'));
  });

  test('by SHA-2, EdDSA and ML-DSA have no end', () => {
    for (const hash of ['sha256', 'sha384', 'sha512'] as const)
      expect(
        refuseScheme({ family: 'rsa-pss', hash, saltLength: 32 }, new Date('2040-01-01')),
      ).toBeUndefined();
    for (const family of ['ed25519', 'ed448', 'ml-dsa-65'] as const)
      expect(refuseScheme({ family }, new Date('2040-01-01'))).toBeUndefined();
    expect(algorithmSunset({ family: 'ed25519' })).toBeNull();
  });

  test('by DSA are refused', () => {
    expect(refuseScheme({ family: 'dsa', hash: 'sha256' }, NOW)).toBeDefined();
  });
});

describe('keys', () => {
  test.each([
    [1024, NOW, true],
    [2047, NOW, true],
    [2048, NOW, false],
    [2048, new Date('2029-01-01T00:00:00Z'), true],
    [2999, new Date('2029-01-01T00:00:00Z'), true],
    [3000, new Date('2029-01-01T00:00:00Z'), false],
    [4096, new Date('2040-01-01T00:00:00Z'), false],
  ])('of RSA with %i bits at %s: refused %s', (bits, at, refused) => {
    expect(refuseKey(rsa(bits), at) !== undefined).toBe(refused);
  });

  test('of RSA need an odd exponent above 1', () => {
    expect([1, 2, 4, 65536].map((exponent) => refuseKey(rsa(3072, exponent), NOW)?.since)).toStrictEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(refuseKey(rsa(3072, 3), NOW)).toBeUndefined();
    expect(refuseKey(key({ bits: 3072, exponent: Infinity }), NOW)).toBeUndefined();
  });

  test('on curves are accepted by the name of the curve', () => {
    for (const curve of ['P-256', 'P-384', 'P-521', 'brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1'])
      expect(refuseKey(ec(curve), NOW)).toBeUndefined();
    for (const curve of ['P-192', 'P-224', 'secp256k1', '1.2.3'])
      expect(refuseKey(ec(curve), NOW)).toBeDefined();
  });

  test('that nobody listed are refused', () => {
    for (const algorithm of ['dsa', 'x25519', '1.2.3.4'])
      expect(refuseKey(key({ algorithm }), NOW)).toMatchObject({ since: null });
  });

  test('are dated for whoever tracks it', () => {
    expect(algorithmSunset(rsa(2048))).toStrictEqual(new Date('2029-01-01T00:00:00Z'));
    expect(algorithmSunset(rsa(4096))).toBeNull();
  });
});
