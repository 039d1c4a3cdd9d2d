import type { EntityManager } from 'typeorm';
import type { AgentBlock } from '../ports/register-file-reader.js';
import { breathe, idsOf, places, tuples } from './import-statements.js';
import { OPEN } from './register-entry.entity.js';
import { deleteRows } from './states.js';

/** Fifty kilobytes. */
const BLOCKS_PER_STATEMENT = 20;
const COLUMNS = [
  ...['id', 'source', 'fromEdition', 'toEdition'],
  ...['parentCode', 'first', 'hash', 'count', 'data'],
];
const INSERT = `INSERT INTO "register_agents" (${COLUMNS.map((name) => `"${name}"`).join(', ')}) VALUES `;

export async function insertBlocks(
  tx: EntityManager,
  {
    source,
    number,
    nextBlock,
  }: { readonly source: string; readonly number: number; readonly nextBlock: number },
  blocks: readonly AgentBlock[],
): Promise<void> {
  for (let start = 0; start < blocks.length; start += BLOCKS_PER_STATEMENT) {
    const some = blocks.slice(start, start + BLOCKS_PER_STATEMENT);
    const values: unknown[] = [];
    some.forEach(({ parentCode, first, hash, count, data }, i) => {
      const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
      values.push(nextBlock + start + i, source, number, OPEN, parentCode, first, hash, count, bytes);
    });
    await tx.query(INSERT + tuples(tx, some.length, COLUMNS.length), values);
    await breathe();
  }
}

/** Takes some agents of a source away for good; returns how many blocks those were. */
export async function deleteBlocks(tx: EntityManager, source: string, atMost: number): Promise<number> {
  const ids = await idsOf(
    tx,
    `SELECT "id" FROM "register_agents" WHERE "source" = ${places(tx, 1)} LIMIT ${atMost}`,
    [source],
  );
  await deleteRows(tx, 'register_agents', ids);
  return ids.length;
}
