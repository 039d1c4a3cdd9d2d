import { type Decoded, decoded, undecodable } from '../asn1/decoded.js';
import { contextConstructed, contextPrimitive, type DerNode, Tag } from '../asn1/der.js';
import { hex } from '../asn1/hex.js';
import { readOid } from '../asn1/oid.js';
import { REVOCATION_REASONS } from '../certificate/extensions/distribution-points.js';
import { RevocationOid } from './identifiers.js';
import type { CertId, CertificateStatus, SingleResponse } from './ocsp-response.js';
import { extensionValue, readTaggedExtensions } from './read-extensions.js';
import { strictTime } from './strict-time.js';

/** SingleResponse (RFC 6960 §4.2.1): what the responder says of one certificate. */
export function readSingleResponse(node: DerNode, path: string): Decoded<SingleResponse> {
  const [id, statusNode, updated, ...rest] = node.children;
  const certId = node.identifier === Tag.SEQUENCE ? readCertId(id) : undefined;
  if (certId === undefined)
    return undecodable(
      `${path}.certID`,
      (id ?? node).start,
      'A CertID has a hash, two digests and a serial.',
    );
  const status = readStatus(statusNode);
  if (status === undefined)
    return undecodable(
      `${path}.certStatus`,
      (statusNode ?? node).start,
      'certStatus is good, revoked with its time, or unknown.',
    );
  const thisUpdate = generalizedTime(updated);
  if (thisUpdate === undefined)
    return undecodable(`${path}.thisUpdate`, (updated ?? node).start, 'thisUpdate is a GeneralizedTime.');

  const nextNode = rest[0]?.identifier === contextConstructed(0) ? rest.shift() : undefined;
  const nextUpdate = nextNode?.children.length === 1 ? generalizedTime(nextNode.children[0]) : undefined;
  if (nextNode !== undefined && (nextUpdate === undefined || nextUpdate < thisUpdate))
    return undecodable(`${path}.nextUpdate`, nextNode.start, 'nextUpdate is a time after thisUpdate.');
  const tail = rest[0]?.identifier === contextConstructed(1) ? rest.shift() : undefined;
  if (rest.length > 0) return undecodable(path, rest[0]!.start, 'Something unknown ends the SingleResponse.');
  const extensions = readTaggedExtensions(tail, `${path}.singleExtensions`);
  if (!extensions.ok) return extensions;
  return decoded({
    certId,
    status,
    thisUpdate,
    nextUpdate,
    extensions: extensions.value,
    archiveCutoff: generalizedTime(extensionValue(node.bytes, extensions.value, RevocationOid.archiveCutoff)),
    certHash: readCertHash(extensionValue(node.bytes, extensions.value, RevocationOid.certHash)),
  });
}

function readCertId(node: DerNode | undefined): CertId | undefined {
  const [algorithm, nameHash, keyHash, serial] = node?.children ?? [];
  const hashAlgorithm = algorithm?.identifier === Tag.SEQUENCE ? readOid(algorithm.children[0]) : undefined;
  if (
    node?.identifier !== Tag.SEQUENCE ||
    node.children.length !== 4 ||
    hashAlgorithm === undefined ||
    nameHash?.identifier !== Tag.OCTET_STRING ||
    keyHash?.identifier !== Tag.OCTET_STRING ||
    serial?.identifier !== Tag.INTEGER ||
    serial.content === serial.end
  ) {
    return undefined;
  }
  return {
    hashAlgorithm,
    issuerNameHash: octets(nameHash),
    issuerKeyHash: octets(keyHash),
    serial: { content: serial.content, end: serial.end },
  };
}

function readStatus(node: DerNode | undefined): CertificateStatus | undefined {
  switch (node?.identifier) {
    case contextPrimitive(0):
      return node.content === node.end ? { status: 'good' } : undefined;
    case contextPrimitive(2):
      return node.content === node.end ? { status: 'unknown' } : undefined;
    case contextConstructed(1): {
      const [time, wrapper, ...more] = node.children;
      const revokedAt = generalizedTime(time);
      if (revokedAt === undefined || more.length > 0) return undefined;
      if (wrapper === undefined) return { status: 'revoked', revokedAt, reason: undefined };
      const code = wrapper.children[0];
      if (
        wrapper.identifier !== contextConstructed(0) ||
        wrapper.children.length !== 1 ||
        code?.identifier !== Tag.ENUMERATED ||
        code.end - code.content !== 1
      ) {
        return undefined;
      }
      // A reason that RFC 5280 does not know changes nothing: the certificate is revoked.
      return { status: 'revoked', revokedAt, reason: REVOCATION_REASONS[code.bytes[code.content]!] };
    }
    default:
      return undefined;
  }
}

function readCertHash(node: DerNode | undefined): SingleResponse['certHash'] {
  const [algorithm, digest] = node?.children ?? [];
  const oid = algorithm?.identifier === Tag.SEQUENCE ? readOid(algorithm.children[0]) : undefined;
  return oid === undefined || digest?.identifier !== Tag.OCTET_STRING
    ? undefined
    : { algorithm: oid, hash: octets(digest) };
}

function generalizedTime(node: DerNode | undefined): Date | undefined {
  if (node?.identifier !== Tag.GENERALIZED_TIME) return undefined;
  const instant = strictTime(node.bytes, node.identifier, node.content, node.end);
  return instant === undefined ? undefined : new Date(instant);
}

const octets = (node: DerNode): string => hex(node.bytes.subarray(node.content, node.end));
