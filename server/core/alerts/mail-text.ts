import { DAY_MS } from './expiry-thresholds.js';
import type { MailLanguage } from './words/language.js';
import { TIME_WORDS } from './words/time-words.js';

/** One mail, ready to be handed over; nothing in it needs to be escaped or shortened any more. */
export interface MailContent {
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Text from a certificate or a person as one harmless line: controls and line ends become blanks (a subject with a
 * line end would be a second header), marks that reorder or hide text go, and what is too long is cut.
 */
export function oneLine(text: string, longest = 120): string {
  const line = text
    .replace(/\p{Cs}/gu, '\u{FFFD}')
    .replace(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);

/** `15 Dec 2026`, `2026-12-15`; in UTC. */
export const shortDate = (instant: Date, language: MailLanguage = 'en'): string =>
  TIME_WORDS[language].shortDate(instant);

/** `15 December 2026, 23:59 UTC`, `2026 m. gruodžio 15 d., 23:59 UTC`. */
export const fullDate = (instant: Date, language: MailLanguage = 'en'): string =>
  TIME_WORDS[language].fullDate(instant);

/** When something ends, seen from an instant: `ends in 30 days`, `ends within a day`, `has ended`, `ended 7 days ago`. */
export function endsIn(notAfter: Date, at: Date, language: MailLanguage): string {
  const words = TIME_WORDS[language];
  const ms = notAfter.getTime() - at.getTime();
  // An hourly sweep comes up to an hour after the crossing: 29 days and 23 hours are still "30 days".
  const left = Math.ceil(ms / DAY_MS);
  if (ms > 0) return left === 1 ? words.endsWithinADay : words.endsIn(left);
  const ago = Math.floor(-ms / DAY_MS);
  return ago === 0 ? words.hasEnded : words.ended(ago);
}

/** `a`, `a and b`, `a, b and c`. */
export const enumerate = (items: readonly string[], language: MailLanguage): string =>
  items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} ${TIME_WORDS[language].and} ${items.at(-1)}`;

/** An address in the console. Base addresses are written with and without a slash at the end. */
export const linkTo = (baseUrl: string, path: string): string => `${baseUrl.replace(/\/+$/, '')}${path}`;
