import {
  type KeyObject,
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  verify,
} from 'node:crypto';
import { type AuditCheckpoint, checkpointText } from '../core/audit/verify-audit-chain.js';

/** PKCS#8 of an Ed25519 key up to its 32 bytes (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The key that signs checkpoints. Its seed is kept sealed in the database, so that all instances of an installation sign alike
 * and a new secret key changes nothing about what was signed; who can only reach the database cannot open it.
 */
export class SigningKey {
  private readonly privateKey: KeyObject;
  readonly publicKey: CheckpointKey;

  /** `seed` has 32 bytes. */
  constructor(seed: Uint8Array) {
    const der = Buffer.concat([PKCS8_PREFIX, seed]);
    this.privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    this.publicKey = new CheckpointKey(createPublicKey(this.privateKey));
  }

  /** As every installation began: derived from its first secret key, so that there is no second secret to back up. */
  static derivedFrom(secretKey: string): SigningKey {
    return new SigningKey(seedFrom(secretKey));
  }

  sign(head: { readonly position: number; readonly hash: string }, at: Date): AuditCheckpoint {
    const unsigned = { position: head.position, hash: head.hash, at: at.toISOString() };
    const signature = sign(null, Buffer.from(checkpointText(unsigned)), this.privateKey).toString('base64');
    return { ...unsigned, keyId: this.publicKey.id, signature };
  }
}

export const seedFrom = (secretKey: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secretKey, '', 'qwarden audit checkpoints 1', 32));

/** The public half: all that an auditor needs. */
export class CheckpointKey {
  readonly id: string;
  readonly pem: string;

  constructor(private readonly key: KeyObject) {
    this.id = createHash('sha256')
      .update(key.export({ format: 'der', type: 'spki' }))
      .digest('hex');
    this.pem = key.export({ format: 'pem', type: 'spki' }).toString();
  }

  /** Throws when the text is no public key in PEM. */
  static fromPem(pem: string): CheckpointKey {
    return new CheckpointKey(createPublicKey(pem));
  }

  readonly hasSigned = (checkpoint: AuditCheckpoint): boolean =>
    checkpoint.keyId === this.id &&
    verify(
      null,
      Buffer.from(checkpointText(checkpoint)),
      this.key,
      Buffer.from(checkpoint.signature, 'base64'),
    );
}
