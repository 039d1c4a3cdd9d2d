import type { CertificateKind } from '../certificate/kind.js';
import { PSP_ROLE_BY_NAME } from '../qc-statements/psp-roles.js';
import { layOut, type MailTable } from './mail-layout.js';
import { endsIn, enumerate, fullDate, linkTo, oneLine, shortDate, type MailContent } from './mail-text.js';
import { EXPIRY_WORDS } from './words/expiry-words.js';
import type { MailLanguage } from './words/language.js';
import { MAIL_WORDS, type Owned } from './words/mail-words.js';

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

/** Where the mail's links lead, why its reader gets it, in which language and at which instant it is read. */
export interface MailCircumstances {
  readonly baseUrl: string;
  readonly because: 'owner' | 'default-recipient' | 'rule';
  readonly at: Date;
  readonly language: MailLanguage;
}

/** More rows than these nobody reads in a mail. */
const LONGEST_DIGEST = 100;

/** `UAB Bandymas: QWAC ends in 30 days (15 Dec 2026)`. */
export function expiryTitle(
  { organisation, kind, notAfter }: ExpiringCertificate,
  at: Date,
  language: MailLanguage = 'en',
): string {
  const when = `${endsIn(notAfter, at, language)} (${shortDate(notAfter, language)})`;
  return `${holder(organisation, language, 60)}: ${MAIL_WORDS[language].kinds[kind]} ${when}`;
}

/** One certificate, one mail: what ends, what stops then, what to do. */
export function composeExpiryMail(
  certificate: ExpiringCertificate,
  circumstances: MailCircumstances,
): MailContent {
  const { kind, organisation, issuer, usableRoles, notAfter } = certificate;
  const { at, baseUrl, language } = circumstances;
  const [words, shared] = [EXPIRY_WORDS[language], MAIL_WORDS[language]];
  const ended = notAfter <= at;
  const name = holder(organisation, language);
  const services = enumerate(rolesInWords(usableRoles, language), language);
  return layOut({
    lang: language,
    subject: expiryTitle(certificate, at, language),
    fact: words.fact(shared.kinds[kind], name, endsIn(notAfter, at, language), fullDate(notAfter, language)),
    consequence: words.stops[kind]({ name, services, ended }),
    action: {
      sentence: ended ? words.replace : words.order(issuer === null ? '' : oneLine(issuer)),
      label: shared.openCertificate,
      link: addressOf(certificate, baseUrl),
    },
    notes: [identityOf(certificate, language), reason(circumstances, 'certificate')],
  });
}

/** Many certificates, one mail: how many and how urgent, then the list with the most urgent on top. */
export function composeDigestMail(
  certificates: readonly ExpiringCertificate[],
  circumstances: MailCircumstances,
): MailContent {
  const { at, baseUrl, language } = circumstances;
  const words = EXPIRY_WORDS[language];
  const sorted = [...certificates].sort((a, b) => a.notAfter.getTime() - b.notAfter.getTime());
  const ended = sorted.filter(({ notAfter }) => notAfter <= at).length;
  const next = sorted.find(({ notAfter }) => notAfter > at);
  const counts = [
    ended === 0 ? '' : words.ended(ended),
    next === undefined ? '' : words.willEnd(sorted.length - ended, shortDate(next.notAfter, language)),
  ].filter((part) => part !== '');
  const summary = `${words.attention(sorted.length)}: ${counts.join(', ')}`;
  const roles = new Set(sorted.flatMap((certificate) => rolesInWords(certificate.usableRoles, language)));
  return layOut({
    lang: language,
    subject: summary,
    fact: `${summary}.`,
    consequence: words.allStop(enumerate([...roles], language)),
    action: {
      sentence: words.seeToThem,
      label: MAIL_WORDS[language].openAlerts,
      link: linkTo(baseUrl, '/alerts'),
    },
    table: digestTable(sorted, circumstances),
    notes: [reason(circumstances, 'certificates')],
  });
}

function digestTable(
  sorted: readonly ExpiringCertificate[],
  { at, baseUrl, language }: MailCircumstances,
): MailTable {
  const shared = MAIL_WORDS[language];
  const left = sorted.length - LONGEST_DIGEST;
  return {
    head: EXPIRY_WORDS[language].head,
    rows: sorted.slice(0, LONGEST_DIGEST).map((certificate) => ({
      cells: [
        holder(certificate.organisation, language),
        shared.kinds[certificate.kind],
        `${endsIn(certificate.notAfter, at, language)} (${shortDate(certificate.notAfter, language)})`,
        rolesInWords(certificate.usableRoles, language).join(', ') || '–',
      ],
      link: addressOf(certificate, baseUrl),
    })),
    more: left > 0 ? shared.more(left) : undefined,
  };
}

export const rolesInWords = (usableRoles: readonly string[], language: MailLanguage): string[] =>
  usableRoles.map(
    (name) =>
      MAIL_WORDS[language].roles[name] ??
      PSP_ROLE_BY_NAME.get(name)?.meaning.toLowerCase() ??
      oneLine(name, 40),
  );

export const holder = (organisation: string, language: MailLanguage, longest = 100): string =>
  oneLine(organisation, longest) || MAIL_WORDS[language].unnamed;

/** The small print that tells which certificate it is. */
export const identityOf = (
  { organizationIdentifier, serialNumber }: ExpiringCertificate,
  language: MailLanguage,
): string =>
  [organizationIdentifier, MAIL_WORDS[language].serialNumber(serialNumber)]
    .filter((part) => part !== null)
    .map((part) => oneLine(part))
    .join(' · ');

export const addressOf = ({ certificateId }: ExpiringCertificate, baseUrl: string): string =>
  linkTo(baseUrl, `/certificates/${encodeURIComponent(certificateId)}/show`);

/** Why the reader of a mail gets it. */
export function reason({ because, baseUrl, language }: MailCircumstances, what: Owned): string {
  const words = MAIL_WORDS[language];
  if (because === 'rule') return words.sentBecause(baseUrl, words.becauseOfRule);
  return because === 'owner'
    ? words.sentBecause(baseUrl, words.becauseOwner[what])
    : words.sentToDefaultBecause(baseUrl, words.becauseUnowned[what]);
}
