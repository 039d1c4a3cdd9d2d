import { constants, createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { readSignatureScheme, type SignatureScheme } from '../core/signatures/signature-scheme.js';
import type {
  SignatureCheck,
  SignatureVerifier,
  SignedBytes,
} from '../core/signatures/signature-verifier.js';
import { readSigningKey, type SigningKey } from '../core/signatures/signing-key.js';
import { nodeCrypto } from '../platform/node-crypto.js';

/** Larger moduli cost more than a path may; OpenSSL stops there too. */
const MAX_RSA_BITS = 16_384;
/** Keys of a few thousand authorities; an imported one has some kilobytes. */
const CACHED_KEYS = 2_000;

interface ImportedKey {
  readonly facts: SigningKey;
  readonly object: KeyObject;
}

/** Signatures by node:crypto. Imported keys are kept, because importing costs as much as verifying. */
export class NodeSignatureVerifier implements SignatureVerifier {
  private readonly keys = new Map<string, ImportedKey | 'unsupported'>();

  verify({ signed, algorithm, signature, publicKey }: SignedBytes): SignatureCheck {
    const scheme = readSignatureScheme(algorithm);
    if (scheme === undefined) return 'unsupported';
    const key = this.imported(publicKey);
    if (key === 'unsupported' || !fits(scheme, key.facts)) return 'unsupported';
    try {
      return verify(hashOf(scheme), signed, parametersOf(scheme, key.object), signature)
        ? 'valid'
        : 'invalid';
    } catch {
      // OpenSSL refuses a digest or salt that the parameters of an RSASSA-PSS key exclude, and malformed signatures.
      return 'invalid';
    }
  }

  sha256(bytes: Uint8Array): string {
    return nodeCrypto.sha256(bytes);
  }

  sha1(bytes: Uint8Array): string {
    return createHash('sha1').update(bytes).digest('hex');
  }

  private imported(publicKey: Uint8Array): ImportedKey | 'unsupported' {
    const id = Buffer.from(publicKey.buffer, publicKey.byteOffset, publicKey.byteLength).toString('latin1');
    const known = this.keys.get(id);
    if (known !== undefined) return known;
    const key = importKey(publicKey);
    if (this.keys.size >= CACHED_KEYS) {
      const [oldest] = this.keys.keys();
      if (oldest !== undefined) this.keys.delete(oldest);
    }
    this.keys.set(id, key);
    return key;
  }
}

function importKey(publicKey: Uint8Array): ImportedKey | 'unsupported' {
  const facts = readSigningKey(publicKey);
  if (facts === undefined) return 'unsupported';
  if (facts.algorithm.startsWith('rsa') && (facts.bits === undefined || facts.bits > MAX_RSA_BITS))
    return 'unsupported';
  try {
    return { facts, object: createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }) };
  } catch {
    return 'unsupported';
  }
}

function fits({ family }: SignatureScheme, { algorithm }: SigningKey): boolean {
  switch (family) {
    case 'rsa-pkcs1':
      return algorithm === 'rsa';
    case 'rsa-pss':
      return algorithm === 'rsa' || algorithm === 'rsa-pss';
    case 'ecdsa':
      return algorithm === 'ec';
    default:
      return algorithm === family;
  }
}

/** EdDSA and ML-DSA hash by themselves. */
const hashOf = (scheme: SignatureScheme): string | null => ('hash' in scheme ? scheme.hash : null);

const parametersOf = (scheme: SignatureScheme, key: KeyObject): Parameters<typeof verify>[2] =>
  scheme.family === 'rsa-pss'
    ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength }
    : key;
