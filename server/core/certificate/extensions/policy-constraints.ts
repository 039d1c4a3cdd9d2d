import type { Place } from '../../asn1/decoded.js';
import { contextPrimitive, type DerNode, Tag } from '../../asn1/der.js';
import { readCertificateCount } from './certificate-count.js';

/** RFC 5280 §4.2.1.11. Numbers count certificates that may still follow. */
export interface PolicyConstraints {
  readonly at: Place;
  readonly requireExplicitPolicy: number | undefined;
  readonly inhibitPolicyMapping: number | undefined;
}

/** `undefined` when it is empty or anything in it is no count. */
export function readPolicyConstraints(node: DerNode, path: string): PolicyConstraints | undefined {
  if (node.identifier !== Tag.SEQUENCE || node.children.length === 0) return undefined;
  const counts: [number | undefined, number | undefined] = [undefined, undefined];
  let previous = -1;
  for (const child of node.children) {
    const number = child.identifier - contextPrimitive(0);
    const count = readCertificateCount({ ...child, identifier: Tag.INTEGER });
    if (number <= previous || number > 1 || count === undefined) return undefined;
    previous = number;
    counts[number as 0 | 1] = count;
  }
  const [requireExplicitPolicy, inhibitPolicyMapping] = counts;
  return { at: { path, start: node.start, end: node.end }, requireExplicitPolicy, inhibitPolicyMapping };
}
