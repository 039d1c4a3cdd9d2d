import type { Certificate } from '../certificate/certificate.js';
import { ExtensionOid } from '../certificate/certificate.js';
import type { SignatureVerifier } from '../signatures/signature-verifier.js';
import { canonicalNameAt } from './canonical-name.js';
import { RevocationOid } from './identifiers.js';
import { remark, type RevocationRemark } from './judgement.js';
import type { OcspQuestion } from './ocsp-question.js';
import { keyBits } from './ocsp-request.js';
import type { BasicOcspResponse } from './ocsp-response.js';
import { sameBytes } from './serial-number.js';
import {
  type EvidenceSignature,
  hasExtension,
  signedCertificate,
  verifyEvidence,
} from './verify-evidence.js';

export type Responder =
  | {
      readonly ok: true;
      readonly signer: Certificate;
      readonly remarks: readonly RevocationRemark[];
      readonly signatureChecks: number;
    }
  | { readonly ok: false; readonly remark: RevocationRemark; readonly signatureChecks: number };

/**
 * Finds who signed the response and may do so (RFC 6960 §4.2.2.2): the issuer itself, a responder that the
 * installation trusts, or a delegate that the issuer's key certified for OCSP signing. The signer must be the one that
 * the ResponderID names.
 */
export function findResponder(
  basic: BasicOcspResponse,
  question: OcspQuestion,
  verifier: SignatureVerifier,
): Responder {
  const { issuer, trustedResponders = [] } = question;
  let signatureChecks = 0;
  let refusal = remark(
    'responder-untrusted',
    'The OCSP response is signed neither by the issuer nor by a responder that it authorised.',
  );
  const named = namedBy(basic, verifier);
  const authorities = [issuer, ...trustedResponders].filter(named);
  const delegates = basic.certificates.filter(
    (candidate) => named(candidate) && !authorities.some(({ der }) => sameBytes(der, candidate.der)),
  );
  for (const signer of [...authorities, ...delegates]) {
    let remarks: readonly RevocationRemark[] = [];
    if (!authorities.includes(signer)) {
      const delegate = judgeDelegate(signer, basic, question, verifier);
      signatureChecks += delegate.signatureChecks;
      if (!delegate.ok) {
        refusal = delegate.remark;
        continue;
      }
      remarks = delegate.remarks;
    }
    const signature = verifyEvidence(
      { ...basic, algorithm: basic.signatureAlgorithm },
      signer,
      question,
      verifier,
    );
    signatureChecks++;
    if (signature.result !== 'valid') {
      refusal = signatureRemark(signature);
      continue;
    }
    const selfIssued = sameBytes(signer.der, question.certificate.der)
      ? [remark('self-issued', 'The certificate that is checked signed the OCSP response about itself.')]
      : [];
    return { ok: true, signer, remarks: [...remarks, ...selfIssued], signatureChecks };
  }
  return { ok: false, remark: refusal, signatureChecks };
}

/** Whether the ResponderID names this certificate's subject or key. */
function namedBy(
  { der, responderId }: BasicOcspResponse,
  verifier: SignatureVerifier,
): (candidate: Certificate) => boolean {
  if (responderId.by === 'key')
    return (candidate) => verifier.sha1(keyBits(candidate)) === responderId.keyHash;
  const name = canonicalNameAt(der, responderId);
  return (candidate) => name !== undefined && canonicalNameAt(candidate.der, candidate.subject.at) === name;
}

/** Extensions of a responder's certificate that may be critical. */
const KNOWN = new Set<string>([
  ExtensionOid.keyUsage,
  ExtensionOid.extendedKeyUsage,
  ExtensionOid.basicConstraints,
  ExtensionOid.certificatePolicies,
  ExtensionOid.subjectAltName,
  ExtensionOid.crlDistributionPoints,
  RevocationOid.noCheck,
]);

function judgeDelegate(
  delegate: Certificate,
  { producedAt }: BasicOcspResponse,
  question: OcspQuestion,
  verifier: SignatureVerifier,
): Responder {
  const refuse = (message: string, signatureChecks = 0): Responder => ({
    ok: false,
    remark: remark('responder-untrusted', message),
    signatureChecks,
  });
  const { issuer } = question;
  const issuerName = canonicalNameAt(issuer.der, issuer.subject.at);
  if (issuerName === undefined || canonicalNameAt(delegate.der, delegate.issuer.at) !== issuerName)
    return refuse("The OCSP responder's certificate was not issued by the issuer of the certificate.");
  // anyExtendedKeyUsage authorises nobody to speak for a CA.
  if (!delegate.extendedKeyUsage?.items.some(({ oid }) => oid === RevocationOid.ocspSigning))
    return refuse("The OCSP responder's certificate is not for OCSP signing.");
  const usage = delegate.keyUsage?.bits;
  if (usage !== undefined && !usage.includes('digitalSignature') && !usage.includes('nonRepudiation'))
    return refuse("The key usage of the OCSP responder's certificate does not allow signing.");
  if (hasExtension(delegate, ExtensionOid.keyUsage) && usage === undefined)
    return refuse("The key usage of the OCSP responder's certificate cannot be read.");
  const unknownOne = delegate.extensions.find(({ oid, critical }) => critical && !KNOWN.has(oid));
  if (unknownOne !== undefined)
    return refuse(`The OCSP responder's certificate has the critical extension ${unknownOne.oid}.`);
  if (producedAt < delegate.notBefore.instant || producedAt > delegate.notAfter.instant)
    return refuse("The OCSP response was produced outside the validity of the responder's certificate.");

  const signed = signedCertificate(delegate);
  if (signed === undefined) return refuse("The OCSP responder's certificate names two signature algorithms.");
  const signature = verifyEvidence(signed, issuer, question, verifier);
  if (signature.result === 'refused')
    return { ok: false, remark: remark('algorithm-refused', signature.why), signatureChecks: 1 };
  if (signature.result !== 'valid')
    return refuse("The issuer's key did not sign the OCSP responder's certificate.", 1);

  if (hasExtension(delegate, RevocationOid.noCheck))
    return { ok: true, signer: delegate, remarks: [], signatureChecks: 1 };
  const status = question.delegateStatus?.(delegate) ?? 'unknown';
  if (status === 'revoked') {
    const message = "The OCSP responder's own certificate is revoked.";
    return { ok: false, remark: remark('delegate-revoked', message), signatureChecks: 1 };
  }
  const unchecked = "Whether the OCSP responder's own certificate is revoked was not checked.";
  return {
    ok: true,
    signer: delegate,
    remarks: status === 'good' ? [] : [remark('delegate-unchecked', unchecked)],
    signatureChecks: 1,
  };
}

function signatureRemark(signature: EvidenceSignature): RevocationRemark {
  if (signature.result === 'refused') return remark('algorithm-refused', signature.why);
  return signature.result === 'unsupported'
    ? remark('algorithm-unsupported', "The OCSP response's signature algorithm is not supported here.")
    : remark('ocsp-signature-invalid', 'The signature of the OCSP response is wrong.');
}
