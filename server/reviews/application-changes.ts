import type { CertificateFacts } from '../certificates/certificate-facts.service.js';
import type { Application } from '../core/applications/application.js';

interface Applied {
  readonly application: Application;
  readonly certificate: CertificateFacts | null;
}

export interface Change {
  readonly field: string;
  readonly before: string[];
  readonly now: string[];
}

/** What is asked for otherwise than it was approved; each member as a list of texts. */
export function changesBetween(before: Applied, now: Applied): Change[] {
  const [earlier, later] = [textsOf(before), textsOf(now)];
  return Object.keys(later).flatMap((field) => {
    const change = { field, before: earlier[field] ?? [], now: later[field] ?? [] };
    return change.before.join('\n') === change.now.join('\n') ? [] : change;
  });
}

const textsOf = ({ application, certificate }: Applied): Record<string, string[]> => ({
  ...{ organisationName: [application.organisationName], identifier: [application.identifier] },
  ...{ roles: [...application.roles].sort(), endpoints: [...application.endpoints].sort() },
  ...{ useCase: [application.useCase], redirectUris: [...application.redirectUris].sort() },
  contacts: application.contacts.map(({ name, email }) => `${name} <${email}>`).sort(),
  certificate: certificate === null ? [] : [certificate.sha256],
  certificateSubject: certificate === null ? [] : [certificate.subject],
  certificateIssuer: certificate === null ? [] : [certificate.issuer],
  certificateIdentifier: certificate === null ? [] : [certificate.organizationIdentifier],
  certificateRoles: certificate === null ? [] : [...certificate.roles].sort(),
  certificateNotAfter: certificate === null ? [] : [certificate.notAfter.toISOString()],
});
