import { decodeCertificate } from '../../certificate/decode-certificate.js';
import { isCertificateAlert } from '../bank-answer.js';
import { finding } from '../finding-codes.js';
import { fact, type Judge, judgement } from '../judgement.js';
import { metCertificate } from '../met-certificate.js';
import type { SeenHandshake } from '../observation.js';
import type { Fact, ProbeFinding } from '../probe-result.js';
import { daysBetween } from '../days.js';
import { problemFinding } from './problem-finding.js';

/** Days before its end from which a server's certificate is worth a word (Paysera §8 row 3). */
export const SERVER_DAYS = 30;
/** A path of a public authority needs a handful; more is sent by mistake. */
const LONG_CHAIN = 6;

/** Row 3: TLS 1.2 or later, and a certificate of the server that holds for its name. */
export const judgeTls: Judge<'tls'> = ({ handshake }, { host }, at) => {
  if (!handshake.ok) {
    if (!isCertificateAlert(handshake)) return judgement([], [problemFinding('tls', handshake)]);
    const message = `Without a client certificate the server ends the handshake with the alert ${handshake.alert ?? ''}.`;
    return judgement([fact('alert', handshake.alert ?? '')], [finding('tls.certificate-demanded', message)]);
  }
  const { version, cipher, chainLength, clientCertificate } = handshake;
  const asked =
    clientCertificate.isAsked === null
      ? 'not to be seen'
      : clientCertificate.isAsked
        ? 'asked for'
        : 'not asked for';
  const facts = [
    ...[fact('version', version), fact('cipher', cipher), fact('address', handshake.address)],
    fact('certificates sent', chainLength),
    ...serverFacts(handshake, at),
    fact('client certificate', asked),
    ...(clientCertificate.authorities.length === 0
      ? []
      : [
          fact(
            'accepted authorities',
            `${clientCertificate.authorities.length}: ${clientCertificate.authorities.slice(0, 10).join(' · ')}`,
          ),
        ]),
  ];
  return judgement(facts, [
    ...trustFindings(handshake, host),
    ...versionFindings(version),
    ...expiryFindings(handshake, at),
    ...(chainLength > LONG_CHAIN
      ? [finding('tls.chain-too-long', `The server sends ${chainLength} certificates.`)]
      : []),
    ...(clientCertificate.isAsked === true
      ? [finding('tls.certificate-asked', 'The server asks for a client certificate.')]
      : []),
    ...(clientCertificate.isAsked === false
      ? [finding('tls.certificate-not-asked', 'The server asks for no client certificate.')]
      : []),
  ]);
};

function serverFacts({ chain: [leaf] }: SeenHandshake, at: Date): readonly Fact[] {
  const met = leaf && metCertificate('server', leaf, '');
  if (met === undefined) return [];
  return [
    fact('server', met.subject),
    fact('issuer', met.issuer),
    fact('ends', met.notAfter),
    fact('days left', daysBetween(at, new Date(met.notAfter))),
  ];
}

/** OpenSSL's words for a chain that does not hold; whatever it does not name leads to no anchor. */
function trustFindings(
  { isTrusted, trustProblem, version }: SeenHandshake,
  host: string,
): readonly ProbeFinding[] {
  const word = trustProblem ?? 'unknown reason';
  if (isTrusted)
    return [finding('tls.handshake', `${version} is spoken, and the certificate holds for ${host}.`)];
  if (word === 'CERT_HAS_EXPIRED')
    return [
      finding('tls.server-certificate-expired', `A certificate that ${host} sends has expired (${word}).`),
    ];
  if (word === 'ERR_TLS_CERT_ALTNAME_INVALID' || word === 'HOSTNAME_MISMATCH')
    return [
      finding('tls.server-name-differs', `The certificate of the server is not for ${host} (${word}).`),
    ];
  return [finding('tls.server-not-trusted', `The certificate of ${host} is not trusted (${word}).`)];
}

function versionFindings(version: string): readonly ProbeFinding[] {
  if (version === 'TLSv1.3') return [];
  return version === 'TLSv1.2'
    ? [finding('tls.version-1-2', 'TLS 1.2 was agreed on.')]
    : [finding('tls.version-old', `${version} was agreed on.`)];
}

function expiryFindings({ chain: [leaf], isTrusted }: SeenHandshake, at: Date): readonly ProbeFinding[] {
  if (leaf === undefined) return [];
  const decoded = decodeCertificate(leaf);
  if (!decoded.ok)
    return [
      finding(
        'tls.server-certificate-unreadable',
        `The certificate of the server is malformed: ${decoded.problem.message}`,
      ),
    ];
  const days = daysBetween(at, decoded.value.notAfter.instant);
  if (!isTrusted || days > SERVER_DAYS || days < 0) return [];
  return [finding('tls.server-certificate-expiring', `The certificate of the server ends in ${days} days.`)];
}
