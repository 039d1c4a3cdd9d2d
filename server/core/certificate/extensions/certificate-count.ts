import { type DerNode, Tag } from '../../asn1/der.js';
import { readSmallInteger } from '../../asn1/integer.js';

/**
 * INTEGER (0..MAX) that counts certificates in a path. One beyond 48 bits limits nothing and is read as `Infinity`;
 * `undefined` when it is negative or no INTEGER in its shortest form.
 */
export function readCertificateCount(node: DerNode | undefined): number | undefined {
  if (node === undefined || node.identifier !== Tag.INTEGER || node.content === node.end) return undefined;
  const { bytes, content, end } = node;
  if ((bytes[content]! & 0x80) !== 0) return undefined;
  if (end - content > 1 && bytes[content] === 0 && (bytes[content + 1]! & 0x80) === 0) return undefined;
  return readSmallInteger(node) ?? Infinity;
}
