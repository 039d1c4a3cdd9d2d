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
import { enumerate, fullDate, linkTo, oneLine, type MailContent } from './mail-text.js';
import type { MailLanguage } from './words/language.js';
import { MAIL_WORDS } from './words/mail-words.js';
import { VERDICT_WORDS } from './words/verdict-words.js';

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

export const verdictTitle = (
  { organisation, kind }: Pick<ExpiringCertificate, 'organisation' | 'kind'>,
  { to }: VerdictChange,
  language: MailLanguage = 'en',
): string =>
  `${holder(organisation, language, 60)}: ${MAIL_WORDS[language].kinds[kind]} ${VERDICT_WORDS[language].says[to]}`;

/** One certificate, one mail: what it was, what it is, why, and what stops. */
export function composeVerdictMail(
  { certificate, change, at }: VerdictNews,
  circumstances: MailCircumstances,
): MailContent {
  const { kind, organisation } = certificate;
  const { baseUrl, language } = circumstances;
  const [words, shared] = [VERDICT_WORDS[language], MAIL_WORDS[language]];
  const why = change.reasons.slice(0, SHOWN_REASONS).map((sentence) => oneLine(sentence, 300));
  return layOut({
    lang: language,
    subject: verdictTitle(certificate, change, language),
    fact: words.fact(shared.kinds[kind], holder(organisation, language), words.says[change.to]),
    consequence: [
      words.change(words.outcomes[change.from], words.outcomes[change.to], fullDate(at, language)),
      ...why,
      whatFollows(certificate, change.to, language),
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    action: {
      sentence: isPositive(change.to) ? words.restsOn : words.decide,
      label: shared.openCertificate,
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
  const [words, shared] = [VERDICT_WORDS[language], MAIL_WORDS[language]];
  const bad = news.filter(({ change }) => !isPositive(change.to));
  const summary = words.many(news.length, bad.length);
  const sorted = [...bad, ...news.filter(({ change }) => isPositive(change.to))];
  const left = sorted.length - LONGEST_DIGEST;
  return layOut({
    lang: language,
    subject: summary,
    fact: `${summary}.`,
    consequence: words.refuseMany,
    action: { sentence: words.allOfThem, label: shared.openAlerts, link: linkTo(baseUrl, '/alerts') },
    table: {
      head: words.head,
      rows: sorted.slice(0, LONGEST_DIGEST).map(({ certificate, change }) => ({
        cells: [
          ...[holder(certificate.organisation, language), shared.kinds[certificate.kind]],
          ...[words.outcomes[change.from], words.outcomes[change.to]],
        ],
        link: addressOf(certificate, baseUrl),
      })),
      more: left > 0 ? shared.more(left) : undefined,
    },
    notes: [reason(circumstances, 'certificates')],
  });
}

function whatFollows(
  { organisation, usableRoles }: ExpiringCertificate,
  to: Outcome,
  language: MailLanguage,
): string {
  const words = VERDICT_WORDS[language];
  if (isPositive(to)) return '';
  if (to === 'indeterminate') return words.unknown;
  const services = enumerate(rolesInWords(usableRoles, language), language);
  return words.refuse(holder(organisation, language), services);
}
