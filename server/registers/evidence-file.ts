import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { Problem } from '../platform/http/problem.js';
import { EVIDENCE_LIMIT_BYTES, type EVIDENCE_TYPES } from './sources.contract.js';

type EvidenceType = (typeof EVIDENCE_TYPES)[number];

export interface Evidence {
  readonly name: string;
  readonly type: EvidenceType;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

const SIGNATURES: readonly (readonly [readonly number[], EvidenceType])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'application/pdf'],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
];

/** A file as it may be kept: its type is told by its bytes, whatever its name says. */
export function evidenceFrom({
  name,
  bytes,
}: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Evidence {
  const refuse = (detail: string): Problem => new Problem('evidence-unsuitable', { detail });
  if (bytes.length === 0) throw refuse('The file is empty.');
  if (bytes.length > EVIDENCE_LIMIT_BYTES)
    throw new Problem('too-large', { detail: `Evidence may have ${EVIDENCE_LIMIT_BYTES / 1024 / 1024} MB.` });
  const type = typeOf(bytes);
  if (type === undefined) throw refuse('It is no PDF, PNG, JPEG or plain text.');
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('PRIVATE KEY-----'))
    throw new Problem('private-key');
  return { name: safeName(name), type, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}

function typeOf(bytes: Uint8Array): EvidenceType | undefined {
  const signed = SIGNATURES.find(([signature]) => signature.every((byte, i) => bytes[i] === byte))?.[1];
  if (signed !== undefined) return signed;
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1').trimStart();
  // A page could hold a script; nobody needs one as evidence.
  if (start.startsWith('<')) return undefined;
  return isUtf8(bytes) && !bytes.includes(0) ? 'text/plain' : undefined;
}

/** The last part of the name, without what a header or a file system would take for something else. */
const safeName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
    .trim()
    .slice(0, 120) || 'evidence';
