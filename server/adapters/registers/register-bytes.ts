import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import yauzl, { type Entry } from 'yauzl';
import type { RegisterFile, RegisterFileProblem } from '../../ports/register-file-reader.js';
import { isZip } from '../zip-reader.js';

/** Unpacked to packed bytes: the real file has 11:1. */
const LARGEST_RATIO = 40;
const RATIO_FROM_BYTES = 1024 * 1024;
const MOST_ENTRIES = 100;
const LARGEST_SIDECAR = 4_096;

export interface Fingerprint {
  readonly sha256: string;
  readonly size: number;
}

/** Thrown through the stream of bytes; whoever reads them turns it into an answer. */
export class UnusableFile extends Error {
  constructor(readonly problem: RegisterFileProblem) {
    super(problem.message);
  }
}

const unusable = (code: RegisterFileProblem['code'], message: string): UnusableFile =>
  new UnusableFile({ code, message });

/** SHA-256 and size of the file as it is. */
export async function fingerprintOf({ content }: RegisterFile): Promise<Fingerprint> {
  const hash = createHash('sha256');
  if ('bytes' in content) {
    hash.update(content.bytes);
    return { sha256: hash.digest('hex'), size: content.bytes.length };
  }
  for await (const chunk of createReadStream(content.path) as AsyncIterable<Buffer>) hash.update(chunk);
  return { sha256: hash.digest('hex'), size: (await stat(content.path)).size };
}

export interface JsonSource {
  readonly chunks: AsyncIterable<Buffer>;
  /** Of the JSON, as the file beside it in the archive says; lower-case hex. */
  readonly sha256: string | undefined;
  close(): void;
}

/** The JSON of the file: itself, or the one in the archive. Sizes that an archive announces are not believed. */
export async function jsonIn(file: RegisterFile, maxBytes: number): Promise<JsonSource> {
  if (!(await startsAsZip(file))) {
    const { content } = file;
    const chunks = 'bytes' in content ? piecesOf(content.bytes) : createReadStream(content.path);
    return { chunks: limited(chunks as AsyncIterable<Buffer>, maxBytes, undefined), ...PLAIN };
  }
  const archive = await openArchive(file);
  try {
    const { json, sidecar } = await entriesOf(archive);
    const sha256 = sidecar && (await hashIn(archive, sidecar));
    const stream = (await archive.openReadStreamPromise(json)) as AsyncIterable<Buffer>;
    return {
      chunks: limited(stream, maxBytes, json.compressedSize),
      sha256,
      close: () => archive.close(),
    };
  } catch (error) {
    archive.close();
    throw error instanceof UnusableFile ? error : unusable('unreadable', damaged(error));
  }
}

const PLAIN = { sha256: undefined, close: () => undefined };

async function startsAsZip({ content }: RegisterFile): Promise<boolean> {
  if ('bytes' in content) return isZip(content.bytes);
  const handle = await open(content.path);
  try {
    const { buffer } = await handle.read({ buffer: Buffer.alloc(4), length: 4 });
    return isZip(buffer);
  } finally {
    await handle.close();
  }
}

function* piecesOf(bytes: Uint8Array): Generator<Buffer, void, void> {
  const step = 65_536;
  for (let at = 0; at < bytes.length; at += step) yield Buffer.from(bytes.subarray(at, at + step));
}

async function openArchive({ content }: RegisterFile): Promise<yauzl.ZipFile> {
  // A name is looked at here and never becomes a path.
  const options = { decodeStrings: false, validateEntrySizes: true, autoClose: false } as const;
  try {
    return 'bytes' in content
      ? await yauzl.fromBufferPromise(Buffer.from(content.bytes), options)
      : await yauzl.openPromise(content.path, options);
  } catch (error) {
    throw unusable('unreadable', damaged(error));
  }
}

const damaged = (error: unknown): string =>
  `The file begins like a ZIP archive but cannot be read as one; it may have been cut off. (${error instanceof Error ? error.message : String(error)})`;

async function entriesOf(archive: yauzl.ZipFile): Promise<{ json: Entry; sidecar: Entry | undefined }> {
  if (archive.entryCount > MOST_ENTRIES)
    throw unusable('bomb', `The archive lists ${archive.entryCount} files; the limit is ${MOST_ENTRIES}.`);
  const found: { readonly name: string; readonly entry: Entry }[] = [];
  for await (const entry of archive.eachEntry()) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
    const name = yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
    if (/^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/i.test(name))
      throw unusable(
        'unsafe-name',
        `The archive holds a file that wants to be stored elsewhere: ${label(name)}.`,
      );
    if (entry.isEncrypted()) throw unusable('unreadable', `The file ${label(name)} is encrypted.`);
    if (!name.endsWith('/')) found.push({ name, entry });
  }
  const jsons = found.filter(({ name }) => /\.json$/i.test(name));
  const [json] = jsons;
  if (json === undefined || jsons.length > 1)
    throw unusable('nothing-inside', `The archive holds ${jsons.length} JSON files instead of one.`);
  return { json: json.entry, sidecar: found.find(({ name }) => /\.sha256$/i.test(name))?.entry };
}

const label = (name: string): string => JSON.stringify(name.slice(0, 100));

async function hashIn(archive: yauzl.ZipFile, sidecar: Entry): Promise<string | undefined> {
  const stream = (await archive.openReadStreamPromise(sidecar)) as AsyncIterable<Buffer>;
  let text = '';
  for await (const chunk of limited(stream, LARGEST_SIDECAR, undefined)) text += chunk.toString('latin1');
  return /\b[0-9a-f]{64}\b/i.exec(text)?.[0].toLowerCase();
}

async function* limited(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  maxBytes: number,
  packed: number | undefined,
): AsyncGenerator<Buffer, void, void> {
  let size = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > maxBytes)
        throw unusable('too-large', `The JSON is longer than ${Math.floor(maxBytes / 1024 / 1024)} MB.`);
      if (packed !== undefined && size > RATIO_FROM_BYTES && size > LARGEST_RATIO * packed)
        throw unusable(
          'bomb',
          `The archive unpacks to more than ${LARGEST_RATIO} times its size, as a ZIP bomb does.`,
        );
      yield chunk;
    }
  } catch (error) {
    throw error instanceof UnusableFile ? error : unusable('unreadable', damaged(error));
  }
}
