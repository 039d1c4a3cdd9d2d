import { hex } from '../asn1/hex.js';
import type { Name, NameAttribute } from '../certificate/name.js';
import { preparedValue } from '../certificate/prepared-value.js';

/** A distinguished name in the form in which two names are equal exactly when RFC 5280 §7.1 says so. */
export interface ComparableName {
  /** One text for each RelativeDistinguishedName, in order. */
  readonly rdns: readonly string[];
  readonly text: string;
}

export function comparableName(name: Name, der: Uint8Array): ComparableName {
  const rdns: string[] = [];
  for (let i = 0; i < name.attributes.length;) {
    const { rdn } = name.attributes[i]!;
    const parts: string[] = [];
    for (; name.attributes[i]?.rdn === rdn; i++) parts.push(comparableAttribute(name.attributes[i]!, der));
    // An RDN is a set, so the order of its attributes says nothing.
    rdns.push(parts.length === 1 ? parts[0]! : parts.sort().join('+'));
  }
  return { rdns, text: rdns.join(',') };
}

/** Lengths stand before the values so that no value can look like two. */
function comparableAttribute({ oid, text, valueAt }: NameAttribute, der: Uint8Array): string {
  if (text === undefined || text.malformed) return `${oid}#${hex(der.subarray(valueAt.start, valueAt.end))}`;
  const value = preparedValue(text.value);
  return `${oid}=${value.length}:${value}`;
}
