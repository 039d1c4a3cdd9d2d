import type { CertificateFacts } from '../certificates/certificate-facts.service.js';
import type { Application } from '../core/applications/application.js';

/** What a submission lacks; `field` is a member of the application. */
export interface MissingPart {
  readonly code: MissingCode;
  readonly field: keyof Application;
}

export const MISSING_CODES = [
  'identifier-unknown',
  'organisation-name-missing',
  'certificate-missing',
  'not-a-qwac',
  'certificate-of-another-organisation',
  'seal-not-a-qsealc',
  'edition-missing',
  'environment-missing',
  'roles-missing',
  'roles-not-in-certificate',
  'use-case-too-short',
  'redirect-uri-unsuitable',
  'contact-missing',
] as const;
export type MissingCode = (typeof MISSING_CODES)[number];

export const SHORTEST_USE_CASE = 30;

export interface SubmissionFacts {
  /** Of the identifier; empty where it names nobody. */
  readonly key: string;
  readonly certificate: CertificateFacts | null;
  readonly seal: CertificateFacts | null;
}

/** Everything that a submission still needs, in the order of the form; empty when it may be submitted. */
export function missingParts(
  application: Application,
  { key, certificate, seal }: SubmissionFacts,
): readonly MissingPart[] {
  const missing: MissingPart[] = [];
  const demand = (met: boolean, code: MissingCode, field: keyof Application): void => {
    if (!met) missing.push({ code, field });
  };
  const { organisationName, edition, environment, roles, useCase, redirectUris, contacts } = application;
  demand(key !== '', 'identifier-unknown', 'identifier');
  demand(organisationName !== '', 'organisation-name-missing', 'organisationName');
  demand(certificate !== null, 'certificate-missing', 'certificateId');
  if (certificate !== null) {
    demand(certificate.kind === 'qwac', 'not-a-qwac', 'certificateId');
    if (key !== '')
      demand(certificate.registerKey === key, 'certificate-of-another-organisation', 'certificateId');
  }
  if (application.sealCertificateId !== null) {
    demand(seal?.kind === 'qsealc', 'seal-not-a-qsealc', 'sealCertificateId');
    if (seal?.kind === 'qsealc' && key !== '')
      demand(seal.registerKey === key, 'certificate-of-another-organisation', 'sealCertificateId');
  }
  demand(edition !== null, 'edition-missing', 'edition');
  demand(environment !== null, 'environment-missing', 'environment');
  demand(roles.length > 0, 'roles-missing', 'roles');
  if (certificate !== null)
    demand(
      roles.every((role) => certificate.roles.includes(role)),
      'roles-not-in-certificate',
      'roles',
    );
  demand(useCase.length >= SHORTEST_USE_CASE, 'use-case-too-short', 'useCase');
  demand(redirectUris.every(isRedirectUri), 'redirect-uri-unsuitable', 'redirectUris');
  demand(contacts.length > 0, 'contact-missing', 'contacts');
  return missing;
}

/** OAuth 2.0 (RFC 6749 §3.1.2): absolute, without a fragment; and only over TLS. */
function isRedirectUri(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hash, username, password } = new URL(text);
  return protocol === 'https:' && hash === '' && username === '' && password === '';
}
