import { certificatesInFile, type FileError } from '../certificate/certificates-in-file.js';
import { decodeCertificate } from '../certificate/decode-certificate.js';
import { fromBase64, looksBinary, pemBlocks, textOf } from '../certificate/pem.js';
import { Tag } from '../asn1/der.js';
import type { SignatureVerifier } from '../signatures/signature-verifier.js';
import type { CertificateRequest } from './certificate-request.js';
import { decodeCertificateRequest, NO_FRAME, REQUEST_LIMITS } from './decode-certificate-request.js';

export const REQUEST_ERROR_CODES = [
  'not-a-certificate-request',
  'too-large',
  'unreadable',
  'malformed',
  'private-key',
] as const;
export type RequestErrorCode = (typeof REQUEST_ERROR_CODES)[number];

/** Why a file is no request. Never holds a byte of the input. */
export interface RequestError {
  readonly code: RequestErrorCode;
  readonly message: string;
  /** Byte offset in the file, or in the DER for `malformed`. */
  readonly offset?: number;
}

export type ReadRequest =
  | { readonly ok: true; readonly request: CertificateRequest }
  | { readonly ok: false; readonly error: RequestError };

/** PEM is a third larger than DER, and tools write text around it. */
export const LARGEST_REQUEST_FILE = 4 * REQUEST_LIMITS.maxBytes;

/**
 * Reads the one certificate signing request (PKCS#10) of a file: PEM with text around it, DER, or base64. A private key
 * anywhere in the file is refused, whatever else is there. Never throws.
 */
export function readCertificateRequest(bytes: Uint8Array, verifier: SignatureVerifier): ReadRequest {
  if (bytes.length > LARGEST_REQUEST_FILE) return refusal('too-large', TOO_LARGE);
  const files = certificatesInFile(bytes);
  const errors = files.flatMap((found) => ('error' in found ? [found.error] : []));
  const key = errors.find(({ code }) => code === 'private-key');
  if (key !== undefined) return refusal('private-key', KEY, key.offset);
  const der = requestIn(bytes);
  if ('error' in der) return { ok: false, error: der.error ?? notARequest(files.length, errors[0]) };
  if (der.length > REQUEST_LIMITS.maxBytes) return refusal('too-large', TOO_LARGE);
  const decoded = decodeCertificateRequest(der, verifier);
  if (decoded.ok) return { ok: true, request: decoded.value };
  if (files.some((found) => 'der' in found && decodeCertificate(found.der).ok))
    return { ok: false, error: notARequest(files.length, undefined) };
  const { at, offset, message } = decoded.problem;
  return message === NO_FRAME
    ? refusal('not-a-certificate-request', message)
    : refusal('malformed', `${at}: ${message}`, offset);
}

const KEY =
  'There is a private key in this. It was not read, stored or logged. Submit the request only, and treat a key that has left its place as compromised.';
const TOO_LARGE = `A request of more than ${REQUEST_LIMITS.maxBytes} bytes is too large.`;

const refusal = (code: RequestErrorCode, message: string, offset?: number): ReadRequest => ({
  ok: false,
  error: { code, message, ...(offset === undefined ? {} : { offset }) },
});

const LABELS = new Set(['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST']);

/** The DER of the one request; without `error`, nothing there looks like one. */
function requestIn(bytes: Uint8Array): Uint8Array | { readonly error: RequestError | undefined } {
  if (bytes[0] === Tag.SEQUENCE && looksBinary(bytes)) return bytes;
  const text = textOf(bytes);
  const blocks = pemBlocks(text).filter(({ label }) => LABELS.has(label));
  if (blocks.length > 1)
    return { error: { code: 'malformed', message: 'There are several requests; check one at a time.' } };
  const [block] = blocks;
  if (block !== undefined) {
    const { offset } = block;
    if (!block.closed)
      return {
        error: { code: 'malformed', message: 'The PEM block is cut off: its END line is missing.', offset },
      };
    const der = fromBase64(block.body.replace(/\s+/g, ''));
    const message = 'The PEM block holds characters that are no base64.';
    return der ?? { error: { code: 'malformed', message, offset } };
  }
  const compact = text.replace(/\s+/g, '');
  const der = compact.startsWith('M') ? fromBase64(compact) : undefined;
  return der ?? { error: undefined };
}

/** What it is instead, as far as the reader of certificates knows. */
function notARequest(found: number, error: FileError | undefined): RequestError {
  if (error?.code === 'unreadable') return { code: 'unreadable', message: error.message };
  const message =
    error === undefined && found > 0
      ? 'This is a certificate, not a request for one.'
      : 'This is no certificate signing request (CSR) in PEM, DER or base64.';
  return { code: 'not-a-certificate-request', message };
}
