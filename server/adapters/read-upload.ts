import { certificatesInFile } from '../core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import { inspectCertificate } from '../core/certificate/inspect.js';
import type { SecondReading } from '../core/certificate/reading-finding.js';
import { readAgain } from '../core/certificate/second-reading.js';
import { storedFacts } from '../core/certificate/stored-facts.js';
import type { UploadedFile, UploadItem } from '../ports/upload-reader.js';
import { nodeCrypto } from '../platform/node-crypto.js';
import { isZip, readZip } from './zip-reader.js';

/** Everything found in the files, in order. Runs alike on the event loop and in a worker. */
export async function* readUpload(
  files: readonly UploadedFile[],
  secondReadings: number,
): AsyncGenerator<UploadItem> {
  let readings = secondReadings;
  for (const file of files) {
    const source = label(file.name);
    if (!isZip(file.bytes)) {
      for (const item of itemsOf(source, file.bytes, () => readings-- > 0)) yield item;
      continue;
    }
    let entries = 0;
    for await (const entry of readZip(file.bytes)) {
      const inside = entry.name === '' ? source : `${source}/${label(entry.name)}`;
      entries += 1;
      if ('problem' in entry) yield { source: inside, index: 0, problem: entry.problem };
      else for (const item of itemsOf(inside, entry.bytes, () => readings-- > 0)) yield item;
    }
    if (entries === 0) {
      const problem = { code: 'unreadable', message: 'The archive holds no file.' } as const;
      yield { source, index: 0, problem };
    }
  }
}

function* itemsOf(source: string, bytes: Uint8Array, readTwice: () => boolean): Generator<UploadItem> {
  for (const found of certificatesInFile(bytes)) {
    if ('error' in found) yield { source, index: found.index, problem: found.error };
    else yield itemOf(source, found.index, found.der, readTwice);
  }
}

function itemOf(source: string, index: number, der: Uint8Array, readTwice: () => boolean): UploadItem {
  const decoded = decodeCertificate(der);
  if (!decoded.ok) {
    const { at, offset, message } = decoded.problem;
    return { source, index, problem: { code: 'malformed', message: `${at}: ${message}`, offset } };
  }
  const secondReading: SecondReading = readTwice() ? readAgain(decoded.value) : { status: 'pending' };
  const inspection = inspectCertificate(decoded.value, nodeCrypto, secondReading);
  // A copy of its own: the file it was cut from may be hundreds of times larger.
  return { source, index, der: der.slice(), facts: storedFacts(decoded.value, inspection, secondReading) };
}

/** A file name as a label: no control or direction characters, no half characters, not longer than anybody reads. */
const label = (name: string): string =>
  name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu, '\ufffd').slice(0, 200) || 'unnamed';
