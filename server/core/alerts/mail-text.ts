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

/**
 * How many days are left, and how many are past; one of them is 0. An hourly sweep comes up to an hour after a crossing:
 * 29 days and 23 hours are still "30 days".
 */
export function daysTo(end: Date, at: Date): readonly [left: number, ago: number] {
  const ms = end.getTime() - at.getTime();
  return ms > 0 ? [Math.ceil(ms / DAY_MS), 0] : [0, Math.floor(-ms / DAY_MS)];
}

/** An address in the console. Base addresses are written with and without a slash at the end. */
export const linkTo = (baseUrl: string, path: string): string => `${baseUrl.replace(/\/+$/, '')}${path}`;
