import type { MailCircumstances } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { linkTo, type MailContent, oneLine } from './mail-text.js';
import type { ListenerProblemCode } from './told.js';
import type { MailLanguage } from './words/mail-language.js';
import { wordsOf } from './words/words.js';

export { LISTENER_PROBLEMS, type ListenerProblemCode } from './told.js';

export interface ListenerProblem {
  readonly code: ListenerProblemCode;
  /** Who or what: the name of a group, an address. */
  readonly about: string;
}

/** Alerts that nobody would read, as of the instant at which that was found. */
export interface DeafNews {
  /** A rule, or an address. */
  readonly deaf: 'alert-rule' | 'address';
  readonly name: string;
  readonly problems: readonly ListenerProblem[];
  /** Path in the console. */
  readonly link: string;
}

export const problemSentence = ({ code, about }: ListenerProblem, language: MailLanguage = 'en'): string =>
  wordsOf(language).deaf.problem(code, oneLine(about, 100));

/** `Somebody whom the rule “Certificates that end” names would not read it`. */
export function deafTitle({ deaf, name }: DeafNews, language: MailLanguage = 'en'): string {
  const words = wordsOf(language).deaf;
  return deaf === 'alert-rule' ? words.ruleTitle(oneLine(name, 80)) : words.addressTitle(oneLine(name, 100));
}

export function composeDeafMail(
  news: DeafNews,
  { baseUrl, language }: Pick<MailCircumstances, 'baseUrl' | 'language'>,
): MailContent {
  const { deaf: words, sent } = wordsOf(language);
  const sentences = news.problems.map((problem) => problemSentence(problem, language));
  return layOut({
    lang: language,
    subject: deafTitle(news, language),
    fact: `${deafTitle(news, language)}.`,
    consequence: `${sentences.join(' ')} ${words.means}`,
    action: { sentence: words.todo, label: words.label, link: linkTo(baseUrl, news.link) },
    notes: [sent.plain(baseUrl)],
  });
}
