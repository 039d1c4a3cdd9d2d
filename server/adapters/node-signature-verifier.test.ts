import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bitString, concat, explicit, integer, nothing, oid, sequence, tlv } from '../../test/support/der.js';
import { NodeSignatureVerifier } from './node-signature-verifier.js';

const verifier = new NodeSignatureVerifier();
const signed = new TextEncoder().encode('what was signed');
const spki = (key: KeyObject): Uint8Array => Uint8Array.from(key.export({ type: 'spki', format: 'der' }));

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'), nothing());
const PSS = (salt: number): Uint8Array =>
  sequence(
    oid('1.2.840.113549.1.1.10'),
    sequence(
      explicit(0, SHA256),
      explicit(1, sequence(oid('1.2.840.113549.1.1.8'), SHA256)),
      explicit(2, integer(salt)),
    ),
  );
const pssSignature = (saltLength: number, key = rsa.privateKey): Uint8Array =>
  sign('sha256', signed, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });

describe('a signature is valid', () => {
  const cases: (readonly [string, Uint8Array, Uint8Array, KeyObject])[] = [
    [
      'RSA PKCS#1',
      sequence(oid('1.2.840.113549.1.1.12'), nothing()),
      sign('sha384', signed, rsa.privateKey),
      rsa.publicKey,
    ],
    ['RSA-PSS with its salt', PSS(32), pssSignature(32), rsa.publicKey],
  ];
  for (const [curve, arc, hash] of [
    ['P-256', 2, 'sha256'],
    ['P-384', 3, 'sha384'],
    ['P-521', 4, 'sha512'],
    ['brainpoolP256r1', 2, 'sha256'],
    ['brainpoolP384r1', 3, 'sha384'],
  ] as const) {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: curve });
    const algorithm = sequence(oid(`1.2.840.10045.4.3.${arc}`));
    cases.push([`ECDSA on ${curve}`, algorithm, sign(hash, signed, privateKey), publicKey]);
  }
  for (const [type, id] of [
    ['ed25519', '1.3.101.112'],
    ['ed448', '1.3.101.113'],
  ] as const) {
    const { publicKey, privateKey } = generateKeyPairSync(type as 'ed25519');
    cases.push([type, sequence(oid(id)), sign(null, signed, privateKey), publicKey]);
  }

  test.each(cases)(
    'by %s, and not for other bytes, another signature or another key',
    (...[, algorithm, signature, key]) => {
      const publicKey = spki(key);
      expect(verifier.verify({ signed, algorithm, signature, publicKey })).toBe('valid');
      expect(verifier.verify({ signed: signed.with(0, 0), algorithm, signature, publicKey })).toBe('invalid');
      const changed = Uint8Array.from(signature).with(-1, signature.at(-1)! ^ 1);
      expect(verifier.verify({ signed, algorithm, signature: changed, publicKey })).toBe('invalid');
      const other = spki(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey);
      expect(verifier.verify({ signed, algorithm, signature, publicKey: other })).not.toBe('valid');
    },
  );
});

describe('a signature is refused', () => {
  const publicKey = spki(rsa.publicKey);

  test('by RSA-PSS with another salt than its parameters say', () => {
    expect(verifier.verify({ signed, algorithm: PSS(20), signature: pssSignature(32), publicKey })).toBe(
      'invalid',
    );
  });

  test('by a key that its own parameters keep for another hash', () => {
    const { publicKey: narrow, privateKey } = generateKeyPairSync('rsa-pss', {
      modulusLength: 2048,
      hashAlgorithm: 'sha512',
      mgf1HashAlgorithm: 'sha512',
      // Node takes a number, whatever its type says.
      saltLength: 64 as unknown as string,
    });
    const signature = sign('sha512', signed, privateKey);
    expect(verifier.verify({ signed, algorithm: PSS(32), signature, publicKey: spki(narrow) })).toBe(
      'invalid',
    );
  });

  test('as unsupported when the algorithm belongs to another kind of key', () => {
    const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
    expect(verifier.verify({ signed, algorithm, signature: new Uint8Array(8), publicKey })).toBe(
      'unsupported',
    );
  });

  test('as unsupported with a modulus of more than 16,384 bits, at once', () => {
    const modulus = tlv(0x02, concat(Uint8Array.of(0), new Uint8Array(2049).fill(0xff)));
    const large = sequence(
      sequence(oid('1.2.840.113549.1.1.1'), nothing()),
      bitString(sequence(modulus, integer(65537))),
    );
    const algorithm = sequence(oid('1.2.840.113549.1.1.11'), nothing());
    expect(verifier.verify({ signed, algorithm, signature: new Uint8Array(2049), publicKey: large })).toBe(
      'unsupported',
    );
  });

  test('with a point that is not on its curve', () => {
    const point = concat(Uint8Array.of(4), new Uint8Array(64).fill(1));
    const off = sequence(sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7')), bitString(point));
    const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
    expect(verifier.verify({ signed, algorithm, signature: new Uint8Array(8), publicKey: off })).not.toBe(
      'valid',
    );
  });

  test('and never by an exception, whatever the bytes are', () => {
    const bytes = fc.uint8Array({ maxLength: 80 });
    const algorithms = fc.oneof(
      bytes,
      fc.constantFrom(
        PSS(32),
        sequence(oid('1.2.840.113549.1.1.11'), nothing()),
        sequence(oid('1.3.101.112')),
      ),
    );
    const keys = fc.oneof(bytes, fc.constant(publicKey));
    fc.assert(
      fc.property(bytes, algorithms, bytes, keys, (data, algorithm, signature, key) => {
        expect(verifier.verify({ signed: data, algorithm, signature, publicKey: key })).not.toBe('valid');
      }),
      { numRuns: 500 },
    );
  });
});

test('digests are lower-case hex', () => {
  const empty = new Uint8Array();
  expect(verifier.sha1(empty)).toBe('da39a3ee5e6b4b0d3255bfef95601890afd80709');
  expect(verifier.sha256(empty)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
