import { type Decoded, decoded, type Place, undecodable } from '../asn1/decoded.js';
import { type DerNode, Tag } from '../asn1/der.js';
import { readOid } from '../asn1/oid.js';
import { readText } from '../asn1/text.js';
import type { Psd2Deviation, Psd2Statement, RoleOfPsp } from './psd2-statement.js';

/**
 * Decodes the statementInfo of the PSD2 QCStatement, PSD2QcType of TS 119 495 Annex A.
 *
 * Reads structure only: unknown role OIDs, empty role lists and malformed NCA identifiers come back as they are, because
 * a reviewer must see what the certificate says. Structures that issuers really wrote instead of Annex A are understood
 * and reported as `deviations`; whatever had to be guessed makes the statement `recovered`. Never adds a role that is
 * not in the bytes and never drops one silently.
 *
 * Never throws. Fails with the path and offset of the first field whose ASN.1 type is wrong or missing.
 */
export function decodePsd2Statement(info: DerNode | undefined, path: string): Decoded<Psd2Statement> {
  if (info === undefined)
    return undecodable(path, 0, 'The statement has no statementInfo; PSD2QcType is expected.');
  const deviations: Psd2Deviation[] = [];
  const unwrap = (node: DerNode | undefined, at: string): DerNode | undefined => {
    const inner = insideStrayTag(node);
    if (node === undefined || inner === undefined) return node;
    deviations.push({ kind: 'stray-tag', at: place(node, at) });
    return inner;
  };

  const body = unwrap(info, path)!;
  if (body.identifier !== Tag.SEQUENCE) {
    return undecodable(path, body.start, 'PSD2QcType is a SEQUENCE.');
  }
  const [first, second, third, ...more] = body.children;

  const rolesPath = `${path}.rolesOfPSP`;
  const rolesNode = unwrap(first, rolesPath);
  if (rolesNode?.identifier !== Tag.SEQUENCE) {
    return undecodable(rolesPath, (rolesNode ?? body).start, 'rolesOfPSP is a SEQUENCE OF RoleOfPSP.');
  }
  const roles = decodeRoles(rolesNode, rolesPath, deviations);
  if (!roles.ok) return roles;

  const ncaNameNode = unwrap(second, `${path}.nCAName`);
  const ncaName = readText(ncaNameNode, `${path}.nCAName`);
  if (ncaName === undefined) {
    return undecodable(`${path}.nCAName`, ncaNameNode?.start ?? body.end, 'nCAName is a UTF8String.');
  }
  const ncaIdNode = unwrap(third, `${path}.nCAId`);
  const ncaId = readText(ncaIdNode, `${path}.nCAId`);
  if (ncaId === undefined) {
    return undecodable(`${path}.nCAId`, ncaIdNode?.start ?? body.end, 'nCAId is a UTF8String.');
  }

  return decoded({
    at: place(info, path),
    rolesAt: place(rolesNode, rolesPath),
    roles: roles.value,
    ncaName,
    ncaId,
    trailing: more.map((node, i) => place(node, `${path}[${3 + i}]`)),
    deviations,
    recovered: deviations.length > 0,
  });
}

/** SEQUENCE OF RoleOfPSP; a SEQUENCE in which OIDs and names alternate is split into pairs (quirk 2). */
function decodeRoles(node: DerNode, path: string, deviations: Psd2Deviation[]): Decoded<RoleOfPsp[]> {
  if (node.children.length > 0 && node.children[0]!.identifier !== Tag.SEQUENCE && alternate(node.children)) {
    deviations.push({ kind: 'flat-roles', at: place(node, path) });
    return decodePairs(node.children, path, 0, deviations);
  }
  const roles: RoleOfPsp[] = [];
  for (const [i, child] of node.children.entries()) {
    const rolePath = `${path}[${i}]`;
    if (child.identifier !== Tag.SEQUENCE) {
      return undecodable(
        rolePath,
        child.start,
        'RoleOfPSP is a SEQUENCE of OBJECT IDENTIFIER and UTF8String.',
      );
    }
    if (child.children.length > 2 && alternate(child.children)) {
      deviations.push({ kind: 'flat-roles', at: place(child, rolePath) });
      const pairs = decodePairs(child.children, path, roles.length, deviations);
      if (!pairs.ok) return pairs;
      roles.push(...pairs.value);
      continue;
    }
    if (child.children.length !== 2) {
      return undecodable(
        rolePath,
        child.start,
        `RoleOfPSP has ${child.children.length} fields instead of two.`,
      );
    }
    const role = decodeRole(child.children[0]!, child.children[1]!, place(child, rolePath), deviations);
    if (!role.ok) return role;
    roles.push(role.value);
  }
  return decoded(roles);
}

function decodePairs(
  nodes: readonly DerNode[],
  path: string,
  offset: number,
  deviations: Psd2Deviation[],
): Decoded<RoleOfPsp[]> {
  const roles: RoleOfPsp[] = [];
  for (let i = 0; i + 1 < nodes.length; i += 2) {
    const at = { path: `${path}[${offset + i / 2}]`, start: nodes[i]!.start, end: nodes[i + 1]!.end };
    const role = decodeRole(nodes[i]!, nodes[i + 1]!, at, deviations);
    if (!role.ok) return role;
    roles.push(role.value);
  }
  return decoded(roles);
}

function decodeRole(
  oidNode: DerNode,
  nameNode: DerNode,
  at: Place,
  deviations: Psd2Deviation[],
): Decoded<RoleOfPsp> {
  const oidAt = place(oidNode, `${at.path}.roleOfPspOid`);
  let oid = readOid(oidNode);
  if (oid === undefined) {
    oid = readText(oidNode, oidAt.path)?.value;
    if (oid === undefined) {
      return undecodable(oidAt.path, oidAt.start, 'roleOfPspOid is no readable OBJECT IDENTIFIER.');
    }
    deviations.push({ kind: 'role-oid-as-text', at: oidAt });
  }
  const name = readText(nameNode, `${at.path}.roleOfPspName`);
  if (name === undefined) {
    return undecodable(`${at.path}.roleOfPspName`, nameNode.start, 'roleOfPspName is a UTF8String.');
  }
  return decoded({ at, oid, oidAt, name });
}

/** OID, text, OID, text … */
const alternate = (nodes: readonly DerNode[]): boolean =>
  nodes.length % 2 === 0 &&
  nodes.every((node, i) =>
    i % 2 === 0 ? node.identifier === Tag.OBJECT_IDENTIFIER : readText(node, '') !== undefined,
  );

/** The one element inside a constructed context tag, which PSD2QcType nowhere has (zlint issue 847). */
export const insideStrayTag = (node: DerNode | undefined): DerNode | undefined =>
  node !== undefined && (node.identifier & 0xe0) === 0xa0 && node.children.length === 1
    ? node.children[0]
    : undefined;

const place = ({ start, end }: DerNode, path: string): Place => ({ path, start, end });
