import type { Place } from '../../asn1/decoded.js';
import { type DerNode, Tag } from '../../asn1/der.js';
import { readOid } from '../../asn1/oid.js';

/** RFC 5280 §4.2.1.5. */
export interface PolicyMappings {
  readonly at: Place;
  readonly items: readonly {
    readonly issuerDomainPolicy: string;
    readonly subjectDomainPolicy: string;
    readonly at: Place;
  }[];
}

/** `undefined` unless there is at least one pair and every one could be read. */
export function readPolicyMappings(node: DerNode, path: string): PolicyMappings | undefined {
  if (node.identifier !== Tag.SEQUENCE || node.children.length === 0) return undefined;
  const items: PolicyMappings['items'][number][] = [];
  for (const [i, pair] of node.children.entries()) {
    const [issuerDomainPolicy, subjectDomainPolicy] = pair.children.map(readOid);
    const whole = pair.identifier === Tag.SEQUENCE && pair.children.length === 2;
    if (!whole || issuerDomainPolicy === undefined || subjectDomainPolicy === undefined) return undefined;
    const at = { path: `${path}[${i}]`, start: pair.start, end: pair.end };
    items.push({ issuerDomainPolicy, subjectDomainPolicy, at });
  }
  return { at: { path, start: node.start, end: node.end }, items };
}
