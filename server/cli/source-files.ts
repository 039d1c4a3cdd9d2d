import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** One input of a command: where it came from, as given or as walked, and its bytes or why they could not be read. */
export type SourceFile =
  | { readonly source: string; readonly bytes: Uint8Array }
  | { readonly source: string; readonly unreadable: string; readonly code: 'unreadable' | 'too-large' };

/** A bundle of several thousand certificates; a larger file is a mistake. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/**
 * Reads files one after the other, walks directories in the order of names, and takes `-` for standard input. A file that
 * cannot be read is one entry and the others follow.
 */
export async function* sourceFiles(
  names: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  maxBytes = MAX_FILE_BYTES,
): AsyncGenerator<SourceFile> {
  for (const name of names) {
    if (name === '-') yield await readStream('-', stdin, maxBytes);
    else yield* walk(name, maxBytes);
  }
}

async function* walk(name: string, maxBytes: number): AsyncGenerator<SourceFile> {
  try {
    const { isDirectory, isFile } = await kindOf(name);
    if (isDirectory) {
      for (const entry of (await readdir(name)).sort()) yield* walk(join(name, entry), maxBytes);
    } else {
      yield isFile
        ? await readOne(name, maxBytes)
        : unreadable(name, 'This is neither a file nor a directory.');
    }
  } catch (error) {
    yield unreadable(name, reason(error));
  }
}

async function kindOf(name: string): Promise<{ isDirectory: boolean; isFile: boolean }> {
  const found = await stat(name);
  return { isDirectory: found.isDirectory(), isFile: found.isFile() };
}

/** Size and content come from one handle, so that a file that grows meanwhile cannot slip past the limit. */
async function readOne(name: string, maxBytes: number): Promise<SourceFile> {
  const handle = await open(name);
  try {
    const { size } = await handle.stat();
    if (size > maxBytes) return tooLarge(name, maxBytes);
    const buffer = new Uint8Array(size);
    const { bytesRead } = await handle.read(buffer, 0, size, 0);
    return { source: name, bytes: buffer.subarray(0, bytesRead) };
  } finally {
    await handle.close();
  }
}

async function readStream(
  source: string,
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<SourceFile> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of stream) {
    total += chunk.length;
    if (total > maxBytes) return tooLarge(source, maxBytes);
    chunks.push(chunk);
  }
  return { source, bytes: Buffer.concat(chunks) };
}

const unreadable = (source: string, message: string): SourceFile => ({
  source,
  unreadable: message,
  code: 'unreadable',
});

const tooLarge = (source: string, maxBytes: number): SourceFile => ({
  source,
  unreadable: `The input is larger than ${maxBytes / 1024 / 1024} MiB.`,
  code: 'too-large',
});

function reason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return 'There is no such file or directory.';
    case 'EACCES':
    case 'EPERM':
      return 'Permission to read it is missing.';
    default:
      return `It could not be read (${code ?? String(error)}).`;
  }
}
