import type {} from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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
 * Hands the raw body on as a stream, so that not a byte is read before the route has found out who sends it. Other
 * routes that are sent these types refuse them, because their schema wants an object.
 */
export function acceptRawBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser([...RAW_TYPES], (_request, payload, done) => done(null, payload));
}

/** The files of an upload, in memory. Refuses what exceeds the limits before it is read to the end. */
export async function filesIn(request: FastifyRequest, reply: FastifyReply): Promise<UploadedFile[]> {
  try {
    if (Number(request.headers['content-length'] ?? 0) > UPLOAD_LIMITS.bytes + MULTIPART_FRAME)
      throw tooLarge();
    if (request.isMultipart()) return await partsIn(request);
    if (isStream(request.body)) {
      return [{ name: 'upload', bytes: await collect(request.body, { left: UPLOAD_LIMITS.bytes }) }];
    }
    return [{ name: 'upload', bytes: new TextEncoder().encode(pemIn(request.body)) }];
  } catch (error) {
    // What was not read would otherwise be read to its end before the connection is used again.
    void reply.header('connection', 'close');
    throw error;
  }
}

/** Boundaries and headers of 600 parts. */
const MULTIPART_FRAME = 600 * 1024;

async function partsIn(request: FastifyRequest): Promise<UploadedFile[]> {
  const files: UploadedFile[] = [];
  const budget = { left: UPLOAD_LIMITS.bytes };
  const limits = { files: UPLOAD_LIMITS.files, fileSize: UPLOAD_LIMITS.bytes, fields: 10, fieldSize: 1024 };
  for await (const part of request.files({ limits })) {
    files.push({ name: part.filename || 'unnamed', bytes: await collect(part.file, budget) });
  }
  if (files.length === 0) throw new Problem('unreadable', { detail: 'The form holds no file.' });
  return files;
}

async function collect(stream: AsyncIterable<Buffer>, budget: { left: number }): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
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

const isStream = (body: unknown): body is AsyncIterable<Buffer> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

const tooLarge = (): Problem =>
  new Problem('too-large', { detail: `An upload may have ${UPLOAD_LIMITS.bytes / (1024 * 1024)} MB.` });
