import { readDer, Tag, contextConstructed, type DerNode, DER_LIMITS } from '../asn1/der.js';
import { readOid } from '../asn1/oid.js';
import { fromBase64, looksBinary, type PemBlock, pemBlocks, textOf } from './pem.js';

export const FILE_ERROR_CODES = [
  'not-a-certificate',
  'too-large',
  'unreadable',
  'malformed',
  'private-key',
] as const;
export type FileErrorCode = (typeof FILE_ERROR_CODES)[number];

/** Why one part of a file is no certificate. Never holds a byte of the input. */
export interface FileError {
  readonly code: FileErrorCode;
  /** One sentence that says what the input is and what to do. */
  readonly message: string;
  /** Byte offset in the file, or in the DER for `malformed`. */
  readonly offset?: number;
}

/** One thing found in a file: the DER of what claims to be a certificate, or why it is none. */
export type FoundInFile =
  | { readonly index: number; readonly der: Uint8Array }
  | { readonly index: number; readonly error: FileError };

/** One certificate; the largest in use have a few kilobytes. */
export const MAX_CERTIFICATE_BYTES = DER_LIMITS.maxBytes;

const OID_SIGNED_DATA = '1.2.840.113549.1.7.2';
const OID_DATA = '1.2.840.113549.1.7.1';

/**
 * Finds the certificates in a file: PEM (one or many, with text around), DER, PKCS#7 (RFC 2315, DER or PEM), base64 of
 * either. Counts what it finds from 0; every part that is no certificate is one entry with its reason, and the others
 * are kept. Private keys are recognised and refused, never returned. Does not decode the certificates. Never throws.
 */
export function certificatesInFile(bytes: Uint8Array): FoundInFile[] {
  return contentsOf(bytes).map((found, index) => ({ ...found, index }));
}

type Found = { readonly der: Uint8Array } | { readonly error: FileError };

const refusal = (code: FileErrorCode, message: string, offset?: number): Found => ({
  error: { code, message, ...(offset === undefined ? {} : { offset }) },
});

function contentsOf(bytes: Uint8Array): Found[] {
  if (bytes.length === 0) return [refusal('unreadable', 'The file is empty.')];
  if (bytes[0] === Tag.SEQUENCE && looksBinary(bytes)) return binary(bytes);
  const text = textOf(bytes);
  const blocks = pemBlocks(text);
  if (blocks.length > 0) return fromBlocks(blocks);
  const compact = text.replace(/\s+/g, '');
  if (compact === '') return [refusal('unreadable', 'The file holds nothing but white space.')];
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(compact) && compact.startsWith('M')) {
    const der = fromBase64(compact);
    if (der !== undefined) return binary(der);
  }
  if (/"kty"\s*:/.test(text) && /"d"\s*:/.test(text)) return [refusal('private-key', PRIVATE_KEY)];
  return [refusal('not-a-certificate', describeText(text))];
}

const PRIVATE_KEY =
  'This is a private key. It was not read, stored or logged. Submit the certificate only, and treat a key that has left its place as compromised.';

function binary(der: Uint8Array): Found[] {
  const root = readDer(der, 0, der.length, { limits: BUNDLE_LIMITS });
  // What cannot be framed is still handed on: the certificate decoder names the byte where it broke.
  if (!root.ok) return [der.length > MAX_CERTIFICATE_BYTES ? tooLarge(der.length) : { der }];
  const certificates = pkcs7Certificates(root.value);
  if (certificates !== undefined) {
    return certificates.length === 0
      ? [refusal('not-a-certificate', 'This PKCS#7 file holds no certificate.')]
      : certificates.map(({ start, end }) => sized(der.subarray(start, end)));
  }
  const other = otherKind(root.value);
  return [other ?? sized(der)];
}

/** A PKCS#7 bundle may hold a few hundred certificates. */
const BUNDLE_LIMITS = { maxBytes: 64 * 1024 * 1024, maxDepth: 64, maxElements: 400_000 };

const sized = (der: Uint8Array): Found =>
  der.length > MAX_CERTIFICATE_BYTES ? tooLarge(der.length) : { der };

const tooLarge = (length: number): Found =>
  refusal(
    'too-large',
    `A certificate of ${length} bytes is too large; the limit is ${MAX_CERTIFICATE_BYTES} bytes.`,
  );

/** certificates [0] of SignedData (RFC 2315 §9.1); `undefined` when it is no PKCS#7. */
function pkcs7Certificates(root: DerNode): readonly DerNode[] | undefined {
  const [type, content] = root.children;
  if (readOid(type) !== OID_SIGNED_DATA) return undefined;
  const signedData = content?.identifier === contextConstructed(0) ? content.children[0] : undefined;
  const certificates = signedData?.children.find(({ identifier }) => identifier === contextConstructed(0));
  return certificates?.children ?? [];
}

/** Recognises by structure what people mistake for a certificate. */
function otherKind(root: DerNode): Found | undefined {
  if (root.identifier !== Tag.SEQUENCE) return undefined;
  const [first, second, third] = root.children;
  if (first?.identifier === Tag.INTEGER) {
    if (second?.identifier === Tag.SEQUENCE && readOid(second.children[0]) === OID_DATA) {
      return refusal(
        'private-key',
        'This is a PKCS#12 file, which usually holds a private key. It was not opened or stored. Submit the certificate only.',
      );
    }
    // PKCS#8, PKCS#1 and SEC 1 private keys all begin with a version number.
    const privateKey =
      (second?.identifier === Tag.SEQUENCE && third?.identifier === Tag.OCTET_STRING) ||
      (second?.identifier === Tag.INTEGER && root.children.length >= 9) ||
      second?.identifier === Tag.OCTET_STRING;
    return privateKey ? refusal('private-key', PRIVATE_KEY) : undefined;
  }
  if (first?.identifier !== Tag.SEQUENCE) return undefined;
  const [one, two] = first.children;
  // An EncryptedPrivateKeyInfo (RFC 5958 §3) is algorithm and OCTET STRING.
  if (second?.identifier === Tag.OCTET_STRING && readOid(one) !== undefined)
    return refusal('private-key', PRIVATE_KEY);
  if (third?.identifier !== Tag.BIT_STRING) {
    return second?.identifier === Tag.BIT_STRING && readOid(one) !== undefined
      ? refusal('not-a-certificate', 'This is a public key, not a certificate.')
      : undefined;
  }
  if (isRevocationList(first)) {
    return refusal('not-a-certificate', 'This is a certificate revocation list (CRL), not a certificate.');
  }
  if (one?.identifier === Tag.INTEGER && two?.identifier === Tag.SEQUENCE && first.children.length <= 4) {
    return refusal(
      'not-a-certificate',
      'This is a certificate signing request (CSR). Submit the certificate that the QTSP issued for it.',
    );
  }
  return undefined;
}

/** TBSCertList (RFC 5280 §5.1): optional version, algorithm, issuer, then a time where a certificate has Validity. */
function isRevocationList(tbs: DerNode): boolean {
  const skip = tbs.children[0]?.identifier === Tag.INTEGER ? 1 : 0;
  const time = tbs.children[skip + 2];
  return (
    tbs.children[skip]?.identifier === Tag.SEQUENCE &&
    (time?.identifier === Tag.UTC_TIME || time?.identifier === Tag.GENERALIZED_TIME)
  );
}

/** `CERTIFICATE`, `X509 CERTIFICATE`, and labels like `CA CERTIFICATE 2` that test suites and old tools write. */
const CERTIFICATE_LABEL = /^(?:(?:X509|CA|TRUSTED) )?CERTIFICATE(?: \d+)?$/;
const PKCS7_LABEL = /^(?:PKCS7|PKCS #7 SIGNED DATA|CMS)$/;

function fromBlocks(blocks: readonly PemBlock[]): Found[] {
  const found = blocks.flatMap((block): Found[] => {
    const { label, offset, closed } = block;
    if (label.includes('PRIVATE KEY')) return [refusal('private-key', PRIVATE_KEY, offset)];
    if (!CERTIFICATE_LABEL.test(label) && !PKCS7_LABEL.test(label)) return [];
    if (!closed) {
      return [
        refusal(
          'malformed',
          `The PEM block has no line "-----END ${label}-----"; the file is cut off.`,
          offset,
        ),
      ];
    }
    const der = fromBase64(block.body.replace(/\s+/g, ''));
    if (der === undefined)
      return [refusal('malformed', 'The PEM block holds characters that are no base64.', offset)];
    return binary(der);
  });
  if (found.length > 0) return found;
  // Only other blocks: name the first, because "no certificate" alone does not tell what was picked by mistake.
  const { label, offset } = blocks[0]!;
  return [refusal('not-a-certificate', describeLabel(label), offset)];
}

function describeLabel(label: string): string {
  switch (label) {
    case 'CERTIFICATE REQUEST':
    case 'NEW CERTIFICATE REQUEST':
      return 'This is a certificate signing request (CSR). Submit the certificate that the QTSP issued for it.';
    case 'X509 CRL':
      return 'This is a certificate revocation list (CRL), not a certificate.';
    case 'PUBLIC KEY':
    case 'RSA PUBLIC KEY':
      return 'This is a public key, not a certificate.';
    default:
      return `The PEM block is labelled "${label}"; a certificate is labelled "CERTIFICATE".`;
  }
}

function describeText(text: string): string {
  const start = text.trimStart().slice(0, 200).toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) {
    return 'This is an HTML page, not a certificate. Was it saved from a browser instead of downloaded?';
  }
  if (start.startsWith('pk\u0003\u0004'))
    return 'This is a ZIP archive; unpack it, or upload it in the console.';
  if (start.startsWith('<?xml')) return 'This is an XML document, not a certificate.';
  if (start.startsWith('ssh-') || start.startsWith('ecdsa-sha2-'))
    return 'This is an SSH public key, not a certificate.';
  return 'This is no certificate in PEM, DER, PKCS#7 or base64.';
}
