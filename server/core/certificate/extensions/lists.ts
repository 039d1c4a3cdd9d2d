import { contextConstructed, contextPrimitive, type DerNode, Tag } from '../../asn1/der.js';
import { hex } from '../../asn1/hex.js';
import { type ObjectIdentifierAt, readOid } from '../../asn1/oid.js';
import type { AuthorityInfoAccess, GeneralNameList, ObjectIdentifierList } from '../certificate.js';
import { type GeneralName, readGeneralName } from './general-name.js';

/** Reports one element that could not be read; the others of the list are kept. */
type Stray = (path: string, offset: number, message: string) => void;

/** ExtKeyUsageSyntax (RFC 5280 §4.2.1.12): SEQUENCE OF OBJECT IDENTIFIER. */
export function readObjectIdentifiers(
  node: DerNode,
  path: string,
  stray: Stray,
): ObjectIdentifierList | undefined {
  return listOf(node, path, stray, (item) => item);
}

/** certificatePolicies (RFC 5280 §4.2.1.4): the policyIdentifier of each PolicyInformation. */
export function readPolicies(node: DerNode, path: string, stray: Stray): ObjectIdentifierList | undefined {
  return listOf(node, path, stray, (item) =>
    item.identifier === Tag.SEQUENCE ? item.children[0] : undefined,
  );
}

function listOf(
  node: DerNode,
  path: string,
  stray: Stray,
  identifierOf: (item: DerNode) => DerNode | undefined,
): ObjectIdentifierList | undefined {
  if (node.identifier !== Tag.SEQUENCE) return undefined;
  const items: ObjectIdentifierAt[] = [];
  for (const [i, item] of node.children.entries()) {
    const at = { path: `${path}[${i}]`, start: item.start, end: item.end };
    const oid = readOid(identifierOf(item));
    if (oid === undefined) stray(at.path, at.start, 'An OBJECT IDENTIFIER is expected.');
    else items.push({ oid, at });
  }
  return { at: { path, start: node.start, end: node.end }, items };
}

/** GeneralNames (RFC 5280 §4.2.1.6). */
export function readGeneralNames(node: DerNode, path: string, stray: Stray): GeneralNameList | undefined {
  if (node.identifier !== Tag.SEQUENCE) return undefined;
  const items: GeneralName[] = [];
  for (const [i, item] of node.children.entries()) {
    const name = readGeneralName(item, `${path}[${i}]`);
    if (name === undefined) stray(`${path}[${i}]`, item.start, 'This is no GeneralName.');
    else items.push(name);
  }
  return { at: { path, start: node.start, end: node.end }, items };
}

/** AuthorityInfoAccess (RFC 5280 §4.2.2.1). */
export function readAuthorityInfoAccess(
  node: DerNode,
  path: string,
  stray: Stray,
): AuthorityInfoAccess | undefined {
  if (node.identifier !== Tag.SEQUENCE) return undefined;
  const items: AuthorityInfoAccess['items'][number][] = [];
  for (const [i, item] of node.children.entries()) {
    const method = readOid(item.children[0]);
    const location = readGeneralName(item.children[1], `${path}[${i}]`);
    if (method === undefined || location === undefined) {
      stray(`${path}[${i}]`, item.start, 'An AccessDescription is a SEQUENCE of method and GeneralName.');
      continue;
    }
    items.push({ method, location, at: { path: `${path}[${i}]`, start: item.start, end: item.end } });
  }
  return { at: { path, start: node.start, end: node.end }, items };
}

/** cRLDistributionPoints (RFC 5280 §4.2.1.13): every name in a distributionPoint.fullName, in order. */
export function readDistributionPoints(
  node: DerNode,
  path: string,
  stray: Stray,
): GeneralNameList | undefined {
  if (node.identifier !== Tag.SEQUENCE) return undefined;
  const items: GeneralName[] = [];
  for (const [i, point] of node.children.entries()) {
    const distributionPoint = point.children.find(({ identifier }) => identifier === contextConstructed(0));
    const fullName = distributionPoint?.children.find(
      ({ identifier }) => identifier === contextConstructed(0),
    );
    for (const [j, item] of (fullName?.children ?? []).entries()) {
      const name = readGeneralName(item, `${path}[${i}].fullName[${j}]`);
      if (name === undefined) stray(`${path}[${i}].fullName[${j}]`, item.start, 'This is no GeneralName.');
      else items.push(name);
    }
  }
  return { at: { path, start: node.start, end: node.end }, items };
}

/** keyIdentifier of AuthorityKeyIdentifier (RFC 5280 §4.2.1.1) as hex. */
export function readAuthorityKeyIdentifier(node: DerNode): string | undefined {
  const keyIdentifier = node.children.find(({ identifier }) => identifier === contextPrimitive(0));
  return keyIdentifier && hex(keyIdentifier.bytes.subarray(keyIdentifier.content, keyIdentifier.end));
}

/** SubjectKeyIdentifier (RFC 5280 §4.2.1.2) as hex. */
export function readSubjectKeyIdentifier(node: DerNode): string | undefined {
  return node.identifier === Tag.OCTET_STRING ? hex(node.bytes.subarray(node.content, node.end)) : undefined;
}
