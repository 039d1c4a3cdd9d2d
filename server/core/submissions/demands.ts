import { isLongerThanAllowed } from '../applications/certificate-lines.js';
import { SHORTEST_USE_CASE } from '../applications/missing-parts.js';
import { redirectUriFault } from '../applications/redirect-uri.js';
import type { CheckName } from '../verdict/verdict.js';
import type { SubmissionFacts } from './submission-facts.js';

/** What the bank demands of a certificate and of an application (its Getting Started and security pages). */
export const DEMANDS = [
  'qualified',
  'not-revoked',
  'chain',
  'in-validity',
  'authorisation-number',
  'registered',
  'roles',
  'two-years',
  'not-self-signed',
  'georgian-issuer',
  'seal-certificate',
  'use-case',
  'contact',
  'redirect-uri',
  'test-account',
] as const;
export type DemandCode = (typeof DEMANDS)[number];

/** `unknown` is neither met nor not met. */
export type DemandStatus = 'met' | 'not-met' | 'unknown' | 'not-applicable';

export interface Demand {
  readonly code: DemandCode;
  readonly status: DemandStatus;
  /** What is demanded. */
  readonly demand: string;
  /** What was found. */
  readonly finding: string;
}

/** Each demand with what was found: a checklist for whoever sends and for whoever receives. */
export function demandsOf(facts: SubmissionFacts): Demand[] {
  const { certificate, sealCertificate, contacts, redirectUris, useCase } = facts;
  const payments = facts.roles.includes('PSP_PI');
  const georgian = facts.edition === 'georgia-0.8';
  const usable = facts.verdict?.verdict.usableRoles ?? [];
  const missing = facts.roles.filter((role) => !usable.includes(role));
  const lastsTooLong = isLongerThanAllowed(new Date(certificate.notBefore), new Date(certificate.notAfter));
  const unusable = redirectUris.filter((uri) => redirectUriFault(uri, facts.environment) !== undefined);
  const technical = contacts.filter(
    ({ purposes }) => purposes.includes('technical') || purposes.includes('on-call'),
  );
  return [
    byCheck(
      facts,
      'qualified',
      'qualification',
      'A qualified website certificate of a qualified trust service provider.',
    ),
    byCheck(facts, 'not-revoked', 'revocation', 'Neither revoked nor suspended, by OCSP or revocation list.'),
    byCheck(facts, 'chain', 'path', 'A complete chain to a trusted issuer.'),
    byCheck(facts, 'in-validity', 'validity', 'Inside its validity period.'),
    {
      code: 'authorisation-number',
      status: certificate.organizationIdentifier === null ? 'not-met' : 'met',
      demand: 'Carries the authorisation number as organizationIdentifier.',
      finding: certificate.organizationIdentifier ?? 'There is none.',
    },
    byCheck(facts, 'registered', 'register', 'The identifier is that of the authorisation in the register.'),
    {
      code: 'roles',
      status: facts.verdict === null ? 'unknown' : missing.length === 0 ? 'met' : 'not-met',
      demand: 'Carries the roles of the services that are wanted.',
      finding:
        facts.verdict === null
          ? 'There is no verdict.'
          : missing.length === 0
            ? facts.roles.join(', ')
            : `${missing.join(', ')} cannot be used under this certificate.`,
    },
    {
      code: 'two-years',
      status: lastsTooLong === null ? 'unknown' : lastsTooLong ? 'not-met' : 'met',
      demand: 'Valid for two years at most.',
      finding: `${certificate.notBefore} to ${certificate.notAfter}`,
    },
    {
      code: 'not-self-signed',
      status: certificate.issuer === certificate.subject ? 'not-met' : 'met',
      demand: 'Issued by somebody else than its holder.',
      finding: certificate.issuer,
    },
    {
      code: 'georgian-issuer',
      status: georgian ? 'unknown' : 'not-applicable',
      demand: 'For Georgia: of an authority that is recognised there.',
      finding: georgian
        ? `${certificate.issuer}; no list of recognised authorities is published.`
        : 'Not for Georgia.',
    },
    {
      code: 'seal-certificate',
      status: !payments ? 'not-applicable' : sealCertificate === null ? 'not-met' : 'met',
      demand: 'A qualified seal certificate that signs payments.',
      finding: !payments ? 'No payments are asked for.' : (sealCertificate?.subject ?? 'There is none.'),
    },
    {
      code: 'use-case',
      status: useCase.trim().length < SHORTEST_USE_CASE ? 'not-met' : 'met',
      demand: 'The intended use case is described.',
      finding: `${useCase.trim().length} characters`,
    },
    said(
      'contact',
      'A technical contact is named.',
      technical[0]?.name ?? '',
      technical.map(({ name }) => name).join(', '),
    ),
    {
      code: 'redirect-uri',
      status: redirectUris.length === 0 || unusable.length > 0 ? 'not-met' : 'met',
      demand: 'Addresses to return to after consent are named.',
      finding:
        unusable.length > 0
          ? `These cannot be used: ${unusable.join(', ')}`
          : redirectUris.join(', ') || 'Nothing is named.',
    },
    {
      code: 'test-account',
      status: facts.hasTestAccounts ? 'met' : 'not-met',
      demand: 'One or more accounts with enough money for the market test.',
      finding: facts.hasTestAccounts
        ? 'The applicant says that they exist.'
        : 'The applicant has not said that they exist.',
    },
  ];
}

const said = (code: DemandCode, demand: string, value: string, finding: string): Demand => ({
  ...{ code, demand },
  status: value.trim() === '' ? 'not-met' : 'met',
  finding: value.trim() === '' ? 'Nothing is named.' : finding,
});

const STATUS_OF_CHECK = {
  pass: 'met',
  warn: 'met',
  fail: 'not-met',
  unknown: 'unknown',
  skipped: 'unknown',
} as const satisfies Record<string, DemandStatus>;

function byCheck({ verdict }: SubmissionFacts, code: DemandCode, name: CheckName, demand: string): Demand {
  if (verdict === null) return { code, status: 'unknown', demand, finding: 'There is no verdict.' };
  const { status, reasons } = verdict.verdict.checks[name];
  const found = status === 'pass' ? 'Checked.' : reasons.slice(0, 3).join(' ');
  return { code, status: STATUS_OF_CHECK[status], demand, finding: found || status };
}
