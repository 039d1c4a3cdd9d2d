import type { CertificateKind } from '../certificate/kind.js';
import { PSP_ROLE_BY_NAME } from '../qc-statements/psp-roles.js';
import { layOut, type MailTable } from './mail-layout.js';
import { endsIn, enumerate, fullDate, linkTo, oneLine, shortDate, type MailContent } from './mail-text.js';

/** What people need to know about a certificate that ends; as it came out of the certificate, not yet made safe. */
export interface ExpiringCertificate {
  readonly certificateId: string;
  readonly kind: CertificateKind;
  /** organizationName of the subject, or what else names the holder. */
  readonly organisation: string;
  readonly organizationIdentifier: string | null;
  /** `PSP_AI` …, those that count. */
  readonly usableRoles: readonly string[];
  /** Name of the QTSP. */
  readonly issuer: string | null;
  readonly serialNumber: string;
  readonly notAfter: Date;
}

/** Where the mail's links lead, why its reader gets it, and the instant at which it is read. */
export interface MailCircumstances {
  readonly baseUrl: string;
  readonly because: 'owner' | 'default-recipient' | 'rule';
  readonly at: Date;
}

/** More rows than these nobody reads in a mail. */
const LONGEST_DIGEST = 100;

export const KIND_NAMES: Readonly<Record<CertificateKind, string>> = {
  qwac: 'QWAC',
  qsealc: 'QSealC',
  esign: 'signature certificate',
  ca: 'CA certificate',
  other: 'certificate',
};

/** `UAB Bandymas: QWAC ends in 30 days (15 Dec 2026)`. */
export function expiryTitle({ organisation, kind, notAfter }: ExpiringCertificate, at: Date): string {
  return `${holder(organisation, 60)}: ${KIND_NAMES[kind]} ${endsIn(notAfter, at)} (${shortDate(notAfter)})`;
}

/** One certificate, one mail: what ends, what stops then, what to do. */
export function composeExpiryMail(
  certificate: ExpiringCertificate,
  circumstances: MailCircumstances,
): MailContent {
  const { kind, organisation, organizationIdentifier, issuer, serialNumber, notAfter } = certificate;
  const { at, baseUrl } = circumstances;
  const ended = notAfter <= at;
  const identity = [organizationIdentifier, `serial number ${serialNumber}`].filter((part) => part !== null);
  return layOut({
    subject: expiryTitle(certificate, at),
    fact: `The ${KIND_NAMES[kind]} of ${holder(organisation)} ${endsIn(notAfter, at)}: ${fullDate(notAfter)}.`,
    consequence: whatStops(certificate, ended),
    action: {
      sentence: ended
        ? 'Upload its successor, or retire it if nobody needs it any more:'
        : `Order its successor${issuer === null ? '' : ` from ${oneLine(issuer)}`} in time and upload it:`,
      label: 'Open the certificate',
      link: addressOf(certificate, baseUrl),
    },
    notes: [identity.map((part) => oneLine(part)).join(' · '), reason(circumstances, 'this certificate')],
  });
}

/** Many certificates, one mail: how many and how urgent, then the list with the most urgent on top. */
export function composeDigestMail(
  certificates: readonly ExpiringCertificate[],
  circumstances: MailCircumstances,
): MailContent {
  const { at, baseUrl } = circumstances;
  const sorted = [...certificates].sort((a, b) => a.notAfter.getTime() - b.notAfter.getTime());
  const ended = sorted.filter(({ notAfter }) => notAfter <= at);
  const next = sorted.find(({ notAfter }) => notAfter > at);
  const counts = [
    ended.length === 0 ? '' : `${ended.length} ${ended.length === 1 ? 'has' : 'have'} ended`,
    next === undefined
      ? ''
      : `${sorted.length - ended.length} will end, the next ${shortDate(next.notAfter)}`,
  ].filter((part) => part !== '');
  const roles = new Set(sorted.flatMap((certificate) => rolesInWords(certificate.usableRoles)));
  return layOut({
    subject: `${sorted.length} certificates need attention: ${counts.join(', ')}`,
    fact: `${sorted.length} certificates need attention: ${counts.join(', ')}.`,
    consequence:
      `If nobody acts, whatever uses them is refused when they end` +
      (roles.size === 0 ? '.' : `: ${enumerate([...roles])}.`),
    action: {
      sentence: 'See to the most urgent ones first; all of them are here:',
      label: 'Open the alerts',
      link: linkTo(baseUrl, '/alerts'),
    },
    table: digestTable(sorted, at, baseUrl),
    notes: [reason(circumstances, 'these certificates')],
  });
}

function digestTable(sorted: readonly ExpiringCertificate[], at: Date, baseUrl: string): MailTable {
  const left = sorted.length - LONGEST_DIGEST;
  return {
    head: ['Organisation', 'Certificate', 'Ends', 'Roles'],
    rows: sorted.slice(0, LONGEST_DIGEST).map((certificate) => ({
      cells: [
        holder(certificate.organisation),
        KIND_NAMES[certificate.kind],
        `${endsIn(certificate.notAfter, at)} (${shortDate(certificate.notAfter)})`,
        rolesInWords(certificate.usableRoles).join(', ') || '–',
      ],
      link: addressOf(certificate, baseUrl),
    })),
    more: left > 0 ? `And ${left} more.` : undefined,
  };
}

/** The sentence that says why somebody should care. */
function whatStops({ kind, organisation, usableRoles }: ExpiringCertificate, ended: boolean): string {
  const name = holder(organisation);
  const services = enumerate(rolesInWords(usableRoles));
  const since = ended ? 'Since then' : 'If nobody acts, from then on';
  switch (kind) {
    case 'qwac':
      return `${since} the connections of ${name} are refused${services && `, and what it does through them stops: ${services}`}.`;
    case 'qsealc':
      return `${since} what ${name} seals is refused${services && `, and what depends on it stops: ${services}`}.`;
    case 'esign':
      return `${since} what ${name} signs with it is refused.`;
    case 'ca':
      return `${since} no certificate that ${name} issued under it can be relied upon.`;
    case 'other':
      return `${since} whatever ${name} uses it for is refused${services && `: ${services}`}.`;
  }
}

export function rolesInWords(usableRoles: readonly string[]): string[] {
  return usableRoles.map((name) => PSP_ROLE_BY_NAME.get(name)?.meaning.toLowerCase() ?? oneLine(name, 40));
}

export const holder = (organisation: string, longest = 100): string =>
  oneLine(organisation, longest) || 'an unnamed holder';

export const addressOf = ({ certificateId }: ExpiringCertificate, baseUrl: string): string =>
  linkTo(baseUrl, `/certificates/${encodeURIComponent(certificateId)}/show`);

export const reason = ({ because, baseUrl }: MailCircumstances, what: string): string =>
  because === 'rule'
    ? `Sent by Qwarden at ${baseUrl} because a rule of alerts names you.`
    : because === 'owner'
      ? `Sent by Qwarden at ${baseUrl} because you are the owner of ${what}.`
      : `Sent by Qwarden at ${baseUrl} to its default recipient, because ${what} ${what.startsWith('these') ? 'have' : 'has'} no owner.`;
