import type { Place } from '../../../asn1/decoded.js';
import { RFC_5280 } from '../../citations.js';
import { rule } from '../../lint.js';

export const x509SignatureAlgMismatch = rule({
  id: 'x509.signature-alg-mismatch',
  title: 'The signature algorithm inside the signed part is the one beside the signature.',
  severity: 'error',
  citation: [RFC_5280('4.1.1.2')],
  ask: 'Please reissue the certificate with the same AlgorithmIdentifier in signatureAlgorithm and in tbsCertificate.signature (RFC 5280 section 4.1.1.2).',

  subject: (certificate) => certificate,

  check: ({ der, signature, signatureAlgorithm }) => {
    if (sameBytes(der, signature.at, signatureAlgorithm.at)) return [];
    const message =
      signature.oid === signatureAlgorithm.oid
        ? `The parameters of ${signature.name} differ between the signed part and signatureAlgorithm.`
        : `signatureAlgorithm is ${signatureAlgorithm.name}, but the signed part says ${signature.name}.`;
    return [{ message, at: signatureAlgorithm.at }];
  },
});

function sameBytes(der: Uint8Array, one: Place, other: Place): boolean {
  const length = one.end - one.start;
  if (other.end - other.start !== length) return false;
  for (let i = 0; i < length; i++) if (der[one.start + i] !== der[other.start + i]) return false;
  return true;
}
