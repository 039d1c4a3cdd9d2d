import type { Demand } from './demands.js';
import type { SubmissionFacts } from './submission-facts.js';

/** Names inside the package. */
export const SubmissionFile = {
  readme: 'README.txt',
  manifest: 'manifest.json',
  letter: 'cover-letter.pdf',
  letterText: 'cover-letter.txt',
  request: 'request.json',
  checklist: 'checklist.json',
  verdict: 'verdict.json',
  certificatePem: 'certificate.pem',
  certificateDer: 'certificate.cer',
  sealPem: 'seal-certificate.pem',
  sealDer: 'seal-certificate.cer',
  chain: 'chain.pem',
} as const;

/** Lists every other file, so that the receiver can tell whether anything was changed. */
export interface SubmissionManifest {
  readonly format: 'qwarden-submission';
  readonly version: 1;
  readonly request: string;
  readonly createdAt: string;
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly size: number }[];
}

/** What is asked for, for programs. */
export function requestDocument(facts: SubmissionFacts) {
  const { verdict: _, note: __, ...request } = facts;
  return { format: 'qwarden-access-request', version: 1, ...request };
}

export function verdictFile({ verdict }: SubmissionFacts) {
  return verdict ?? { verdict: null };
}

export const checklistDocument = (demands: readonly Demand[]) => ({
  demands,
  met: demands.filter(({ status }) => status === 'met').length,
  notMet: demands.filter(({ status }) => status === 'not-met').length,
});

/** `submission-2026-0042.zip`, of harmless characters. */
export const packageName = (reviewNumber: string, extension: 'zip' | 'pdf'): string =>
  `submission-${reviewNumber.replace(/[^A-Za-z0-9._-]+/g, '_') || 'request'}.${extension}`;

export const SUBMISSION_README = `A request for access to the open banking interface.

  cover-letter.pdf   the request for people; cover-letter.txt is the same as text
  request.json       the same for programs: who, which interface, services, endpoints, use case, contacts
  checklist.json     each demand of the interface with what was found
  verdict.json       the verdict about the certificate: outcome, six checks with reasons, registers asked
  certificate.pem    the certificate (QWAC); certificate.cer is the same as DER
  chain.pem          its issuers, as far as they are known
  seal-certificate.* the certificate that signs payments, where there is one
  manifest.json      the SHA-256 of every other file

No private key is in here, and none is needed.
`;
