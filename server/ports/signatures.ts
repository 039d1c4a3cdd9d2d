import type {
  SignatureCheck,
  SignatureVerifier,
  SignedBytes,
} from '../core/signatures/signature-verifier.js';

/** The cryptography that core asks for, as something to be injected. */
export abstract class Signatures implements SignatureVerifier {
  abstract verify(signature: SignedBytes): SignatureCheck;
  abstract sha256(bytes: Uint8Array): string;
  abstract sha1(bytes: Uint8Array): string;
}
