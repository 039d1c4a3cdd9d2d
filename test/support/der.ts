/** A small DER writer for tests: values in, bytes out. It also writes what DER forbids, when a test asks for it. */

export const concat = (...parts: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

const length = (n: number): number[] => {
  if (n < 0x80) return [n];
  const octets: number[] = [];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
};

/** Any element by its identifier octet. */
export const tlv = (identifier: number, ...content: readonly Uint8Array[]): Uint8Array => {
  const body = concat(...content);
  return concat(Uint8Array.from([identifier, ...length(body.length)]), body);
};

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => tlv(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]): Uint8Array => tlv(0x31, ...parts);
/** `[n]` around one or more elements. */
export const explicit = (n: number, ...parts: readonly Uint8Array[]): Uint8Array => tlv(0xa0 | n, ...parts);
/** `[n] IMPLICIT` of a primitive type: content octets only. */
export const implicit = (n: number, content: Uint8Array): Uint8Array => tlv(0x80 | n, content);
export const boolean = (value: boolean): Uint8Array => tlv(0x01, Uint8Array.of(value ? 0xff : 0));
export const nothing = (): Uint8Array => tlv(0x05);
export const octetString = (content: Uint8Array): Uint8Array => tlv(0x04, content);
export const bitString = (content: Uint8Array, unused = 0): Uint8Array =>
  tlv(0x03, Uint8Array.of(unused), content);
export const utf8 = (text: string): Uint8Array => tlv(0x0c, new TextEncoder().encode(text));
export const printable = (text: string): Uint8Array => tlv(0x13, ascii(text));
export const ia5 = (text: string): Uint8Array => tlv(0x16, ascii(text));
export const teletex = (text: string): Uint8Array => tlv(0x14, ascii(text));
export const bmp = (text: string): Uint8Array =>
  tlv(0x1e, Uint8Array.from(Array.from(text).flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 0xff])));
export const utcTime = (text: string): Uint8Array => tlv(0x17, ascii(text));
export const generalizedTime = (text: string): Uint8Array => tlv(0x18, ascii(text));

/** Two's complement, shortest form. */
export const integer = (value: number | bigint): Uint8Array => {
  const n = BigInt(value);
  const octets: number[] = [];
  for (let rest = n; ; rest >>= 8n) {
    octets.unshift(Number(rest & 0xffn));
    const sign = (octets[0]! & 0x80) !== 0;
    const tail = rest >> 8n;
    if ((tail === 0n && !sign) || (tail === -1n && sign)) break;
  }
  return tlv(0x02, Uint8Array.from(octets));
};

export const oid = (dotted: string): Uint8Array => {
  const arcs = dotted.split('.').map(BigInt);
  const octets: number[] = [];
  for (const arc of [arcs[0]! * 40n + arcs[1]!, ...arcs.slice(2)]) {
    const digits: number[] = [Number(arc & 0x7fn)];
    for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) digits.unshift(Number(rest & 0x7fn) | 0x80);
    octets.push(...digits);
  }
  return tlv(0x06, Uint8Array.from(octets));
};
