import type { Crypto } from '../crypto.js';

/** A signature as X.509 structures carry it. Everything is the DER as it stands in the structure. */
export interface SignedBytes {
  /** What was signed: TBSCertificate, TBSCertList, ResponseData … */
  readonly signed: Uint8Array;
  /** AlgorithmIdentifier. */
  readonly algorithm: Uint8Array;
  /** The contents of the BIT STRING without its count of unused bits. */
  readonly signature: Uint8Array;
  /** SubjectPublicKeyInfo of whoever is said to have signed. */
  readonly publicKey: Uint8Array;
}

/** `unsupported`: the platform has no such algorithm, or the key cannot be used with it. Never to be taken for valid. */
export type SignatureCheck = 'valid' | 'invalid' | 'unsupported';

/** The cryptography of the platform, handed in like the instant, so that core imports none. */
export interface SignatureVerifier extends Crypto {
  /** Never throws. */
  verify(signature: SignedBytes): SignatureCheck;
  /** Lower-case hex. For identifiers that the standards make with SHA-1 (CertID, key identifiers), never for trust. */
  sha1(bytes: Uint8Array): string;
}
