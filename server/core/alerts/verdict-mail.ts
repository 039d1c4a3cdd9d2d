import type { Outcome } from '../verdict/verdict.js';
import { isPositive } from '../verdict/verdict.js';
import {
  addressOf,
  type ExpiringCertificate,
  holder,
  KIND_NAMES,
  type MailCircumstances,
  reason,
  rolesInWords,
} from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { enumerate, fullDate, linkTo, oneLine, type MailContent } from './mail-text.js';

/** That a certificate is judged otherwise than before. */
export interface VerdictChange {
  readonly evaluationId: string;
  readonly from: Outcome;
  readonly to: Outcome;
  /** Sentences of the reasons that are new. */
  readonly reasons: readonly string[];
}

export interface VerdictNews {
  readonly certificate: ExpiringCertificate;
  readonly change: VerdictChange;
  /** When it was found. */
  readonly at: Date;
}

const LONGEST_DIGEST = 100;
const SHOWN_REASONS = 5;

/** What is said of a certificate with this outcome: `UAB Bandymas: QWAC is revoked`. */
const WORDS: Readonly<Record<Outcome, string>> = {
  valid: 'is valid again',
  'valid-with-warnings': 'is valid again, with warnings',
  'valid-not-in-register': 'is valid, but its holder was not found in the register',
  'role-not-authorised': 'claims a role that is not authorised',
  indeterminate: 'could not be verified for a day',
  'not-qualified': 'is not qualified',
  'no-longer-qualified': 'is no longer qualified',
  'not-psd2': 'is no PSD2 certificate',
  'not-a-qwac': 'is no certificate for website authentication',
  'withdrawn-in-register': 'belongs to a holder whose authorisation was withdrawn',
  'not-yet-valid': 'is not valid yet',
  expired: 'has ended',
  suspended: 'is suspended',
  revoked: 'is revoked',
  'path-invalid': 'has no valid chain any more',
  unparsable: 'cannot be read',
};

export const verdictTitle = (
  { organisation, kind }: Pick<ExpiringCertificate, 'organisation' | 'kind'>,
  { to }: VerdictChange,
): string => `${holder(organisation, 60)}: ${KIND_NAMES[kind]} ${WORDS[to]}`;

/** One certificate, one mail: what it was, what it is, why, and what stops. */
export function composeVerdictMail(
  { certificate, change, at }: VerdictNews,
  circumstances: MailCircumstances,
): MailContent {
  const { kind, organisation, organizationIdentifier, serialNumber } = certificate;
  const why = change.reasons.slice(0, SHOWN_REASONS).map((sentence) => oneLine(sentence, 300));
  const identity = [organizationIdentifier, `serial number ${serialNumber}`].filter((part) => part !== null);
  return layOut({
    subject: verdictTitle(certificate, change),
    fact: `The ${KIND_NAMES[kind]} of ${holder(organisation)} ${WORDS[change.to]}.`,
    consequence: [
      `Before: ${change.from}. Now: ${change.to}, found ${fullDate(at)}.`,
      ...why,
      whatFollows(certificate, change.to),
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    action: {
      sentence: isPositive(change.to)
        ? 'See what it rests on:'
        : 'Look at the evidence and decide whether its holder may go on:',
      label: 'Open the certificate',
      link: addressOf(certificate, circumstances.baseUrl),
    },
    notes: [identity.map((part) => oneLine(part)).join(' · '), reason(circumstances, 'this certificate')],
  });
}

/** Many certificates, one mail. */
export function composeVerdictDigest(
  news: readonly VerdictNews[],
  circumstances: MailCircumstances,
): MailContent {
  const bad = news.filter(({ change }) => !isPositive(change.to));
  const summary = `${news.length} certificates are judged otherwise than before, ${bad.length} of them not as valid.`;
  const sorted = [...bad, ...news.filter(({ change }) => isPositive(change.to))];
  const left = sorted.length - LONGEST_DIGEST;
  return layOut({
    subject: summary.replace(/\.$/, ''),
    fact: summary,
    consequence: 'Whatever relies on those that are not valid is to be refused.',
    action: {
      sentence: 'All of them are here:',
      label: 'Open the alerts',
      link: linkTo(circumstances.baseUrl, '/alerts'),
    },
    table: {
      head: ['Organisation', 'Certificate', 'Before', 'Now'],
      rows: sorted.slice(0, LONGEST_DIGEST).map(({ certificate, change }) => ({
        cells: [holder(certificate.organisation), KIND_NAMES[certificate.kind], change.from, change.to],
        link: addressOf(certificate, circumstances.baseUrl),
      })),
      more: left > 0 ? `And ${left} more.` : undefined,
    },
    notes: [reason(circumstances, 'these certificates')],
  });
}

function whatFollows({ organisation, usableRoles }: ExpiringCertificate, to: Outcome): string {
  if (isPositive(to)) return '';
  const services = enumerate(rolesInWords(usableRoles));
  if (to === 'indeterminate') return 'Until it can be verified, nobody knows whether it may be relied upon.';
  return `${holder(organisation)} must not be let in with it${services && `: ${services}`}.`;
}
