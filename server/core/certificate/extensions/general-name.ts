import type { Place } from '../../asn1/decoded.js';
import { type DerNode } from '../../asn1/der.js';
import { hex } from '../../asn1/hex.js';
import { readOid } from '../../asn1/oid.js';
import { readImplicitText } from '../../asn1/text.js';
import { nameText, readName } from '../name.js';

/** GeneralName (RFC 5280 §4.2.1.6). */
export interface GeneralName {
  readonly type: 'other' | 'email' | 'dns' | 'x400' | 'dn' | 'edi' | 'uri' | 'ip' | 'rid';
  /** Text of the name; RFC 4514 for `dn`, dotted or colon form for `ip`, lower-case hex for what has no text form. */
  readonly value: string;
  readonly at: Place;
}

const TYPES = ['other', 'email', 'dns', 'x400', 'dn', 'edi', 'uri', 'ip', 'rid'] as const;

/** `undefined` when the element carries no tag of the CHOICE. */
export function readGeneralName(node: DerNode | undefined, path: string): GeneralName | undefined {
  if (node === undefined || (node.identifier & 0xc0) !== 0x80) return undefined;
  const type = TYPES[node.tagNumber];
  if (type === undefined) return undefined;
  return { type, value: valueOf(node, type, path), at: { path, start: node.start, end: node.end } };
}

function valueOf(node: DerNode, type: GeneralName['type'], path: string): string {
  const content = node.bytes.subarray(node.content, node.end);
  switch (type) {
    case 'email':
    case 'dns':
    case 'uri':
      return readImplicitText(node, 'IA5String', path).value;
    case 'ip':
      return content.length === 4 ? content.join('.') : content.length === 16 ? ipv6(content) : hex(content);
    case 'dn': {
      const name = readName(node.children[0], path, () => undefined);
      return name === undefined ? hex(content) : nameText(name, node.bytes);
    }
    case 'rid':
      return readOid({ ...node, identifier: 0x06 }) ?? hex(content);
    default:
      return hex(content);
  }
}

/** RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups shortened. */
function ipv6(octets: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => (octets[2 * i]! << 8) | octets[2 * i + 1]!);
  let [start, length] = [-1, 1];
  for (let i = 0; i < 8; i++) {
    let j = i;
    while (j < 8 && groups[j] === 0) j++;
    if (j - i > length) [start, length] = [i, j - i];
  }
  const text = (part: number[]): string => part.map((group) => group.toString(16)).join(':');
  return start < 0 ? text(groups) : `${text(groups.slice(0, start))}::${text(groups.slice(start + length))}`;
}
