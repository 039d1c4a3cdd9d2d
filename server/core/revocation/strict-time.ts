import { Tag } from '../asn1/der.js';

/**
 * An instant in the only forms that RFC 5280 §4.1.2.5 and RFC 6960 §4.2.2 allow, `YYMMDDHHMMSSZ` as UTCTime or
 * `YYYYMMDDHHMMSSZ` as GeneralizedTime, in milliseconds. `undefined` for anything else, also dates that do not exist.
 * Works on octets, because a revocation list has half a million of them.
 */
export function strictTime(
  bytes: Uint8Array,
  identifier: number,
  content: number,
  end: number,
): number | undefined {
  const yearDigits = identifier === Tag.UTC_TIME ? 2 : identifier === Tag.GENERALIZED_TIME ? 4 : 0;
  if (yearDigits === 0 || end - content !== yearDigits + 11 || bytes[end - 1] !== 0x5a) return undefined;
  for (let i = content; i < end - 1; i++) if (bytes[i]! < 0x30 || bytes[i]! > 0x39) return undefined;

  const pair = (i: number): number => (bytes[i]! - 0x30) * 10 + bytes[i + 1]! - 0x30;
  const rest = content + yearDigits;
  const short = pair(content);
  const year = yearDigits === 4 ? short * 100 + pair(content + 2) : short < 50 ? 2000 + short : 1900 + short;
  const [month, day] = [pair(rest), pair(rest + 2)];
  const [hour, minute, second] = [pair(rest + 4), pair(rest + 6), pair(rest + 8)];
  // `Date.UTC` reads years below 100 as 19xx; nothing was revoked in them.
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : DAYS[month - 1]!;
}
