import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { bitString, concat, integer, nothing, oid, sequence, tlv } from '../../../test/support/der.js';
import { readDer } from '../asn1/der.js';
import { readAlgorithm, readPublicKey } from './algorithm.js';

const key = (der: Uint8Array) => {
  const node = readDer(der);
  if (!node.ok) throw new Error(node.problem.message);
  const found = readPublicKey(node.value, 'key');
  return found && [found.algorithm, found.bits, found.curve];
};
const spki = (algorithm: Uint8Array, bits: Uint8Array) => sequence(algorithm, bitString(bits));
const RSA = sequence(oid('1.2.840.113549.1.1.1'), nothing());
const rsa = (content: Uint8Array) => key(spki(RSA, content));

describe('a public key', () => {
  test.each([1024, 2048, 3072])('RSA of %i bits', (modulusLength) => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength });
    expect(key(publicKey.export({ type: 'spki', format: 'der' }))).toEqual(['rsa', modulusLength, undefined]);
  });

  test.each([
    ['prime256v1', 'P-256', 256],
    ['secp384r1', 'P-384', 384],
    ['secp521r1', 'P-521', 521],
    ['secp256k1', 'secp256k1', 256],
    ['brainpoolP384r1', 'brainpoolP384r1', 384],
  ])('EC on %s', (namedCurve, curve, bits) => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve });
    expect(key(publicKey.export({ type: 'spki', format: 'der' }))).toEqual(['ec', bits, curve]);
  });

  test.each([
    ['ed25519', 256],
    ['ed448', 456],
    ['x25519', 256],
    ['x448', 448],
  ] as const)('%s', (type, bits) => {
    const { publicKey } = generateKeyPairSync(type as 'ed25519');
    expect(key(publicKey.export({ type: 'spki', format: 'der' }))).toEqual([type, bits, undefined]);
  });

  test('an unknown curve is named by its OID, explicit parameters by nothing', () => {
    const ec = (parameters: Uint8Array) =>
      key(spki(sequence(oid('1.2.840.10045.2.1'), parameters), Uint8Array.of(4)));
    expect(ec(oid('1.3.132.0.1'))).toEqual(['ec', undefined, '1.3.132.0.1']);
    expect(ec(sequence())).toEqual(['ec', undefined, undefined]);
  });

  test('an unknown algorithm is named by its OID', () => {
    expect(key(spki(sequence(oid('1.2.3.4')), Uint8Array.of(1)))).toEqual(['1.2.3.4', undefined, undefined]);
  });

  test.each([
    ['1.2.840.10045.3.1.1', 'P-192', 192],
    ['1.3.132.0.33', 'P-224', 224],
    ['1.3.36.3.3.2.8.1.1.7', 'brainpoolP256r1', 256],
    ['1.3.36.3.3.2.8.1.1.13', 'brainpoolP512r1', 512],
  ])('the curve %s is %s', (id, curve, bits) => {
    expect(key(spki(sequence(oid('1.2.840.10045.2.1'), oid(id)), Uint8Array.of(4)))).toEqual([
      'ec',
      bits,
      curve,
    ]);
  });

  test.each([
    ['1.2.840.10040.4.1', 'dsa'],
    ['2.16.840.1.101.3.4.3.17', 'ml-dsa-44'],
    ['2.16.840.1.101.3.4.3.18', 'ml-dsa-65'],
    ['2.16.840.1.101.3.4.3.19', 'ml-dsa-87'],
    ['2.16.840.1.101.3.4.3.20', 'slh-dsa-sha2-128s'],
    ['2.16.840.1.101.3.4.4.1', 'ml-kem-512'],
    ['2.16.840.1.101.3.4.4.2', 'ml-kem-768'],
    ['2.16.840.1.101.3.4.4.3', 'ml-kem-1024'],
  ])('a key of %s is %s, of no known size', (id, algorithm) => {
    expect(key(spki(sequence(oid(id)), Uint8Array.of(1)))).toEqual([algorithm, undefined, undefined]);
  });

  test('a key for RSASSA-PSS only has a modulus, too', () => {
    const pss = sequence(oid('1.2.840.113549.1.1.10'));
    expect(key(spki(pss, sequence(integer(0xffff), integer(3))))).toEqual(['rsa-pss', 16, undefined]);
  });

  test('tells where it and its algorithm stand', () => {
    const node = readDer(spki(RSA, sequence(integer(5), integer(3))));
    expect(node.ok && readPublicKey(node.value, 'key')).toMatchObject({
      at: { path: 'key', start: 0, end: 28 },
      algorithmIdentifier: { at: { path: 'key.algorithm', start: 2, end: 17 } },
    });
  });

  test('what is no SEQUENCE of an algorithm and a BIT STRING is none', () => {
    expect(readPublicKey(undefined, 'key')).toBeUndefined();
    expect(key(tlv(0x31, RSA, bitString(Uint8Array.of(1))))).toBeUndefined();
    expect(key(sequence(RSA))).toBeUndefined();
    expect(key(sequence(RSA, nothing()))).toBeUndefined();
    expect(key(sequence(nothing(), bitString(Uint8Array.of(1))))).toBeUndefined();
  });

  test.each([
    ['a modulus of one bit', sequence(integer(1), integer(3)), 1],
    ['a modulus of zero', sequence(integer(0), integer(3)), 0],
    ['a modulus of nine bits', sequence(integer(256), integer(3)), 9],
    ['a modulus behind two zero octets', sequence(tlv(0x02, Uint8Array.of(0, 0, 1))), 1],
    ['a modulus of two zero octets', sequence(tlv(0x02, Uint8Array.of(0, 0))), 0],
    ['a length of three octets', Uint8Array.of(0x30, 0x83, 0, 0, 3, 2, 1, 1), 1],
    ['no modulus', sequence(), undefined],
    ['a modulus that is no INTEGER', sequence(nothing()), undefined],
    ['no SEQUENCE', integer(5), undefined],
    ['nothing', new Uint8Array(), undefined],
    ['a cut modulus', concat(Uint8Array.of(0x30, 0x04, 0x02, 0x05, 1, 1)), undefined],
    ['a length of four octets', Uint8Array.of(0x30, 0x84, 0, 0, 0, 3, 2, 1, 1), undefined],
    ['a length beyond the end', Uint8Array.of(0x30, 0x82, 0x01), undefined],
    ['a length without octets', Uint8Array.of(0x30), undefined],
  ])('RSA with %s', (_, content, bits) => {
    expect(rsa(content)).toEqual(['rsa', bits, undefined]);
  });

  test('a modulus with 300 octets is counted over its long length', () => {
    expect(rsa(sequence(tlv(0x02, new Uint8Array(300).fill(0xff)), integer(3)))).toEqual([
      'rsa',
      2400,
      undefined,
    ]);
  });
});

describe('an AlgorithmIdentifier', () => {
  const read = (der: Uint8Array) => {
    const node = readDer(der);
    return node.ok ? readAlgorithm(node.value, 'signature') : undefined;
  };
  test('has a customary name and its parameters', () => {
    expect(read(sequence(oid('1.2.840.10045.4.3.2')))).toEqual({
      oid: '1.2.840.10045.4.3.2',
      name: 'ecdsa-with-SHA256',
      parameters: undefined,
      at: { path: 'signature', start: 0, end: 12 },
    });
    expect(read(RSA)!.parameters).toEqual({ path: 'signature.parameters', start: 13, end: 15 });
  });
  test('is named by its OID when it has none', () => {
    expect(read(sequence(oid('1.2.3')))!.name).toBe('1.2.3');
  });
  test.each([
    ['1.2.840.113549.1.1.2', 'md2WithRSAEncryption'],
    ['1.2.840.113549.1.1.4', 'md5WithRSAEncryption'],
    ['1.2.840.113549.1.1.5', 'sha1WithRSAEncryption'],
    ['1.2.840.113549.1.1.10', 'rsassaPss'],
    ['1.2.840.113549.1.1.11', 'sha256WithRSAEncryption'],
    ['1.2.840.113549.1.1.12', 'sha384WithRSAEncryption'],
    ['1.2.840.113549.1.1.13', 'sha512WithRSAEncryption'],
    ['1.2.840.10045.4.1', 'ecdsa-with-SHA1'],
    ['1.2.840.10045.4.3.3', 'ecdsa-with-SHA384'],
    ['1.2.840.10045.4.3.4', 'ecdsa-with-SHA512'],
    ['1.3.101.112', 'ed25519'],
    ['1.3.101.113', 'ed448'],
    ['2.16.840.1.101.3.4.3.17', 'ml-dsa-44'],
    ['2.16.840.1.101.3.4.3.18', 'ml-dsa-65'],
    ['2.16.840.1.101.3.4.3.19', 'ml-dsa-87'],
    ['2.16.840.1.101.3.4.3.20', 'slh-dsa-sha2-128s'],
  ])('%s is named %s', (id, name) => {
    expect(read(sequence(oid(id)))!.name).toBe(name);
  });
  test('begins with an OID', () => {
    expect(read(tlv(0x31, oid('1.2.3')))).toBeUndefined();
    expect(read(sequence(nothing()))).toBeUndefined();
    expect(read(nothing())).toBeUndefined();
    expect(readAlgorithm(undefined, 'signature')).toBeUndefined();
  });
});
