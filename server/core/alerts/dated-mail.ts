import type { DatedNews } from './dated-news.js';
import { type MailCircumstances, reason } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { endsIn, fullDate, linkTo, type MailContent, oneLine, shortDate } from './mail-text.js';
import { DATED_WORDS } from './words/dated-words.js';
import type { MailLanguage } from './words/language.js';

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
