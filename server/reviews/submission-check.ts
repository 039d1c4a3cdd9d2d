import type { CertificateFacts } from '../certificates/certificate-facts.service.js';
import type { Application } from '../core/applications/application.js';
import { type MissingCode, missingParts } from '../core/applications/missing-parts.js';

/** Why an application cannot be submitted; `field` is a member of it: `useCase`, `redirectUris.0`. */
export interface SubmissionFault {
  readonly code:
    | MissingCode
    | 'identifier-unknown'
    | 'certificate-unknown'
    | 'not-a-qwac'
    | 'not-a-qsealc'
    | 'certificate-of-another-organisation'
    | 'role-not-in-certificate';
  readonly field: string;
}

export interface SubmissionFacts {
  /** Of the identifier; empty where it names nobody. */
  readonly key: string;
  /** Null where none is named, or none is stored under the name. */
  readonly certificate: CertificateFacts | null;
  readonly seal: CertificateFacts | null;
}

/**
 * Everything that keeps an application from being submitted: what the form lacks, and what only shows beside the stored
 * certificates. Empty when it may be submitted.
 */
export function submissionFaults(
  application: Application,
  { key, certificate, seal }: SubmissionFacts,
): readonly SubmissionFault[] {
  const { identifier, certificateId, sealCertificateId, roles } = application;
  const faults: SubmissionFault[] = missingParts(application).map(({ path, code }) => ({
    code,
    field: path,
  }));
  const demand = (met: boolean, code: SubmissionFault['code'], field: string): void => {
    if (!met) faults.push({ code, field });
  };
  const belongs = (one: CertificateFacts): boolean => key === '' || one.registerKey === key;
  demand(identifier.trim() === '' || key !== '', 'identifier-unknown', 'identifier');
  demand(certificateId === null || certificate !== null, 'certificate-unknown', 'certificateId');
  if (certificate !== null) {
    demand(certificate.kind === 'qwac', 'not-a-qwac', 'certificateId');
    demand(belongs(certificate), 'certificate-of-another-organisation', 'certificateId');
    const covered = roles.every((role) => certificate.roles.includes(role));
    demand(covered, 'role-not-in-certificate', 'roles');
  }
  demand(sealCertificateId === null || seal !== null, 'certificate-unknown', 'sealCertificateId');
  if (seal !== null) {
    demand(seal.kind === 'qsealc', 'not-a-qsealc', 'sealCertificateId');
    demand(belongs(seal), 'certificate-of-another-organisation', 'sealCertificateId');
  }
  return faults;
}
