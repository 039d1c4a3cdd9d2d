import { type MailCircumstances, reason } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { endsIn, fullDate, linkTo, type MailContent, oneLine, shortDate } from './mail-text.js';

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

interface Words {
  readonly name: string;
  readonly stops: string;
  readonly todo: string;
  readonly label: string;
}

const WORDS: Readonly<Record<DatedType, Words>> = {
  grant: {
    name: 'Access',
    stops: 'From then on its requests are refused.',
    todo: 'Apply for it again in time, with a certificate that lasts longer:',
    label: 'Open the access',
  },
  waiver: {
    name: 'Waiver',
    stops: 'From then on the verdict counts again, and what was approved with it does not go on.',
    todo: 'Have the certificate replaced, or propose a new waiver:',
    label: 'Open what it is for',
  },
  secret: {
    name: 'Client secret',
    stops: 'From then on the bank refuses whoever signs in with it.',
    todo: 'Ask the bank for a new one and enter it:',
    label: 'Open the submission',
  },
  'api-token': {
    name: 'API token',
    stops: 'From then on scripts that use it are refused.',
    todo: 'Make a new one and put it where the old one is used:',
    label: 'Open the tokens',
  },
};

/** `UAB Bandymas: access ends in 14 days (15 Dec 2026)`. */
export function datedTitle(news: DatedNews, endsAt: Date, at: Date): string {
  const what = `${WORDS[news.dated].name} ${endsIn(endsAt, at)} (${shortDate(endsAt)})`;
  return `${oneLine(news.name, 80) || WORDS[news.dated].name}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
}

export function composeDatedMail(
  news: DatedNews,
  endsAt: Date,
  circumstances: MailCircumstances,
): MailContent {
  const { name, stops, todo, label } = WORDS[news.dated];
  const whose = news.organisationName === null ? '' : ` of ${oneLine(news.organisationName, 100)}`;
  return layOut({
    subject: datedTitle(news, endsAt, circumstances.at),
    fact: `${name} ${oneLine(news.name, 120)}${whose} ${endsIn(endsAt, circumstances.at)}: ${fullDate(endsAt)}.`,
    consequence: stops,
    action: { sentence: todo, label, link: linkTo(circumstances.baseUrl, news.link) },
    notes: [reason(circumstances, news.dated === 'api-token' ? 'this token' : 'it')],
  });
}
