import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import { readDer } from '../../server/core/asn1/der.js';
import { readOid } from '../../server/core/asn1/oid.js';
import type {
  SignatureCheck,
  SignatureVerifier,
  SignedBytes,
} from '../../server/core/signatures/signature-verifier.js';

/** The digest of each signature algorithm that tests meet; null where the algorithm brings its own. */
const DIGESTS = new Map<string, string | null>([
  ['1.2.840.113549.1.1.5', 'sha1'],
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
  ['1.3.101.112', null],
]);

const digest = (name: string, bytes: Uint8Array): string => createHash(name).update(bytes).digest('hex');

/** A small SignatureVerifier on node:crypto, enough for tests. */
export const testVerifier: SignatureVerifier = {
  sha1: (bytes) => digest('sha1', bytes),
  sha256: (bytes) => digest('sha256', bytes),
  verify: ({ signed, algorithm, signature, publicKey }: SignedBytes): SignatureCheck => {
    const node = readDer(algorithm);
    const oid = node.ok ? readOid(node.value.children[0]) : undefined;
    const hash = oid === undefined ? undefined : DIGESTS.get(oid);
    if (hash === undefined) return 'unsupported';
    try {
      const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
      const padding = key.asymmetricKeyType === 'rsa' ? { padding: constants.RSA_PKCS1_PADDING } : {};
      return verify(hash, signed, { key, ...padding }, signature) ? 'valid' : 'invalid';
    } catch {
      return 'invalid';
    }
  },
};
