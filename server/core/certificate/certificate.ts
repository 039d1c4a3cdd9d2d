import type { DecodeProblem, Place } from '../asn1/decoded.js';
import type { DerNode } from '../asn1/der.js';
import type { ObjectIdentifierAt } from '../asn1/oid.js';
import type { OrganizationIdentifier } from '../identifiers/organization-identifier.js';
import type { QcStatements } from '../qc-statements/qc-statements.js';
import type { CabfOrganizationIdentifier } from './extensions/cabf-organization-identifier.js';
import type { GeneralName } from './extensions/general-name.js';
import type { Name } from './name.js';

/**
 * A decoded X.509 certificate (RFC 5280 §4.1). Decoding is lenient: what could not be understood is absent here and
 * listed in `problems`; lint rules judge. Every value knows its bytes.
 */
export interface Certificate {
  /** The certificate is its bytes; everything below is a view of them. */
  readonly der: Uint8Array;
  readonly tree: DerNode;

  /** 1, 2 or 3 (the encoded integer plus one). */
  readonly version: number;
  readonly serialNumber: SerialNumber;
  /** In the TBSCertificate. */
  readonly signature: AlgorithmIdentifier;
  readonly issuer: Name;
  readonly notBefore: Time;
  readonly notAfter: Time;
  readonly subject: Name;
  readonly publicKey: PublicKey;
  /** Beside the signature value; must equal `signature`. */
  readonly signatureAlgorithm: AlgorithmIdentifier;

  /** Every extension in order, decoded or not. */
  readonly extensions: readonly Extension[];
  readonly basicConstraints: BasicConstraints | undefined;
  readonly keyUsage: KeyUsage | undefined;
  readonly extendedKeyUsage: ObjectIdentifierList | undefined;
  readonly certificatePolicies: ObjectIdentifierList | undefined;
  readonly subjectAltName: GeneralNameList | undefined;
  readonly authorityInfoAccess: AuthorityInfoAccess | undefined;
  readonly crlDistributionPoints: GeneralNameList | undefined;
  /** Lower-case hex. */
  readonly authorityKeyIdentifier: string | undefined;
  /** Lower-case hex. */
  readonly subjectKeyIdentifier: string | undefined;
  readonly qcStatements: QcStatements | undefined;
  readonly cabfOrganizationIdentifier: CabfOrganizationIdentifier | undefined;

  /** Every organizationIdentifier attribute (2.5.4.97) of the subject, read by its structure. */
  readonly organizationIdentifiers: readonly OrganizationIdentifier[];

  /** What did not make sense, in order of the bytes. */
  readonly problems: readonly DecodeProblem[];
}

export interface SerialNumber {
  /** Lower-case hex without leading zeros; of a negative number (RFC 5280 §4.1.2.2 forbids it) the octets as they stand. */
  readonly hex: string;
  readonly at: Place;
}

export interface Time {
  readonly instant: Date;
  /** As written, e.g. `260131000000Z`. */
  readonly text: string;
  readonly type: 'UTCTime' | 'GeneralizedTime';
  readonly at: Place;
}

export interface AlgorithmIdentifier {
  readonly oid: string;
  /** `sha256WithRSAEncryption`, `ecdsa-with-SHA256` …; the dotted OID when there is no customary name. */
  readonly name: string;
  readonly parameters: Place | undefined;
  readonly at: Place;
}

export interface PublicKey {
  /** `rsa`, `ec`, `ed25519`, `ml-dsa-44` …; the dotted OID when unknown. */
  readonly algorithm: string;
  readonly algorithmIdentifier: AlgorithmIdentifier;
  /** Modulus or field size; `undefined` when it could not be read. */
  readonly bits: number | undefined;
  /** `P-256` …; the dotted OID of another named curve. */
  readonly curve: string | undefined;
  /** The whole SubjectPublicKeyInfo. */
  readonly at: Place;
}

export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  /** The whole Extension. */
  readonly at: Place;
  /** The contents of extnValue, i.e. the DER inside the OCTET STRING. */
  readonly value: { readonly start: number; readonly end: number };
  /** The first element of the value, where the decoder has read it; whoever needs it need not read it again. */
  readonly node?: DerNode | undefined;
}

export interface BasicConstraints {
  readonly at: Place;
  readonly ca: boolean;
  readonly pathLength: number | undefined;
}

export interface KeyUsage {
  readonly at: Place;
  /** RFC 5280 names, in bit order. */
  readonly bits: readonly KeyUsageBit[];
}

export const KEY_USAGE_BITS = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsageBit = (typeof KEY_USAGE_BITS)[number];

export interface ObjectIdentifierList {
  readonly at: Place;
  readonly items: readonly ObjectIdentifierAt[];
}

export interface GeneralNameList {
  readonly at: Place;
  readonly items: readonly GeneralName[];
}

export interface AuthorityInfoAccess {
  readonly at: Place;
  readonly items: readonly { readonly method: string; readonly location: GeneralName; readonly at: Place }[];
}

export const ExtensionOid = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  qcStatements: '1.3.6.1.5.5.7.1.3',
  cabfOrganizationIdentifier: '2.23.140.3.1',
  precertificatePoison: '1.3.6.1.4.1.11129.2.4.3',
} as const;
