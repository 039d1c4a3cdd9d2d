import { layOut } from '../alerts/mail-layout.js';
import { linkTo, type MailContent, oneLine } from '../alerts/mail-text.js';
import type { MailLanguage } from '../alerts/words/mail-language.js';
import { wordsOf } from '../alerts/words/words.js';
import type { NotificationKind } from './kinds.js';
import { newsInWords } from './news-words.js';

/** News that nobody would have heard of, as of the instant at which that was found. */
export interface UnheardNews {
  readonly unheard: NotificationKind;
  readonly subjectName: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Path in the console. */
  readonly link: string;
}

const inWords = ({ unheard, subjectName, facts }: UnheardNews, language: MailLanguage) =>
  newsInWords({ kind: unheard, subjectName, facts }, { locale: language, timeZone: null });

/** `2026-0042 UAB Bandymas: submitted for review, and nobody hears it`. */
export const unheardTitle = (news: UnheardNews, language: MailLanguage = 'en'): string =>
  wordsOf(language).unheard.title(inWords(news, language).title);

/** To the default recipient: the last one left who can do something about it. */
export function composeUnheardMail(
  news: UnheardNews,
  { baseUrl, language }: { readonly baseUrl: string; readonly language: MailLanguage },
): MailContent {
  const { unheard: words, sent } = wordsOf(language);
  const { sentence, label } = inWords(news, language);
  return layOut({
    lang: language,
    subject: unheardTitle(news, language),
    fact: oneLine(sentence, 400),
    consequence: words.means,
    action: { sentence: words.todo, label, link: linkTo(baseUrl, news.link) },
    notes: [sent.toDefaultRecipient(baseUrl)],
  });
}
