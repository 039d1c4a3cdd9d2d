import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import { type ArchiveFile, zipOf } from '../../test/support/zip.js';
import { isZip, readZip, ZIP_LIMITS, type ZipItem, type ZipLimits } from './zip-reader.js';

const itemsOf = async (bytes: Uint8Array, limits: Partial<ZipLimits> = {}): Promise<ZipItem[]> => {
  const items: ZipItem[] = [];
  for await (const item of readZip(bytes, { ...ZIP_LIMITS, ...limits })) items.push(item);
  return items;
};

/** Names with their text, or with the problem's code. */
const outlineOf = async (files: readonly ArchiveFile[], limits: Partial<ZipLimits> = {}) =>
  (await itemsOf(await zipOf(files), limits)).map((item) => [
    item.name,
    'problem' in item ? item.problem.code : Buffer.from(item.bytes).toString('latin1'),
  ]);

const MEGABYTE = 1024 * 1024;

describe('reading a ZIP', () => {
  test('files come out in order, directories and desktop litter do not', async () => {
    const files = ['a.pem', 'sub/b.pem', '__MACOSX/._a.pem', 'sub/.DS_Store', 'Thumbs.db'];
    expect(await outlineOf(files.map((name) => ({ name, content: `in ${name}` })))).toEqual([
      ['a.pem', 'in a.pem'],
      ['sub/b.pem', 'in sub/b.pem'],
    ]);
  });

  test('a name that climbs out of the archive stays a name', async () => {
    // yazl refuses to write such a name, so it is patched into the bytes.
    const zip = Buffer.from(await zipOf([{ name: 'aa/evil.pem', content: 'x' }]));
    for (let at = zip.indexOf('aa/evil'); at >= 0; at = zip.indexOf('aa/evil')) zip.write('../evil', at);
    expect(await itemsOf(zip)).toMatchObject([{ name: '../evil.pem' }]);
  });

  test('an archive inside the archive is refused and its neighbours are kept', async () => {
    const inner = await zipOf([{ name: 'x', content: 'x' }]);
    const outline = await outlineOf([
      { name: 'a.pem', content: 'A' },
      { name: 'inner.zip', content: inner },
      { name: 'b.pem', content: 'B' },
    ]);
    expect(outline).toEqual([
      ['a.pem', 'A'],
      ['inner.zip', 'unreadable'],
      ['b.pem', 'B'],
    ]);
  });

  test('a bomb stops the archive, and what came before it is kept', async () => {
    const outline = await outlineOf([
      { name: 'a.pem', content: 'A' },
      { name: 'bomb', content: Buffer.alloc(8 * MEGABYTE) },
      { name: 'b.pem', content: 'B' },
    ]);
    expect(outline).toEqual([
      ['a.pem', 'A'],
      ['', 'too-large'],
    ]);
  });

  test('a small file may be as compressible as it likes', async () => {
    const outline = await outlineOf([{ name: 'zeros', content: Buffer.alloc(MEGABYTE) }]);
    expect(outline.map(([name]) => name)).toEqual(['zeros']);
  });

  test('the sum of all files is limited', async () => {
    const outline = await outlineOf(
      ['a', 'b', 'c'].map((name) => ({ name, content: name.repeat(10), stored: true })),
      { totalBytes: 20 },
    );
    expect(outline.map(([name, content]) => [name, content?.slice(0, 9)])).toEqual([
      ['a', 'aaaaaaaaa'],
      ['b', 'bbbbbbbbb'],
      ['', 'too-large'],
    ]);
  });

  test('an archive with too many entries is not opened', async () => {
    const outline = await outlineOf(
      ['a', 'b', 'c'].map((name) => ({ name, content: name })),
      { entries: 2 },
    );
    expect(outline).toEqual([['', 'too-large']]);
  });

  test('the number of entries is counted and not believed', async () => {
    const zip = Buffer.from(await zipOf(['a', 'b', 'c'].map((name) => ({ name, content: name }))));
    const end = zip.lastIndexOf('PK\x05\x06');
    zip.writeUInt16LE(2, end + 8);
    zip.writeUInt16LE(2, end + 10);
    expect((await itemsOf(zip)).map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('a file with damaged data is refused and its neighbours are kept', async () => {
    const zip = Buffer.from(
      await zipOf([
        { name: 'a', content: 'alpha '.repeat(50) },
        { name: 'b', content: 'beta' },
      ]),
    );
    // The first byte of the deflate stream: a reserved block type.
    zip[30 + 1] = 0x07;
    const items = await itemsOf(zip);
    expect(items.map((item) => [item.name, 'problem' in item && item.problem.code])).toEqual([
      ['a', 'unreadable'],
      ['b', false],
    ]);
  });

  test('an encrypted file is refused by name', async () => {
    const zip = Buffer.from(await zipOf([{ name: 'a', content: 'A' }]));
    const directory = zip.indexOf('PK\x01\x02');
    zip.writeUInt16LE(zip.readUInt16LE(directory + 8) | 1, directory + 8);
    expect(await itemsOf(zip)).toEqual([
      { name: 'a', problem: { code: 'unreadable', message: 'The file is encrypted.' } },
    ]);
  });

  test('what only begins like an archive is refused', async () => {
    expect(await itemsOf(Buffer.from('PK\x03\x04 and nothing else'))).toMatchObject([
      { name: '', problem: { code: 'unreadable' } },
    ]);
  });

  test('a truncated archive is refused', async () => {
    const zip = await zipOf([{ name: 'a', content: 'A'.repeat(1000) }]);
    expect(await itemsOf(zip.subarray(0, zip.length - 10))).toMatchObject([
      { name: '', problem: { code: 'unreadable' } },
    ]);
  });

  test('an archive is known by its first bytes', async () => {
    expect(isZip(await zipOf([{ name: 'a', content: 'A' }]))).toBe(true);
    expect(isZip(await zipOf([]))).toBe(true);
    expect(isZip(Buffer.from('PKCS7'))).toBe(false);
    expect(isZip(Buffer.from('-----BEGIN'))).toBe(false);
    expect(isZip(new Uint8Array())).toBe(false);
  });
});
