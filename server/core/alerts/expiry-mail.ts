import type { CertificateKind } from '../certificate/kind.js';
import { layOut, type MailTable } from './mail-layout.js';
import { daysTo, linkTo, oneLine, type MailContent } from './mail-text.js';
import type { ReasonAbout } from './told.js';
import type { MailLanguage } from './words/mail-language.js';
import { wordsOf } from './words/words.js';

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

/** Where the mail's links lead, why its reader gets it and in which language, and the instant at which it is read. */
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
  const words = wordsOf(language);
  const ends = words.endsIn(...daysTo(notAfter, at));
  return `${holder(organisation, language, 60)}: ${words.kinds[kind]} ${ends} (${words.shortDate(notAfter)})`;
}

/** One certificate, one mail: what ends, what stops then, what to do. */
export function composeExpiryMail(
  certificate: ExpiringCertificate,
  circumstances: MailCircumstances,
): MailContent {
  const { kind, organisation, issuer, usableRoles, notAfter } = certificate;
  const { at, baseUrl, language } = circumstances;
  const words = wordsOf(language);
  const ended = notAfter <= at;
  const name = holder(organisation, language);
  const services = words.enumerate(rolesInWords(usableRoles, language));
  return layOut({
    lang: language,
    subject: expiryTitle(certificate, at, language),
    fact: words.expiry.fact(kind, name, words.endsIn(...daysTo(notAfter, at)), words.fullDate(notAfter)),
    consequence: words.expiry.stops(kind, name, services, ended),
    action: {
      sentence: ended ? words.expiry.todoEnded : words.expiry.todo(issuer === null ? null : oneLine(issuer)),
      label: words.openCertificate,
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
  const words = wordsOf(language);
  const sorted = [...certificates].sort((a, b) => a.notAfter.getTime() - b.notAfter.getTime());
  const ended = sorted.filter(({ notAfter }) => notAfter <= at);
  const next = sorted.find(({ notAfter }) => notAfter > at);
  const summary = words.expiry.many(sorted.length, ended.length, next && words.shortDate(next.notAfter));
  const roles = new Set(sorted.flatMap(({ usableRoles }) => rolesInWords(usableRoles, language)));
  return layOut({
    lang: language,
    subject: summary,
    fact: `${summary}.`,
    consequence: words.expiry.manyStop(words.enumerate([...roles])),
    action: {
      sentence: words.expiry.manyTodo,
      label: words.openAlerts,
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
  const words = wordsOf(language);
  const { head } = words;
  const left = sorted.length - LONGEST_DIGEST;
  return {
    head: [head.organisation, head.certificate, head.ends, head.roles],
    rows: sorted.slice(0, LONGEST_DIGEST).map((certificate) => ({
      cells: [
        holder(certificate.organisation, language),
        words.kinds[certificate.kind],
        `${words.endsIn(...daysTo(certificate.notAfter, at))} (${words.shortDate(certificate.notAfter)})`,
        rolesInWords(certificate.usableRoles, language).join(', ') || '–',
      ],
      link: addressOf(certificate, baseUrl),
    })),
    more: left > 0 ? words.more(left) : undefined,
  };
}

export function rolesInWords(usableRoles: readonly string[], language: MailLanguage): string[] {
  return usableRoles.map((name) => wordsOf(language).role(name) ?? oneLine(name, 40));
}

export const holder = (organisation: string, language: MailLanguage, longest = 100): string =>
  oneLine(organisation, longest) || wordsOf(language).unnamed;

/** What tells it from others, for the small print. */
export const identityOf = (
  { organizationIdentifier, serialNumber }: ExpiringCertificate,
  language: MailLanguage,
): string =>
  [organizationIdentifier, wordsOf(language).serialNumber(serialNumber)]
    .flatMap((part) => (part === null ? [] : [oneLine(part)]))
    .join(' · ');

export const addressOf = ({ certificateId }: ExpiringCertificate, baseUrl: string): string =>
  linkTo(baseUrl, `/certificates/${encodeURIComponent(certificateId)}/show`);

export function reason({ because, baseUrl, language }: MailCircumstances, about: ReasonAbout): string {
  const { sent } = wordsOf(language);
  if (because === 'rule') return sent.byRule(baseUrl);
  return because === 'owner' ? sent.toOwner(baseUrl, about) : sent.toDefault(baseUrl, about);
}
