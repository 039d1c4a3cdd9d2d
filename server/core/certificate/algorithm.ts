import { type DerNode, Tag } from '../asn1/der.js';
import { readOid } from '../asn1/oid.js';
import type { AlgorithmIdentifier, PublicKey } from './certificate.js';

/** Customary names of signature algorithms: RFC 3279, 4055, 5758, 8410, 9881, 9814. */
const SIGNATURE_NAMES = new Map<string, string>([
  ['1.2.840.113549.1.1.2', 'md2WithRSAEncryption'],
  ['1.2.840.113549.1.1.4', 'md5WithRSAEncryption'],
  ['1.2.840.113549.1.1.5', 'sha1WithRSAEncryption'],
  ['1.2.840.113549.1.1.10', 'rsassaPss'],
  ['1.2.840.113549.1.1.11', 'sha256WithRSAEncryption'],
  ['1.2.840.113549.1.1.12', 'sha384WithRSAEncryption'],
  ['1.2.840.113549.1.1.13', 'sha512WithRSAEncryption'],
  ['1.2.840.10045.4.1', 'ecdsa-with-SHA1'],
  ['1.2.840.10045.4.3.2', 'ecdsa-with-SHA256'],
  ['1.2.840.10045.4.3.3', 'ecdsa-with-SHA384'],
  ['1.2.840.10045.4.3.4', 'ecdsa-with-SHA512'],
  ['1.3.101.112', 'ed25519'],
  ['1.3.101.113', 'ed448'],
  ['2.16.840.1.101.3.4.3.17', 'ml-dsa-44'],
  ['2.16.840.1.101.3.4.3.18', 'ml-dsa-65'],
  ['2.16.840.1.101.3.4.3.19', 'ml-dsa-87'],
  ['2.16.840.1.101.3.4.3.20', 'slh-dsa-sha2-128s'],
]);

const KEY_NAMES = new Map<string, string>([
  ['1.2.840.113549.1.1.1', 'rsa'],
  ['1.2.840.113549.1.1.10', 'rsa-pss'],
  ['1.2.840.10045.2.1', 'ec'],
  ['1.2.840.10040.4.1', 'dsa'],
  ['1.3.101.110', 'x25519'],
  ['1.3.101.111', 'x448'],
  ['1.3.101.112', 'ed25519'],
  ['1.3.101.113', 'ed448'],
  ['2.16.840.1.101.3.4.3.17', 'ml-dsa-44'],
  ['2.16.840.1.101.3.4.3.18', 'ml-dsa-65'],
  ['2.16.840.1.101.3.4.3.19', 'ml-dsa-87'],
  ['2.16.840.1.101.3.4.3.20', 'slh-dsa-sha2-128s'],
  ['2.16.840.1.101.3.4.4.1', 'ml-kem-512'],
  ['2.16.840.1.101.3.4.4.2', 'ml-kem-768'],
  ['2.16.840.1.101.3.4.4.3', 'ml-kem-1024'],
]);

/** Named curves of RFC 5480 and RFC 5639 with their field size. */
const CURVES = new Map<string, readonly [name: string, bits: number]>([
  ['1.2.840.10045.3.1.1', ['P-192', 192]],
  ['1.3.132.0.33', ['P-224', 224]],
  ['1.2.840.10045.3.1.7', ['P-256', 256]],
  ['1.3.132.0.34', ['P-384', 384]],
  ['1.3.132.0.35', ['P-521', 521]],
  ['1.3.132.0.10', ['secp256k1', 256]],
  ['1.3.36.3.3.2.8.1.1.7', ['brainpoolP256r1', 256]],
  ['1.3.36.3.3.2.8.1.1.11', ['brainpoolP384r1', 384]],
  ['1.3.36.3.3.2.8.1.1.13', ['brainpoolP512r1', 512]],
]);

const FIXED_BITS = new Map<string, number>([
  ['ed25519', 256],
  ['x25519', 256],
  ['ed448', 456],
  ['x448', 448],
]);

/** `undefined` when the element is no SEQUENCE that begins with an OBJECT IDENTIFIER. */
export function readAlgorithm(node: DerNode | undefined, path: string): AlgorithmIdentifier | undefined {
  if (node === undefined || node.identifier !== Tag.SEQUENCE) return undefined;
  const oid = readOid(node.children[0]);
  if (oid === undefined) return undefined;
  const parameters = node.children[1];
  return {
    oid,
    name: SIGNATURE_NAMES.get(oid) ?? oid,
    parameters: parameters && {
      path: `${path}.parameters`,
      start: parameters.start,
      end: parameters.end,
    },
    at: { path, start: node.start, end: node.end },
  };
}

/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). Says how large the key is, not whether it is a good one. */
export function readPublicKey(node: DerNode | undefined, path: string): PublicKey | undefined {
  if (node === undefined || node.identifier !== Tag.SEQUENCE) return undefined;
  const [algorithmNode, key] = node.children;
  const algorithmIdentifier = readAlgorithm(algorithmNode, `${path}.algorithm`);
  if (algorithmIdentifier === undefined || key === undefined || key.identifier !== Tag.BIT_STRING)
    return undefined;
  const algorithm = KEY_NAMES.get(algorithmIdentifier.oid) ?? algorithmIdentifier.oid;
  const at = { path, start: node.start, end: node.end };
  if (algorithm === 'ec') {
    const curve = readOid(algorithmNode!.children[1]);
    const known = curve === undefined ? undefined : CURVES.get(curve);
    return { algorithm, algorithmIdentifier, bits: known?.[1], curve: known?.[0] ?? curve, at };
  }
  const bits = algorithm === 'rsa' || algorithm === 'rsa-pss' ? modulusBits(key) : FIXED_BITS.get(algorithm);
  return { algorithm, algorithmIdentifier, bits, curve: undefined, at };
}

/**
 * Size of the modulus in RSAPublicKey (RFC 8017 §A.1.1), read straight from the BIT STRING: two headers and the first
 * octets of the INTEGER are enough, so no second tree is built.
 */
function modulusBits({ bytes, content, end }: DerNode): number | undefined {
  const sequence = header(bytes, content + 1, end, Tag.SEQUENCE);
  const modulus = sequence && header(bytes, sequence.content, sequence.end, Tag.INTEGER);
  if (modulus === undefined) return undefined;
  let first = modulus.content;
  while (first < modulus.end && bytes[first] === 0) first++;
  return first === modulus.end ? 0 : (modulus.end - first) * 8 - (Math.clz32(bytes[first]!) - 24);
}

function header(
  bytes: Uint8Array,
  start: number,
  end: number,
  identifier: number,
): { content: number; end: number } | undefined {
  if (start + 2 > end || bytes[start] !== identifier) return undefined;
  let content = start + 2;
  let length = bytes[start + 1]!;
  if (length > 0x80) {
    const octets = length & 0x7f;
    if (octets > 3 || content + octets > end) return undefined;
    length = 0;
    for (let i = 0; i < octets; i++) length = length * 256 + bytes[content++]!;
  }
  return content + length > end ? undefined : { content, end: content + length };
}
