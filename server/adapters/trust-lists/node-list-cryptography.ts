import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import type { ListCryptography } from '../../core/trust-lists/list-cryptography.js';

/** The cryptography that core asks for to verify lists, by node:crypto. */
export const nodeListCryptography: ListCryptography = {
  digest: (hash, content) => new Uint8Array(createHash(hash).update(content).digest()),

  verify({ method, text, signature, publicKey }) {
    try {
      const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
      const wanted = method.scheme === 'ecdsa' ? 'ec' : 'rsa';
      if (key.asymmetricKeyType !== wanted) return 'unsupported';
      const how =
        method.scheme === 'ecdsa'
          ? { key, dsaEncoding: 'ieee-p1363' as const }
          : method.scheme === 'rsa-pss'
            ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: method.saltLength }
            : { key, padding: constants.RSA_PKCS1_PADDING };
      return verify(method.hash, Buffer.from(text), how, signature) ? 'valid' : 'invalid';
    } catch {
      return 'unsupported';
    }
  },
};
