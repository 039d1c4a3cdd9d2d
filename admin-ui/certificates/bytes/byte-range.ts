/** Bytes of the certificate's DER; `end` is exclusive, as in every place the server names. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export const contains = (outer: ByteRange, offset: number): boolean =>
  offset >= outer.start && offset < outer.end;

export const covers = (outer: ByteRange, inner: ByteRange): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

export const sameRange = (a: ByteRange | undefined, b: ByteRange | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.start === b.start && a.end === b.end);

/** The part of `range` that lies between `start` and `end`; `undefined` when there is none. */
export function clip(range: ByteRange | undefined, start: number, end: number): ByteRange | undefined {
  if (range === undefined || range.start >= end || range.end <= start) return undefined;
  return { start: Math.max(range.start, start), end: Math.min(range.end, end) };
}

/** `120-141`, the form the address of the page carries. */
export const formatRange = ({ start, end }: ByteRange): string => `${start}-${end}`;

/** Reads `120-141`; `undefined` for anything that is not a range of a value with `length` bytes. */
export function parseRange(text: string | null, length: number): ByteRange | undefined {
  const match = /^(\d{1,7})-(\d{1,7})$/.exec(text ?? '');
  if (match === null) return undefined;
  const start = Number(match[1]);
  const end = Number(match[2]);
  return start < end && end <= length ? { start, end } : undefined;
}

/** `0x01a4`: offsets as people compare them with other tools. */
export const hexOffset = (offset: number): string => `0x${offset.toString(16).padStart(4, '0')}`;

export const hexByte = (byte: number): string => byte.toString(16).padStart(2, '0');

/** `30 82 01 0a`, ready to be pasted into a mail or another tool. */
export const hexText = (bytes: Uint8Array, { start, end }: ByteRange): string =>
  Array.from(bytes.subarray(start, end), hexByte).join(' ');

/** What the character column shows: printable ASCII, a dot for everything else. */
export const printable = (byte: number): string =>
  byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';

export function bytesOfBase64(text: string): Uint8Array {
  const binary = atob(text);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
