import { isUtf8 } from 'node:buffer';
import type { TextEncoding } from '../../ports/register-file-reader.js';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
  /** Told by a byte order mark or by the bytes; else it is the most likely one. */
  readonly isSure: boolean;
}

/** Where 257 is the code page of Windows. */
const BALTIC = new Set(['LT', 'LV', 'EE']);

/** Bytes that windows-1252 leaves without a letter, and those that windows-1257 does. */
const NOT_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const NOT_1257 = new Set([0x81, 0x83, 0x88, 0x8a, 0x8c, 0x90, 0x98, 0x9a, 0x9c, 0x9f, 0xa1, 0xa5]);
/** š and ž of windows-1257, which windows-1252 reads as letters of Icelandic only. */
const BALTIC_LETTERS = new Set([0xd0, 0xde, 0xf0, 0xfe]);

/**
 * The text of a file in the encoding it seems to be written in: a byte order mark, valid UTF-8, the zeros of UTF-16,
 * else one of the two code pages that authorities' exports use. `country` decides where the bytes do not.
 */
export function decodeText(bytes: Uint8Array, country: string | undefined): DecodedText {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decoded(bytes, 'utf-8', true);
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le', true);
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be', true);
  const wide = zerosOf(bytes);
  if (wide !== undefined) return decoded(bytes, wide, true);
  if (isUtf8(bytes)) return decoded(bytes, 'utf-8', true);
  // Most of it is UTF-8: somebody put another file's lines into it, or cut a letter. Read so, it shows where.
  if (multibyteShare(bytes) > 0.5) return decoded(bytes, 'utf-8', false);
  return decoded(bytes, codePageOf(bytes, country), false);
}

const decoded = (bytes: Uint8Array, encoding: TextEncoding, isSure: boolean): DecodedText => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
  isSure,
});

/** In UTF-16 every second byte of western text is zero. */
function zerosOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const looked = bytes.subarray(0, 4_096);
  let [even, odd] = [0, 0];
  for (const [i, byte] of looked.entries())
    if (byte === 0) {
      if (i % 2 === 0) even++;
      else odd++;
    }
  const half = looked.length / 2;
  if (half < 4) return undefined;
  return odd > half * 0.6 && even < half * 0.1
    ? 'utf-16le'
    : even > half * 0.6 && odd < half * 0.1
      ? 'utf-16be'
      : undefined;
}

/** Of the bytes above ASCII those that stand in a sequence of UTF-8. */
function multibyteShare(bytes: Uint8Array): number {
  let [high, paired] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    high++;
    const length =
      byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
    if (length === 0) continue;
    let follows = 0;
    while (follows < length && ((bytes[i + 1 + follows] ?? 0) & 0xc0) === 0x80) follows++;
    if (follows !== length) continue;
    high += length;
    paired += length + 1;
    i += length;
  }
  return high === 0 ? 0 : paired / high;
}

function codePageOf(bytes: Uint8Array, country: string | undefined): 'windows-1252' | 'windows-1257' {
  let [high, baltic, not1252, not1257] = [0, 0, 0, 0];
  for (const byte of bytes) {
    if (byte < 0x80) continue;
    high++;
    if (BALTIC_LETTERS.has(byte)) baltic++;
    if (NOT_1252.has(byte)) not1252++;
    if (NOT_1257.has(byte)) not1257++;
  }
  if (not1252 !== 0 && not1257 === 0) return 'windows-1257';
  if (not1257 !== 0 && not1252 === 0) return 'windows-1252';
  if (country !== undefined) return BALTIC.has(country) ? 'windows-1257' : 'windows-1252';
  return baltic > high * 0.15 ? 'windows-1257' : 'windows-1252';
}
