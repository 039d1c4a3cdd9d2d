import type { DeafNews, ListenerProblem } from './deaf-news.js';
import type { MailCircumstances } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { linkTo, type MailContent, oneLine } from './mail-text.js';
import { DEAF_WORDS } from './words/deaf-words.js';
import type { MailLanguage } from './words/language.js';
import { MAIL_WORDS } from './words/mail-words.js';

export const problemSentence = ({ code, about }: ListenerProblem, language: MailLanguage = 'en'): string =>
  DEAF_WORDS[language].problems[code](oneLine(about, 100));

/** `Somebody whom the rule “Certificates that end” names would not read it`. */
export const deafTitle = ({ deaf, name }: DeafNews, language: MailLanguage = 'en'): string =>
  DEAF_WORDS[language].title[deaf](oneLine(name, deaf === 'alert-rule' ? 80 : 100));

export function composeDeafMail(
  news: DeafNews,
  { baseUrl, language }: Pick<MailCircumstances, 'baseUrl' | 'language'>,
): MailContent {
  const words = DEAF_WORDS[language];
  const problems = news.problems.map((problem) => problemSentence(problem, language));
  return layOut({
    lang: language,
    subject: deafTitle(news, language),
    fact: `${deafTitle(news, language)}.`,
    consequence: `${problems.join(' ')} ${words.means}`,
    action: { sentence: words.todo, label: words.open, link: linkTo(baseUrl, news.link) },
    notes: [MAIL_WORDS[language].sent(baseUrl)],
  });
}
