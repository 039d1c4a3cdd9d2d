import { describe, expect, test } from '@jest/globals';
import { bitString, integer, nothing, oid, sequence, utf8 } from '../../../test/support/der.js';
import { certificateOf } from '../../../test/support/judge.js';
import { ecKey } from '../../../test/support/keys.js';
import { RSA_MODULUS } from '../../../test/support/mint.js';
import { rsaPublicKeyOf } from './rsa-public-key.js';

const keyOf = (content: Uint8Array, algorithm = '1.2.840.113549.1.1.1') =>
  rsaPublicKeyOf(
    certificateOf({ publicKey: sequence(sequence(oid(algorithm), nothing()), bitString(content)) }),
  );

describe('the numbers of an RSA key', () => {
  test('stand in the BIT STRING', () => {
    const certificate = certificateOf();
    const { modulus, modulusOctets, exponent, exponentOctets } = rsaPublicKeyOf(certificate)!;
    expect(certificate.der.subarray(modulus.start, modulus.end)).toEqual(integer(RSA_MODULUS));
    expect(certificate.der.subarray(exponent.start, exponent.end)).toEqual(integer(65537));
    expect(modulusOctets).toEqual(integer(RSA_MODULUS).subarray(4));
    expect(exponentOctets).toEqual(Uint8Array.of(1, 0, 1));
    expect([modulus.path, exponent.path]).toEqual([
      'subjectPublicKeyInfo.modulus',
      'subjectPublicKeyInfo.publicExponent',
    ]);
  });

  test('a key for RSASSA-PSS has them, too', () => {
    expect(keyOf(sequence(integer(3), integer(5)), '1.2.840.113549.1.1.10')?.exponentOctets).toEqual(
      Uint8Array.of(5),
    );
  });

  test('another key has none', () => {
    expect(rsaPublicKeyOf(certificateOf({ publicKey: ecKey('1.2.840.10045.3.1.7') }))).toBeUndefined();
  });

  test.each([
    utf8('x'),
    Uint8Array.of(0x30, 0x05),
    sequence(integer(3)),
    sequence(utf8('n'), integer(3)),
    sequence(integer(3), utf8('e')),
    new Uint8Array(),
  ])('what is no RSAPublicKey has none: %#', (content) => {
    expect(keyOf(content)).toBeUndefined();
  });
});
