import { type MailCircumstances, reason } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { endsIn, fullDate, linkTo, type MailContent, oneLine, shortDate } from './mail-text.js';
import { DATED_WORDS } from './words/dated-words.js';
import type { MailLanguage } from './words/language.js';

/** What else ends beside certificates and consents. */
export const DATED_TYPES = ['grant', 'waiver', 'secret', 'api-token'] as const;
export type DatedType = (typeof DATED_TYPES)[number];

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
  const words = DATED_WORDS[language];
  const when = `${endsIn(endsAt, at, language)} (${shortDate(endsAt, language)})`;
  return `${oneLine(news.name, 80) || words.nameless}: ${words.types[news.dated].name} ${when}`;
}

export function composeDatedMail(
  news: DatedNews,
  endsAt: Date,
  circumstances: MailCircumstances,
): MailContent {
  const { at, baseUrl, language } = circumstances;
  const words = DATED_WORDS[language];
  const { name, stops, todo, label } = words.types[news.dated];
  const whose = news.organisationName === null ? '' : oneLine(news.organisationName, 100);
  return layOut({
    lang: language,
    subject: datedTitle(news, endsAt, at, language),
    fact: words.fact(
      name,
      oneLine(news.name, 120),
      whose,
      endsIn(endsAt, at, language),
      fullDate(endsAt, language),
    ),
    consequence: stops,
    action: { sentence: todo, label, link: linkTo(baseUrl, news.link) },
    notes: [reason(circumstances, news.dated === 'api-token' ? 'token' : 'it')],
  });
}
