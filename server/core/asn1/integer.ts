import { type DerNode, Tag } from './der.js';
import { hex } from './hex.js';

/** A small INTEGER; `undefined` when the element is none or does not fit 48 bits. */
export function readSmallInteger(node: DerNode | undefined): number | undefined {
  if (node === undefined || node.identifier !== Tag.INTEGER) return undefined;
  const length = node.end - node.content;
  if (length === 0 || length > 6) return undefined;
  let value = node.bytes[node.content]! & 0x80 ? -1 : 0;
  for (let i = node.content; i < node.end; i++) value = value * 256 + node.bytes[i]!;
  return value;
}

/** Magnitude of an INTEGER as lower-case hex without leading zeros, with a minus sign when negative. */
export function readIntegerHex(node: DerNode): string {
  const octets = node.bytes.subarray(node.content, node.end);
  if (octets.length === 0 || (octets[0]! & 0x80) === 0) return trimZeros(hex(octets));
  const magnitude = Uint8Array.from(octets, (octet) => ~octet & 0xff);
  for (let i = magnitude.length - 1; i >= 0; i--) {
    magnitude[i] = (magnitude[i]! + 1) & 0xff;
    if (magnitude[i] !== 0) break;
  }
  // The most negative value of its length negates to itself: 0x80 is -128.
  return `-${trimZeros(hex(magnitude))}`;
}

const trimZeros = (text: string): string => text.replace(/^0+/, '') || '0';
