import type { AlgorithmIdentifier, Certificate } from '../certificate/certificate.js';
import type { SignatureVerifier } from '../signatures/signature-verifier.js';
import type { RefuseAlgorithm } from './judgement.js';
import { sameBytes } from './serial-number.js';

export interface Signed {
  /** What the places of `algorithm` count in. */
  readonly der: Uint8Array;
  readonly signed: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

export type EvidenceSignature =
  | { readonly result: 'valid' | 'invalid' | 'unsupported' }
  | { readonly result: 'refused'; readonly why: string };

/** Whether the signer's key made this signature with an algorithm that the policy lets pass at `at`. */
export function verifyEvidence(
  { der, signed, algorithm, signature }: Signed,
  signer: Certificate,
  { at, refuseAlgorithm }: { at: Date; refuseAlgorithm: RefuseAlgorithm },
  verifier: SignatureVerifier,
): EvidenceSignature {
  const algorithmDer = der.subarray(algorithm.at.start, algorithm.at.end);
  const keyDer = signer.der.subarray(signer.publicKey.at.start, signer.publicKey.at.end);
  const why = refuseAlgorithm({ algorithm, algorithmDer, key: signer.publicKey, keyDer, at });
  if (why !== undefined) return { result: 'refused', why };
  return { result: verifier.verify({ signed, algorithm: algorithmDer, signature, publicKey: keyDer }) };
}

/** A certificate's own signature. Both of its algorithm fields must agree (RFC 5280 §4.1.1.2). */
export function signedCertificate({
  der,
  tree,
  signatureAlgorithm,
  signature,
}: Certificate): Signed | undefined {
  const [tbs, , value] = tree.children;
  const outer = der.subarray(signatureAlgorithm.at.start, signatureAlgorithm.at.end);
  const inner = der.subarray(signature.at.start, signature.at.end);
  if (tbs === undefined || value === undefined || !sameBytes(outer, inner) || der[value.content] !== 0)
    return undefined;
  return {
    der,
    signed: der.subarray(tbs.start, tbs.end),
    algorithm: signatureAlgorithm,
    signature: der.subarray(value.content + 1, value.end),
  };
}

/** Whether an extension with this identifier stands in the certificate, whatever it holds. */
export const hasExtension = ({ extensions }: Certificate, oid: string): boolean =>
  extensions.some((extension) => extension.oid === oid);
