import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readEbaDisclaimer } from '../../core/registers/eba-disclaimer.js';
import { readEbaEntity } from '../../core/registers/eba-entity.js';
import type { RegisterEntry } from '../../core/registers/register-entry.js';
import { type EntryColumns, entryColumns, entryData, entryKey } from '../../core/registers/stored-entry.js';
import { agentLine, agentNameOf } from '../../core/registers/stored-agent.js';
import type {
  AgentBlock,
  KnownStates,
  RegisterFile,
  RegisterFileProblem,
  RegisterReading,
  RegisterReadOptions,
  RegisterSummary,
  RegisterWarning,
} from '../../ports/register-file-reader.js';
import { blocksOf } from './agent-blocks.js';
import { AgentSpill } from './agent-spill.js';
import { EntitySplitter, type Piece } from './entity-splitter.js';
import { HASH_BYTES, KnownHashes, shortHash } from './known-hashes.js';
import { fingerprintOf, jsonIn, UnusableFile } from './register-bytes.js';

/** Entries handed over at a time. */
const BATCH = 200;
/** Blocks of agents handed over at a time: two hundred kilobytes. */
const BLOCKS = 100;
/** Entities after which it is said how far we are, even if nothing is new. */
const REPORT_AFTER = 10_000;
const MOST_EXAMPLES = 20;

/** Everything that is new in a file, in batches, and what it holds altogether. Runs alike in a worker and without. */
export async function* readRegisterFile(
  file: RegisterFile,
  options: RegisterReadOptions,
): AsyncGenerator<RegisterReading, void, void> {
  const { sha256, size } = await fingerprintOf(file);
  const problem = (of: RegisterFileProblem): RegisterReading => ({
    kind: 'problem',
    problem: of,
    ...{ sha256, size },
  });
  if (file.sha256 !== undefined && file.sha256 !== sha256) {
    const message = `The SHA-256 of the file is ${sha256}; ${file.sha256} was announced. It was damaged on the way, or is another file.`;
    return yield problem({ code: 'wrong-hash', message });
  }
  if (sha256 === options.inUse) return yield { kind: 'unchanged' };
  const splitter = new EntitySplitter();
  const entities = new EntityReader(options);
  const inside = createHash('sha256');
  try {
    const json = await jsonIn(file, options.maxBytes);
    let jsonBytes = 0;
    try {
      for await (const chunk of json.chunks) {
        inside.update(chunk);
        jsonBytes += chunk.length;
        for (const piece of splitter.push(chunk)) {
          entities.take(piece);
          if (entities.isBatchFull) yield entities.batch();
        }
        if (splitter.problem !== undefined) return yield problem(splitter.problem);
      }
    } finally {
      json.close();
    }
    splitter.end();
    if (splitter.problem !== undefined) return yield problem(splitter.problem);
    const jsonSha256 = inside.digest('hex');
    if (json.sha256 !== undefined && json.sha256 !== jsonSha256) {
      const message = `The SHA-256 of the JSON is ${jsonSha256}; the file beside it in the archive says ${json.sha256}.`;
      return yield problem({ code: 'wrong-hash', message });
    }
    yield entities.batch();
    yield* entities.agentBlocks();
    yield { kind: 'end', summary: { ...entities.summary(), sha256, size, jsonBytes } };
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    yield problem(error.problem);
  } finally {
    entities.close();
  }
}

/** Takes entities one by one; those that are known are only counted. */
class EntityReader {
  private readonly raw: KnownHashes | undefined;
  private readonly content: KnownHashes | undefined;
  private readonly blocks: KnownHashes | undefined;
  private readonly seen: Uint8Array;
  private readonly seenBlocks: Uint8Array;
  private readonly agents: AgentSpill;
  private readonly keys = new Set<string>();
  private readonly byType = new Map<string, number>();
  private readonly byOwner = new Map<string, number>();
  private readonly warnings = new Map<RegisterWarning['code'], { count: number; examples: string[] }>();
  private disclaimer: string | null = null;
  private version: string | null = null;
  private entries: EntryColumns[] = [];
  private count = 0;
  private told = 0;

  constructor(private readonly options: RegisterReadOptions) {
    const { known } = options;
    if (known !== undefined) {
      this.raw = new KnownHashes(asBuffer(known.raw));
      this.content = new KnownHashes(asBuffer(known.content));
      this.blocks = new KnownHashes(asBuffer(known.blocks));
    }
    this.seen = new Uint8Array((known?.raw.length ?? 0) / HASH_BYTES);
    this.seenBlocks = new Uint8Array((known?.blocks.length ?? 0) / HASH_BYTES);
    this.agents = new AgentSpill(options.scratch);
  }

  get isBatchFull(): boolean {
    return this.entries.length >= BATCH || this.count - this.told >= REPORT_AFTER;
  }

  batch(): RegisterReading {
    const { entries, count } = this;
    this.entries = [];
    this.told = count;
    return { kind: 'entries', entries, entities: count };
  }

  /** To be asked for when every entity was taken: blocks of agents that are not known. */
  *agentBlocks(): Generator<RegisterReading, void, void> {
    let blocks: AgentBlock[] = [];
    const duplicate = (parent: string, code: string): void =>
      this.warn('duplicate', `PSD_AG ${code} of ${parent}`);
    for (const lines of this.agents.parts())
      for (const { data, hash: of, ...block } of blocksOf(lines, duplicate)) {
        const row = this.blocks?.find(of) ?? -1;
        if (row !== -1) {
          this.seenBlocks[row] = 1;
          continue;
        }
        blocks.push({ ...block, hash: of.toString('base64url'), data: data() });
        if (blocks.length === BLOCKS) {
          yield { kind: 'agents', blocks, entities: this.count };
          blocks = [];
        }
      }
    yield { kind: 'agents', blocks, entities: this.count };
  }

  /** Lets go of what was put aside. */
  close(): void {
    this.agents.close();
  }

  take({ kind, bytes, offset }: Piece): void {
    if (kind === 'disclaimer') {
      this.disclaimer ??= disclaimerIn(bytes);
      return;
    }
    this.count++;
    if (isAgent(bytes)) return this.takeAgent(bytes, offset);
    const rawHash = shortHash(bytes);
    if (this.see(this.raw?.find(rawHash) ?? -1)) return;
    const value = this.valueOf(this.textOf(bytes, offset), offset);
    const entry = this.understand(value, offset);
    if (entry === undefined) return;
    const key = entryKey(entry);
    if (this.keys.has(key)) return this.warn('duplicate', `${entry.type} ${entry.code} at byte ${offset}`);
    const data = entryData(entry);
    const contentHash = shortHash(Buffer.from(data));
    this.noteVersion(entry.version);
    if (this.see(this.content?.find(contentHash) ?? -1)) return;
    this.keys.add(key);
    this.countOne(entry.type, entry.owner);
    const hashes = { raw: rawHash.toString('base64url'), content: contentHash.toString('base64url') };
    this.entries.push(entryColumns(entry, data, this.options.day, hashes));
  }

  private takeAgent(bytes: Buffer, offset: number): void {
    this.countOne('PSD_AG', '');
    if (!this.options.agents) return;
    const text = this.textOf(bytes, offset);
    const line = agentLine(this.valueOf(text, offset), text);
    if (line === undefined)
      this.warn('not-understood', `At byte ${offset}: it cannot be told which agent this is.`);
    else this.agents.add(agentNameOf(line).parentCode, line);
  }

  summary(): Omit<RegisterSummary, 'sha256' | 'size' | 'jsonBytes'> {
    return {
      disclaimer: this.disclaimer,
      version: this.version,
      entities: this.count,
      byType: Object.fromEntries(this.byType),
      byOwner: Object.fromEntries(this.byOwner),
      warnings: [...this.warnings].map(([code, { count, examples }]) => ({ code, count, examples })),
      missing: unseen(this.seen),
      missingBlocks: unseen(this.seenBlocks),
    };
  }

  /** Whether the row is one; it is then counted as that. */
  private see(row: number): boolean {
    if (row === -1) return false;
    const { groups, group } = this.options.known as KnownStates;
    const { type, owner } = groups[group[row] as number] as KnownStates['groups'][number];
    if (this.seen[row] === 1) this.warn('duplicate', `${type} of ${owner}`);
    else this.countOne(type, owner);
    this.seen[row] = 1;
    return true;
  }

  private textOf(bytes: Buffer, offset: number): string {
    if (isUtf8(bytes)) return bytes.toString('utf8');
    const message = 'An entity holds bytes that are no UTF-8.';
    throw new UnusableFile({ code: 'not-utf-8', message, offset });
  }

  private valueOf(text: string, offset: number): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      const message = `An entity is no JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'it cannot be parsed'}.`;
      throw new UnusableFile({ code: 'not-json', message, offset });
    }
  }

  private understand(value: unknown, offset: number): RegisterEntry | undefined {
    const read = readEbaEntity(value);
    if (read.ok) {
      for (const { code, key, message } of read.remarks)
        this.warn(code, `${read.entry.type} ${read.entry.code}, ${key}: ${message}`);
      return read.entry;
    }
    this.warn('not-understood', `At byte ${offset}: ${read.problem.message}`);
    return undefined;
  }

  private countOne(type: string, owner: string): void {
    this.byType.set(type, (this.byType.get(type) ?? 0) + 1);
    if (type !== 'PSD_AG') this.byOwner.set(owner, (this.byOwner.get(owner) ?? 0) + 1);
  }

  private noteVersion(version: string | null): void {
    if (version !== null && (this.version === null || version > this.version)) this.version = version;
  }

  private warn(code: RegisterWarning['code'], example: string): void {
    const warning = this.warnings.get(code) ?? { count: 0, examples: [] };
    warning.count++;
    if (warning.examples.length < MOST_EXAMPLES) warning.examples.push(example.slice(0, 300));
    this.warnings.set(code, warning);
  }
}

function unseen(seen: Uint8Array): Uint32Array {
  const rows: number[] = [];
  seen.forEach((isSeen, row) => {
    if (isSeen === 0) rows.push(row);
  });
  return Uint32Array.from(rows);
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const TYPE_KEY = Buffer.from('"EntityType"');
const AGENT = Buffer.from('"PSD_AG"');

/** Found without parsing, because of 330,000 entities 322,000 are agents. */
function isAgent(bytes: Buffer): boolean {
  const key = bytes.indexOf(TYPE_KEY);
  if (key === -1) return false;
  let at = key + TYPE_KEY.length;
  while (at < bytes.length && (bytes[at] === 0x3a || (bytes[at] as number) <= 0x20)) at++;
  return bytes.compare(AGENT, 0, AGENT.length, at, Math.min(at + AGENT.length, bytes.length)) === 0;
}

function disclaimerIn(bytes: Buffer): string | null {
  try {
    return readEbaDisclaimer(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}
