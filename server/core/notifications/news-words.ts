import { oneLine } from '../alerts/mail-text.js';
import { BANK_ANSWERS } from '../submissions/submission-states.js';
import type { News, NotificationLocale } from './kinds.js';
import type { NotificationWords } from './notification-words.js';
import { WORDS_EN } from './words-en.js';
import { WORDS_LT } from './words-lt.js';

export const NOTIFICATION_WORDS: Readonly<Record<NotificationLocale, NotificationWords>> = {
  en: WORDS_EN,
  lt: WORDS_LT,
};

/** Who reads: `timeZone` is an IANA name; null is UTC. */
export interface Reader {
  readonly locale: NotificationLocale;
  readonly timeZone: string | null;
}

export interface NewsInWords {
  /** `2026-0042 UAB Bandymas: approved`. */
  readonly title: string;
  readonly sentence: string;
  readonly next: string;
  /** What a person wrote, as one line; empty where nobody did. */
  readonly quote: string;
  readonly label: string;
}

/** What the bell and the mail say of a piece of news, in the reader's language and time zone. */
export function newsInWords(news: News, reader: Reader): NewsInWords {
  const { what, sentence, next, label } = NOTIFICATION_WORDS[reader.locale].kinds[news.kind];
  const facts = readable(news, reader);
  return {
    title: `${nameOf(news)}: ${what}`,
    sentence: fill(sentence, facts),
    next: fill(next, facts),
    quote: oneLine(news.facts['text'] ?? '', 500),
    label,
  };
}

/** The number people call it by, and whose it is; each said once. */
function nameOf({ subjectName, facts }: News): string {
  const parts = [facts['number'] ?? '', subjectName, facts['organisation'] ?? ''].map((part) =>
    oneLine(part, 100),
  );
  return parts
    .filter(
      (part, i) =>
        part !== '' && !parts.some((other, j) => other !== part && j !== i && other.includes(part)),
    )
    .filter((part, i, kept) => kept.indexOf(part) === i)
    .join(' ');
}

/** Facts as one harmless line each, instants as the reader's clock shows them. */
function readable({ facts, subjectName }: News, reader: Reader): ReadonlyMap<string, string> {
  const lines = new Map<string, string>([['organisation', oneLine(subjectName, 100)]]);
  for (const [name, value] of Object.entries(facts)) {
    const line = INSTANT_NAME.test(name)
      ? instantInWords(value, reader)
      : name === 'answer'
        ? answerInWords(value, reader)
        : oneLine(value, 300);
    if (line !== '') lines.set(name, line);
  }
  return lines;
}

function answerInWords(answer: string, { locale }: Reader): string {
  const known = BANK_ANSWERS.find((one) => one === answer);
  return known === undefined ? oneLine(answer, 300) : NOTIFICATION_WORDS[locale].answers[known];
}

const INSTANT_NAME = /(?:At|Until)$|^until$/;
const PART = /\[([^[\]]*)\]/g;
const FACT = /\{(\w+)\}/g;

/** Puts facts in place of their names; a part in brackets goes where one of its facts is missing. */
export function fill(template: string, facts: ReadonlyMap<string, string>): string {
  return template
    .replace(PART, (_, part: string) =>
      [...part.matchAll(FACT)].every(([, name]) => facts.has(name ?? '')) ? part : '',
    )
    .replace(FACT, (_, name: string) => facts.get(name) ?? '–');
}

/** `22 November 2026, 16:05 (Europe/Vilnius)`; what is no instant stays as it is. */
export function instantInWords(text: string, { locale, timeZone }: Reader): string {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) return oneLine(text, 60);
  const zone = timeZone ?? 'UTC';
  const date = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: zone },
  }).format(instant);
  const time = new Intl.DateTimeFormat('en-GB', {
    ...{ hour: '2-digit', minute: '2-digit', timeZone: zone, hourCycle: 'h23' },
  }).format(instant);
  return `${date}, ${time} ${zone === 'UTC' ? zone : `(${zone})`}`;
}
