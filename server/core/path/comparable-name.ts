import { hex } from '../asn1/hex.js';
import type { Name, NameAttribute } from '../certificate/name.js';

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
  const value = prepared(text.value);
  return `${oid}=${value.length}:${value}`;
}

const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;
/** RFC 4518 §2.2: mapped to nothing. */
const NOTHING =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u06dd\u070f\u1806\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2063\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc]/g;

/**
 * String preparation of RFC 4518 for caseIgnoreMatch, as RFC 5280 §7.1 asks: mapping, case folding, normalisation form
 * KC, and every run of white space as one space with none at the ends. Upper case first, so that ß is ss.
 */
function prepared(value: string): string {
  if (PLAIN.test(value)) return value.toLowerCase();
  return value
    .replace(NOTHING, '')
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .trim()
    .replace(/\s+/g, ' ');
}
