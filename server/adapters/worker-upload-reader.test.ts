import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, jest, test } from '@jest/globals';
import { CertificateAuthority, pemOf } from '../../test/support/certificate-authority.js';
import { mint } from '../../test/support/mint.js';
import { testUploadReader } from '../../test/support/upload-reader.js';
import { zipOf } from '../../test/support/zip.js';
import { WorkerUploadReader } from './worker-upload-reader.js';
import type { UploadedFile, UploadItem } from '../ports/upload-reader.js';

// A thread compiles two hundred files when it starts for the first time.
jest.setTimeout(60_000);

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

async function read(files: readonly UploadedFile[], secondReadings = 1000): Promise<UploadItem[]> {
  const items: UploadItem[] = [];
  for await (const batch of testUploadReader().read(files, { secondReadings })) items.push(...batch);
  return items;
}

/** `source#index` with the serial number, or the problem's code. */
const outline = (items: readonly UploadItem[]): string[] =>
  items.map(
    (item) =>
      `${item.source}#${item.index} ${'problem' in item ? item.problem.code : item.facts.serialNumber}`,
  );

const many = (count: number): string =>
  Array.from({ length: count }, (_, i) => pemOf(mint({ serialNumber: i + 1 }))).join('\n');

describe('reading an upload', () => {
  test('one certificate is inspected and read twice', async () => {
    const { pem, der } = CertificateAuthority.root().issue({ organisation: 'UAB Bandymas' });
    const [item] = await read([{ name: 'tpp.pem', bytes: text(pem) }]);
    expect(item).toMatchObject({
      source: 'tpp.pem',
      index: 0,
      der: Uint8Array.from(der),
      facts: {
        organisation: 'UAB Bandymas',
        organizationIdentifier: 'PSDLT-BL-LB000458',
        ncaId: 'LT-BL',
        country: 'LT',
        kind: 'qwac',
        usableRoles: ['PSP_AI'],
        secondReading: { status: 'agrees' },
      },
    });
  });

  test('a big file is read in a thread, in batches, and once only', async () => {
    const items = await read([{ name: 'all.pem', bytes: text(many(250)) }], 30);
    expect(outline(items)).toEqual(
      Array.from({ length: 250 }, (_, i) => `all.pem#${i} ${(i + 1).toString(16)}`),
    );
    const statuses = items.map((item) => 'facts' in item && item.facts.secondReading.status);
    expect(new Set(statuses)).toEqual(new Set(['pending']));
  });

  test('as many as are answered at once are read twice', async () => {
    const items = await read([{ name: 'all.pem', bytes: text(many(30)) }], 30);
    const statuses = items.map((item) => 'facts' in item && item.facts.secondReading.status);
    expect(statuses).toEqual(Array(30).fill('agrees'));
  });

  test('several threads share a very big one, and its order stays', async () => {
    const content = text(`${many(1_250)}\n${'x'.repeat(2 * 1024 * 1024)}`);
    const items = await read([{ name: 'bundle.pem', bytes: content }]);
    expect(outline(items)).toEqual(
      Array.from({ length: 1_250 }, (_, i) => `bundle.pem#${i} ${(i + 1).toString(16)}`),
    );
  });

  test('a thread that ends early is an error and not a short answer', async () => {
    const dead = new URL('data:text/javascript,process.exit(7)');
    const reading = new WorkerUploadReader(dead).read([{ name: 'a.pem', bytes: new Uint8Array(3_000_000) }], {
      secondReadings: 0,
    });
    await expect(reading.next()).rejects.toThrow('ended before it was done');
  });

  test('nobody has to take all of it', async () => {
    const reader = testUploadReader().read([{ name: 'all.pem', bytes: text(many(250)) }], {
      secondReadings: 0,
    });
    expect((await reader.next()).value).toHaveLength(100);
    await reader.return();
  });

  test('files, archives and bad ones each keep their place', async () => {
    const zip = await zipOf(
      [
        { name: 'a.pem', content: pemOf(mint({ serialNumber: 1 })) },
        { name: 'readme.txt', content: 'Two certificates.' },
        { name: '../b.der', content: '' },
      ].map((file) => ({ ...file, name: file.name.replace('../', '') })),
    );
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const items = await read([
      { name: 'first.pem', bytes: text(pemOf(mint({ serialNumber: 9 }))) },
      { name: 'pack.zip', bytes: zip },
      { name: 'key.pem', bytes: text(key.export({ type: 'pkcs8', format: 'pem' }).toString()) },
      { name: 'cut.der', bytes: mint().subarray(0, 300) },
    ]);
    expect(outline(items)).toEqual([
      'first.pem#0 9',
      'pack.zip/a.pem#0 1',
      'pack.zip/readme.txt#0 not-a-certificate',
      'pack.zip/b.der#0 unreadable',
      'key.pem#0 private-key',
      'cut.der#0 malformed',
    ]);
  });

  test('an archive without files says so', async () => {
    expect(outline(await read([{ name: 'empty.zip', bytes: await zipOf([]) }]))).toEqual([
      'empty.zip#0 unreadable',
    ]);
  });

  test('a file name becomes a harmless label', async () => {
    const items = await read([{ name: 'a\r\nb\u202ec.pem', bytes: text('') }]);
    expect(items[0]!.source).toBe('a\ufffd\ufffdb\ufffdc.pem');
  });
});
