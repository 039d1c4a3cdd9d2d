import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { NodeSignatureVerifier } from '../../server/adapters/node-signature-verifier.js';
import { readDer, Tag } from '../../server/core/asn1/der.js';
import type { SignatureCheck } from '../../server/core/signatures/signature-verifier.js';
import { FOLDER, hasBoringSsl } from './boringssl-path.js';

/** Signatures that hold. ML-DSA holds where the platform has it; everywhere else it is unsupported and never valid. */
const VALID = new Set([
  'ecdsa-prime256v1-sha512',
  'ecdsa-secp384r1-sha256',
  'rsa-pkcs1-sha1',
  'rsa-pkcs1-sha256',
  'rsa2048-pkcs1-sha512',
  'rsa-pss-sha256-using-pss-key-with-params',
]);
const WHERE_SUPPORTED = new Set(['mldsa-44', 'mldsa-65', 'mldsa-87']);
const NAMES = `ecdsa-prime256v1-sha512-spki-params-null ecdsa-prime256v1-sha512-unused-bits-signature
ecdsa-prime256v1-sha512-using-ecdh-key ecdsa-prime256v1-sha512-using-ecmqv-key
ecdsa-prime256v1-sha512-using-rsa-algorithm ecdsa-prime256v1-sha512-wrong-signature-format
ecdsa-prime256v1-sha512 ecdsa-secp384r1-sha256-corrupted-data ecdsa-secp384r1-sha256 ecdsa-using-rsa-key
mldsa-44-spki-params-null mldsa-44 mldsa-65-spki-params-null mldsa-65 mldsa-87-spki-params-null mldsa-87
rsa-pkcs1-sha1-bad-key-der-length rsa-pkcs1-sha1-bad-key-der-null rsa-pkcs1-sha1-key-params-absent
rsa-pkcs1-sha1-using-pss-key-no-params rsa-pkcs1-sha1-wrong-algorithm rsa-pkcs1-sha1
rsa-pkcs1-sha256-key-encoded-ber rsa-pkcs1-sha256-spki-non-null-params rsa-pkcs1-sha256-using-ecdsa-algorithm
rsa-pkcs1-sha256-using-id-ea-rsa rsa-pkcs1-sha256 rsa-pss-sha256-using-pss-key-with-params
rsa-pss-sha256-wrong-salt rsa-using-ec-key rsa2048-pkcs1-sha512`.split(/\s+/);

(hasBoringSsl ? describe : describe.skip)('the signature suite of BoringSSL', () => {
  const verifier = new NodeSignatureVerifier();

  test.each(NAMES)('%s', (name) => {
    const check = checkOf(verifier, name);
    if (VALID.has(name)) expect(check).toBe('valid');
    else if (WHERE_SUPPORTED.has(name)) expect(['valid', 'unsupported']).toContain(check);
    else expect(['invalid', 'unsupported']).toContain(check);
  });
});

function checkOf(verifier: NodeSignatureVerifier, name: string): SignatureCheck {
  const text = readFileSync(new URL(`verify_signed_data_unittest/${name}.pem`, FOLDER), 'latin1');
  const block = (label: string): Uint8Array => {
    const base64 = new RegExp(`-----BEGIN ${label}-----([^-]+)-----END`).exec(text)?.[1] ?? '';
    return Uint8Array.from(Buffer.from(base64, 'base64'));
  };
  const bits = readDer(block('SIGNATURE'));
  // The suite writes the BIT STRING; that it has no unused bits is asked before a verifier sees it.
  if (!bits.ok || bits.value.identifier !== Tag.BIT_STRING || bits.value.bytes[bits.value.content] !== 0)
    return 'invalid';
  return verifier.verify({
    signed: block('DATA'),
    algorithm: block('ALGORITHM'),
    signature: bits.value.bytes.subarray(bits.value.content + 1, bits.value.end),
    publicKey: block('PUBLIC KEY'),
  });
}
