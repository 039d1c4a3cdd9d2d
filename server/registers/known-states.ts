import { setImmediate as turn } from 'node:timers/promises';
import type { Database } from '../platform/database/database.js';
import type { EntryGroup, KnownStates } from '../ports/register-file-reader.js';
import { OPEN } from './register-entry.entity.js';

/** Of a hash; as base64url it has 22 letters. */
const HASH_BYTES = 16;
/** Rows read at a time: a few milliseconds. */
const CHUNK = 1_000;

interface Row {
  readonly id: number;
  readonly type: string;
  readonly owner: string;
  readonly rawHash: string;
  readonly contentHash: string;
}

interface Stored {
  readonly known: KnownStates;
  /** Rows of the entries, and of the blocks of agents, in the order of what is known of them. */
  readonly ids: Uint32Array;
  readonly blockIds: Uint32Array;
}

/** What the entries of a source are now, for the reader. */
export async function knownStates(db: Database, source: string): Promise<Stored> {
  const [counted] = await query<{ n: number | string }>(
    db,
    `SELECT COUNT(*) AS "n" FROM "register_entry" WHERE "source" = $1 AND "toEdition" = ${OPEN}`,
    [source],
  );
  const count = Number(counted?.n ?? 0);
  const raw = Buffer.alloc(count * HASH_BYTES);
  const content = Buffer.alloc(count * HASH_BYTES);
  const group = new Uint16Array(count);
  const ids = new Uint32Array(count);
  const groups: EntryGroup[] = [];
  const places = new Map<string, number>();
  let at = 0;
  // In the order of the rows: an index on the source would have to be sorted for each thousand of them.
  for (let last = 0; at < count;) {
    const rows = await query<Row>(
      db,
      `SELECT "id", "type", "owner", "rawHash", "contentHash" FROM "register_entry"` +
        ` WHERE "id" > $1 AND ("source" || '') = $2 AND "toEdition" = ${OPEN} ORDER BY "id" LIMIT ${CHUNK}`,
      [last, source],
    );
    if (rows.length === 0) break;
    for (const { id, type, owner, rawHash, contentHash } of rows.slice(0, count - at)) {
      raw.write(rawHash, at * HASH_BYTES, 'base64url');
      content.write(contentHash, at * HASH_BYTES, 'base64url');
      const name = `${type} ${owner}`;
      let place = places.get(name);
      if (place === undefined) {
        place = groups.push({ type, owner }) - 1;
        places.set(name, place);
      }
      group[at] = place;
      ids[at++] = id;
    }
    last = rows.at(-1)?.id ?? last;
    await turn();
  }
  const { blocks, blockIds } = await knownBlocks(db, source);
  return { known: { raw, content, group, groups, blocks }, ids, blockIds };
}

async function knownBlocks(db: Database, source: string): Promise<{ blocks: Buffer; blockIds: Uint32Array }> {
  const hashes: Buffer[] = [];
  const ids: number[] = [];
  for (let last = 0; ;) {
    const rows = await query<{ id: number; hash: string }>(
      db,
      `SELECT "id", "hash" FROM "register_agents" WHERE "id" > $1 AND ("source" || '') = $2` +
        ` AND "toEdition" = ${OPEN} ORDER BY "id" LIMIT ${CHUNK}`,
      [last, source],
    );
    for (const { id, hash } of rows) {
      ids.push(id);
      hashes.push(Buffer.from(hash, 'base64url'));
    }
    if (rows.length < CHUNK) break;
    last = rows.at(-1)?.id ?? last;
    await turn();
  }
  return { blocks: Buffer.concat(hashes), blockIds: Uint32Array.from(ids) };
}

/** Numbered places become question marks on SQLite, where they are in order. */
function query<T>(db: Database, sql: string, values: readonly unknown[]): Promise<T[]> {
  return db.manager.query(db.kind === 'postgres' ? sql : sql.replace(/\$\d/g, '?'), [...values]);
}
