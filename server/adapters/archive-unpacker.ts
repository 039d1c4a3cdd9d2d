import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ArchiveReader, type UnpackedFile } from '../ports/archive-reader.js';
import type { UploadedFile } from '../ports/upload-reader.js';
import { isZip, readZip, ZIP_LIMITS } from './zip-reader.js';

const inflated = promisify(gunzip);
/** Of one gzip file; what is larger is a bomb, or nothing that is expected in one. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** ZIP by yauzl, gzip by node:zlib. */
export class ArchiveUnpacker extends ArchiveReader {
  override async *unpack(files: readonly UploadedFile[]): AsyncGenerator<UnpackedFile, void, void> {
    for (const file of files) {
      if (!isZip(file.bytes)) {
        yield await withoutGzip(file);
        continue;
      }
      for await (const item of readZip(file.bytes, ZIP_LIMITS)) {
        const name = item.name === '' ? file.name : `${file.name}/${item.name}`;
        yield 'problem' in item ? { name, problem: item.problem } : await withoutGzip({ ...item, name });
      }
    }
  }
}

async function withoutGzip({ name, bytes }: UploadedFile): Promise<UnpackedFile> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { name, bytes };
  try {
    const unpacked = await inflated(bytes, { maxOutputLength: LARGEST_FILE });
    return { name: name.replace(/\.gz$/i, ''), bytes: unpacked };
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const message = isLarge
      ? `The compressed file unpacks to more than ${LARGEST_FILE / (1024 * 1024)} MB.`
      : 'The compressed file cannot be unpacked: its data is damaged.';
    return { name, problem: { code: isLarge ? 'too-large' : 'unreadable', message } };
  }
}
