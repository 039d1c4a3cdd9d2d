import { contextConstructed, type DerNode, readDer, Tag } from '../asn1/der.js';
import { readSmallInteger } from '../asn1/integer.js';
import { readOid } from '../asn1/oid.js';

export type HashName = 'md2' | 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512' | 'sha512-256';

/** How a signature was made: what an AlgorithmIdentifier says, with its parameters checked. */
export type SignatureScheme =
  | { readonly family: 'rsa-pkcs1' | 'ecdsa' | 'dsa'; readonly hash: HashName }
  | { readonly family: 'rsa-pss'; readonly hash: HashName; readonly saltLength: number }
  | { readonly family: 'ed25519' | 'ed448' | 'ml-dsa-44' | 'ml-dsa-65' | 'ml-dsa-87' };

type Hashed = readonly [family: 'rsa-pkcs1' | 'ecdsa' | 'dsa', hash: HashName];

const HASHED = new Map<string, Hashed>([
  ['1.2.840.113549.1.1.2', ['rsa-pkcs1', 'md2']],
  ['1.2.840.113549.1.1.4', ['rsa-pkcs1', 'md5']],
  ['1.2.840.113549.1.1.5', ['rsa-pkcs1', 'sha1']],
  ['1.3.14.3.2.29', ['rsa-pkcs1', 'sha1']],
  ['1.2.840.113549.1.1.14', ['rsa-pkcs1', 'sha224']],
  ['1.2.840.113549.1.1.11', ['rsa-pkcs1', 'sha256']],
  ['1.2.840.113549.1.1.12', ['rsa-pkcs1', 'sha384']],
  ['1.2.840.113549.1.1.13', ['rsa-pkcs1', 'sha512']],
  ['1.2.840.113549.1.1.16', ['rsa-pkcs1', 'sha512-256']],
  ['1.2.840.10045.4.1', ['ecdsa', 'sha1']],
  ['1.2.840.10045.4.3.1', ['ecdsa', 'sha224']],
  ['1.2.840.10045.4.3.2', ['ecdsa', 'sha256']],
  ['1.2.840.10045.4.3.3', ['ecdsa', 'sha384']],
  ['1.2.840.10045.4.3.4', ['ecdsa', 'sha512']],
  ['1.2.840.10040.4.3', ['dsa', 'sha1']],
  ['2.16.840.1.101.3.4.3.1', ['dsa', 'sha224']],
  ['2.16.840.1.101.3.4.3.2', ['dsa', 'sha256']],
]);

const UNHASHED = new Map<string, 'ed25519' | 'ed448' | 'ml-dsa-44' | 'ml-dsa-65' | 'ml-dsa-87'>([
  ['1.3.101.112', 'ed25519'],
  ['1.3.101.113', 'ed448'],
  ['2.16.840.1.101.3.4.3.17', 'ml-dsa-44'],
  ['2.16.840.1.101.3.4.3.18', 'ml-dsa-65'],
  ['2.16.840.1.101.3.4.3.19', 'ml-dsa-87'],
]);

const HASHES = new Map<string, HashName>([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

const RSASSA_PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';

/**
 * Reads the DER of an AlgorithmIdentifier. `undefined` when the algorithm is unknown or its parameters are not those of
 * its standard (RFC 4055, 5758, 8410, 9881): somebody who cannot say how a signature was made cannot check it.
 */
export function readSignatureScheme(algorithm: Uint8Array): SignatureScheme | undefined {
  const root = readDer(algorithm);
  if (!root.ok || root.value.identifier !== Tag.SEQUENCE || root.value.children.length > 2) return undefined;
  const [id, parameters] = root.value.children;
  const oid = readOid(id);
  if (oid === undefined) return undefined;
  if (oid === RSASSA_PSS) return parameters && readPss(parameters);
  const hashed = HASHED.get(oid);
  if (hashed !== undefined) {
    const [family, hash] = hashed;
    // RFC 4055 §5 writes NULL and reads both; RFC 5758 §3 leaves parameters out.
    const fits = parameters === undefined || (family === 'rsa-pkcs1' && isNull(parameters));
    return fits ? { family, hash } : undefined;
  }
  const family = UNHASHED.get(oid);
  return family !== undefined && parameters === undefined ? { family } : undefined;
}

/**
 * RSASSA-PSS-params (RFC 4055 §3.1). The mask must use the hash of the signature: the platform cannot verify anything
 * else, and RFC 4055 recommends it.
 */
function readPss(parameters: DerNode): SignatureScheme | undefined {
  if (parameters.identifier !== Tag.SEQUENCE) return undefined;
  let previous = -1;
  let hash: HashName | undefined = 'sha1';
  let mask: HashName | undefined = 'sha1';
  let saltLength: number | undefined = 20;
  for (const field of parameters.children) {
    const number = field.identifier - contextConstructed(0);
    if (number <= previous || number > 3 || field.children.length !== 1) return undefined;
    previous = number;
    const value = field.children[0]!;
    if (number === 0) hash = readHash(value);
    else if (number === 1)
      mask = readOid(value.children[0]) === MGF1 ? readHash(value.children[1]) : undefined;
    else if (number === 2) saltLength = readSmallInteger(value);
    else if (readSmallInteger(value) !== 1) return undefined;
  }
  if (hash === undefined || mask !== hash || saltLength === undefined) return undefined;
  return saltLength < 0 || saltLength > MAX_SALT ? undefined : { family: 'rsa-pss', hash, saltLength };
}

/** A salt longer than the largest modulus fits no signature. */
const MAX_SALT = 2048;

function readHash(node: DerNode | undefined): HashName | undefined {
  if (node?.identifier !== Tag.SEQUENCE || node.children.length > 2) return undefined;
  const [id, parameters] = node.children;
  const hash = HASHES.get(readOid(id) ?? '');
  return parameters === undefined || isNull(parameters) ? hash : undefined;
}

const isNull = ({ identifier, content, end }: DerNode): boolean => identifier === Tag.NULL && content === end;
