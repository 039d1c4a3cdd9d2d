import { editionOf } from '../api-editions/editions.js';
import type { ApiEdition } from '../api-editions/edition-names.js';
import { type MailCircumstances, reason } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { endsIn, fullDate, linkTo, type MailContent, oneLine, shortDate } from './mail-text.js';
import { CONSENT_WORDS } from './words/consent-words.js';
import type { MailLanguage } from './words/language.js';

/** Consents of one organisation in one edition that end, or ended before their time, on one day: told together. */
export interface ConsentNews {
  readonly consents: 'expiring' | 'ended-early';
  readonly organisationId: string;
  readonly organisationName: string;
  readonly edition: ApiEdition;
  /** Where the bank is, `2026-12-15`. */
  readonly day: string;
  readonly count: number;
}

/** `UAB Bandymas: 312 consents end in 7 days (15 Dec 2026)`. */
export function consentTitle(
  news: ConsentNews,
  endsAt: Date,
  at: Date,
  language: MailLanguage = 'en',
): string {
  const words = CONSENT_WORDS[language];
  const whose = oneLine(news.organisationName, 80);
  if (news.consents === 'ended-early') return `${whose}: ${words.some(news.count)} ${words.endedEarly}`;
  const when = `${doOrDoes(news, endsAt, at, language)} (${shortDate(lastMoment(endsAt), language)})`;
  return `${whose}: ${words.some(news.count)} ${when}`;
}

/** What ends at midnight ends for people on the day before. */
const lastMoment = (endsAt: Date): Date => new Date(endsAt.getTime() - 1);

/** `ends in 7 days` of one, `end in 7 days` of many. */
function doOrDoes({ count }: ConsentNews, endsAt: Date, at: Date, language: MailLanguage): string {
  const verb = endsIn(endsAt, at, language);
  return count === 1 ? verb : CONSENT_WORDS[language].ofMany(verb);
}

export function consentLink(news: ConsentNews): string {
  const which = { organisationId: news.organisationId, edition: news.edition };
  const filter =
    news.consents === 'expiring' ? { ...which, lastDay: news.day } : { ...which, endReason: 'ended' };
  return `/consents?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}

export function composeConsentMail(
  news: ConsentNews,
  endsAt: Date,
  circumstances: MailCircumstances,
): MailContent {
  const { at, baseUrl, language } = circumstances;
  const words = CONSENT_WORDS[language];
  const whose = oneLine(news.organisationName, 100);
  const edition = editionOf(news.edition).name;
  const expiring = news.consents === 'expiring';
  const some = words.some(news.count);
  const verb = doOrDoes(news, endsAt, at, language);
  return layOut({
    lang: language,
    subject: consentTitle(news, endsAt, at, language),
    fact: expiring
      ? words.expiringFact(some, whose, edition, verb, fullDate(lastMoment(endsAt), language))
      : words.endedFact(some, whose, edition),
    consequence: expiring ? words.willStop : words.hasStopped,
    action: {
      sentence: expiring ? words.renew : words.seeWhich,
      label: words.open,
      link: linkTo(baseUrl, consentLink(news)),
    },
    notes: [reason(circumstances, 'consents')],
  });
}
