import { decodeCertificate } from '../certificate/decode-certificate.js';
import { fromBase64, sameBytes } from './base64.js';

/** How a signer was recognised. */
export type SignerMatch = 'same-certificate' | 'same-key-and-name';

/**
 * Whether a list's signer is among those announced for it: by the Official Journal, a pivot, or the pointer of the list
 * of lists.
 *
 * The same certificate counts, and so does another one with the same subject and the same public key: the identity that
 * is announced is the key with its name, and operators renew certificates (TS 119 615 PRO-4.3.4-03 (ii)(b) reads service
 * identities the same way). A certificate that an announced one has issued does not count.
 */
export function matchSigner(signer: string, announced: readonly string[]): SignerMatch | undefined {
  if (announced.includes(signer)) return 'same-certificate';
  const wanted = identityOf(signer);
  if (wanted === undefined) return undefined;
  const found = announced.some((one) => {
    const identity = identityOf(one);
    return (
      identity !== undefined &&
      sameBytes(identity.publicKey, wanted.publicKey) &&
      sameBytes(identity.subject, wanted.subject)
    );
  });
  return found ? 'same-key-and-name' : undefined;
}

/** Public key and subject of a certificate, as DER. */
export function identityOf(
  base64: string,
): { readonly publicKey: Uint8Array; readonly subject: Uint8Array } | undefined {
  const der = fromBase64(base64);
  const certificate = der === undefined ? undefined : decodeCertificate(der);
  if (certificate?.ok !== true) return undefined;
  const { publicKey, subject } = certificate.value;
  return {
    publicKey: certificate.value.der.subarray(publicKey.at.start, publicKey.at.end),
    subject: certificate.value.der.subarray(subject.at.start, subject.at.end),
  };
}
