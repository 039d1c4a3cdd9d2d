import { Readable } from 'node:stream';
import type {} from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../platform/http/problem.js';
import { collect, filesOfForm, refuseTooLarge } from '../platform/http/uploaded-files.js';
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
  refuseTooLarge(request, UPLOAD_LIMITS);
  if (request.isMultipart()) return filesOfForm(request, UPLOAD_LIMITS);
  const { body } = request;
  const bytes =
    body instanceof Readable
      ? await collect(body, { left: UPLOAD_LIMITS.bytes }, UPLOAD_LIMITS)
      : new TextEncoder().encode(pemIn(body));
  return [{ name: 'upload', bytes }];
}

function pemIn(body: unknown): string {
  const { success, data, error } = uploadPemSchema.safeParse(body);
  if (success) return data.pem;
  throw new Problem('invalid-input', {
    errors: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  });
}
