import type { FileErrorCode } from '../core/certificate/certificates-in-file.js';
import type { StoredFacts } from '../core/certificate/stored-facts.js';
import type { AdjustedAt } from '../core/lint/adjustments.js';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One thing found in an upload: a certificate that can be stored, or why it is none. */
export type UploadItem = FoundCertificate | RefusedInput;

interface Origin {
  /** Name of the file; inside an archive `archive.zip/name`. */
  readonly source: string;
  /** Counts what was found in one source from 0. */
  readonly index: number;
}

export interface FoundCertificate extends Origin {
  readonly der: Uint8Array;
  readonly facts: StoredFacts;
}

export interface RefusedInput extends Origin {
  readonly problem: {
    readonly code: FileErrorCode;
    readonly message: string;
    readonly offset?: number;
  };
}

export interface UploadOptions {
  /** If there are not more certificates than these, all are read twice. */
  readonly secondReadings: number;
  /** What administrators decided about rules; without it the rules speak for themselves. */
  readonly adjusted?: AdjustedAt | undefined;
}

/**
 * Unpacks uploaded files, finds the certificates in them and inspects them, away from the event loop where there is
 * much to do. Never fails for what the files hold.
 */
export abstract class UploadReader {
  /** In order, in batches; the next batch is made when it is asked for. */
  abstract read(
    files: readonly UploadedFile[],
    options: UploadOptions,
  ): AsyncGenerator<readonly UploadItem[], void, void>;
}
