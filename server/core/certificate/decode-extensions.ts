import type { Place } from '../asn1/decoded.js';
import { type DerNode, readDer, Tag } from '../asn1/der.js';
import { readOid } from '../asn1/oid.js';
import { decodeQcStatements } from '../qc-statements/decode-qc-statements.js';
import { type Certificate, type Extension, ExtensionOid } from './certificate.js';
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

/** Takes what made no sense. */
export type Note = (at: string, offset: number, message: string) => void;

/** The decoder keeps what it reads of an extension. */
export type ReadExtension = Extension & { node: DerNode | undefined };

/** Extensions ::= SEQUENCE OF Extension, in a certificate and in a request for one. */
export function readExtensions(list: DerNode, note: Note): readonly ReadExtension[] {
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
  return extensions;
}

/** Every extension in order and the contents of those we know; of a repeated one the first counts. */
export function extensionContents(extensions: readonly ReadExtension[], der: Uint8Array, note: Note) {
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
