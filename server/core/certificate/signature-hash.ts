import { contextConstructed, readDer, Tag } from '../asn1/der.js';
import { readOid } from '../asn1/oid.js';
import type { AlgorithmIdentifier } from './certificate.js';

const RSASSA_PSS = '1.2.840.113549.1.1.10';

/** Hash functions below SHA-256 of signature algorithms (RFC 3279, 4055, 5758; 1.3.14.3.2 is of the old OIW). */
const OLD_HASH_OF_SIGNATURE = new Map<string, string>([
  ['1.2.840.113549.1.1.2', 'MD2'],
  ['1.2.840.113549.1.1.3', 'MD4'],
  ['1.2.840.113549.1.1.4', 'MD5'],
  ['1.2.840.113549.1.1.5', 'SHA-1'],
  ['1.3.14.3.2.27', 'SHA-1'],
  ['1.3.14.3.2.29', 'SHA-1'],
  ['1.2.840.10040.4.3', 'SHA-1'],
  ['1.2.840.10045.4.1', 'SHA-1'],
  ['1.2.840.113549.1.1.14', 'SHA-224'],
  ['1.2.840.10045.4.3.1', 'SHA-224'],
  ['2.16.840.1.101.3.4.3.1', 'SHA-224'],
]);

/** The same for the hashAlgorithm of RSASSA-PSS (RFC 4055 §3.1). */
const OLD_HASHES = new Map<string, string>([
  ['1.2.840.113549.2.2', 'MD2'],
  ['1.2.840.113549.2.4', 'MD4'],
  ['1.2.840.113549.2.5', 'MD5'],
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.4', 'SHA-224'],
]);

/** The hash function of a signature when it is one below SHA-256; of RSASSA-PSS the one in its parameters. */
export function oldHashOf({ oid, parameters }: AlgorithmIdentifier, der: Uint8Array): string | undefined {
  if (oid !== RSASSA_PSS) return OLD_HASH_OF_SIGNATURE.get(oid);
  if (parameters === undefined) return 'SHA-1';
  const read = readDer(der, parameters.start, parameters.end);
  if (!read.ok || read.value.identifier !== Tag.SEQUENCE) return undefined;
  const hash = read.value.children.find(({ identifier }) => identifier === contextConstructed(0));
  // DEFAULT sha1Identifier.
  if (hash === undefined) return 'SHA-1';
  const hashOid = readOid(hash.children[0]?.children[0]);
  return hashOid === undefined ? undefined : OLD_HASHES.get(hashOid);
}
