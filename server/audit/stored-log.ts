import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ChainedEntry } from '../core/audit/audit-entry.js';
import type { AuditCheckpoint, ClaimedLog } from '../core/audit/verify-audit-chain.js';

/** A connection that can be asked; the command line has one without the entities. */
export interface Queryable {
  query<Row>(sql: string): Promise<Row[]>;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The copy of every checkpoint outside the database, one JSON object a line. */
export const checkpointFile = (dataDir: string): string => join(dataDir, 'audit-checkpoints.jsonl');

const BATCH = 5_000;

/** Everything that was stored about the log, exactly as it was stored. */
export async function readStoredLog(db: Queryable, dataDir: string): Promise<ClaimedLog> {
  const [head] = await db.query<{ position: number; hash: string }>(
    'SELECT "position", "hash" FROM "audit_head" WHERE "id" = 1',
  );
  const stored = await db.query<AuditCheckpoint>(
    'SELECT "position", "hash", "at", "keyId", "signature" FROM "audit_checkpoint" ORDER BY "position"',
  );
  const outside = await readCheckpointFile(checkpointFile(dataDir));
  return {
    entries: storedEntries(db),
    checkpoints: [...stored, ...outside.filter((one) => !stored.some((other) => isSame(one, other)))],
    head: head ?? { position: 0, hash: '' },
  };
}

/** In order of position, a few thousand in memory at a time. */
export async function* storedEntries(db: Queryable): AsyncGenerator<ChainedEntry> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const entries = await db.query<ChainedEntry>(
      'SELECT "position", "at", "actorId", "actorName", "via", "action", "subjectType", "subjectId", "details", ' +
        `"hash" FROM "audit_entry" WHERE "position" > ${after} ORDER BY "position" LIMIT ${BATCH}`,
    );
    yield* entries;
    const last = entries.at(-1);
    if (!last || entries.length < BATCH) return;
    after = last.position;
  }
}

/** Lines that are no checkpoint are left out: a crash may have cut the last one. */
async function readCheckpointFile(file: string): Promise<AuditCheckpoint[]> {
  if (!existsSync(file)) return [];
  const checkpoints: AuditCheckpoint[] = [];
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    const checkpoint = parseCheckpoint(line);
    if (checkpoint) checkpoints.push(checkpoint);
  }
  return checkpoints;
}

function parseCheckpoint(line: string): AuditCheckpoint | undefined {
  try {
    const { position, hash, at, keyId, signature } = JSON.parse(line) as AuditCheckpoint;
    const isText = [hash, at, keyId, signature].every((value) => typeof value === 'string');
    return isText && Number.isSafeInteger(position) ? { position, hash, at, keyId, signature } : undefined;
  } catch {
    return undefined;
  }
}

const isSame = (a: AuditCheckpoint, b: AuditCheckpoint) =>
  a.position === b.position && a.hash === b.hash && a.signature === b.signature;
