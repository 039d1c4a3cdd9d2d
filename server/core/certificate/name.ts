import type { Place } from '../asn1/decoded.js';
import { type DerNode, Tag } from '../asn1/der.js';
import { hex } from '../asn1/hex.js';
import { readOid } from '../asn1/oid.js';
import { readText, type Text } from '../asn1/text.js';

/** One AttributeTypeAndValue of a distinguished name (RFC 5280 §4.1.2.4). */
export interface NameAttribute {
  readonly oid: string;
  /** `O`, `organizationIdentifier` …; the dotted OID when there is no customary name. */
  readonly name: string;
  /** `undefined` when the value is no character string. */
  readonly text: Text | undefined;
  /** The whole AttributeTypeAndValue. */
  readonly at: Place;
  readonly valueAt: Place;
  /** Position of the RelativeDistinguishedName it stands in; several attributes may share one. */
  readonly rdn: number;
}

export interface Name {
  readonly at: Place;
  readonly attributes: readonly NameAttribute[];
}

export const AttributeOid = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  country: '2.5.4.6',
  locality: '2.5.4.7',
  stateOrProvince: '2.5.4.8',
  street: '2.5.4.9',
  organization: '2.5.4.10',
  organizationalUnit: '2.5.4.11',
  businessCategory: '2.5.4.15',
  postalCode: '2.5.4.17',
  givenName: '2.5.4.42',
  pseudonym: '2.5.4.65',
  organizationIdentifier: '2.5.4.97',
  jurisdictionLocality: '1.3.6.1.4.1.311.60.2.1.1',
  jurisdictionStateOrProvince: '1.3.6.1.4.1.311.60.2.1.2',
  jurisdictionCountry: '1.3.6.1.4.1.311.60.2.1.3',
  emailAddress: '1.2.840.113549.1.9.1',
} as const;

/** The descriptors of RFC 4514 §3 and RFC 4519, and the names in use for what they lack. */
const ATTRIBUTE_NAMES = new Map<string, string>([
  [AttributeOid.commonName, 'CN'],
  [AttributeOid.surname, 'SN'],
  [AttributeOid.serialNumber, 'serialNumber'],
  [AttributeOid.country, 'C'],
  [AttributeOid.locality, 'L'],
  [AttributeOid.stateOrProvince, 'ST'],
  [AttributeOid.street, 'street'],
  [AttributeOid.organization, 'O'],
  [AttributeOid.organizationalUnit, 'OU'],
  ['2.5.4.12', 'title'],
  ['2.5.4.13', 'description'],
  [AttributeOid.businessCategory, 'businessCategory'],
  [AttributeOid.postalCode, 'postalCode'],
  [AttributeOid.givenName, 'GN'],
  ['2.5.4.43', 'initials'],
  ['2.5.4.44', 'generationQualifier'],
  ['2.5.4.46', 'dnQualifier'],
  [AttributeOid.pseudonym, 'pseudonym'],
  [AttributeOid.organizationIdentifier, 'organizationIdentifier'],
  [AttributeOid.jurisdictionLocality, 'jurisdictionL'],
  [AttributeOid.jurisdictionStateOrProvince, 'jurisdictionST'],
  [AttributeOid.jurisdictionCountry, 'jurisdictionC'],
  [AttributeOid.emailAddress, 'emailAddress'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
]);

/** All attributes of one type, in the order of the name. */
export const attributes = (name: Name, oid: string): readonly NameAttribute[] =>
  name.attributes.filter((attribute) => attribute.oid === oid);

/** The value of the first attribute of one type, as it stands there. */
export const firstValue = (name: Name, oid: string): string | undefined =>
  name.attributes.find((attribute) => attribute.oid === oid)?.text?.value;

/**
 * Reads RDNSequence (RFC 5280 §4.1.2.4). Attributes without a type are left out and reported to `stray`;
 * `undefined` when the element is no SEQUENCE.
 */
export function readName(
  node: DerNode | undefined,
  path: string,
  stray: (at: string, offset: number, message: string) => void,
): Name | undefined {
  if (node === undefined || node.identifier !== Tag.SEQUENCE) return undefined;
  const found: NameAttribute[] = [];
  for (const [rdn, set] of node.children.entries()) {
    if (set.identifier !== Tag.SET) {
      stray(`${path}[${rdn}]`, set.start, 'A RelativeDistinguishedName is no SET.');
      continue;
    }
    for (const attribute of set.children) {
      const [type, value] = attribute.children;
      const oid = attribute.identifier === Tag.SEQUENCE ? readOid(type) : undefined;
      if (oid === undefined || value === undefined || attribute.children.length !== 2) {
        stray(`${path}[${rdn}]`, attribute.start, 'An attribute is no SEQUENCE of type and value.');
        continue;
      }
      const name = ATTRIBUTE_NAMES.get(oid) ?? oid;
      const at = `${path}.${name}`;
      found.push({
        oid,
        name,
        text: readText(value, at),
        at: { path: at, start: attribute.start, end: attribute.end },
        valueAt: { path: at, start: value.start, end: value.end },
        rdn,
      });
    }
  }
  return { at: { path, start: node.start, end: node.end }, attributes: found };
}

/**
 * The name as RFC 4514 text: last RDN first, joined by commas. Types without a descriptor and values that are no text
 * are written as `OID=#hex` of the DER (§2.4).
 */
export function nameText(name: Name, der: Uint8Array): string {
  let text = '';
  let previous = -1;
  for (let i = name.attributes.length - 1; i >= 0; i--) {
    // Within one RDN the order of the SET is kept.
    const rdn = name.attributes[i]!.rdn;
    let first = i;
    while (first > 0 && name.attributes[first - 1]!.rdn === rdn) first--;
    for (let j = first; j <= i; j++) {
      const attribute = name.attributes[j]!;
      if (text !== '') text += attribute.rdn === previous ? '+' : ',';
      previous = attribute.rdn;
      text += `${attribute.name}=${attributeText(attribute, der)}`;
    }
    i = first;
  }
  return text;
}

const attributeText = ({ text, valueAt }: NameAttribute, der: Uint8Array): string =>
  text === undefined ? `#${hex(der.subarray(valueAt.start, valueAt.end))}` : escaped(text.value);

// Control characters would break lines of logs and terminals; RFC 4514 §2.4 allows escaping any character.
const SPECIAL = /[",+;<>\\\u0000-\u001f\u007f]|^[ #]| $/g;
const NEEDS_ESCAPE = /[",+;<>\\]|[^\x20-\x7e]|^[ #]| $/;

const escaped = (value: string): string =>
  NEEDS_ESCAPE.test(value)
    ? value.replace(SPECIAL, (c) =>
        c < ' ' || c === '\u007f' ? `\\${c.charCodeAt(0).toString(16).padStart(2, '0')}` : `\\${c}`,
      )
    : value;
