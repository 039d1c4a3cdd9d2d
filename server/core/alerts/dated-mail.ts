import { type MailCircumstances, reason } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { daysTo, linkTo, type MailContent, oneLine } from './mail-text.js';
import type { DatedType } from './told.js';
import type { MailLanguage } from './words/mail-language.js';
import { wordsOf } from './words/words.js';

export { DATED_TYPES, type DatedType } from './told.js';

/** Days before the end that are told of these: renewing them takes hours, not weeks. */
export const DATED_THRESHOLDS = [30, 14, 7, 1, 0] as const;

/** Something that ends, as of the instant at which that was told. */
export interface DatedNews {
  readonly dated: DatedType;
  readonly name: string;
  readonly organisationName: string | null;
  /** Path in the console. */
  readonly link: string;
}

/** `UAB Bandymas, PSP_AI: Access ends in 14 days (15 Dec 2026)`. */
export function datedTitle(news: DatedNews, endsAt: Date, at: Date, language: MailLanguage = 'en'): string {
  const { dated, endsIn, shortDate } = wordsOf(language);
  const what = `${dated.words[news.dated].name} ${endsIn(...daysTo(endsAt, at))} (${shortDate(endsAt)})`;
  return `${oneLine(news.name, 80) || dated.nameless}: ${what}`;
}

export function composeDatedMail(
  news: DatedNews,
  endsAt: Date,
  circumstances: MailCircumstances,
): MailContent {
  const { at, baseUrl, language } = circumstances;
  const { dated, endsIn, fullDate } = wordsOf(language);
  const { stops, todo, label } = dated.words[news.dated];
  const whose = news.organisationName === null ? null : oneLine(news.organisationName, 100);
  return layOut({
    lang: language,
    subject: datedTitle(news, endsAt, at, language),
    fact: dated.fact(
      ...([news.dated, oneLine(news.name, 120), whose, endsIn(...daysTo(endsAt, at))] as const),
      fullDate(endsAt),
    ),
    consequence: stops,
    action: { sentence: todo, label, link: linkTo(baseUrl, news.link) },
    notes: [reason(circumstances, news.dated === 'api-token' ? 'token' : 'thing')],
  });
}
