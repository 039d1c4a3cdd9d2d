import { ZipFile } from 'yazl';

export interface ArchiveFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Not compressed. */
  readonly stored?: boolean;
}

/** The bytes of a ZIP with the given files. */
export async function zipOf(files: readonly ArchiveFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, content, stored = false } of files) {
    zip.addBuffer(Buffer.from(content), name, { compress: !stored, mtime: new Date('2026-01-01T00:00:00Z') });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
