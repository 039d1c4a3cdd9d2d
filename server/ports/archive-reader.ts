import type { UploadedFile } from './upload-reader.js';

/** A file of an upload, or why it could not be got out of its archive. */
export type UnpackedFile =
  | UploadedFile
  | {
      readonly name: string;
      readonly problem: { readonly code: 'too-large' | 'unreadable'; readonly message: string };
    };

/** Takes ZIP archives and gzip files apart, within limits. Never fails for what they hold. */
export abstract class ArchiveReader {
  /** Files that are no archive come out as they are. Inside an archive the name is `archive.zip/name`. */
  abstract unpack(files: readonly UploadedFile[]): AsyncGenerator<UnpackedFile, void, void>;
}
