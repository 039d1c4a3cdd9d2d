import { type Decoded, decoded, type DecodeProblem, type Place, undecodable } from '../asn1/decoded.js';
import { contextConstructed, DER_LIMITS, type DerNode, readDer, Tag } from '../asn1/der.js';
import { readIntegerHex, readSmallInteger } from '../asn1/integer.js';
import { readOid } from '../asn1/oid.js';
import { readTime } from '../asn1/time.js';
import { parseOrganizationIdentifier } from '../identifiers/parse-organization-identifier.js';
import { decodeQcStatements } from '../qc-statements/decode-qc-statements.js';
import { readAlgorithm, readPublicKey } from './algorithm.js';
import { type Certificate, type Extension, ExtensionOid, type Time } from './certificate.js';
import { readCabfOrganizationIdentifier } from './extensions/cabf-organization-identifier.js';
import { readBasicConstraints, readKeyUsage } from './extensions/key-usage.js';
import {
  readAuthorityInfoAccess,
  readAuthorityKeyIdentifier,
  readDistributionPoints,
  readGeneralNames,
  readObjectIdentifiers,
  readPolicies,
  readSubjectKeyIdentifier,
} from './extensions/lists.js';
import { AttributeOid, attributes, readName } from './name.js';

/**
 * Decodes a certificate (RFC 5280 §4.1) from DER.
 *
 * The frame must hold: TBSCertificate with serial number, names, dates and key, an algorithm and a signature. Inside it
 * the decoder is lenient: an extension that makes no sense is absent and listed in `problems`. It judges nothing and
 * verifies no signature. Never throws; fails with the field and byte offset where the frame broke.
 */
export function decodeCertificate(der: Uint8Array): Decoded<Certificate> {
  const root = readDer(der, 0, der.length, { limits: DER_LIMITS });
  if (!root.ok) return { ok: false, problem: { ...root.problem, at: 'Certificate' } };
  const [tbs, algorithm, signature] = root.value.children;
  if (
    root.value.identifier !== Tag.SEQUENCE ||
    root.value.children.length !== 3 ||
    tbs?.identifier !== Tag.SEQUENCE
  ) {
    return undecodable(
      'Certificate',
      0,
      'A certificate is a SEQUENCE of TBSCertificate, algorithm and signature.',
    );
  }
  const signatureAlgorithm = readAlgorithm(algorithm, 'signatureAlgorithm');
  if (signatureAlgorithm === undefined) {
    return undecodable('signatureAlgorithm', algorithm!.start, 'An AlgorithmIdentifier is expected.');
  }
  if (signature!.identifier !== Tag.BIT_STRING) {
    return undecodable('signatureValue', signature!.start, 'The signature is a BIT STRING.');
  }

  const problems: DecodeProblem[] = [];
  const note = (at: string, offset: number, message: string): void =>
    void problems.push({ at, offset, message });

  const fields = [...tbs.children];
  const version = fields[0]?.identifier === contextConstructed(0) ? fields.shift() : undefined;
  const versionNumber = version === undefined ? 0 : readSmallInteger(version.children[0]);
  if (versionNumber === undefined || versionNumber < 0) {
    return undecodable('version', version!.start, 'The version is no INTEGER.');
  }
  const [serialNumber, innerAlgorithm, issuerNode, validity, subjectNode, keyNode] = fields;
  if (serialNumber?.identifier !== Tag.INTEGER) {
    return undecodable('serialNumber', (serialNumber ?? tbs).start, 'The serial number is an INTEGER.');
  }
  const innerSignature = readAlgorithm(innerAlgorithm, 'signature');
  if (innerSignature === undefined) {
    return undecodable('signature', (innerAlgorithm ?? tbs).start, 'An AlgorithmIdentifier is expected.');
  }
  const issuer = readName(issuerNode, 'issuer', note);
  if (issuer === undefined) return undecodable('issuer', (issuerNode ?? tbs).start, 'A Name is a SEQUENCE.');
  const notBefore = decodeTime(validity?.children[0], 'validity.notBefore', validity ?? tbs);
  if (!notBefore.ok) return notBefore;
  const notAfter = decodeTime(validity?.children[1], 'validity.notAfter', validity ?? tbs);
  if (!notAfter.ok) return notAfter;
  const subject = readName(subjectNode, 'subject', note);
  if (subject === undefined)
    return undecodable('subject', (subjectNode ?? tbs).start, 'A Name is a SEQUENCE.');
  const publicKey = readPublicKey(keyNode, 'subjectPublicKeyInfo');
  if (publicKey === undefined) {
    return undecodable('subjectPublicKeyInfo', (keyNode ?? tbs).start, 'A SubjectPublicKeyInfo is expected.');
  }
  const extensions = decodeExtensions(fields.slice(6), note);
  if (!extensions.ok) return extensions;

  return decoded({
    der,
    tree: root.value,
    version: versionNumber + 1,
    serialNumber: { hex: readIntegerHex(serialNumber), at: place(serialNumber, 'serialNumber') },
    signature: innerSignature,
    issuer,
    notBefore: notBefore.value,
    notAfter: notAfter.value,
    subject,
    publicKey,
    signatureAlgorithm,
    ...contentsOf(extensions.value, der, note),
    organizationIdentifiers: attributes(subject, AttributeOid.organizationIdentifier).flatMap(
      ({ text, valueAt }) => (text === undefined ? [] : [parseOrganizationIdentifier(text.value, valueAt)]),
    ),
    problems,
  });
}

function decodeTime(node: DerNode | undefined, path: string, parent: DerNode): Decoded<Time> {
  const time = readTime(node);
  if (node === undefined || time === undefined) {
    return undecodable(path, (node ?? parent).start, 'A UTCTime or GeneralizedTime is expected.');
  }
  const { instant, text, type } = time;
  if (instant === undefined) {
    return undecodable(path, node.start, `${type} ${JSON.stringify(text)} is no date of the calendar.`);
  }
  return decoded({ instant, text, type, at: place(node, path) });
}

type Note = (at: string, offset: number, message: string) => void;

/** The decoder keeps what it reads of an extension. */
type ReadExtension = Extension & { node: DerNode | undefined };

/** issuerUniqueID [1], subjectUniqueID [2], extensions [3]; the first two are long dead and only passed over. */
function decodeExtensions(rest: readonly DerNode[], note: Note): Decoded<readonly ReadExtension[]> {
  const wrapper = rest.find(({ identifier }) => identifier === contextConstructed(3));
  if (wrapper === undefined) return decoded([]);
  const list = wrapper.children[0];
  if (list?.identifier !== Tag.SEQUENCE || wrapper.children.length !== 1) {
    return undecodable('extensions', wrapper.start, 'extensions is one SEQUENCE OF Extension.');
  }
  const extensions: ReadExtension[] = [];
  for (const [i, node] of list.children.entries()) {
    const path = `extensions[${i}]`;
    const [id, second, third] = node.children;
    const oid = node.identifier === Tag.SEQUENCE ? readOid(id) : undefined;
    const flag = second?.identifier === Tag.BOOLEAN ? second : undefined;
    const value = flag === undefined ? second : third;
    if (oid === undefined || value?.identifier !== Tag.OCTET_STRING) {
      note(path, node.start, 'An Extension is a SEQUENCE of OBJECT IDENTIFIER, critical and OCTET STRING.');
      continue;
    }
    extensions.push({
      oid,
      critical: flag !== undefined && flag.bytes[flag.content] !== 0,
      at: place(node, path),
      value: { start: value.content, end: value.end },
      node: undefined,
    });
  }
  return decoded(extensions);
}

/** Every extension in order and the contents of those we know; of a repeated one the first counts. */
function contentsOf(extensions: readonly ReadExtension[], der: Uint8Array, note: Note) {
  const read = <T>(
    oid: string,
    name: string,
    reader: (node: DerNode, path: string, note: Note) => T | undefined,
  ): T | undefined => {
    const extension = extensions.find((candidate) => candidate.oid === oid);
    if (extension === undefined) return undefined;
    const { start, end } = extension.value;
    const node = readDer(der, start, end, { exact: false });
    if (node.ok && node.value.end !== end) {
      note(extension.at.path, node.value.end, `Bytes follow the value of the extension ${name}.`);
    }
    if (!node.ok) {
      note(
        extension.at.path,
        node.problem.offset,
        `The extension ${name} is not DER: ${node.problem.message}`,
      );
      return undefined;
    }
    extension.node = node.value;
    const value = reader(node.value, name, note);
    if (value === undefined)
      note(extension.at.path, node.value.start, `The extension ${name} has another structure.`);
    return value;
  };
  const seen = new Set<string>();
  for (const { oid, at } of extensions) {
    if (seen.has(oid)) note(at.path, at.start, `The extension ${oid} appears again; the first one counts.`);
    seen.add(oid);
  }
  const qcExtension = extensions.find(({ oid }) => oid === ExtensionOid.qcStatements);
  return {
    extensions,
    basicConstraints: read(ExtensionOid.basicConstraints, 'basicConstraints', readBasicConstraints),
    keyUsage: read(ExtensionOid.keyUsage, 'keyUsage', readKeyUsage),
    extendedKeyUsage: read(ExtensionOid.extendedKeyUsage, 'extKeyUsage', readObjectIdentifiers),
    certificatePolicies: read(ExtensionOid.certificatePolicies, 'certificatePolicies', readPolicies),
    subjectAltName: read(ExtensionOid.subjectAltName, 'subjectAltName', readGeneralNames),
    authorityInfoAccess: read(
      ExtensionOid.authorityInfoAccess,
      'authorityInfoAccess',
      readAuthorityInfoAccess,
    ),
    crlDistributionPoints: read(
      ExtensionOid.crlDistributionPoints,
      'cRLDistributionPoints',
      readDistributionPoints,
    ),
    authorityKeyIdentifier: read(
      ExtensionOid.authorityKeyIdentifier,
      'authorityKeyIdentifier',
      readAuthorityKeyIdentifier,
    ),
    subjectKeyIdentifier: read(
      ExtensionOid.subjectKeyIdentifier,
      'subjectKeyIdentifier',
      readSubjectKeyIdentifier,
    ),
    qcStatements: qcExtension && decodeQcExtension(qcExtension, der),
    cabfOrganizationIdentifier: read(
      ExtensionOid.cabfOrganizationIdentifier,
      'cabfOrganizationIdentifier',
      readCabfOrganizationIdentifier,
    ),
  };
}

/** Present even when it is not DER, because "there, but unreadable" is another finding than "missing". */
function decodeQcExtension({ value, critical }: Extension, der: Uint8Array): Certificate['qcStatements'] {
  const node = readDer(der, value.start, value.end);
  if (node.ok) return decodeQcStatements(node.value, critical);
  const at = { path: 'qcStatements', start: value.start, end: value.end };
  return { at, critical, bare: false, statements: [], malformed: { ...node.problem, at: 'qcStatements' } };
}

const place = ({ start, end }: DerNode, path: string): Place => ({ path, start, end });
