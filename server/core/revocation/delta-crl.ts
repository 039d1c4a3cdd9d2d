import type { Certificate } from '../certificate/certificate.js';
import type { SignatureVerifier } from '../signatures/signature-verifier.js';
import type { CertificateList } from './certificate-list.js';
import { judgeFreshness } from './freshness.js';
import { RevocationOid } from './identifiers.js';
import { remark, type RevocationQuestion, type RevocationRemark } from './judgement.js';
import { sameBytes } from './serial-number.js';
import { verifyEvidence } from './verify-evidence.js';

export interface UsableDelta {
  readonly delta: CertificateList | undefined;
  readonly remarks: readonly RevocationRemark[];
  readonly signatureChecks: number;
}

/** Nobody publishes more of them at a time. */
const MAX_DELTAS = 4;

/**
 * The newest delta that fits a complete CRL (RFC 5280 §5.2.4, §6.3.3 (c) and (h)): same issuer, scope and key, a base
 * that is not newer than the complete CRL, and numbers in order. One that does not fit is left out with a remark.
 */
export function usableDelta(
  crl: CertificateList,
  deltas: readonly CertificateList[],
  signer: Certificate,
  question: RevocationQuestion,
  verifier: SignatureVerifier,
): UsableDelta {
  const remarks: RevocationRemark[] = [];
  let signatureChecks = 0;
  const newestFirst = deltas
    .slice(0, MAX_DELTAS)
    .sort((one, other) => ((one.number ?? 0n) < (other.number ?? 0n) ? 1 : -1));
  for (const delta of newestFirst) {
    let why = mismatch(crl, delta) ?? judgeFreshness(delta, question)?.message;
    if (why === undefined) {
      signatureChecks++;
      const input = { ...delta, algorithm: delta.signatureAlgorithm };
      const signature = verifyEvidence(input, signer, question, verifier);
      if (signature.result === 'valid') return { delta, remarks, signatureChecks };
      why = signature.result === 'refused' ? signature.why : 'The key of the complete CRL did not sign it.';
    }
    remarks.push(remark('delta-unusable', `A delta CRL was left out: ${why}`));
  }
  return { delta: undefined, remarks, signatureChecks };
}

function mismatch(crl: CertificateList, delta: CertificateList): string | undefined {
  if (delta.deltaBase === undefined) return 'It is a complete CRL.';
  if (delta.unknownCritical !== undefined) return `It has the critical extension ${delta.unknownCritical}.`;
  if (delta.canonicalIssuer !== crl.canonicalIssuer) return 'It has another issuer.';
  if (!sameBytes(scopeOf(delta), scopeOf(crl))) return 'It has another scope.';
  if (delta.authorityKeyIdentifier !== crl.authorityKeyIdentifier) return 'It names another key.';
  if (crl.number === undefined || delta.number === undefined) return 'One of the two CRLs has no number.';
  if (delta.deltaBase > crl.number) return 'Its base is newer than the complete CRL.';
  if (delta.number <= crl.number) return 'The complete CRL is not older.';
  return undefined;
}

/** The octets of the issuing distribution point; none without one. */
function scopeOf({ der, extensions }: CertificateList): Uint8Array {
  const idp = extensions.find(({ oid }) => oid === RevocationOid.issuingDistributionPoint);
  return idp === undefined ? new Uint8Array() : der.subarray(idp.start, idp.end);
}
