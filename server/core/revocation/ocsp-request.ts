import { readDer, Tag } from '../asn1/der.js';
import type { Certificate } from '../certificate/certificate.js';
import type { SignatureVerifier } from '../signatures/signature-verifier.js';
import { RevocationOid } from './identifiers.js';
import { serialOctets } from './serial-number.js';
import { element, objectIdentifier, octetsOfHex } from './write-der.js';

/** Hashes that a CertID may be made with. SHA-1 is what responders know (RFC 5019 §2.1.1); nothing is trusted by it. */
export type CertIdHash = 'sha1' | 'sha256';
export type CertIdHasher = Pick<SignatureVerifier, 'sha1' | 'sha256'>;

export interface OcspRequestInput {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly hash: CertIdHash;
  /** 32 random octets (RFC 9654 §2.1), drawn by the caller; without it no nonce is sent. */
  readonly nonce?: Uint8Array;
}

/** How servers and middle boxes know an OCSP request. */
export const OCSP_REQUEST_TYPE = 'application/ocsp-request';
export const OCSP_RESPONSE_TYPE = 'application/ocsp-response';

/** An unsigned OCSPRequest (RFC 6960 §4.1.1) for one certificate, as it is sent in the body of a POST. */
export function writeOcspRequest(
  { certificate, issuer, hash, nonce }: OcspRequestInput,
  hasher: CertIdHasher,
): Uint8Array {
  const { nameHash, keyHash } = issuerHashes(certificate, issuer, hash, hasher);
  const certId = element(
    Tag.SEQUENCE,
    element(Tag.SEQUENCE, objectIdentifier(RevocationOid[hash]), element(Tag.NULL)),
    element(Tag.OCTET_STRING, octetsOfHex(nameHash)),
    element(Tag.OCTET_STRING, octetsOfHex(keyHash)),
    element(Tag.INTEGER, serialOctets(certificate)),
  );
  const requestList = element(Tag.SEQUENCE, element(Tag.SEQUENCE, certId));
  if (nonce === undefined) return element(Tag.SEQUENCE, element(Tag.SEQUENCE, requestList));
  const extension = element(
    Tag.SEQUENCE,
    objectIdentifier(RevocationOid.nonce),
    element(Tag.OCTET_STRING, element(Tag.OCTET_STRING, nonce)),
  );
  const extensions = element(0xa2, element(Tag.SEQUENCE, extension));
  return element(Tag.SEQUENCE, element(Tag.SEQUENCE, requestList, extensions));
}

/** The longest GET that caches and servers are asked to take (RFC 6960 §A.1). */
const MAX_GET_OCTETS = 255;

/** The request as a GET URL (RFC 6960 §A.1); `undefined` when it is too long for one and has to be posted. */
export function ocspGetUrl(responder: string, request: Uint8Array): string | undefined {
  const encoded = encodeURIComponent(btoa(String.fromCharCode(...request)));
  if (encoded.length > MAX_GET_OCTETS) return undefined;
  return `${responder.replace(/\/$/, '')}/${encoded}`;
}

/** issuerNameHash and issuerKeyHash of a CertID (RFC 6960 §4.1.1) as lower-case hex. */
export function issuerHashes(
  certificate: Certificate,
  issuer: Certificate,
  hash: CertIdHash,
  hasher: CertIdHasher,
): { readonly nameHash: string; readonly keyHash: string } {
  const { start, end } = certificate.issuer.at;
  return {
    nameHash: hasher[hash](certificate.der.subarray(start, end)),
    keyHash: hasher[hash](keyBits(issuer)),
  };
}

/** The BIT STRING of the subject's public key without tag, length and count of unused bits. */
export function keyBits({ der, publicKey: { at } }: Certificate): Uint8Array {
  const node = readDer(der, at.start, at.end);
  const bits = node.ok ? node.value.children[1] : undefined;
  return bits === undefined ? new Uint8Array() : der.subarray(bits.content + 1, bits.end);
}
