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

/** The octets of an INTEGER as lower-case hex without leading zeros; a negative one in two's complement, as it stands. */
export const readIntegerHex = (node: DerNode): string =>
  hex(node.bytes.subarray(node.content, node.end)).replace(/^0+/, '') || '0';
