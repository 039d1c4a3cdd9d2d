import type { CertificateFacts } from '../certificates/certificate-facts.service.js';
import type { Application } from '../core/applications/application.js';

interface Applied {
  readonly application: Application;
  readonly certificate: CertificateFacts | null;
}

export interface Change {
  readonly field: string;
  readonly before: string[];
  readonly after: string[];
  readonly weight: 'notice' | 'warning' | 'critical';
}

/** What is asked for otherwise than it was approved; each member as a list of texts. */
export function changesBetween(before: Applied, now: Applied): Change[] {
  const [earlier, later] = [textsOf(before), textsOf(now)];
  return Object.keys(later).flatMap((field) => {
    const change = { field, before: earlier[field] ?? [], after: later[field] ?? [] };
    return change.before.join('\n') === change.after.join('\n')
      ? []
      : { ...change, weight: 'warning' as const };
  });
}

const textsOf = ({ application, certificate }: Applied): Record<string, string[]> => ({
  ...{
    'application.organisationName': [application.organisationName],
    'application.identifier': [application.identifier],
  },
  ...{
    'application.roles': [...application.roles].sort(),
    'application.endpoints': [...application.endpoints].sort(),
  },
  ...{
    'application.useCase': [application.useCase],
    'application.redirectUris': [...application.redirectUris].sort(),
  },
  'application.contacts': application.contacts.map(({ name, email }) => `${name} <${email}>`).sort(),
  'certificate.sha256': certificate === null ? [] : [certificate.sha256],
  'certificate.subject': certificate === null ? [] : [certificate.subject],
  'certificate.issuer': certificate === null ? [] : [certificate.issuer],
  'certificate.organizationIdentifier': certificate === null ? [] : [certificate.organizationIdentifier],
  'certificate.psd2.roles': certificate === null ? [] : [...certificate.roles].sort(),
  'certificate.notAfter': certificate === null ? [] : [certificate.notAfter.toISOString()],
});
