import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import { Problem } from '../platform/http/problem.js';
import { ATTACHMENT_LIMITS, type ATTACHMENT_TYPES } from './reviews.contract.js';

type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

export interface AttachmentFile {
  readonly name: string;
  readonly type: AttachmentType;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

const SIGNATURES: readonly (readonly [readonly number[], AttachmentType])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'application/pdf'],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
];

/** A file as it may be kept: its type is told by its bytes, whatever its name says. */
export function attachmentFrom(given: { readonly name: string; readonly bytes: Uint8Array }): AttachmentFile {
  const { name, bytes } = given;
  const refuse = (detail: string): Problem => new Problem('attachment-unsuitable', { detail });
  if (bytes.length === 0) throw refuse('The file is empty.');
  if (bytes.length > ATTACHMENT_LIMITS.bytes)
    throw new Problem('too-large', {
      detail: `An attachment may have ${ATTACHMENT_LIMITS.bytes / 1024 / 1024} MB.`,
    });
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('PRIVATE KEY-----'))
    throw new Problem('private-key');
  const type = typeOf(bytes);
  if (type === undefined) throw refuse('It is no PDF, PNG, JPEG, plain text or certificate.');
  return { name: safeName(name), type, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}

function typeOf(bytes: Uint8Array): AttachmentType | undefined {
  const signed = SIGNATURES.find(([signature]) => signature.every((byte, i) => bytes[i] === byte))?.[1];
  if (signed !== undefined) return signed;
  if (bytes[0] === 0x30 && decodeCertificate(bytes).ok) return 'application/pkix-cert';
  if (!isUtf8(bytes)) return undefined;
  const text = new TextDecoder().decode(bytes);
  // Control characters other than white space; a page could hold a script.
  if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/.test(text) || text.trimStart().startsWith('<'))
    return undefined;
  return text.includes('-----BEGIN ') ? 'application/x-pem-file' : 'text/plain';
}

/** The last part of the name, without what a header or a file system would take for something else. */
const safeName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
    .trim()
    .slice(0, 120) || 'attachment';
