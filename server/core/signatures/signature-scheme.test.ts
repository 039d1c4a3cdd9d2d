import { describe, expect, test } from '@jest/globals';
import { explicit, integer, nothing, oid, sequence, utf8 } from '../../../test/support/der.js';
import { readSignatureScheme } from './signature-scheme.js';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const SHA512 = '2.16.840.1.101.3.4.2.3';
const pss = (...fields: readonly Uint8Array[]): Uint8Array =>
  sequence(oid('1.2.840.113549.1.1.10'), sequence(...fields));
const hash = (id: string, parameters = nothing()): Uint8Array => explicit(0, sequence(oid(id), parameters));
const mask = (id: string): Uint8Array =>
  explicit(1, sequence(oid('1.2.840.113549.1.1.8'), sequence(oid(id), nothing())));

describe('an AlgorithmIdentifier', () => {
  test('of RSA PKCS#1 has NULL or no parameters', () => {
    const id = oid('1.2.840.113549.1.1.11');
    const scheme = { family: 'rsa-pkcs1', hash: 'sha256' };
    expect(readSignatureScheme(sequence(id, nothing()))).toStrictEqual(scheme);
    expect(readSignatureScheme(sequence(id))).toStrictEqual(scheme);
    expect(readSignatureScheme(sequence(id, utf8('')))).toBeUndefined();
    expect(readSignatureScheme(sequence(id, nothing(), nothing()))).toBeUndefined();
  });

  test.each([
    ['1.2.840.10045.4.3.2', { family: 'ecdsa', hash: 'sha256' }],
    ['1.3.101.112', { family: 'ed25519' }],
    ['1.3.101.113', { family: 'ed448' }],
    ['2.16.840.1.101.3.4.3.18', { family: 'ml-dsa-65' }],
  ])('%s has no parameters', (id, scheme) => {
    expect(readSignatureScheme(sequence(oid(id)))).toStrictEqual(scheme);
    expect(readSignatureScheme(sequence(oid(id), nothing()))).toBeUndefined();
  });

  test('that nobody knows, or that is none, is no scheme', () => {
    for (const der of [sequence(oid('1.2.3.4')), sequence(), utf8('x'), new Uint8Array()])
      expect(readSignatureScheme(der)).toBeUndefined();
  });
});

describe('RSASSA-PSS parameters (RFC 4055 3.1)', () => {
  test('name hash, mask and salt', () => {
    const der = pss(hash(SHA256), mask(SHA256), explicit(2, integer(32)), explicit(3, integer(1)));
    expect(readSignatureScheme(der)).toStrictEqual({ family: 'rsa-pss', hash: 'sha256', saltLength: 32 });
  });

  test('default to SHA-1 and 20 octets, and must be there', () => {
    expect(readSignatureScheme(pss())).toStrictEqual({ family: 'rsa-pss', hash: 'sha1', saltLength: 20 });
    expect(readSignatureScheme(sequence(oid('1.2.840.113549.1.1.10')))).toBeUndefined();
  });

  test.each([
    ['a mask with another hash', pss(hash(SHA256), mask(SHA512))],
    ['the default mask beside another hash', pss(hash(SHA256))],
    ['another trailer', pss(hash(SHA256), mask(SHA256), explicit(3, integer(2)))],
    ['a negative salt', pss(hash(SHA256), mask(SHA256), explicit(2, integer(-1)))],
    ['a salt of a million octets', pss(hash(SHA256), mask(SHA256), explicit(2, integer(1_000_000)))],
    ['fields out of order', pss(mask(SHA256), hash(SHA256))],
    ['a field twice', pss(hash(SHA256), hash(SHA256), mask(SHA256))],
    ['an unknown field', pss(hash(SHA256), mask(SHA256), explicit(4, integer(1)))],
    ['hash parameters', pss(hash(SHA256, utf8('')), mask(SHA256))],
    ['an unknown hash', pss(hash('1.2.3'), mask('1.2.3'))],
  ])('with %s are refused', (_, der) => {
    expect(readSignatureScheme(der)).toBeUndefined();
  });
});
