import type { Severity } from '../lint/severity.js';
import { refuseKey, refuseScheme } from '../signatures/algorithm-policy.js';
import { readSignatureScheme } from '../signatures/signature-scheme.js';
import { readSigningKey } from '../signatures/signing-key.js';
import { type CertificateRequest, RequestAttributeOid } from './certificate-request.js';
import { contentDifferences } from './content-differences.js';
import type { RequestParticulars } from './particulars.js';
import { finding, type RequestFinding } from './request-finding.js';
import { subjectDifferences } from './subject-differences.js';

/**
 * What is wrong with a request by itself, and where it differs from what was wanted, gravest first. Without `wanted`
 * only the former.
 */
export function judgeRequest(
  request: CertificateRequest,
  wanted: RequestParticulars | undefined,
  at: Date,
): readonly RequestFinding[] {
  const findings = [
    ...proofOfPossession(request),
    ...algorithms(request, at),
    ...content(request),
    ...(wanted === undefined
      ? []
      : [...subjectDifferences(request, wanted), ...contentDifferences(request, wanted)]),
  ];
  return findings.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** RFC 2986 §3: the signature proves that whoever asks has the private key. */
function proofOfPossession({ signature, signatureAlgorithm, version, tree }: CertificateRequest) {
  const findings: RequestFinding[] = [];
  const { at, name } = signatureAlgorithm;
  if (signature === 'invalid') {
    const message = 'The signature does not verify with the key in the request; it was changed or cut.';
    findings.push(finding('request.signature-invalid', 'error', message, 'RFC 2986 §3', at));
  }
  if (signature === 'unsupported') {
    const message = `A signature made with ${name} cannot be verified here.`;
    findings.push(finding('request.signature-unsupported', 'warning', message, 'RFC 2986 §3', at));
  }
  if (version !== 0) {
    const node = tree.children[0]!.children[0]!;
    const place = { path: 'version', start: node.start, end: node.end };
    const message = `The version is written as ${version}; v1 is written as 0.`;
    findings.push(finding('request.version', 'warning', message, 'RFC 2986 §4.1', place));
  }
  return findings;
}

function algorithms({ der, publicKey, signatureAlgorithm }: CertificateRequest, at: Date) {
  const findings: RequestFinding[] = [];
  const key = readSigningKey(der.subarray(publicKey.at.start, publicKey.at.end));
  const keyRefusal =
    key === undefined ? { message: 'The key is not encoded as its standard wants it.' } : refuseKey(key, at);
  if (keyRefusal !== undefined)
    findings.push(finding('request.key-refused', 'error', keyRefusal.message, 'TS 119 312', publicKey.at));
  const { at: algorithmAt, name } = signatureAlgorithm;
  const scheme = readSignatureScheme(der.subarray(algorithmAt.start, algorithmAt.end));
  const refusal =
    scheme === undefined
      ? { message: `${name} is no signature algorithm that is known here.` }
      : refuseScheme(scheme, at);
  if (refusal !== undefined)
    findings.push(finding('request.algorithm-refused', 'error', refusal.message, 'TS 119 312', algorithmAt));
  return findings;
}

function content({ problems, basicConstraints, attributes }: CertificateRequest): RequestFinding[] {
  const findings = problems.map(({ at, offset, message }) =>
    finding('request.undecodable', 'error', message, 'RFC 2986 §4.1', {
      path: at,
      start: offset,
      end: offset + 1,
    }),
  );
  if (basicConstraints?.ca === true) {
    const message = 'It asks to become a certification authority.';
    findings.push(finding('request.ca', 'error', message, 'RFC 5280 §4.2.1.9', basicConstraints.at));
  }
  const password = attributes.find(({ oid }) => oid === RequestAttributeOid.challengePassword);
  if (password !== undefined) {
    const message = 'It carries a challengePassword, which everybody who sees the request can read.';
    findings.push(finding('request.challenge-password', 'warning', message, 'RFC 2985 §5.4.1', password.at));
  }
  return findings;
}
