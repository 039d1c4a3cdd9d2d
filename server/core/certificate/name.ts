import type { Place } from '../asn1/decoded.js';
import type { Text } from '../asn1/text.js';

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

/** All attributes of one type, in the order of the name. */
export const attributes = (name: Name, oid: string): readonly NameAttribute[] =>
  name.attributes.filter((attribute) => attribute.oid === oid);

/** The value of the first attribute of one type, as it stands there. */
export const firstValue = (name: Name, oid: string): string | undefined =>
  name.attributes.find((attribute) => attribute.oid === oid)?.text?.value;
