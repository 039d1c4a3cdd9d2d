import type { RowRemark, RowRemarkCode } from '../../core/registers/sources/source-reading.js';
import { entryColumns, entryData } from '../../core/registers/stored-entry.js';
import type {
  RegisterFile,
  RegisterFileProblem,
  RegisterReading,
  RegisterReadOptions,
  RegisterSummary,
  TableForm,
} from '../../ports/register-file-reader.js';
import { HASH_BYTES, KnownHashes, shortHash } from './known-hashes.js';
import { fingerprintOf, UnusableFile } from './register-bytes.js';
import { countryOf, entriesOf, problemOf } from './table-entries.js';
import { readTableFile } from './table-file.js';

const BATCH = 200;
const MOST_EXAMPLES = 20;

/** What is new in an authority's table, as of the EBA's file: known entries are counted and not handed over. */
export async function* readTableRegister(
  file: RegisterFile,
  { known, inUse, day }: RegisterReadOptions,
  form: TableForm,
): AsyncGenerator<RegisterReading, void, void> {
  const { sha256, size } = await fingerprintOf(file);
  const refused = (problem: RegisterFileProblem): RegisterReading => ({
    kind: 'problem',
    problem,
    sha256,
    size,
  });
  if (file.sha256 !== undefined && file.sha256 !== sha256) {
    const message = `The SHA-256 of the file is ${sha256}; ${file.sha256} was announced.`;
    return yield refused({ code: 'wrong-hash', message });
  }
  if (sha256 === inUse) return yield { kind: 'unchanged' };
  try {
    const reading = entriesOf(await readTableFile(file, countryOf(form)), form, day);
    if (!reading.ok) return yield refused(problemOf(reading.problem));
    const content =
      known &&
      new KnownHashes(Buffer.from(known.content.buffer, known.content.byteOffset, known.content.byteLength));
    const seen = new Uint8Array((known?.content.length ?? 0) / HASH_BYTES);
    const [byType, byOwner] = [new Map<string, number>(), new Map<string, number>()];
    const columns = reading.entries.flatMap(({ entry }) => {
      byType.set(entry.type, (byType.get(entry.type) ?? 0) + 1);
      byOwner.set(entry.owner, (byOwner.get(entry.owner) ?? 0) + 1);
      const data = entryData(entry);
      const hash = shortHash(Buffer.from(data));
      const row = content?.find(hash) ?? -1;
      if (row !== -1 && seen[row] === 0) {
        seen[row] = 1;
        return [];
      }
      const text = hash.toString('base64url');
      return [entryColumns(entry, data, day, { raw: text, content: text })];
    });
    const entities = reading.entries.length;
    for (let at = 0; at < columns.length; at += BATCH)
      yield {
        kind: 'entries',
        entries: columns.slice(at, at + BATCH),
        entities: Math.min(entities, at + BATCH),
      };
    const missing = Uint32Array.from([...seen].flatMap((isSeen, row) => (isSeen === 0 ? [row] : [])));
    yield {
      kind: 'end',
      summary: {
        ...{ sha256, size, jsonBytes: size, disclaimer: null, version: null, entities, missing },
        byType: Object.fromEntries(byType),
        byOwner: Object.fromEntries(byOwner),
        warnings: warningsOf(reading.remarks),
      },
    };
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    yield refused(error.problem);
  }
}

function warningsOf(remarks: readonly RowRemark[]): RegisterSummary['warnings'] {
  const found = new Map<RowRemarkCode, { count: number; examples: string[] }>();
  for (const { code, message } of remarks) {
    const warning = found.get(code) ?? { count: 0, examples: [] };
    warning.count++;
    if (warning.examples.length < MOST_EXAMPLES) warning.examples.push(message.slice(0, 300));
    found.set(code, warning);
  }
  return [...found].map(([code, { count, examples }]) => ({ code, count, examples }));
}
