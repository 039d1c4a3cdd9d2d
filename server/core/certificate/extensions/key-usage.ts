import { type DerNode, Tag } from '../../asn1/der.js';
import { KEY_USAGE_BITS, type BasicConstraints, type KeyUsage } from '../certificate.js';
import { readSmallInteger } from '../../asn1/integer.js';

/** RFC 5280 §4.2.1.3. Bits beyond decipherOnly have no name and are left out. */
export function readKeyUsage(node: DerNode, path: string): KeyUsage | undefined {
  if (node.identifier !== Tag.BIT_STRING || node.end - node.content < 1) return undefined;
  const bits = KEY_USAGE_BITS.filter((_, bit) => {
    const octet = node.content + 1 + (bit >> 3);
    return octet < node.end && ((node.bytes[octet]! >> (7 - (bit & 7))) & 1) === 1;
  });
  return { at: { path, start: node.start, end: node.end }, bits };
}

/** RFC 5280 §4.2.1.9. An encoded `cA FALSE` is read although DER leaves defaults out. */
export function readBasicConstraints(node: DerNode, path: string): BasicConstraints | undefined {
  if (node.identifier !== Tag.SEQUENCE) return undefined;
  const [first, second] = node.children;
  const hasCa = first?.identifier === Tag.BOOLEAN;
  return {
    at: { path, start: node.start, end: node.end },
    ca: hasCa && first.end > first.content && first.bytes[first.content] !== 0,
    pathLength: readSmallInteger(hasCa ? second : first),
  };
}
