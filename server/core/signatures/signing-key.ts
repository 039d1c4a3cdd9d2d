import { type DerNode, readDer, Tag } from '../asn1/der.js';
import { readOid } from '../asn1/oid.js';
import { readPublicKey } from '../certificate/algorithm.js';

/** What can be said of a public key without using it. */
export interface SigningKey {
  /** As in `PublicKey.algorithm` of a certificate: `rsa`, `rsa-pss`, `ec`, `ed25519` …, or the dotted OID. */
  readonly algorithm: string;
  /** Of the modulus or the field; `undefined` where the size says nothing or could not be read. */
  readonly bits: number | undefined;
  readonly curve: string | undefined;
  /** The public exponent of RSA where it fits 48 bits, `Infinity` beyond. */
  readonly exponent: number | undefined;
}

/**
 * Reads a SubjectPublicKeyInfo strictly (RFC 3279, 4055, 5480, 8410, 9881): parameters as the standard of the algorithm
 * wants them, no unused bits. `undefined` for anything else; such a key verifies nothing.
 */
export function readSigningKey(subjectPublicKeyInfo: Uint8Array): SigningKey | undefined {
  const root = readDer(subjectPublicKeyInfo);
  if (!root.ok || root.value.children.length !== 2) return undefined;
  const publicKey = readPublicKey(root.value, 'subjectPublicKeyInfo');
  const [identifier, key] = root.value.children as [DerNode, DerNode];
  if (publicKey === undefined || key.end - key.content < 2 || key.bytes[key.content] !== 0) return undefined;
  const parameters = identifier.children[1];
  if (identifier.children.length > 2 || !parametersFit(publicKey.algorithm, parameters)) return undefined;
  const { algorithm, bits, curve } = publicKey;
  if (algorithm !== 'rsa' && algorithm !== 'rsa-pss') return { algorithm, bits, curve, exponent: undefined };
  const rsa = readDer(subjectPublicKeyInfo, key.content + 1, key.end);
  if (!rsa.ok || rsa.value.identifier !== Tag.SEQUENCE || rsa.value.children.length !== 2) return undefined;
  const [modulus, exponent] = rsa.value.children.map(positive);
  if (modulus === undefined || exponent === undefined) return undefined;
  return { algorithm, bits, curve, exponent };
}

function parametersFit(algorithm: string, parameters: DerNode | undefined): boolean {
  switch (algorithm) {
    case 'rsa':
      return parameters?.identifier === Tag.NULL && parameters.content === parameters.end;
    case 'rsa-pss':
      return parameters === undefined || parameters.identifier === Tag.SEQUENCE;
    case 'ec':
      // RFC 5480 §2.1.1: a named curve; explicit and implicit ones are forbidden.
      return readOid(parameters) !== undefined;
    case 'dsa':
      return parameters?.identifier === Tag.SEQUENCE;
    default:
      return parameters === undefined;
  }
}

/** A positive INTEGER in its shortest form (X.690 §8.3.2); its value where that fits 48 bits. */
function positive({ identifier, bytes, content, end }: DerNode): number | undefined {
  if (identifier !== Tag.INTEGER || content === end || (bytes[content]! & 0x80) !== 0) return undefined;
  if (bytes[content] === 0 && (end - content < 2 || (bytes[content + 1]! & 0x80) === 0)) return undefined;
  let value = 0;
  if (end - content > 6) return Infinity;
  for (let i = content; i < end; i++) value = value * 256 + bytes[i]!;
  return value;
}
