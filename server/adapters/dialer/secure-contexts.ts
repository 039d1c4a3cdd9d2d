import { createHash } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { ClientCredential } from '../../ports/dialer.js';

/** A context takes some 60 KiB; whoever has more credentials at work than these pays 1.3 ms for making one anew. */
const MOST = 500;

export type Contexts = { readonly ok: true; readonly context: SecureContext } | { readonly ok: false };

/** What TLS needs of a credential, made once for each pair of certificate and key; the least recently used go first. */
export class SecureContexts {
  private readonly kept = new Map<string, SecureContext>();
  private readonly authorities: string[] | undefined;

  constructor(trustedCertificates: readonly string[]) {
    if (trustedCertificates.length > 0) this.authorities = [...rootCertificates, ...trustedCertificates];
  }

  /** PEM of every authority that is trusted. */
  get trusted(): readonly string[] {
    return this.authorities ?? rootCertificates;
  }

  /** Not ok: OpenSSL takes the certificate or the key not, or they do not belong together. Says no more of them. */
  of(credential: ClientCredential | undefined): Contexts {
    if (credential?.key.kind === 'pkcs11') return { ok: false };
    const pem = credential?.key.pem ?? '';
    const name =
      credential === undefined
        ? ''
        : `${credential.id} ${createHash('sha256').update(credential.certificates).update('\0').update(pem).digest('hex')}`;
    const known = this.kept.get(name);
    if (known !== undefined) {
      this.kept.delete(name);
      this.kept.set(name, known);
      return { ok: true, context: known };
    }
    try {
      const context = createSecureContext({
        minVersion: 'TLSv1.2',
        ...(this.authorities && { ca: this.authorities }),
        ...(credential && { cert: credential.certificates, key: pem }),
      });
      this.kept.set(name, context);
      for (const oldest of this.kept.keys()) {
        if (this.kept.size <= MOST) break;
        this.kept.delete(oldest);
      }
      return { ok: true, context };
    } catch {
      return { ok: false };
    }
  }
}
