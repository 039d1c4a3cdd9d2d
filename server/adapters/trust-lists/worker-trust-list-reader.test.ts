import { createHash } from 'node:crypto';
import { describe, expect, jest, test } from '@jest/globals';
import { CertificateAuthority } from '../../../test/support/certificate-authority.js';
import { testTrustListReader } from '../../../test/support/trust-list-reader.js';
import { nationalList, signedList } from '../../../test/support/trusted-list-author.js';
import type { ListFile, ListReading } from '../../ports/trust-list-reader.js';

// A thread compiles its files when it starts for the first time.
jest.setTimeout(60_000);

const operator = CertificateAuthority.root({ commonName: 'Scheme operator' });
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function read(files: readonly ListFile[], reader = testTrustListReader()): Promise<ListReading[]> {
  const readings: ListReading[] = [];
  for await (const reading of reader.read(files)) readings.push(reading);
  return readings;
}
const outline = (reading: ListReading): string =>
  reading.outcome === 'unusable' ? reading.problem.code : reading.outcome;

describe('reading lists in a thread', () => {
  test('one reading for each file, in order, good and bad', async () => {
    const bytes = await signedList(nationalList(), operator);
    const readings = await read([
      { bytes },
      { bytes: text('<html>maintenance</html>') },
      { bytes, inUse: sha256(bytes) },
      { bytes: text('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>') },
      { bytes, inUse: sha256(text('another')) },
    ]);
    expect(readings.map(outline)).toEqual(['signed', 'html-page', 'unchanged', 'doctype', 'signed']);
    expect(readings[0]).toMatchObject({
      sha256: sha256(bytes),
      list: nationalList(),
      signature: { signer: Buffer.from(operator.der).toString('base64') },
    });
  });

  test('200 MB are refused without a thread', async () => {
    expect((await read([{ bytes: new Uint8Array(200 * 1024 * 1024) }])).map(outline)).toEqual(['too-large']);
  });

  test('a list that takes too long is given up, and the thread with it', async () => {
    const bytes = await signedList(nationalList(), operator);
    expect((await read([{ bytes }, { bytes }], testTrustListReader(1))).map(outline)).toEqual([
      'gave-up',
      'gave-up',
    ]);
  });

  test('nothing is read when nobody asks', async () => {
    const asked: number[] = [];
    const bytes = await signedList(nationalList(), operator);
    function* files(): Generator<ListFile> {
      for (let i = 0; i < 3; i++) {
        asked.push(i);
        yield { bytes };
      }
    }
    for await (const reading of testTrustListReader().read(files())) {
      expect(reading.outcome).toBe('signed');
      break;
    }
    expect(asked).toEqual([0]);
  });
});
