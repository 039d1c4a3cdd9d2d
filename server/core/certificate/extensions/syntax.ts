import { contextConstructed, contextPrimitive, type DerNode, readDer, Tag } from '../../asn1/der.js';
import { type Extension, ExtensionOid, KEY_USAGE_BITS } from '../certificate.js';

/** The element of an extension's value that is not of the type its standard demands. */
export interface SyntaxFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** An OBJECT IDENTIFIER longer than this is refused everywhere. */
const MAX_OID_OCTETS = 100;

type Check = (node: DerNode) => SyntaxFault | undefined;

/**
 * The first place where the value of an extension is no DER, or not of its ASN.1 type. The decoder is lenient and takes
 * what it can; this is the strict reading. An extension of unknown type is only read as DER.
 *
 * qcStatements is left out: its statements have rules of their own.
 */
export function extensionSyntaxFault(
  { oid, value, node }: Extension,
  der: Uint8Array,
): SyntaxFault | undefined {
  if (oid === ExtensionOid.qcStatements) return undefined;
  if (node?.end === value.end) return TYPES.get(oid)?.(node);
  const read = readDer(der, value.start, value.end);
  if (!read.ok) return { message: read.problem.message, start: value.start, end: value.end };
  return TYPES.get(oid)?.(read.value);
}

const fault = ({ start, end }: DerNode, message: string): SyntaxFault => ({ message, start, end });

const typed =
  (identifier: number, message: string): Check =>
  (node) =>
    node.identifier === identifier ? undefined : fault(node, message);

const nothing: Check = (node) =>
  node.identifier === Tag.NULL && node.content === node.end ? undefined : fault(node, 'NULL is expected.');

/** As `readOid` reads it, without the text, which costs more than all the rest. */
const objectIdentifier: Check = (node) => {
  const { bytes, content, end, identifier } = node;
  let whole = identifier === Tag.OBJECT_IDENTIFIER && end > content && end - content <= MAX_OID_OCTETS;
  let fresh = true;
  for (let i = content; whole && i < end; i++) {
    whole = !(fresh && bytes[i] === 0x80);
    fresh = bytes[i]! < 0x80;
  }
  return whole && fresh ? undefined : fault(node, 'An OBJECT IDENTIFIER is expected.');
};

/** SEQUENCE SIZE (1..MAX) OF, also under an implicit tag. */
const sequenceOf =
  (what: string, item: Check, identifier: number = Tag.SEQUENCE): Check =>
  (node) => {
    if (node.identifier !== identifier) return fault(node, `A SEQUENCE OF ${what} is expected.`);
    if (node.children.length === 0) return fault(node, `The SEQUENCE OF ${what} is empty.`);
    return firstFault(node.children, item);
  };

/** The same where no element is an answer too, which another rule judges. */
const possiblyEmptySequenceOf =
  (what: string, item: Check): Check =>
  (node) =>
    node.identifier === Tag.SEQUENCE && node.children.length === 0 ? undefined : sequenceOf(what, item)(node);

function firstFault(nodes: readonly DerNode[], check: Check): SyntaxFault | undefined {
  for (const node of nodes) {
    const found = check(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** SEQUENCE of optional elements, each told by its tag, in this order. */
const optionalFields =
  (what: string, fields: readonly (readonly [identifier: number, check?: Check])[]): Check =>
  (node) => {
    if (node.identifier !== Tag.SEQUENCE) return fault(node, `${what} is a SEQUENCE.`);
    let next = 0;
    for (const child of node.children) {
      while (next < fields.length && fields[next]![0] !== child.identifier) next++;
      const field = fields[next++];
      if (field === undefined) return fault(child, `${what} has no such element at this place.`);
      const found = field[1]?.(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };

/** The tags of the CHOICE GeneralName (RFC 5280 §4.2.1.6), primitive or constructed as each type demands. */
const GENERAL_NAME_TAGS: ReadonlySet<number> = new Set([
  ...[0, 3, 4, 5].map(contextConstructed),
  ...[1, 2, 6, 7, 8].map(contextPrimitive),
]);

const generalName: Check = (node) => {
  if (!GENERAL_NAME_TAGS.has(node.identifier)) return fault(node, 'A GeneralName is expected.');
  // A dNSName that is no IA5String is reported with its syntax, by the rules about names of servers.
  const ia5 = node.identifier === contextPrimitive(1) || node.identifier === contextPrimitive(6);
  return ia5 && !isAscii(node) ? fault(node, 'The name is no IA5String.') : undefined;
};

function isAscii({ bytes, content, end }: DerNode): boolean {
  for (let i = content; i < end; i++) if (bytes[i]! > 0x7f) return false;
  return true;
}

const generalNames = sequenceOf('GeneralName', generalName);
const taggedNames = (n: number): Check => sequenceOf('GeneralName', generalName, contextConstructed(n));

/** DistributionPointName: fullName, or nameRelativeToCRLIssuer. */
const distributionPointName: Check = (node) => {
  const [choice] = node.children;
  if (choice === undefined || node.children.length !== 1) {
    return fault(node, 'A DistributionPointName is one of fullName and nameRelativeToCRLIssuer.');
  }
  return choice.identifier === contextConstructed(1) ? undefined : taggedNames(0)(choice);
};

const distributionPoints = sequenceOf(
  'DistributionPoint',
  optionalFields('DistributionPoint', [
    [contextConstructed(0), distributionPointName],
    [contextPrimitive(1)],
    [contextConstructed(2), taggedNames(2)],
  ]),
);

const accessDescriptions = sequenceOf('AccessDescription', (node) => {
  const [method, location] = node.children;
  if (node.identifier !== Tag.SEQUENCE || location === undefined || node.children.length !== 2) {
    return fault(node, 'An AccessDescription is a SEQUENCE of method and location.');
  }
  return objectIdentifier(method!) ?? generalName(location);
});

const policyQualifiers = sequenceOf('PolicyQualifierInfo', (node) =>
  node.identifier === Tag.SEQUENCE && node.children.length === 2
    ? objectIdentifier(node.children[0]!)
    : fault(node, 'A PolicyQualifierInfo is a SEQUENCE of identifier and qualifier.'),
);

const certificatePolicies = possiblyEmptySequenceOf('PolicyInformation', (node) => {
  const [identifier, qualifiers] = node.children;
  if (node.identifier !== Tag.SEQUENCE || identifier === undefined || node.children.length > 2) {
    return fault(node, 'A PolicyInformation is a SEQUENCE of identifier and qualifiers.');
  }
  return objectIdentifier(identifier) ?? (qualifiers && policyQualifiers(qualifiers));
});

/** BIT STRING of at most the named bits. */
const keyUsage: Check = (node) => {
  const length = node.end - node.content;
  const unused = node.bytes[node.content]!;
  if (node.identifier !== Tag.BIT_STRING || length === 0 || unused > 7 || (length === 1 && unused > 0)) {
    return fault(node, 'A BIT STRING is expected.');
  }
  return (length - 1) * 8 - unused > KEY_USAGE_BITS.length
    ? fault(node, 'The BIT STRING has more bits than KeyUsage.')
    : undefined;
};

const cabfOrganizationIdentifier: Check = (node) => {
  const tags = node.children.map(({ identifier }) => identifier);
  if (tags[2] === contextPrimitive(0)) tags.splice(2, 1);
  const [scheme, country, reference] = tags;
  return node.identifier === Tag.SEQUENCE &&
    tags.length === 3 &&
    scheme === Tag.PRINTABLE_STRING &&
    country === Tag.PRINTABLE_STRING &&
    reference === Tag.UTF8_STRING
    ? undefined
    : fault(
        node,
        'CABFOrganizationIdentifier is a SEQUENCE of scheme, country, state or province and reference.',
      );
};

/** SignedCertificateTimestampList (RFC 6962 §3.3): a TLS vector of vectors inside an OCTET STRING. */
const timestampList: Check = (node) => {
  const { bytes, content, end } = node;
  if (node.identifier !== Tag.OCTET_STRING) return fault(node, 'An OCTET STRING is expected.');
  const uint16 = (at: number): number => (at + 2 > end ? -1 : bytes[at]! * 256 + bytes[at + 1]!);
  if (uint16(content) === 0) return fault(node, 'The list of timestamps is empty.');
  let next = content + 2;
  if (uint16(content) < 0 || next + uint16(content) !== end)
    return fault(node, 'The list of timestamps has another length.');
  while (next < end) {
    const length = uint16(next);
    if (length < 1 || next + 2 + length > end) return fault(node, 'A timestamp in the list has no length.');
    next += 2 + length;
  }
  return undefined;
};

const sequence = typed(Tag.SEQUENCE, 'A SEQUENCE is expected.');

const TYPES = new Map<string, Check>([
  [ExtensionOid.subjectKeyIdentifier, typed(Tag.OCTET_STRING, 'An OCTET STRING is expected.')],
  [ExtensionOid.keyUsage, keyUsage],
  [ExtensionOid.subjectAltName, generalNames],
  [ExtensionOid.basicConstraints, optionalFields('BasicConstraints', [[Tag.BOOLEAN], [Tag.INTEGER]])],
  [ExtensionOid.crlDistributionPoints, distributionPoints],
  [ExtensionOid.certificatePolicies, certificatePolicies],
  [
    ExtensionOid.authorityKeyIdentifier,
    optionalFields('AuthorityKeyIdentifier', [
      [contextPrimitive(0)],
      [contextConstructed(1), taggedNames(1)],
      [contextPrimitive(2)],
    ]),
  ],
  [ExtensionOid.extendedKeyUsage, sequenceOf('KeyPurposeId', objectIdentifier)],
  [ExtensionOid.authorityInfoAccess, accessDescriptions],
  [ExtensionOid.cabfOrganizationIdentifier, cabfOrganizationIdentifier],
  [ExtensionOid.precertificatePoison, nothing],
  // issuerAltName, nameConstraints, policyMappings, policyConstraints, freshestCRL, inhibitAnyPolicy, noRevAvail.
  ['2.5.29.18', generalNames],
  ['2.5.29.30', sequence],
  ['2.5.29.33', sequence],
  ['2.5.29.36', sequence],
  ['2.5.29.46', distributionPoints],
  ['2.5.29.54', typed(Tag.INTEGER, 'An INTEGER is expected.')],
  ['2.5.29.56', nothing],
  // subjectInfoAccess, tlsFeature, ocsp-nocheck, the list of certificate transparency, validity-assured.
  ['1.3.6.1.5.5.7.1.11', accessDescriptions],
  ['1.3.6.1.5.5.7.1.24', sequenceOf('INTEGER', typed(Tag.INTEGER, 'An INTEGER is expected.'))],
  ['1.3.6.1.5.5.7.48.1.5', nothing],
  ['1.3.6.1.4.1.11129.2.4.2', timestampList],
  ['0.4.0.194121.2.1', nothing],
]);
