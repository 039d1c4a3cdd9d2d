import { type DerNode, readDer, Tag } from '../asn1/der.js';
import { hex } from '../asn1/hex.js';
import { readOid } from '../asn1/oid.js';
import { readText } from '../asn1/text.js';
import type { GeneralName } from '../certificate/extensions/general-name.js';
import { preparedValue } from '../certificate/prepared-value.js';

/**
 * A text that two distinguished names share exactly when RFC 5280 §7.1 calls them equal: attribute values compared
 * without regard to string type, case and repeated white space, attributes of one RDN in any order. `undefined` when
 * the element is no Name, so that a broken name equals nothing.
 */
export function canonicalName(node: DerNode | undefined): string | undefined {
  if (node?.identifier !== Tag.SEQUENCE) return undefined;
  const rdns: string[] = [];
  for (const rdn of node.children) {
    const canonical = rdn.identifier === Tag.SET ? canonicalRdn(rdn.children) : undefined;
    if (canonical === undefined) return undefined;
    rdns.push(canonical);
  }
  return `[${rdns.join(',')}]`;
}

/** The canonical text of the Name that stands at a place of `bytes`. */
export function canonicalNameAt(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
): string | undefined {
  const node = readDer(bytes, start, end);
  return node.ok ? canonicalName(node.value) : undefined;
}

/** A canonical name with one more RDN, for nameRelativeToCRLIssuer (RFC 5280 §4.2.1.13). */
export function appendRdn(name: string, rdn: DerNode): string | undefined {
  const canonical = canonicalRdn(rdn.children);
  if (canonical === undefined) return undefined;
  return name === '[]' ? `[${canonical}]` : `${name.slice(0, -1)},${canonical}]`;
}

/** A text that equal GeneralNames share: directory names by §7.1, everything else by its octets (§7.4 for URIs). */
export function canonicalGeneralName(bytes: Uint8Array, { type, at }: GeneralName): string | undefined {
  if (type !== 'dn') return `${type}:${hex(bytes.subarray(at.start, at.end))}`;
  const node = readDer(bytes, at.start, at.end);
  const name = node.ok ? canonicalName(node.value.children[0]) : undefined;
  return name === undefined ? undefined : directoryName(name);
}

export const directoryName = (canonical: string): string => `dn:${canonical}`;

function canonicalRdn(attributes: readonly DerNode[]): string | undefined {
  const values: string[] = [];
  for (const attribute of attributes) {
    const [type, value] = attribute.children;
    const oid = attribute.identifier === Tag.SEQUENCE ? readOid(type) : undefined;
    if (oid === undefined || value === undefined || attribute.children.length !== 2) return undefined;
    values.push(JSON.stringify([oid, canonicalValue(value)]));
  }
  return values.length === 0 ? undefined : `[${values.sort().join(',')}]`;
}

function canonicalValue(node: DerNode): string {
  const text = readText(node, '');
  if (text === undefined || text.malformed) return `#${hex(node.bytes.subarray(node.start, node.end))}`;
  return `=${preparedValue(text.value)}`;
}
