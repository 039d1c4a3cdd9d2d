import { type DerNode, Tag } from './der.js';

/** DER allows only `YYMMDDHHMMSSZ` (RFC 5280 §4.1.2.5.1); old certificates leave out seconds or give an offset. */
const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/;
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d{4})$/;

/**
 * Reads UTCTime or GeneralizedTime as an instant. UTCTime years 50 to 99 lie in the 1900s (RFC 5280 §4.1.2.5.1).
 * `instant` is undefined when the text is no date of the calendar; the whole is undefined when the element is no time.
 */
export function readTime(
  node: DerNode | undefined,
): { instant: Date | undefined; text: string; type: 'UTCTime' | 'GeneralizedTime' } | undefined {
  if (node === undefined) return undefined;
  const utc = node.identifier === Tag.UTC_TIME;
  if (!utc && node.identifier !== Tag.GENERALIZED_TIME) return undefined;
  // 32 octets hold every form; more is an attack on whoever prints it.
  const text = String.fromCharCode(
    ...node.bytes.subarray(node.content, Math.min(node.end, node.content + 32)),
  );
  const type = utc ? 'UTCTime' : 'GeneralizedTime';
  const parts = (utc ? UTC_TIME : GENERALIZED_TIME).exec(text);
  if (parts === null) return { instant: undefined, text, type };
  const digits = Number(parts[1]);
  const year = utc ? (digits < 50 ? 2000 + digits : 1900 + digits) : digits;
  return { instant: instantOf(year, parts), text, type };
}

function instantOf(year: number, parts: RegExpExecArray): Date | undefined {
  const [month, day, hour, minute, second] = [parts[2], parts[3], parts[4], parts[5], parts[6] ?? '0'].map(
    Number,
  );
  const date = new Date(0);
  // `Date.UTC` reads years below 100 as 19xx.
  date.setUTCFullYear(year, month! - 1, day);
  date.setUTCHours(hour!, minute, second, 0);
  const exists =
    date.getUTCMonth() === month! - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second;
  if (!exists) return undefined;
  const offset = parts[7]!;
  if (offset === 'Z') return date;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3));
  if (hours > 14 || minutes > 59) return undefined;
  return new Date(date.getTime() - (offset[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000);
}
