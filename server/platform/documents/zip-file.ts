import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
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

/** A file whose bytes are fetched when its turn comes. */
export type LateFile = () => Promise<Uint8Array>;

/** As `zipStream`, uncompressed, one late file in memory at a time. For what readers may take for a bomb if it packs well. */
export function storedZipStream(
  files: Iterable<readonly [string, Uint8Array | LateFile]>,
  mtime: Date,
): NodeJS.ReadableStream {
  const zip = new ZipFile();
  const options = { compress: false, mtime };
  for (const [path, bytes] of files)
    if (typeof bytes !== 'function')
      zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), path, options);
    else
      zip.addReadStreamLazy(path, options, (done) => {
        bytes().then(
          (got) => done(null, Readable.from([Buffer.from(got)])),
          (error: unknown) => done(error, Readable.from([])),
        );
      });
  zip.end();
  // What cannot be fetched ends the archive before its directory, so that nobody takes it for whole.
  zip.on('error', (error) => (zip.outputStream as Readable).destroy(error as Error));
  return zip.outputStream as NodeJS.ReadableStream;
}

export async function zipBytes(files: Iterable<readonly [string, Uint8Array]>, mtime: Date): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zipStream(files, mtime) as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const jsonFile = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
