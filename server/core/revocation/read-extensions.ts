import { type Decoded, decoded, undecodable } from '../asn1/decoded.js';
import { type DerNode, readDer, Tag } from '../asn1/der.js';
import { readOid } from '../asn1/oid.js';

/** One Extension of a CRL or an OCSP message; a range of the whole encoding is its extnValue. */
export interface RevocationExtension {
  readonly oid: string;
  readonly critical: boolean;
  readonly start: number;
  readonly end: number;
}

/** Far above what any profile knows. */
const MAX_EXTENSIONS = 64;

/**
 * Extensions (RFC 5280 §4.1), strictly: evidence that is not well formed is no evidence, and an extension that appears
 * twice (§4.2 forbids it) could be read in two ways.
 */
export function readExtensions(
  node: DerNode | undefined,
  path: string,
): Decoded<readonly RevocationExtension[]> {
  if (node?.identifier !== Tag.SEQUENCE || node.children.length === 0)
    return undecodable(path, node?.start ?? 0, 'Extensions are a SEQUENCE of at least one Extension.');
  if (node.children.length > MAX_EXTENSIONS)
    return undecodable(path, node.start, `More than ${MAX_EXTENSIONS} extensions.`);
  const found: RevocationExtension[] = [];
  for (const item of node.children) {
    const [id, second, third] = item.children;
    const oid = item.identifier === Tag.SEQUENCE ? readOid(id) : undefined;
    const critical = second?.identifier === Tag.BOOLEAN ? second : undefined;
    const value = critical === undefined ? second : third;
    const fields = critical === undefined ? 2 : 3;
    if (
      oid === undefined ||
      value?.identifier !== Tag.OCTET_STRING ||
      item.children.length !== fields ||
      (critical !== undefined && critical.end - critical.content !== 1)
    ) {
      return undecodable(
        path,
        item.start,
        'An Extension is a SEQUENCE of OBJECT IDENTIFIER, critical and OCTET STRING.',
      );
    }
    if (found.some((other) => other.oid === oid))
      return undecodable(path, item.start, `The extension ${oid} appears twice.`);
    found.push({
      oid,
      critical: critical !== undefined && critical.bytes[critical.content] !== 0,
      start: value.content,
      end: value.end,
    });
  }
  return decoded(found);
}

/** The explicitly tagged Extensions of ResponseData and SingleResponse; none when the element is absent. */
export function readTaggedExtensions(
  node: DerNode | undefined,
  path: string,
): Decoded<readonly RevocationExtension[]> {
  if (node === undefined) return decoded([]);
  if (node.children.length !== 1) return undecodable(path, node.start, `${path} is one SEQUENCE.`);
  return readExtensions(node.children[0], path);
}

/** The element inside the extension's OCTET STRING; `undefined` when the extension is absent or holds no DER. */
export function extensionValue(
  bytes: Uint8Array,
  extensions: readonly RevocationExtension[],
  oid: string,
): DerNode | undefined {
  const extension = extensions.find((candidate) => candidate.oid === oid);
  if (extension === undefined) return undefined;
  const node = readDer(bytes, extension.start, extension.end);
  return node.ok ? node.value : undefined;
}
