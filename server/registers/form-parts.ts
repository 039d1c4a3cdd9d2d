import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem } from '../platform/http/problem.js';
import { filesOfForm, refuseTooLarge, type UploadLimits } from '../platform/http/uploaded-files.js';
import type { UploadedFile } from '../ports/upload-reader.js';

/** The name of the part that tells about the file beside it. */
export const DETAILS_NAME = 'details.json';

/**
 * A form of one file, and of what is to be known about it: a second file named `details.json`, because text fields of a
 * form are read after the file and are too short for a mapping.
 */
export async function fileWithDetails<Details>(
  request: FastifyRequest,
  limits: UploadLimits,
  schema: z.ZodType<Details>,
): Promise<{ readonly file: UploadedFile; readonly details: Details }> {
  refuseTooLarge(request, limits);
  if (!request.isMultipart()) throw new Problem('unsupported-media-type');
  const parts = await filesOfForm(request, limits);
  const about = parts.find(({ name }) => name === DETAILS_NAME);
  const file = parts.find((one) => one !== about);
  if (about === undefined || file === undefined)
    throw new Problem('invalid-input', {
      errors: [{ path: '', message: `needs a file, and ${DETAILS_NAME} that tells about it.` }],
    });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(about.bytes));
  } catch {
    throw new Problem('malformed-request', { detail: `${DETAILS_NAME} is no JSON.` });
  }
  const { success, data, error } = schema.safeParse(value);
  if (success) return { file, details: data };
  throw new Problem('invalid-input', {
    errors: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  });
}
