import { decodeCertificate } from '../certificate/decode-certificate.js';
import type { Certificate } from '../certificate/certificate.js';
import { fromBase64, sameBytes } from './base64.js';
import { canonicalDocument, canonicalElement } from './canonical-xml.js';
import type { ListCryptography, ListSignatureMethod } from './list-cryptography.js';
import { readSignature, type SignatureShape } from './read-signature.js';
import { readTrustedList } from './read-trusted-list.js';
import { readXml, XML_LIMITS, type XmlLimits } from './read-xml.js';
import { orRefused, Refusal, type TrustListResult } from './trust-list-problem.js';
import type { TrustedList } from './trusted-list.js';

/** A list whose one signature covers all of it and is the work of the certificate in it. Whose that is, is judged later. */
export interface SignedList {
  readonly list: TrustedList;
  readonly signature: ListSignature;
}

export interface ListSignature {
  /** The signing certificate, base64 of its DER. */
  readonly signer: string;
  readonly scheme: ListSignatureMethod['scheme'];
  readonly hash: ListSignatureMethod['hash'];
  readonly signingCertificateForm: SignatureShape['signingCertificateForm'];
  /** As written; a claim of the signer. */
  readonly signingTime: string | null;
}

/** What a second verifier needs to check the same signature without reading the list again. */
export interface SignatureWitness {
  /** The Signature element as a document of its own. */
  readonly signatureXml: string;
  /** What the first reference's digest must be. */
  readonly documentDigest: Uint8Array;
  readonly method: ListSignatureMethod;
  /** SubjectPublicKeyInfo of the signer. */
  readonly publicKey: Uint8Array;
  readonly curve: string | undefined;
}

/**
 * Reads a trusted list and verifies its signature over one and the same parse: the value is made of exactly the elements
 * whose canonical form was digested, so that nothing can be signed that is not read, or read that is not signed.
 *
 * Says nothing about who signed: `judgeList` does. Never throws.
 */
export function readSignedList(
  bytes: Uint8Array,
  cryptography: ListCryptography,
  limits: XmlLimits = XML_LIMITS,
): TrustListResult<{ readonly signed: SignedList; readonly witness: SignatureWitness }> {
  const xml = readXml(bytes, limits);
  if (!xml.ok) return xml;
  const list = readTrustedList(xml.value.root);
  if (!list.ok) return list;
  return orRefused(() => {
    const shape = readSignature(xml.value.root);
    const signer = findSigner(shape, cryptography);
    const documentDigest = cryptography.digest(
      shape.document.hash,
      canonicalDocument(xml.value, shape.element),
    );
    if (!sameBytes(documentDigest, shape.document.digest)) {
      throw new Refusal('document-altered', 'The list is not what was signed: its digest differs.');
    }
    const properties = cryptography.digest(shape.properties.hash, canonicalElement(shape.signedProperties));
    if (!sameBytes(properties, shape.properties.digest)) {
      throw new Refusal(
        'properties-altered',
        'The signed properties are not what was signed: their digest differs.',
      );
    }
    const { der, publicKey } = signer.certificate;
    const spki = der.subarray(publicKey.at.start, publicKey.at.end);
    const check = cryptography.verify({
      method: shape.method,
      text: canonicalElement(shape.signedInfo),
      signature: shape.value,
      publicKey: spki,
    });
    if (check !== 'valid') {
      throw new Refusal(
        'signature-invalid',
        'The signature value is not by the key of the signing certificate.',
      );
    }
    return {
      signed: {
        list: list.value,
        signature: {
          signer: signer.base64,
          scheme: shape.method.scheme,
          hash: shape.method.hash,
          signingCertificateForm: shape.signingCertificateForm,
          signingTime: shape.signingTime,
        },
      },
      witness: {
        signatureXml: canonicalElement(shape.element),
        documentDigest,
        method: shape.method,
        publicKey: Uint8Array.from(spki),
        curve: publicKey.curve,
      },
    };
  });
}

/** Reads without looking at the signature, for lists that a person looks into. Nothing may be decided by it. */
export function readUnverifiedList(bytes: Uint8Array): TrustListResult<TrustedList> {
  const xml = readXml(bytes);
  return xml.ok ? readTrustedList(xml.value.root) : xml;
}

/** The one certificate of KeyInfo that the signed properties name (EN 319 132-1 §5.2.2). */
function findSigner(
  { certificates, signingCertificate }: SignatureShape,
  cryptography: ListCryptography,
): { readonly base64: string; readonly certificate: Certificate } {
  if (certificates.length === 0) {
    throw new Refusal('signer-not-stated', 'The signature holds no certificate of its signer.');
  }
  for (const base64 of certificates) {
    const der = fromBase64(base64);
    if (der === undefined) continue;
    if (!sameBytes(cryptography.digest(signingCertificate.hash, der), signingCertificate.digest)) continue;
    const certificate = decodeCertificate(der);
    if (!certificate.ok) {
      throw new Refusal(
        'signer-not-stated',
        `The signing certificate cannot be read: ${certificate.problem.message}`,
      );
    }
    checkStrength(certificate.value);
    return { base64, certificate: certificate.value };
  }
  throw new Refusal(
    'signing-certificate-mismatch',
    'None of the certificates in KeyInfo is the one that the signed properties name.',
  );
}

const MIN_BITS = new Map([
  ['rsa', 2048],
  ['ec', 256],
]);

function checkStrength({ publicKey: { algorithm, bits } }: Certificate): void {
  const least = MIN_BITS.get(algorithm);
  if (least === undefined || bits === undefined || bits < least) {
    throw new Refusal(
      'weak-key',
      `The signer's key (${algorithm}, ${bits ?? 'unknown'} bits) is not accepted.`,
    );
  }
}
