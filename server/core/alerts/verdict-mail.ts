import type { Outcome } from '../verdict/verdict.js';
import { isPositive } from '../verdict/verdict.js';
import {
  addressOf,
  type ExpiringCertificate,
  holder,
  identityOf,
  type MailCircumstances,
  reason,
  rolesInWords,
} from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { linkTo, oneLine, type MailContent } from './mail-text.js';
import type { MailLanguage } from './words/mail-language.js';
import { wordsOf } from './words/words.js';

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

/** `UAB Bandymas: QWAC is revoked`. */
export function verdictTitle(
  { organisation, kind }: Pick<ExpiringCertificate, 'organisation' | 'kind'>,
  { to }: VerdictChange,
  language: MailLanguage = 'en',
): string {
  const { kinds, verdict } = wordsOf(language);
  return `${holder(organisation, language, 60)}: ${kinds[kind]} ${verdict.outcomes[to]}`;
}

/** One certificate, one mail: what it was, what it is, why, and what stops. */
export function composeVerdictMail(
  { certificate, change, at }: VerdictNews,
  circumstances: MailCircumstances,
): MailContent {
  const { baseUrl, language } = circumstances;
  const { verdict: words, fullDate, openCertificate } = wordsOf(language);
  const { kind, organisation } = certificate;
  const why = change.reasons.slice(0, SHOWN_REASONS).map((sentence) => oneLine(sentence, 300));
  return layOut({
    lang: language,
    subject: verdictTitle(certificate, change, language),
    fact: words.fact(kind, holder(organisation, language), change.to),
    consequence: [
      words.beforeAndNow(change.from, change.to, fullDate(at)),
      ...why,
      whatFollows(certificate, change.to, language),
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    action: {
      sentence: isPositive(change.to) ? words.see : words.decide,
      label: openCertificate,
      link: addressOf(certificate, baseUrl),
    },
    notes: [identityOf(certificate, language), reason(circumstances, 'certificate')],
  });
}

/** Many certificates, one mail. */
export function composeVerdictDigest(
  news: readonly VerdictNews[],
  circumstances: MailCircumstances,
): MailContent {
  const { baseUrl, language } = circumstances;
  const words = wordsOf(language);
  const { head } = words;
  const bad = news.filter(({ change }) => !isPositive(change.to));
  const summary = words.verdict.many(news.length, bad.length);
  const sorted = [...bad, ...news.filter(({ change }) => isPositive(change.to))];
  const left = sorted.length - LONGEST_DIGEST;
  return layOut({
    lang: language,
    subject: summary,
    fact: `${summary}.`,
    consequence: words.verdict.manyMean,
    action: { sentence: words.allHere, label: words.openAlerts, link: linkTo(baseUrl, '/alerts') },
    table: {
      head: [head.organisation, head.certificate, head.before, head.now],
      rows: sorted.slice(0, LONGEST_DIGEST).map(({ certificate, change }) => ({
        cells: [
          ...[holder(certificate.organisation, language), words.kinds[certificate.kind]],
          ...[words.verdict.outcome(change.from), words.verdict.outcome(change.to)],
        ],
        link: addressOf(certificate, baseUrl),
      })),
      more: left > 0 ? words.more(left) : undefined,
    },
    notes: [reason(circumstances, 'certificates')],
  });
}

function whatFollows(
  { organisation, usableRoles }: ExpiringCertificate,
  to: Outcome,
  language: MailLanguage,
): string {
  const { verdict: words, enumerate } = wordsOf(language);
  if (isPositive(to)) return '';
  if (to === 'indeterminate') return words.unknown;
  return words.notLetIn(holder(organisation, language), enumerate(rolesInWords(usableRoles, language)));
}
