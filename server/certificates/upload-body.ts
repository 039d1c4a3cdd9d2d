import { Readable } from 'node:stream';
import type {} from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../platform/http/problem.js';
import type { UploadedFile } from '../ports/upload-reader.js';
import { uploadPemSchema } from './certificates.contract.js';

export const UPLOAD_LIMITS = { bytes: 64 * 1024 * 1024, files: 600 } as const;

/** What a single file may be called when it is the whole body. */
export const RAW_TYPES = [
  'application/x-pem-file',
  'application/pem-certificate-chain',
  'application/pkix-cert',
  'application/x-x509-ca-cert',
  'application/x-x509-user-cert',
  'application/pkcs7-mime',
  'application/x-pkcs7-certificates',
  'application/zip',
  'application/x-zip-compressed',
  'application/octet-stream',
] as const;

/**
 * Hands the raw body on as a stream, so that not a byte is kept before the route has found out who sends it. Other
 * routes that are sent these types refuse them, because their schema wants an object.
 */
export function acceptRawBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser([...RAW_TYPES], (_request, payload, done) => done(null, payload));
}

/** The files of an upload, in memory. Refuses what exceeds the limits as soon as that is known. */
export async function filesIn(request: FastifyRequest): Promise<UploadedFile[]> {
  if (Number(request.headers['content-length'] ?? 0) > UPLOAD_LIMITS.bytes + MULTIPART_FRAME)
    throw tooLarge();
  if (request.isMultipart()) return partsIn(request);
  const { body } = request;
  const bytes =
    body instanceof Readable
      ? await collect(body, { left: UPLOAD_LIMITS.bytes })
      : new TextEncoder().encode(pemIn(body));
  return [{ name: 'upload', bytes }];
}

/** Boundaries and headers of 600 parts. */
const MULTIPART_FRAME = 600 * 1024;

async function partsIn(request: FastifyRequest): Promise<UploadedFile[]> {
  const files: UploadedFile[] = [];
  const budget = { left: UPLOAD_LIMITS.bytes };
  const limits = { files: UPLOAD_LIMITS.files, fileSize: UPLOAD_LIMITS.bytes, fields: 10, fieldSize: 1024 };
  try {
    for await (const part of request.files({ limits })) {
      files.push({ name: part.filename || 'unnamed', bytes: await collect(part.file, budget) });
    }
  } catch (error) {
    // The form parser throws plain errors for what is no form; its limits and our own refusals have a code.
    throw error instanceof Error && !('code' in error) ? new Problem('malformed-request') : error;
  }
  if (files.length === 0) throw new Problem('unreadable', { detail: 'The form holds no file.' });
  return files;
}

async function collect(stream: Readable, budget: { left: number }): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  // Destroying the stream would cut the connection before the refusal is read; Node discards what is left.
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    budget.left -= chunk.length;
    if (budget.left < 0) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function pemIn(body: unknown): string {
  const { success, data, error } = uploadPemSchema.safeParse(body);
  if (success) return data.pem;
  throw new Problem('invalid-input', {
    errors: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  });
}

const tooLarge = (): Problem =>
  new Problem('too-large', { detail: `An upload may have ${UPLOAD_LIMITS.bytes / (1024 * 1024)} MB.` });
