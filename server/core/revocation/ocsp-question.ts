import type { Certificate } from '../certificate/certificate.js';
import type { RevocationQuestion } from './judgement.js';

/** What is known about the revocation of a delegated responder's own certificate. */
export type DelegateStatus = (delegate: Certificate) => 'good' | 'revoked' | 'unknown';

export interface OcspQuestion extends RevocationQuestion {
  /** The nonce of the request, if one was sent. */
  readonly nonce?: Uint8Array;
  /** Responders trusted by a local decision, e.g. an OCSP service of a trusted list (RFC 6960 §4.2.2.2). */
  readonly trustedResponders?: readonly Certificate[];
  /** What is known about a delegate without id-pkix-ocsp-nocheck; nothing by default. */
  readonly delegateStatus?: DelegateStatus;
}
