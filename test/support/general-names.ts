import { explicit, implicit, oid, tlv, utf8 } from './der.js';

/** Names for subjectAltName that are no dNSName (RFC 5280 §4.2.1.6). */
export const email = (address: string): Uint8Array => implicit(1, new TextEncoder().encode(address));
export const uri = (address: string): Uint8Array => implicit(6, new TextEncoder().encode(address));
export const ip = (...octets: readonly number[]): Uint8Array => implicit(7, Uint8Array.from(octets));
export const otherName = (type: string, text: string): Uint8Array =>
  tlv(0xa0, oid(type), explicit(0, utf8(text)));

/** An IPv6 address by its eight groups. */
export const ip6 = (...groups: readonly number[]): Uint8Array =>
  ip(...groups.flatMap((group) => [group >> 8, group & 0xff]));
