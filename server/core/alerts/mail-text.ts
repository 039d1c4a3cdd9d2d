import { DAY_MS } from './expiry-thresholds.js';

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

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `15 Dec 2026`, in UTC. */
export const shortDate = (instant: Date): string =>
  `${instant.getUTCDate()} ${monthOf(instant).slice(0, 3)} ${instant.getUTCFullYear()}`;

/** `15 December 2026, 23:59 UTC`. */
export const fullDate = (instant: Date): string =>
  `${instant.getUTCDate()} ${monthOf(instant)} ${instant.getUTCFullYear()}, ${instant.toISOString().slice(-13, -8)} UTC`;

const monthOf = (instant: Date): string => MONTHS[instant.getUTCMonth()] ?? '';

/** When something ends, seen from an instant: `ends in 30 days`, `ends within a day`, `has ended`, `ended 7 days ago`. */
export function endsIn(notAfter: Date, at: Date): string {
  const ms = notAfter.getTime() - at.getTime();
  // An hourly sweep comes up to an hour after the crossing: 29 days and 23 hours are still "30 days".
  const left = Math.ceil(ms / DAY_MS);
  if (ms > 0) return left === 1 ? 'ends within a day' : `ends in ${left} days`;
  const ago = Math.floor(-ms / DAY_MS);
  if (ago === 0) return 'has ended';
  return ago === 1 ? 'ended a day ago' : `ended ${ago} days ago`;
}

/** `a`, `a and b`, `a, b and c`. */
export const enumerate = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** An address in the console. Base addresses are written with and without a slash at the end. */
export const linkTo = (baseUrl: string, path: string): string => `${baseUrl.replace(/\/+$/, '')}${path}`;
