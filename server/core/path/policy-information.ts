import { type DerNode, Tag } from '../asn1/der.js';
import { readOid } from '../asn1/oid.js';

export const ANY_POLICY = '2.5.29.32.0';

/** id-qt-cps and id-qt-unotice (RFC 5280 §4.2.1.4). */
const KNOWN_QUALIFIERS = new Set(['1.3.6.1.5.5.7.2.1', '1.3.6.1.5.5.7.2.2']);

export interface PolicyInformation {
  readonly policies: ReadonlySet<string>;
  /** A qualifier that nobody here can interpret, so that a critical extension with it cannot be processed. */
  readonly unknownQualifier: string | undefined;
}

/** The whole certificatePolicies extension; `undefined` when it is empty, repeats a policy or is malformed anywhere. */
export function readPolicyInformation(node: DerNode): PolicyInformation | undefined {
  if (node.identifier !== Tag.SEQUENCE || node.children.length === 0) return undefined;
  const policies = new Set<string>();
  let unknownQualifier: string | undefined;
  for (const { identifier, children } of node.children) {
    const oid = readOid(children[0]);
    if (identifier !== Tag.SEQUENCE || children.length > 2 || oid === undefined || policies.has(oid))
      return undefined;
    policies.add(oid);
    const qualifiers = children[1];
    if (qualifiers === undefined) continue;
    if (qualifiers.identifier !== Tag.SEQUENCE || qualifiers.children.length === 0) return undefined;
    for (const qualifier of qualifiers.children) {
      const id = readOid(qualifier.children[0]);
      if (qualifier.identifier !== Tag.SEQUENCE || qualifier.children.length !== 2 || id === undefined)
        return undefined;
      if (!KNOWN_QUALIFIERS.has(id)) unknownQualifier ??= id;
    }
  }
  return { policies, unknownQualifier };
}
