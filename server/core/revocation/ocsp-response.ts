import type { AlgorithmIdentifier } from '../certificate/certificate.js';
import type { Certificate } from '../certificate/certificate.js';
import type { RevocationReason } from '../certificate/extensions/distribution-points.js';
import type { RevocationExtension } from './read-extensions.js';

/** OCSPResponseStatus (RFC 6960 §4.2.1) by its number; 4 is not used. */
export const OCSP_STATUSES = [
  'successful',
  'malformedRequest',
  'internalError',
  'tryLater',
  undefined,
  'sigRequired',
  'unauthorized',
] as const;
export type OcspStatus = NonNullable<(typeof OCSP_STATUSES)[number]>;

/** An OCSPResponse: an error without content, or a basic response. */
export type OcspResponse =
  | { readonly status: Exclude<OcspStatus, 'successful'> }
  | { readonly status: 'successful'; readonly basic: BasicOcspResponse };

/** BasicOCSPResponse (RFC 6960 §4.2.1). Every range counts in `der`. */
export interface BasicOcspResponse {
  readonly der: Uint8Array;
  /** ResponseData as it was signed. */
  readonly signed: Uint8Array;
  readonly responderId: ResponderId;
  readonly producedAt: Date;
  readonly responses: readonly SingleResponse[];
  readonly extensions: readonly RevocationExtension[];
  /** `undefined` when the responder returned none. */
  readonly nonce: Uint8Array | undefined;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly certificates: readonly Certificate[];
}

export type ResponderId =
  | { readonly by: 'name'; readonly start: number; readonly end: number }
  /** SHA-1 of the responder's public key bits, lower-case hex. */
  | { readonly by: 'key'; readonly keyHash: string };

export interface SingleResponse {
  readonly certId: CertId;
  readonly status: CertificateStatus;
  readonly thisUpdate: Date;
  /** `undefined`: newer information is available all the time. A last answer may say 9999-12-31. */
  readonly nextUpdate: Date | undefined;
  readonly extensions: readonly RevocationExtension[];
  /** The responder keeps statuses of certificates that expired since then (RFC 6960 §4.4.4). */
  readonly archiveCutoff: Date | undefined;
  /** The certificate's hash, by which the responder shows that it was issued (Common PKI). */
  readonly certHash: { readonly algorithm: string; readonly hash: string } | undefined;
}

export interface CertId {
  /** Dotted. */
  readonly hashAlgorithm: string;
  /** Lower-case hex. */
  readonly issuerNameHash: string;
  readonly issuerKeyHash: string;
  /** Content octets of the INTEGER. */
  readonly serial: { readonly content: number; readonly end: number };
}

export type CertificateStatus =
  | { readonly status: 'good' }
  | {
      readonly status: 'revoked';
      readonly revokedAt: Date;
      readonly reason: RevocationReason | undefined;
    }
  | { readonly status: 'unknown' };
