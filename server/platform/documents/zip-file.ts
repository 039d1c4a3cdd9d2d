import { createHash } from 'node:crypto';
import { ZipFile } from 'yazl';

export interface FileDigest {
  readonly path: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly size: number;
}

/** What a manifest lists. */
export const digestsOf = (files: ReadonlyMap<string, Uint8Array>): FileDigest[] =>
  [...files].map(([path, bytes]) => ({ path, sha256: sha256Of(bytes), size: bytes.length }));

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The files in their order, all of one time. */
export function zipStream(
  files: Iterable<readonly [string, Uint8Array]>,
  mtime: Date,
): NodeJS.ReadableStream {
  const zip = new ZipFile();
  for (const [path, bytes] of files)
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), path, { compress: true, mtime });
  zip.end();
  return zip.outputStream as NodeJS.ReadableStream;
}

export async function zipBytes(files: Iterable<readonly [string, Uint8Array]>, mtime: Date): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zipStream(files, mtime) as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const jsonFile = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
