import type { Certificate } from '../certificate/certificate.js';
import { ALL_REASONS } from '../certificate/extensions/distribution-points.js';
import type { SignatureVerifier } from '../signatures/signature-verifier.js';
import { judgeFreshness } from './freshness.js';
import { RevocationOid } from './identifiers.js';
import { remark, type RevocationJudgement, type RevocationRemark } from './judgement.js';
import type { OcspQuestion } from './ocsp-question.js';
import { findResponder } from './ocsp-responder.js';
import type { BasicOcspResponse, OcspResponse, SingleResponse } from './ocsp-response.js';
import { readOcspResponse } from './read-ocsp-response.js';
import { issuerHashes } from './ocsp-request.js';
import { isSerial, sameBytes, serialOctets } from './serial-number.js';
import { type EvidenceStatus, statusAt, worst } from './status-at.js';

/** Reads and judges; bytes that are no OCSPResponse say nothing about the certificate. */
export function judgeOcspBytes(
  der: Uint8Array,
  question: OcspQuestion,
  verifier: SignatureVerifier,
): RevocationJudgement {
  const response = readOcspResponse(der);
  if (response.ok) return judgeOcsp(response.value, question, verifier);
  const { at, offset, message } = response.problem;
  return unknown(remark('malformed', `The OCSP response breaks at ${at}, byte ${offset}: ${message}`));
}

/**
 * What an OCSP response says about a certificate at an instant (RFC 6960 §3.2): the signer is the issuer, its delegate
 * or locally trusted; the answer is about this certificate, current, and fits the request. Everything else is
 * `unknown` with its reason. Does not judge the issuer, whose path was validated before.
 */
export function judgeOcsp(
  response: OcspResponse,
  question: OcspQuestion,
  verifier: SignatureVerifier,
): RevocationJudgement {
  if (response.status !== 'successful')
    return unknown(remark('error-response', `The OCSP responder answered ${response.status}.`));
  const { basic } = response;
  const responder = findResponder(basic, question, verifier);
  const { signatureChecks } = responder;
  if (!responder.ok) return unknown(responder.remark, { signatureChecks });
  const remarks = [...responder.remarks];
  const refused =
    judgeCriticalExtensions(basic) ??
    judgeNonce(basic, question, remarks) ??
    judgeProducedAt(basic, question);
  if (refused !== undefined) return unknown(refused, { signatureChecks, remarks });

  const matching = basic.responses.filter((single) => isAbout(basic.der, single, question, verifier));
  if (matching.length === 0)
    return unknown(remark('no-matching-response', 'The OCSP response says nothing about this certificate.'), {
      signatureChecks,
      remarks,
    });
  const statuses = matching.map((single) => ({
    single,
    ...judgeSingle(basic, single, question, verifier),
  }));
  // A response that says two things about one certificate is worth the worse of them.
  const decisive = statuses.reduce((one, other) =>
    worst(one.verdict, other.verdict) === one.verdict ? one : other,
  );
  return {
    source: 'ocsp',
    verdict: decisive.verdict,
    remarks: [...remarks, ...decisive.remarks],
    thisUpdate: decisive.single.thisUpdate,
    nextUpdate: decisive.single.nextUpdate,
    reasons: ALL_REASONS,
    signatureChecks,
  };
}

function judgeSingle(
  { producedAt, extensions }: BasicOcspResponse,
  single: SingleResponse,
  question: OcspQuestion,
  verifier: SignatureVerifier,
): EvidenceStatus {
  const { certificate } = question;
  if (single.status.status === 'unknown') {
    return {
      verdict: {
        status: 'unknown',
        remark: remark('status-unknown', 'The OCSP responder does not know this certificate.'),
      },
      remarks: [],
    };
  }
  if (!certHashFits(single, certificate, verifier)) {
    const message = 'The hash of the certificate in the OCSP response is that of another certificate.';
    return { verdict: { status: 'unknown', remark: remark('certificate-hash', message) }, remarks: [] };
  }
  const freshness = judgeFreshness(single, question);
  if (single.status.status === 'revoked') {
    // RFC 6960 §4.4.8: how a responder says that no such certificate was ever issued.
    const neverIssued =
      single.status.revokedAt.getTime() === 0 &&
      extensions.some(({ oid }) => oid === RevocationOid.extendedRevoke);
    const revocation = neverIssued
      ? { revokedAt: single.status.revokedAt, reason: undefined }
      : single.status;
    const status = statusAt(revocation, question.at, freshness);
    if (!neverIssued) return status;
    const message = 'The OCSP responder says that this certificate was never issued.';
    return { ...status, remarks: [...status.remarks, remark('status-unknown', message)] };
  }
  const kept = single.archiveCutoff !== undefined && single.archiveCutoff <= certificate.notAfter.instant;
  const expired = producedAt > certificate.notAfter.instant && !kept;
  const problem =
    freshness ??
    (expired
      ? // §2.2: "good" speaks of certificates within their validity only, unless an archive cutoff says more.
        remark('expired-not-kept', 'The responder does not promise the status of expired certificates.')
      : undefined);
  return {
    verdict: problem === undefined ? { status: 'good' } : { status: 'unknown', remark: problem },
    remarks: [],
  };
}

/** RFC 6960 §4.1.1: hashes of the issuer's name and key, and the serial number. */
function isAbout(
  der: Uint8Array,
  { certId: { hashAlgorithm, issuerNameHash, issuerKeyHash, serial } }: SingleResponse,
  { certificate, issuer }: OcspQuestion,
  verifier: SignatureVerifier,
): boolean {
  const hash =
    hashAlgorithm === RevocationOid.sha1
      ? 'sha1'
      : hashAlgorithm === RevocationOid.sha256
        ? 'sha256'
        : undefined;
  if (hash === undefined || !isSerial(der, serial.content, serial.end, serialOctets(certificate)))
    return false;
  const { nameHash, keyHash } = issuerHashes(certificate, issuer, hash, verifier);
  return nameHash === issuerNameHash && keyHash === issuerKeyHash;
}

/** Critical extensions that change nothing for us, or that we process. */
const KNOWN = new Set<string>([
  RevocationOid.nonce,
  RevocationOid.extendedRevoke,
  RevocationOid.archiveCutoff,
  RevocationOid.certHash,
  RevocationOid.crlReferences,
  RevocationOid.signedCertificateTimestamps,
  RevocationOid.reasonCode,
  RevocationOid.invalidityDate,
]);

function judgeCriticalExtensions({ extensions, responses }: BasicOcspResponse): RevocationRemark | undefined {
  const unknownOne = [...extensions, ...responses.flatMap((single) => single.extensions)].find(
    ({ oid, critical }) => critical && !KNOWN.has(oid),
  );
  return (
    unknownOne &&
    remark('critical-extension', `The OCSP response has the critical extension ${unknownOne.oid}.`)
  );
}

/** A missing nonce is worth a remark (prepared answers have none, RFC 5019 §4); another nonce is somebody else's answer. */
function judgeNonce(
  basic: BasicOcspResponse,
  { nonce }: OcspQuestion,
  remarks: RevocationRemark[],
): RevocationRemark | undefined {
  if (nonce === undefined) return undefined;
  if (basic.nonce === undefined) {
    remarks.push(remark('nonce-missing', 'The OCSP response does not return the nonce of the request.'));
    return undefined;
  }
  return sameBytes(basic.nonce, nonce)
    ? undefined
    : remark('nonce-different', 'The OCSP response returns another nonce than that of the request.');
}

function judgeProducedAt(
  { producedAt, responses }: BasicOcspResponse,
  { certificate, at, receivedAt = at, freshness: { skewMs } }: OcspQuestion,
): RevocationRemark | undefined {
  const produced = producedAt.getTime();
  const text = producedAt.toISOString();
  if (produced > Math.max(at.getTime(), receivedAt.getTime()) + skewMs)
    return remark('future', `producedAt ${text} lies in the future.`);
  if (produced < certificate.notBefore.instant.getTime() - skewMs)
    return remark('before-issuance', `producedAt ${text} lies before the certificate's notBefore.`);
  if (responses.some(({ thisUpdate }) => thisUpdate.getTime() > produced + skewMs))
    return remark('future', `thisUpdate lies after producedAt ${text}.`);
  return undefined;
}

function certHashFits(
  { certHash }: SingleResponse,
  { der }: Certificate,
  verifier: SignatureVerifier,
): boolean {
  if (certHash?.algorithm === RevocationOid.sha256) return certHash.hash === verifier.sha256(der);
  if (certHash?.algorithm === RevocationOid.sha1) return certHash.hash === verifier.sha1(der);
  return true;
}

const unknown = (
  reason: RevocationRemark,
  {
    signatureChecks = 0,
    remarks = [],
  }: { signatureChecks?: number; remarks?: readonly RevocationRemark[] } = {},
): RevocationJudgement => ({
  source: 'ocsp',
  verdict: { status: 'unknown', remark: reason },
  remarks,
  thisUpdate: undefined,
  nextUpdate: undefined,
  reasons: [],
  signatureChecks,
});
