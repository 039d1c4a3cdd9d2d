import type { AlgorithmIdentifier, Certificate, PublicKey } from '../certificate/certificate.js';
import type { ReasonFlag, RevocationReason } from '../certificate/extensions/distribution-points.js';

/** Codes of the catalogue of validation findings. */
export type RevocationCode =
  | 'val.revoked'
  | 'val.on-hold'
  | 'val.revocation-unavailable'
  | 'val.revocation-unknown'
  | 'val.revocation-stale'
  | 'val.ocsp-responder-untrusted'
  | 'val.ocsp-delegate-revocation'
  | 'val.ocsp-nonce-mismatch'
  | 'val.self-issued-ocsp'
  | 'val.crl-not-covering'
  | 'val.expired-no-revocation-info';

/** What can be wrong with revocation evidence, finer than the codes, which others know. */
const CODES = {
  malformed: 'val.revocation-unavailable',
  'error-response': 'val.revocation-unavailable',
  'no-matching-response': 'val.revocation-unavailable',
  'critical-extension': 'val.revocation-unavailable',
  'algorithm-refused': 'val.revocation-unavailable',
  'algorithm-unsupported': 'val.revocation-unavailable',
  'certificate-hash': 'val.revocation-unavailable',
  future: 'val.revocation-unavailable',
  'before-issuance': 'val.revocation-unavailable',
  'crl-signature-invalid': 'val.revocation-unavailable',
  'crl-signer-unknown': 'val.revocation-unavailable',
  'not-fetched': 'val.revocation-unavailable',
  stale: 'val.revocation-stale',
  'status-unknown': 'val.revocation-unknown',
  'responder-untrusted': 'val.ocsp-responder-untrusted',
  'ocsp-signature-invalid': 'val.ocsp-responder-untrusted',
  'delegate-revoked': 'val.ocsp-responder-untrusted',
  'delegate-unchecked': 'val.ocsp-delegate-revocation',
  'nonce-different': 'val.ocsp-nonce-mismatch',
  'nonce-missing': 'val.ocsp-nonce-mismatch',
  'self-issued': 'val.self-issued-ocsp',
  'not-covering': 'val.crl-not-covering',
  'reasons-not-covered': 'val.crl-not-covering',
  'delta-unusable': 'val.crl-not-covering',
  'expired-not-kept': 'val.expired-no-revocation-info',
  'sources-disagree': 'val.revoked',
  revoked: 'val.revoked',
  'on-hold': 'val.on-hold',
} as const satisfies Record<string, RevocationCode>;
export type RevocationRemarkKind = keyof typeof CODES;

/** One sentence about revocation evidence or a revocation decision, with the code it is reported under. */
export interface RevocationRemark {
  readonly kind: RevocationRemarkKind;
  readonly code: RevocationCode;
  readonly message: string;
}

export const remark = (kind: RevocationRemarkKind, message: string): RevocationRemark => ({
  kind,
  code: CODES[kind],
  message,
});

/** What one piece of evidence says about one certificate at one instant. */
export type RevocationStatus =
  | { readonly status: 'good'; readonly revokedLater?: Revocation }
  | ({ readonly status: 'revoked' | 'on-hold' } & Revocation)
  | { readonly status: 'unknown'; readonly remark: RevocationRemark };

export interface Revocation {
  readonly revokedAt: Date;
  readonly reason: RevocationReason | undefined;
  /** From CRLs: when the key is thought to have been compromised. */
  readonly invalidityDate?: Date;
}

/** The judgement of one OCSP response or one CRL with its deltas. */
export interface RevocationJudgement {
  readonly source: 'ocsp' | 'crl';
  readonly verdict: RevocationStatus;
  /** What is worth knowing although it did not decide. */
  readonly remarks: readonly RevocationRemark[];
  /** `undefined` when the evidence could not be read as far as that. */
  readonly thisUpdate: Date | undefined;
  readonly nextUpdate: Date | undefined;
  /** Reasons of revocation that the evidence speaks about; OCSP speaks about all (RFC 5280 §6.3.3 (d)). */
  readonly reasons: readonly ReasonFlag[];
  /** Signatures verified, for the budget of a verdict. */
  readonly signatureChecks: number;
}

/** How old and how far off evidence may be. */
export interface FreshnessPolicy {
  /** Clocks differ; five minutes are customary. */
  readonly skewMs: number;
  /** Older evidence is stale whatever its nextUpdate says; `undefined`: nextUpdate alone decides. */
  readonly maxAgeMs: number | undefined;
  /** For evidence that names no nextUpdate. */
  readonly maxAgeWithoutNextUpdateMs: number;
  /** Without it, a CRL whose number is missing or critical makes nothing good (RFC 5280 §5.2.3). */
  readonly crlNumber?: 'not-needed';
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** RFC 6960 and RFC 5280 give no figures; these are the documented defaults of the product. */
export const DEFAULT_FRESHNESS: FreshnessPolicy = {
  skewMs: 5 * MINUTE,
  maxAgeMs: undefined,
  maxAgeWithoutNextUpdateMs: 7 * DAY,
};

/** A signature about to be believed. */
export interface SignatureUse {
  readonly algorithm: AlgorithmIdentifier;
  /** The AlgorithmIdentifier's DER, for parameters. */
  readonly algorithmDer: Uint8Array;
  readonly key: PublicKey;
  /** SubjectPublicKeyInfo. */
  readonly keyDer: Uint8Array;
  readonly at: Date;
}

/** The dated policy about algorithms: one sentence why this signature must not be relied on, or `undefined`. */
export type RefuseAlgorithm = (use: SignatureUse) => string | undefined;

/** What is asked about which certificate; the same for OCSP and CRL. */
export interface RevocationQuestion {
  readonly certificate: Certificate;
  /** Whoever issued it, from a path that was validated. */
  readonly issuer: Certificate;
  /** The instant the answer is for. */
  readonly at: Date;
  /**
   * When the evidence was received, if later than `at`: a verdict about the past may use what became known since.
   * A hold that began and ended in between leaves no trace in it.
   */
  readonly receivedAt?: Date;
  readonly freshness: FreshnessPolicy;
  readonly refuseAlgorithm: RefuseAlgorithm;
}
