import { certificatesInFile } from '../core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import { inspectCertificate } from '../core/certificate/inspect.js';
import type { SecondReading } from '../core/certificate/reading-finding.js';
import { readAgain } from '../core/certificate/second-reading.js';
import { storedFacts } from '../core/certificate/stored-facts.js';
import type { AdjustedAt } from '../core/lint/adjustments.js';
import { nodeCrypto } from '../platform/node-crypto.js';
import type { RefusedInput, UploadedFile, UploadItem, UploadOptions } from '../ports/upload-reader.js';
import { isZip, readZip } from './zip-reader.js';

interface FoundDer {
  readonly source: string;
  readonly index: number;
  readonly der: Uint8Array;
}

/** One thread's part of the work: of every `of` batches, the one numbered `part`, counted from 0. */
export interface Share {
  readonly part: number;
  readonly of: number;
  readonly batch: number;
}

const ALL: Share = { part: 0, of: 1, batch: 1 };

/**
 * Everything found in the files, in order, or one share of it. Up to `secondReadings` certificates are read twice; of
 * more, none is, because then nobody waits for the answer. Runs alike on the event loop and in a worker.
 */
export async function* readUpload(
  files: readonly UploadedFile[],
  { secondReadings, adjusted }: UploadOptions,
  { part, of, batch }: Share = ALL,
): AsyncGenerator<UploadItem> {
  const found = findIn(files);
  const first: (FoundDer | RefusedInput)[] = [];
  while (first.length <= secondReadings) {
    const next = await found.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  const readTwice = first.length <= secondReadings;
  let n = 0;
  const isMine = (): boolean => Math.floor(n++ / batch) % of === part;
  for (const one of first) if (isMine()) yield itemOf(one, readTwice, adjusted);
  for await (const one of found) if (isMine()) yield itemOf(one, false, adjusted);
}

async function* findIn(files: readonly UploadedFile[]): AsyncGenerator<FoundDer | RefusedInput> {
  for (const file of files) {
    const source = label(file.name);
    if (!isZip(file.bytes)) {
      yield* findInFile(source, file.bytes);
      continue;
    }
    let entries = 0;
    for await (const entry of readZip(file.bytes)) {
      const inside = entry.name === '' ? source : `${source}/${label(entry.name)}`;
      entries += 1;
      if ('problem' in entry) yield { source: inside, index: 0, problem: entry.problem };
      else yield* findInFile(inside, entry.bytes);
    }
    if (entries === 0) {
      const problem = { code: 'unreadable', message: 'The archive holds no file.' } as const;
      yield { source, index: 0, problem };
    }
  }
}

function* findInFile(source: string, bytes: Uint8Array): Generator<FoundDer | RefusedInput> {
  for (const found of certificatesInFile(bytes)) {
    const { index } = found;
    yield 'error' in found
      ? { source, index, problem: found.error }
      : // A copy of its own: the file it was cut from may be hundreds of times larger.
        { source, index, der: found.der.slice() };
  }
}

function itemOf(
  found: FoundDer | RefusedInput,
  readTwice: boolean,
  adjusted: AdjustedAt | undefined,
): UploadItem {
  if ('problem' in found) return found;
  const decoded = decodeCertificate(found.der);
  if (!decoded.ok) {
    const { at, offset, message } = decoded.problem;
    const problem = { code: 'malformed', message: `${at}: ${message}`, offset } as const;
    return { source: found.source, index: found.index, problem };
  }
  const secondReading: SecondReading = readTwice ? readAgain(decoded.value) : { status: 'pending' };
  const inspection = inspectCertificate(decoded.value, nodeCrypto, secondReading, adjusted);
  return { ...found, facts: storedFacts(decoded.value, inspection, secondReading) };
}

/** A file name as a label: no control or direction characters, no half characters, not longer than anybody reads. */
const label = (name: string): string =>
  name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu, '\ufffd').slice(0, 200) || 'unnamed';
