import type { ChannelEvent } from './channels/channel-event.js';
import type { MailCircumstances } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { linkTo, type MailContent, oneLine } from './mail-text.js';
import { SCHEDULER, type WatchNews } from './watch.js';
import type { MailLanguage } from './words/language.js';
import { WATCH_WORDS } from './words/watch-words.js';

/** `2026-03-01 09:00 UTC`: the same in every language. */
const instantText = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

export const watchTitle = ({ watch, subjectId, name }: WatchNews, language: MailLanguage = 'en'): string =>
  subjectId === SCHEDULER
    ? WATCH_WORDS[language].scheduler
    : WATCH_WORDS[language].title[watch](oneLine(name, 80));

function sentences(
  { watch, subjectId, name, since, lastError }: WatchNews,
  language: MailLanguage,
): string[] {
  const words = WATCH_WORDS[language];
  return [
    ...(subjectId === SCHEDULER ? [`${oneLine(name, 600)}.`] : []),
    words.means[watch],
    since === null ? words.never : words.since(instantText(since)),
    ...(lastError === null ? [] : [words.said(oneLine(lastError, 300))]),
  ];
}

export function composeWatchMail(
  news: WatchNews,
  { baseUrl, language }: Pick<MailCircumstances, 'baseUrl' | 'language'>,
): MailContent {
  const words = WATCH_WORDS[language];
  const title = watchTitle(news, language);
  return layOut({
    lang: language,
    subject: title,
    fact: `${title}.`,
    consequence: sentences(news, language).join(' '),
    action: { sentence: words.look, label: words.label, link: linkTo(baseUrl, '/settings/system') },
    notes: [baseUrl],
  });
}

/** The same for a channel; `over`: it works again. */
export function watchEvent(
  news: WatchNews,
  { baseUrl, language, at }: Pick<MailCircumstances, 'baseUrl' | 'language' | 'at'>,
  over = false,
): ChannelEvent {
  const title = watchTitle(news, language);
  return {
    ...{ type: over ? 'watch.recovered' : 'watch.failed', severity: over ? 'info' : 'critical' },
    title: over ? WATCH_WORDS[language].over(title) : title,
    text: over ? '' : sentences(news, language).join('\n'),
    ...{ link: linkTo(baseUrl, '/settings/system'), at: at.toISOString(), facts: {} },
    language,
    data: { watch: news.watch, subject: news.subjectId, since: news.since },
  };
}
