import { layOut } from '../alerts/mail-layout.js';
import { linkTo, type MailContent, oneLine } from '../alerts/mail-text.js';
import { MAIL_WORDS } from '../alerts/words/mail-words.js';
import type { NotificationKind, NotificationLocale } from './kinds.js';
import { newsInWords } from './news-words.js';
import { UNHEARD_WORDS } from './unheard-words.js';

/** News that nobody would have heard of, as of the instant at which that was found. */
export interface UnheardNews {
  readonly unheard: NotificationKind;
  readonly subjectName: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Path in the console. */
  readonly link: string;
}

const inWords = ({ unheard, subjectName, facts }: UnheardNews, locale: NotificationLocale) =>
  newsInWords({ kind: unheard, subjectName, facts }, { locale, timeZone: null });

/** `2026-0042 UAB Bandymas: submitted for review, and nobody hears it`. */
export const unheardTitle = (news: UnheardNews, language: NotificationLocale = 'en'): string =>
  UNHEARD_WORDS[language].title(inWords(news, language).title);

/** To the default recipient: the last one left who can do something about it. */
export function composeUnheardMail(
  news: UnheardNews,
  { baseUrl, language }: { readonly baseUrl: string; readonly language: NotificationLocale },
): MailContent {
  const { sentence, label } = inWords(news, language);
  const words = UNHEARD_WORDS[language];
  return layOut({
    lang: language,
    subject: unheardTitle(news, language),
    fact: oneLine(sentence, 400),
    consequence: words.means,
    action: { sentence: words.todo, label, link: linkTo(baseUrl, news.link) },
    notes: [MAIL_WORDS[language].sentToDefault(baseUrl)],
  });
}
