import type { ChannelEvent } from './channels/channel-event.js';
import { layOut } from './mail-layout.js';
import { linkTo, type MailContent, oneLine } from './mail-text.js';
import { SCHEDULER, type WatchNews } from './watch.js';
import type { MailLanguage } from './words/mail-language.js';
import { wordsOf } from './words/words.js';

/** `2026-03-01 09:00 UTC`: the same in every language. */
const instantText = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

export function watchTitle({ watch, subjectId, name }: WatchNews, language: MailLanguage = 'en'): string {
  const words = wordsOf(language).watch;
  return subjectId === SCHEDULER ? words.scheduler : words.title(watch, oneLine(name, 80));
}

function sentences(
  { watch, subjectId, name, since, lastError }: WatchNews,
  language: MailLanguage,
): string[] {
  const words = wordsOf(language).watch;
  return [
    ...(subjectId === SCHEDULER ? [`${oneLine(name, 600)}.`] : []),
    words.means[watch],
    since === null ? words.never : words.since(instantText(since)),
    ...(lastError === null ? [] : [words.said(oneLine(lastError, 300))]),
  ];
}

export function composeWatchMail(
  news: WatchNews,
  { baseUrl, language }: { readonly baseUrl: string; readonly language: MailLanguage },
): MailContent {
  const words = wordsOf(language).watch;
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
  { baseUrl, language }: { readonly baseUrl: string; readonly language: MailLanguage },
  at: Date,
  over = false,
): ChannelEvent {
  const title = watchTitle(news, language);
  return {
    ...{ type: over ? 'watch.recovered' : 'watch.failed', severity: over ? 'info' : 'critical' },
    title: over ? wordsOf(language).watch.over(title) : title,
    text: over ? '' : sentences(news, language).join('\n'),
    ...{ link: linkTo(baseUrl, '/settings/system'), at: at.toISOString(), facts: {} },
    data: { watch: news.watch, subject: news.subjectId, since: news.since },
  };
}
