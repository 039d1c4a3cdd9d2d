import type { Certificate } from '../certificate/certificate.js';
import { readDer, Tag } from '../asn1/der.js';

/**
 * Where the content octets of an INTEGER begin once redundant leading octets are passed over, so that a serial number
 * that somebody padded against DER still equals itself, and 255 never equals -1.
 */
export function minimalStart(bytes: Uint8Array, content: number, end: number): number {
  let start = content;
  while (start + 1 < end) {
    const [octet, next] = [bytes[start]!, bytes[start + 1]!];
    const redundant = (octet === 0x00 && next < 0x80) || (octet === 0xff && next >= 0x80);
    if (!redundant) break;
    start++;
  }
  return start;
}

/** The serial number's content octets in their shortest form. */
export function serialOctets({ der, serialNumber: { at } }: Certificate): Uint8Array {
  const node = readDer(der, at.start, at.end);
  if (!node.ok || node.value.identifier !== Tag.INTEGER) return new Uint8Array();
  const { content, end } = node.value;
  return der.subarray(minimalStart(der, content, end), end);
}

/** Whether the INTEGER content at `[content, end)` is the number whose shortest octets are `serial`. */
export function isSerial(bytes: Uint8Array, content: number, end: number, serial: Uint8Array): boolean {
  const start = minimalStart(bytes, content, end);
  if (end - start !== serial.length || serial.length === 0) return false;
  for (let i = 0; i < serial.length; i++) if (bytes[start + i] !== serial[i]) return false;
  return true;
}

/** The same octets. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, i) => octet === other[i]);
}
