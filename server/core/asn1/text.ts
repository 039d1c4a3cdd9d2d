import type { Place } from './decoded.js';
import { type DerNode, Tag } from './der.js';

/** The ASN.1 character string types a certificate may hold. */
export type StringType =
  | 'UTF8String'
  | 'PrintableString'
  | 'IA5String'
  | 'TeletexString'
  | 'BMPString'
  | 'UniversalString'
  | 'NumericString'
  | 'VisibleString';

/** A decoded character string. The value is what stands there, white space included. */
export interface Text {
  readonly value: string;
  readonly type: StringType;
  readonly at: Place;
  /** True when the bytes break the rules of `type` (invalid UTF-8, octets over 127 in IA5String …). */
  readonly malformed: boolean;
}

const TYPES = new Map<number, StringType>([
  [Tag.UTF8_STRING, 'UTF8String'],
  [Tag.PRINTABLE_STRING, 'PrintableString'],
  [Tag.IA5_STRING, 'IA5String'],
  [Tag.TELETEX_STRING, 'TeletexString'],
  [Tag.BMP_STRING, 'BMPString'],
  [Tag.UNIVERSAL_STRING, 'UniversalString'],
  [Tag.NUMERIC_STRING, 'NumericString'],
  [Tag.VISIBLE_STRING, 'VisibleString'],
]);

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LENIENT_UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads any character string type; `undefined` when the element is none. Never throws. */
export function readText(node: DerNode | undefined, path: string): Text | undefined {
  const type = node && TYPES.get(node.identifier);
  if (node === undefined || type === undefined) return undefined;
  const at = { path, start: node.start, end: node.end };
  return { type, at, ...characters(node.bytes.subarray(node.content, node.end), type) };
}

/** Reads content octets as `type`, for IMPLICIT tags where the type is not in the bytes. */
export function readImplicitText(node: DerNode, type: StringType, path: string): Text {
  const at = { path, start: node.start, end: node.end };
  return { type, at, ...characters(node.bytes.subarray(node.content, node.end), type) };
}

function characters(bytes: Uint8Array, type: StringType): { value: string; malformed: boolean } {
  switch (type) {
    case 'UTF8String':
      return utf8(bytes);
    case 'BMPString':
      return codeUnits(bytes, 2);
    case 'UniversalString':
      return codeUnits(bytes, 4);
    case 'TeletexString':
      // Everybody writes Latin-1 into TeletexString; the T.61 repertoire was never used in practice.
      return { value: latin1(bytes), malformed: false };
    default:
      return ascii(bytes, type);
  }
}

function utf8(bytes: Uint8Array): { value: string; malformed: boolean } {
  if (isAscii(bytes)) return { value: latin1(bytes), malformed: false };
  try {
    return { value: STRICT_UTF8.decode(bytes), malformed: false };
  } catch {
    return { value: LENIENT_UTF8.decode(bytes), malformed: true };
  }
}

const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/;
const NUMERIC = /^[0-9 ]*$/;

function ascii(bytes: Uint8Array, type: StringType): { value: string; malformed: boolean } {
  if (!isAscii(bytes)) return { value: latin1(bytes), malformed: true };
  const value = latin1(bytes);
  if (type === 'PrintableString') return { value, malformed: !PRINTABLE.test(value) };
  if (type === 'NumericString') return { value, malformed: !NUMERIC.test(value) };
  return { value, malformed: false };
}

function codeUnits(bytes: Uint8Array, width: 2 | 4): { value: string; malformed: boolean } {
  let value = '';
  let malformed = bytes.length % width !== 0;
  for (let i = 0; i + width <= bytes.length; i += width) {
    let code = 0;
    for (let j = 0; j < width; j++) code = code * 256 + bytes[i + j]!;
    if (code > 0x10ffff) {
      malformed = true;
      code = 0xfffd;
    }
    value += width === 2 ? String.fromCharCode(code) : String.fromCodePoint(code);
  }
  return { value, malformed };
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 0x7f) return false;
  return true;
}

/**
 * In slices, because `fromCharCode` takes its characters as arguments and those have a limit. Applied, not spread: that
 * walks an iterator and takes five times as long.
 */
function latin1(bytes: Uint8Array): string {
  if (bytes.length <= 4096) return stringOf(bytes);
  let value = '';
  for (let i = 0; i < bytes.length; i += 4096) value += stringOf(bytes.subarray(i, i + 4096));
  return value;
}

const stringOf = (codes: ArrayLike<number>): string =>
  Reflect.apply(String.fromCharCode, undefined, codes) as string;
