import { type Certificate, ExtensionOid } from '../certificate/certificate.js';
import type { ReasonFlag } from '../certificate/extensions/distribution-points.js';
import type { SignatureVerifier } from '../signatures/signature-verifier.js';
import { canonicalNameAt } from './canonical-name.js';
import type { CertificateList, RevokedEntry } from './certificate-list.js';
import { findRevokedEntries } from './crl-entries.js';
import { crlScope } from './crl-scope.js';
import { usableDelta } from './delta-crl.js';
import { judgeFreshness } from './freshness.js';
import { RevocationOid } from './identifiers.js';
import {
  remark,
  type RevocationJudgement,
  type RevocationQuestion,
  type RevocationRemark,
} from './judgement.js';
import { readCertificateList } from './read-certificate-list.js';
import { serialOctets } from './serial-number.js';
import { type EvidenceStatus, statusAt, worst } from './status-at.js';
import { hasExtension, verifyEvidence } from './verify-evidence.js';

export interface CrlQuestion extends RevocationQuestion {
  /**
   * Whoever else may have signed a CRL for this certificate: the issuer under its older or newer key, the issuer of an
   * indirect CRL. Their paths were validated to the same trust anchor before (RFC 5280 §6.3.3 (f)).
   */
  readonly crlSigners?: readonly Certificate[];
}

/** More keys under one name are nobody's rollover. */
const MAX_SIGNERS = 8;

/** Reads and judges; bytes that are no CRL say nothing about the certificate. */
export function judgeCrlBytes(
  der: Uint8Array,
  deltas: readonly Uint8Array[],
  question: CrlQuestion,
  verifier: SignatureVerifier,
): RevocationJudgement {
  const crl = readCertificateList(der);
  if (!crl.ok) return unknown(broken('CRL', crl.problem));
  const read = deltas.map((delta) => readCertificateList(delta));
  const judgement = judgeCrl(
    crl.value,
    read.flatMap((delta) => (delta.ok ? [delta.value] : [])),
    question,
    verifier,
  );
  const unread = read.flatMap((delta) => (delta.ok ? [] : [broken('delta CRL', delta.problem)]));
  return { ...judgement, remarks: [...judgement.remarks, ...unread] };
}

/**
 * What a CRL, with its newest delta, says about a certificate at an instant (RFC 5280 §6.3.3): it speaks about the
 * certificate, is signed by a key that may sign it, is current, and holds its serial number or not. A `good` speaks for
 * `reasons` only; `decideRevocation` puts partitions together.
 */
export function judgeCrl(
  crl: CertificateList,
  deltas: readonly CertificateList[],
  question: CrlQuestion,
  verifier: SignatureVerifier,
): RevocationJudgement {
  const { certificate } = question;
  if (crl.unknownCritical !== undefined)
    return unknown(
      remark('critical-extension', `The CRL has the critical extension ${crl.unknownCritical}.`),
      crl,
    );
  if (crl.deltaBase !== undefined)
    return unknown(remark('not-covering', 'A delta CRL says nothing without its complete CRL.'), crl);
  const scope = crlScope(crl, certificate);
  if (!scope.covers) return unknown(remark('not-covering', scope.why), crl);

  const signer = findSigner(crl, question, verifier);
  const checks = { signatureChecks: signer.signatureChecks };
  if (!signer.ok) return unknown(signer.remark, crl, checks);

  const delta = usableDelta(crl, deltas, signer.signer, question, verifier);
  const current = delta.delta ?? crl;
  const { verdict, remarks } = statusOf(crl, delta.delta, current, question);
  return {
    source: 'crl',
    verdict,
    remarks: [...delta.remarks, ...remarks],
    thisUpdate: current.thisUpdate,
    nextUpdate: current.nextUpdate,
    reasons: scope.reasons,
    signatureChecks: checks.signatureChecks + delta.signatureChecks,
  };
}

type Signer =
  | { readonly ok: true; readonly signer: Certificate; readonly signatureChecks: number }
  | { readonly ok: false; readonly remark: RevocationRemark; readonly signatureChecks: number };

/** The certificate under the CRL issuer's name whose key made the signature and may make it (§6.3.3 (f), (g)). */
function findSigner(crl: CertificateList, question: CrlQuestion, verifier: SignatureVerifier): Signer {
  const candidates = [question.issuer, ...(question.crlSigners ?? [])]
    .filter(({ der, subject }) => canonicalNameAt(der, subject.at) === crl.canonicalIssuer)
    .slice(0, MAX_SIGNERS);
  let refusal = remark('crl-signer-unknown', 'No certificate of the issuer of the CRL is known.');
  let signatureChecks = 0;
  for (const signer of candidates) {
    if (hasExtension(signer, ExtensionOid.keyUsage) && !signer.keyUsage?.bits.includes('cRLSign')) {
      refusal = remark(
        'crl-signer-unknown',
        'The key usage of the issuer of the CRL does not allow signing CRLs.',
      );
      continue;
    }
    const signature = verifyEvidence(
      { ...crl, algorithm: crl.signatureAlgorithm },
      signer,
      question,
      verifier,
    );
    signatureChecks++;
    if (signature.result === 'valid') return { ok: true, signer, signatureChecks };
    refusal =
      signature.result === 'refused'
        ? remark('algorithm-refused', signature.why)
        : signature.result === 'unsupported'
          ? remark('algorithm-unsupported', "The CRL's signature algorithm is not supported here.")
          : remark('crl-signature-invalid', 'The signature of the CRL is wrong.');
  }
  return { ok: false, remark: refusal, signatureChecks };
}

/** §6.3.3 (i) to (l): what the delta says goes before what the complete CRL says. */
function statusOf(
  crl: CertificateList,
  delta: CertificateList | undefined,
  current: CertificateList,
  question: CrlQuestion,
): EvidenceStatus {
  const { certificate, at, freshness: policy } = question;
  const freshness = judgeFreshness(current, question);
  const serial = serialOctets(certificate);
  const issuer = canonicalNameAt(certificate.der, certificate.issuer.at) ?? '';
  const changed = delta === undefined ? [] : findRevokedEntries(delta, serial, issuer);
  const removed = changed.length > 0 && changed.every(({ reason }) => reason === 'removeFromCRL');
  const revoked = changed.filter(({ reason }) => reason !== 'removeFromCRL');
  const entries = changed.length > 0 ? revoked : findRevokedEntries(crl, serial, issuer);
  if (!removed && entries.length > 0) return worstOf(entries, at, freshness);

  const kept =
    current.expiredCertsOnCrl !== undefined && current.expiredCertsOnCrl <= certificate.notAfter.instant;
  const problem =
    freshness ??
    (policy.crlNumber === 'not-needed' ? undefined : misnumbered(crl)) ??
    (current.thisUpdate > certificate.notAfter.instant && !kept
      ? // §3.3: an entry may leave the list once the certificate has expired.
        remark('expired-not-kept', 'The CRL does not promise to keep expired certificates.')
      : undefined);
  return {
    verdict: problem === undefined ? { status: 'good' } : { status: 'unknown', remark: problem },
    remarks: [],
  };
}

/**
 * §5.2.3: a list has a number, in an extension that is not critical; without one nobody can tell that it is the newest.
 * What it lists as revoked is believed nevertheless.
 */
function misnumbered({ number, extensions }: CertificateList): RevocationRemark | undefined {
  if (number === undefined) return remark('malformed', 'The CRL has no number (RFC 5280 §5.2.3).');
  return extensions.some(({ oid, critical }) => critical && oid === RevocationOid.crlNumber)
    ? remark('malformed', 'The number of the CRL is marked critical (RFC 5280 §5.2.3).')
    : undefined;
}

function worstOf(
  entries: readonly RevokedEntry[],
  at: Date,
  freshness: RevocationRemark | undefined,
): EvidenceStatus {
  if (entries.some(({ reason }) => reason === 'removeFromCRL')) {
    const message =
      'A complete CRL marks the certificate as removed from the CRL (RFC 5280 §5.3.1 forbids it).';
    return { verdict: { status: 'unknown', remark: remark('malformed', message) }, remarks: [] };
  }
  return entries
    .map(({ revokedAt, reason, invalidityDate }) =>
      statusAt({ revokedAt, reason, ...(invalidityDate && { invalidityDate }) }, at, freshness),
    )
    .reduce((one, other) => (worst(one.verdict, other.verdict) === one.verdict ? one : other));
}

const broken = (
  what: string,
  { at, offset, message }: { at: string; offset: number; message: string },
): RevocationRemark => remark('malformed', `The ${what} breaks at ${at}, byte ${offset}: ${message}`);

const NO_REASONS: readonly ReasonFlag[] = [];

const unknown = (
  reason: RevocationRemark,
  crl?: CertificateList,
  { signatureChecks }: { signatureChecks: number } = { signatureChecks: 0 },
): RevocationJudgement => ({
  source: 'crl',
  verdict: { status: 'unknown', remark: reason },
  remarks: [],
  thisUpdate: crl?.thisUpdate,
  nextUpdate: crl?.nextUpdate,
  reasons: NO_REASONS,
  signatureChecks,
});
