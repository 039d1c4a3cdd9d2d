import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { bitString, concat, integer, nothing, oid, sequence, tlv } from '../../../test/support/der.js';
import { readSigningKey } from './signing-key.js';

const RSA = oid('1.2.840.113549.1.1.1');
const modulus = tlv(0x02, concat(Uint8Array.of(0), new Uint8Array(256).fill(0xc5)));
const rsa = (
  exponent: Uint8Array,
  parameters: readonly Uint8Array[] = [nothing()],
  number = modulus,
): Uint8Array => sequence(sequence(RSA, ...parameters), bitString(sequence(number, exponent)));

describe('a SubjectPublicKeyInfo', () => {
  test('of RSA has size and exponent', () => {
    const key = { algorithm: 'rsa', bits: 2048, curve: undefined };
    expect(readSigningKey(rsa(integer(65537)))).toStrictEqual({ ...key, exponent: 65537 });
    expect(readSigningKey(rsa(integer(1n << 64n)))).toStrictEqual({ ...key, exponent: Infinity });
  });

  test('of other families has what its family has', () => {
    const spki = (type: 'ec' | 'ed25519') =>
      (type === 'ec'
        ? generateKeyPairSync('ec', { namedCurve: 'P-384' })
        : generateKeyPairSync('ed25519')
      ).publicKey.export({ type: 'spki', format: 'der' });
    expect(readSigningKey(spki('ec'))).toMatchObject({ algorithm: 'ec', curve: 'P-384', bits: 384 });
    expect(readSigningKey(spki('ed25519'))).toMatchObject({ algorithm: 'ed25519' });
  });

  test.each([
    ['RSA without NULL', rsa(integer(3), [])],
    ['RSA with two parameters', rsa(integer(3), [nothing(), nothing()])],
    ['a negative modulus', rsa(integer(3), [nothing()], integer(-5))],
    ['a padded modulus', rsa(integer(3), [nothing()], tlv(0x02, Uint8Array.of(0, 0x45)))],
    ['a negative exponent', rsa(integer(-3))],
    ['RSA that is no sequence', sequence(sequence(RSA, nothing()), bitString(integer(5)))],
    ['unused bits', sequence(sequence(RSA, nothing()), bitString(sequence(modulus, integer(3)), 1))],
    [
      'a curve by its parameters',
      sequence(sequence(oid('1.2.840.10045.2.1'), sequence()), bitString(Uint8Array.of(4, 1, 2))),
    ],
    [
      'EdDSA with parameters',
      sequence(sequence(oid('1.3.101.112'), nothing()), bitString(new Uint8Array(32))),
    ],
    ['no key at all', sequence(sequence(RSA, nothing()), bitString(new Uint8Array()))],
    ['nothing', new Uint8Array()],
  ])('with %s verifies nothing', (_, der) => {
    expect(readSigningKey(der)).toBeUndefined();
  });
});
