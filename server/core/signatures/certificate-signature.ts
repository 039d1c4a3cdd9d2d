import type { Certificate } from '../certificate/certificate.js';
import type { SignedBytes } from './signature-verifier.js';

/**
 * What has to be verified of a certificate with its issuer's SubjectPublicKeyInfo; `undefined` when the signature has
 * unused bits, which no signature algorithm of RFC 5280 produces.
 */
export function certificateSignature(
  { der, tree, signatureAlgorithm }: Certificate,
  issuerPublicKey: Uint8Array,
): SignedBytes | undefined {
  const [tbs, , value] = tree.children;
  if (tbs === undefined || value === undefined || value.end - value.content < 2 || der[value.content] !== 0)
    return undefined;
  return {
    signed: der.subarray(tbs.start, tbs.end),
    algorithm: der.subarray(signatureAlgorithm.at.start, signatureAlgorithm.at.end),
    signature: der.subarray(value.content + 1, value.end),
    publicKey: issuerPublicKey,
  };
}
