import type { DecodeProblem, Place } from '../asn1/decoded.js';
import type { DerNode } from '../asn1/der.js';
import type { AlgorithmIdentifier, Certificate, PublicKey } from '../certificate/certificate.js';
import type { Name } from '../certificate/name.js';
import type { SignatureCheck } from '../signatures/signature-verifier.js';

/** A decoded PKCS#10 request (RFC 2986), read as leniently as a certificate: what made no sense stands in `problems`. */
export interface CertificateRequest extends Pick<
  Certificate,
  | 'extensions'
  | 'basicConstraints'
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'subjectAltName'
  | 'qcStatements'
  | 'organizationIdentifiers'
> {
  readonly der: Uint8Array;
  readonly tree: DerNode;
  /** As encoded; 0 is v1, the only version there is. */
  readonly version: number;
  readonly subject: Name;
  readonly publicKey: PublicKey;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  /** Of the request with the key that is in it: that whoever asks has the private key. */
  readonly signature: SignatureCheck;
  readonly attributes: readonly RequestAttribute[];
  readonly problems: readonly DecodeProblem[];
}

export interface RequestAttribute {
  readonly oid: string;
  readonly at: Place;
}

export const RequestAttributeOid = {
  extensionRequest: '1.2.840.113549.1.9.14',
  /** What Windows writes instead of it. */
  microsoftExtensions: '1.3.6.1.4.1.311.2.1.14',
  challengePassword: '1.2.840.113549.1.9.7',
} as const;
