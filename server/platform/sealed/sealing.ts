import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Where a sealed value belongs; elsewhere it does not open. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

export type Opened =
  | { readonly ok: true; readonly value: string }
  /** `unknown-key`: sealed under a key that is not here. `not-authentic`: changed, or moved from another place. */
  | { readonly ok: false; readonly problem: 'malformed' | 'unknown-key' | 'not-authentic' };

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID = /^[0-9a-f]{16}$/;

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

/**
 * Seals secrets for the database: AES-256-GCM under a key derived from `QWARDEN_SECRET_KEY`, as text
 * `v1.<key id>.<nonce>.<ciphertext and tag>`. The key id tells which secret key it was, so that values can be sealed again
 * under another; it tells nothing of the key.
 */
export class Sealing {
  private readonly current: Key;
  private readonly keys: ReadonlyMap<string, Key>;

  /** `former` keys still open what was sealed under them; nothing new is. */
  constructor(secretKey: string, former: readonly string[] = []) {
    this.current = deriveKey(secretKey);
    this.keys = new Map([...former.map(deriveKey), this.current].map((key) => [key.id, key]));
  }

  seal(value: string, place: SealedPlace): string {
    const { id, bytes } = this.current;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', bytes, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(associated(id, place));
    const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [VERSION, id, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
  }

  open(envelope: string, place: SealedPlace): Opened {
    const [version, keyId = '', nonceText = '', sealedText = '', ...more] = envelope.split('.');
    const [nonce, sealed] = [Buffer.from(nonceText, 'base64url'), Buffer.from(sealedText, 'base64url')];
    const isCanonical =
      nonce.toString('base64url') === nonceText && sealed.toString('base64url') === sealedText;
    if (version !== VERSION || more.length > 0 || !KEY_ID.test(keyId) || !isCanonical)
      return { ok: false, problem: 'malformed' };
    if (nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) return { ok: false, problem: 'malformed' };
    const key = this.keys.get(keyId);
    if (key === undefined) return { ok: false, problem: 'unknown-key' };
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(associated(keyId, place));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    try {
      const opened = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
      return { ok: true, value: Buffer.concat([opened, decipher.final()]).toString('utf8') };
    } catch {
      return { ok: false, problem: 'not-authentic' };
    }
  }

  /** Whether it, or the data key of an envelope, was sealed under a key that is here; whether it opens is another question. */
  knowsKeyOf(sealed: string): boolean {
    const id = /(?:^|\|)v1\.([0-9a-f]{16})\./.exec(sealed)?.[1];
    return id !== undefined && this.keys.has(id);
  }

  /** Whether it would be sealed otherwise today. */
  isOutdated(envelope: string): boolean {
    return !envelope.startsWith(`${VERSION}.${this.current.id}.`);
  }
}

/** As JSON, so that no two places are written alike. */
const associated = (keyId: string, { table, column, rowId }: SealedPlace): Buffer =>
  Buffer.from(JSON.stringify([VERSION, keyId, table, column, rowId]));

function deriveKey(secretKey: string): Key {
  const derive = (info: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secretKey, '', `qwarden:sealed:${VERSION}:${info}`, length));
  return { id: derive('id', 8).toString('hex'), bytes: derive('key', 32) };
}
