import type { Readable } from 'node:stream';
import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { UploadedFile } from '../../ports/upload-reader.js';
import { Problem } from './problem.js';

export interface UploadLimits {
  /** All files together. */
  readonly bytes: number;
  readonly files: number;
}

/** Boundaries and headers of a part. */
const PART_FRAME = 1_024;

/** Refuses by what the request announces, before a byte of it is read. */
export function refuseTooLarge(request: FastifyRequest, limits: UploadLimits): void {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limits.bytes + limits.files * PART_FRAME) throw tooLarge(limits);
}

/** The files of a form, in memory. Refuses what exceeds the limits as soon as that is known. */
export async function filesOfForm(request: FastifyRequest, limits: UploadLimits): Promise<UploadedFile[]> {
  const files: UploadedFile[] = [];
  const budget = { left: limits.bytes };
  const partLimits = { files: limits.files, fileSize: limits.bytes, fields: 10, fieldSize: 1024 };
  try {
    for await (const part of request.files({ limits: partLimits })) {
      files.push({ name: part.filename || 'unnamed', bytes: await collect(part.file, budget, limits) });
    }
  } catch (error) {
    // The form parser throws plain errors for what is no form; its limits and our own refusals have a code.
    throw error instanceof Error && !('code' in error) ? new Problem('malformed-request') : error;
  }
  if (files.length === 0) throw new Problem('unreadable', { detail: 'The form holds no file.' });
  return files;
}

export async function collect(
  stream: Readable,
  budget: { left: number },
  limits: UploadLimits,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  // Destroying the stream would cut the connection before the refusal is read; Node discards what is left.
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    budget.left -= chunk.length;
    if (budget.left < 0) throw tooLarge(limits);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = ({ bytes }: UploadLimits): Problem =>
  new Problem('too-large', { detail: `An upload may have ${bytes / (1024 * 1024)} MB.` });
