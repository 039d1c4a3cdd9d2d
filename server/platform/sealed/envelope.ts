import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealedPlace, Sealing } from './sealing.js';

const VERSION = 'e1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const SEPARATOR = '|';

/** Where a value belongs, and what for: a key that shakes hands does not open as one that signs. */
export interface EnvelopePlace extends SealedPlace {
  readonly purpose: string;
}

export type OpenedEnvelope =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly problem: 'malformed' | 'unknown-key' | 'not-authentic' };

/**
 * Envelope encryption for private keys: each value under a random AES-256-GCM key of its own, which is sealed under the
 * installation's. As text `e1|<sealed data key>|<nonce>|<ciphertext and tag>`. A new secret key re-wraps the data key and
 * leaves the value alone.
 */
export class Envelopes {
  constructor(private readonly sealing: Sealing) {}

  seal(bytes: Uint8Array, place: EnvelopePlace): string {
    const key = randomBytes(KEY_BYTES);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(associated(place));
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    const wrapped = this.sealing.seal(key.toString('base64url'), dataKeyPlace(place));
    key.fill(0);
    return [VERSION, wrapped, nonce.toString('base64url'), sealed.toString('base64url')].join(SEPARATOR);
  }

  open(envelope: string, place: EnvelopePlace): OpenedEnvelope {
    const [version, wrapped = '', nonceText = '', sealedText = '', ...more] = envelope.split(SEPARATOR);
    const [nonce, sealed] = [Buffer.from(nonceText, 'base64url'), Buffer.from(sealedText, 'base64url')];
    const isCanonical =
      nonce.toString('base64url') === nonceText && sealed.toString('base64url') === sealedText;
    if (version !== VERSION || more.length > 0 || !isCanonical) return { ok: false, problem: 'malformed' };
    if (nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) return { ok: false, problem: 'malformed' };
    const opened = this.sealing.open(wrapped, dataKeyPlace(place));
    if (!opened.ok) return opened;
    const key = Buffer.from(opened.value, 'base64url');
    if (key.length !== KEY_BYTES) return { ok: false, problem: 'malformed' };
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(associated(place));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    try {
      const bytes = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
      return { ok: true, bytes: Buffer.concat([bytes, decipher.final()]) };
    } catch {
      return { ok: false, problem: 'not-authentic' };
    } finally {
      key.fill(0);
    }
  }
}

/** Where the data key of an envelope belongs; no column is called so. */
export const dataKeyPlace = ({ table, column, rowId }: SealedPlace): SealedPlace => ({
  ...{ table, rowId },
  column: `${column}#data-key`,
});

export const isEnvelope = (sealed: string): boolean => sealed.startsWith(`${VERSION}${SEPARATOR}`);

/** The envelope with its data key sealed anew; undefined when it is none. `rewrap` gets and gives a sealed value. */
export function rewrapped(envelope: string, rewrap: (wrapped: string) => string): string | undefined {
  const [version, wrapped, ...rest] = envelope.split(SEPARATOR);
  if (version !== VERSION || wrapped === undefined || rest.length !== 2) return undefined;
  return [version, rewrap(wrapped), ...rest].join(SEPARATOR);
}

const associated = ({ table, column, rowId, purpose }: EnvelopePlace): Buffer =>
  Buffer.from(JSON.stringify([VERSION, table, column, rowId, purpose]));
