import yauzl, { type Entry } from 'yauzl';

export interface ZipLimits {
  readonly entries: number;
  /** Unpacked, all entries together. */
  readonly totalBytes: number;
  /** Unpacked to packed bytes, looked at above `ratioFromBytes` unpacked bytes. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
}

/** Far above any honest archive of certificates (the EBA's own archive has a ratio of 11:1), far below a bomb. */
export const ZIP_LIMITS: ZipLimits = {
  entries: 10_000,
  totalBytes: 256 * 1024 * 1024,
  ratio: 40,
  ratioFromBytes: 1024 * 1024,
};

export type ZipItem =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly problem: ZipProblem };

export interface ZipProblem {
  readonly code: 'too-large' | 'unreadable';
  readonly message: string;
}

/** Local file header, or the end record of an empty archive. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/**
 * The files of a ZIP, one after the other, in memory: no name of the archive ever becomes a path. What is wrong with
 * one file is an item of its own and the others follow; a limit of the whole archive ends it with an item whose name is
 * empty. The sizes that the archive announces are never believed; what comes out of the inflater is counted.
 */
export async function* readZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): AsyncGenerator<ZipItem> {
  let archive: yauzl.ZipFile;
  try {
    archive = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      // Names are only labels here; a strict reader would refuse the whole archive for one `../`.
      decodeStrings: false,
      validateEntrySizes: true,
    });
  } catch {
    return yield unreadable('', 'The file begins like a ZIP archive but cannot be read as one.');
  }
  if (archive.entryCount > limits.entries) {
    return yield tooLarge(`The archive lists ${archive.entryCount} entries; the limit is ${limits.entries}.`);
  }

  const budget = { unpacked: 0, packed: bytes.length };
  let entries = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      if (++entries > limits.entries) {
        return yield tooLarge(`The archive holds more than ${limits.entries} entries.`);
      }
      const name = label(entry);
      if (name.endsWith('/') || isDesktopLitter(name)) continue;
      const item = await unpack(archive, entry, name, budget, limits);
      if (item === undefined) continue;
      yield item;
      if ('problem' in item && item.name === '') return;
    }
  } catch {
    yield unreadable(
      '',
      'The directory of the archive is damaged; what stands after the damage was not read.',
    );
  }
}

async function unpack(
  archive: yauzl.ZipFile,
  entry: Entry,
  name: string,
  budget: { unpacked: number; readonly packed: number },
  limits: ZipLimits,
): Promise<ZipItem | undefined> {
  if (entry.isEncrypted()) return unreadable(name, 'The file is encrypted.');
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const stream = await archive.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      budget.unpacked += chunk.length;
      const excess = excessOf(size, entry.compressedSize, budget, limits);
      if (excess !== undefined) {
        stream.destroy();
        return tooLarge(excess);
      }
      chunks.push(chunk);
    }
  } catch {
    return unreadable(name, 'The file cannot be unpacked: its data is damaged.');
  }
  const unpacked = Buffer.concat(chunks);
  return isZip(unpacked)
    ? unreadable(name, 'An archive inside an archive is not opened; upload it by itself.')
    : { name, bytes: unpacked };
}

function excessOf(
  size: number,
  packed: number,
  budget: { readonly unpacked: number; readonly packed: number },
  limits: ZipLimits,
): string | undefined {
  const megabytes = Math.floor(limits.totalBytes / (1024 * 1024));
  if (budget.unpacked > limits.totalBytes) {
    return `The archive unpacks to more than ${megabytes} MB; what follows was not read.`;
  }
  const entryRatio = size > limits.ratioFromBytes && size > limits.ratio * packed;
  // Entries that share their packed bytes each look honest; together they unpack to more than the file can hold.
  const archiveRatio =
    budget.unpacked > limits.ratioFromBytes && budget.unpacked > limits.ratio * budget.packed;
  return entryRatio || archiveRatio
    ? `The archive unpacks to more than ${limits.ratio} times its size, as a ZIP bomb does; what follows was not read.`
    : undefined;
}

const label = (entry: Entry): string =>
  yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

/** What desktops add to archives by themselves. */
const isDesktopLitter = (name: string): boolean =>
  /^__MACOSX\//.test(name) || /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(name);

const unreadable = (name: string, message: string): ZipItem => ({
  name,
  problem: { code: 'unreadable', message },
});
const tooLarge = (message: string): ZipItem => ({ name: '', problem: { code: 'too-large', message } });
