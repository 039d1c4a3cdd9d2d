import type { MailCircumstances } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { linkTo, type MailContent, oneLine } from './mail-text.js';

/** Why somebody whom a rule names would not read it. */
export const LISTENER_PROBLEMS = [
  'nobody-named',
  'group-missing',
  'group-empty',
  'user-missing',
  'user-disabled',
  'address-bounced',
  'no-default-recipient',
  'channel-missing',
] as const;
export type ListenerProblemCode = (typeof LISTENER_PROBLEMS)[number];

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

const SENTENCES: Readonly<Record<ListenerProblemCode, (about: string) => string>> = {
  'nobody-named': () => 'It names nobody.',
  'group-missing': (about) => `The group ${about} is gone.`,
  'group-empty': (about) => `Nobody in the group ${about} can read it.`,
  'user-missing': (about) => `The account ${about} is gone.`,
  'user-disabled': (about) => `The account ${about} is disabled.`,
  'address-bounced': (about) => `The last mail to ${about} was refused.`,
  'no-default-recipient': () => 'There is no default recipient.',
  'channel-missing': (about) => `The channel ${about} is gone or switched off.`,
};

export const problemSentence = ({ code, about }: ListenerProblem): string =>
  SENTENCES[code](oneLine(about, 100));

/** `Nobody would read it: the rule “Certificates that end”`. */
export const deafTitle = ({ deaf, name }: DeafNews): string =>
  deaf === 'alert-rule'
    ? `Somebody whom the rule “${oneLine(name, 80)}” names would not read it`
    : `Mail to ${oneLine(name, 100)} is refused`;

export function composeDeafMail(
  news: DeafNews,
  { baseUrl }: Pick<MailCircumstances, 'baseUrl'>,
): MailContent {
  return layOut({
    subject: deafTitle(news),
    fact: `${deafTitle(news)}.`,
    consequence: `${news.problems.map(problemSentence).join(' ')} What it is to tell, they will not hear.`,
    action: {
      sentence: 'Name somebody else, or put it right:',
      label: 'Open it',
      link: linkTo(baseUrl, news.link),
    },
    notes: [`Sent by Qwarden at ${baseUrl}.`],
  });
}
