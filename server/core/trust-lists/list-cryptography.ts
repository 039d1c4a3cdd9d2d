import type { SignatureCheck } from '../signatures/signature-verifier.js';

export type DigestName = 'sha256' | 'sha384' | 'sha512';

/** A signature algorithm of XML Signature that a trusted list may use. */
export interface ListSignatureMethod {
  readonly scheme: 'rsa-pkcs1' | 'rsa-pss' | 'ecdsa';
  readonly hash: DigestName;
  /** Octets; of RSA-PSS only. */
  readonly saltLength: number;
}

/** The cryptography that verifying a list needs, handed in so that core imports no platform. Never throws. */
export interface ListCryptography {
  /** Of text: of its UTF-8 octets. */
  digest(hash: DigestName, content: string | Uint8Array): Uint8Array;
  verify(signed: {
    readonly method: ListSignatureMethod;
    readonly text: string;
    /** As XML Signature has it: of ECDSA the two numbers one after the other. */
    readonly signature: Uint8Array;
    /** SubjectPublicKeyInfo, DER. */
    readonly publicKey: Uint8Array;
  }): SignatureCheck;
}
