import { decodeCertificate } from '../../certificate/decode-certificate.js';
import { daysBetween } from '../days.js';
import { finding } from '../finding-codes.js';
import { fact, type Judge, judgement } from '../judgement.js';
import type { SeenCall } from '../observation.js';
import type { ProbeFinding } from '../probe-result.js';
import { readAnswer } from './answer-findings.js';

/** Days before its end from which our own certificate is worth a word (Paysera security guide: 30 days). */
export const OWN_DAYS = 30;

/** Row 6: our certificate is let in, and the metadata come. What is wrong with it by itself is said beside. */
export const judgeMtls: Judge<'mtls'> = ({ certificates: [leaf], call }, _target, at) => {
  const { facts, settled } = readAnswer('mtls', call);
  const own = ownFindings(leaf, at);
  const handshake = call.outcome.ok ? call.outcome.handshake : null;
  const all = [...facts, ...(handshake === null ? [] : [fact('version', handshake.version)])];
  return judgement(all, [...own, ...outcome(call, settled)]);
};

function outcome(call: SeenCall, settled: readonly ProbeFinding[]): readonly ProbeFinding[] {
  const { outcome: seen } = call;
  // One of the documented answers to a bad certificate is none at all.
  if (!seen.ok && (seen.failure === 'closed' || seen.failure === 'reset'))
    return [
      finding(
        'mtls.closed-by-server',
        `Shown our certificate, the server closes the connection: ${seen.message}`,
      ),
    ];
  if (settled.length > 0) return settled;
  if (!seen.ok) return [];
  const isAsked = seen.handshake?.clientCertificate.isAsked ?? null;
  if (seen.status !== 200)
    return [
      finding('mtls.other-answer', `With our certificate the status of the metadata is ${seen.status}.`),
    ];
  return isAsked === false
    ? [finding('mtls.not-looked-at', 'The metadata come, and the server did not ask for a certificate.')]
    : [finding('mtls.accepted', 'The handshake with our certificate is accepted, and the metadata come.')];
}

function ownFindings(leaf: Uint8Array | undefined, at: Date): readonly ProbeFinding[] {
  const decoded = leaf && decodeCertificate(leaf);
  if (decoded?.ok !== true) return [finding('mtls.certificate-unreadable', 'Our certificate is malformed.')];
  const { notBefore, notAfter } = decoded.value;
  const days = daysBetween(at, notAfter.instant);
  if (notBefore.instant > at)
    return [
      finding(
        'mtls.certificate-not-yet-valid',
        `Our certificate begins on ${notBefore.instant.toISOString()}.`,
      ),
    ];
  // The second that notAfter names still counts.
  if (notAfter.instant.getTime() + 1_000 <= at.getTime())
    return [
      finding('mtls.certificate-expired', `Our certificate ended on ${notAfter.instant.toISOString()}.`),
    ];
  return days > OWN_DAYS
    ? []
    : [finding('mtls.certificate-expiring', `Our certificate ends in ${days} days.`)];
}
