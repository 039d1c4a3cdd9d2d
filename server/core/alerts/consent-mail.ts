import { editionOf } from '../api-editions/editions.js';
import type { ApiEdition } from '../api-editions/edition-names.js';
import { type MailCircumstances, reason } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { daysTo, linkTo, type MailContent, oneLine } from './mail-text.js';
import type { MailLanguage } from './words/mail-language.js';
import { wordsOf } from './words/words.js';

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
  { organisationName, consents, count }: ConsentNews,
  endsAt: Date,
  at: Date,
  language: MailLanguage = 'en',
): string {
  const { consents: words, shortDate } = wordsOf(language);
  const whose = oneLine(organisationName, 80);
  if (consents === 'ended-early') return `${whose}: ${words.endedEarly(count)}`;
  return `${whose}: ${words.some(count)} ${words.endIn(count, ...daysTo(endsAt, at))} (${shortDate(lastMoment(endsAt))})`;
}

/** What ends at midnight ends for people on the day before. */
const lastMoment = (endsAt: Date): Date => new Date(endsAt.getTime() - 1);

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
  const { consents: words, fullDate } = wordsOf(language);
  const { count } = news;
  const whose = oneLine(news.organisationName, 100);
  const edition = editionOf(news.edition).name;
  const expiring = news.consents === 'expiring';
  const endIn = words.endIn(count, ...daysTo(endsAt, at));
  return layOut({
    lang: language,
    subject: consentTitle(news, endsAt, at, language),
    fact: expiring
      ? words.factEnding(count, whose, edition, endIn, fullDate(lastMoment(endsAt)))
      : words.factEndedEarly(count, whose, edition),
    consequence: expiring ? words.stops : words.stopped,
    action: {
      sentence: expiring ? words.todo : words.todoEnded,
      label: words.label,
      link: linkTo(baseUrl, consentLink(news)),
    },
    notes: [reason(circumstances, 'consents')],
  });
}
