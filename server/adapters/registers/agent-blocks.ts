import { hash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { agentBeginning, agentNameOf, STAMP } from '../../core/registers/stored-agent.js';
import type { AgentBlock } from '../../ports/register-file-reader.js';
import { spread } from './agent-spill.js';
import { HASH_BYTES } from './known-hashes.js';

/** A block ends after every agent whose beginning says so, so that one that comes or goes moves no other boundary. */
const USUAL_LENGTH = 32;
const LONGEST = 128;

/** What a block holds, before it is known whether it has to be stored. */
export interface PlainBlock extends Omit<AgentBlock, 'data' | 'hash'> {
  readonly hash: Buffer;
  /** Compressed: the lines, and on one more line their stamps. */
  data(): Uint8Array<ArrayBuffer>;
}

/** Sorts lines of agents and cuts them into blocks of one parent each; an agent that stands there twice counts once. */
export function* blocksOf(
  stamped: string[],
  onDuplicate: (parentCode: string, code: string) => void,
): Generator<PlainBlock, void, void> {
  stamped.sort();
  let parent: string | undefined;
  let codes = new Set<string>();
  let block: string[] = [];
  for (const line of stamped) {
    const { parentCode, code } = agentNameOf(line);
    if (parentCode !== parent) {
      if (parent !== undefined && block.length > 0) yield plainBlock(parent, block);
      [parent, codes, block] = [parentCode, new Set(), []];
    }
    if (codes.has(code)) {
      onDuplicate(parentCode, code);
      continue;
    }
    codes.add(code);
    block.push(line);
    if (spread(code) % USUAL_LENGTH === 0 || block.length === LONGEST) {
      yield plainBlock(parentCode, block);
      block = [];
    }
  }
  if (parent !== undefined && block.length > 0) yield plainBlock(parent, block);
}

function plainBlock(parentCode: string, stamped: readonly string[]): PlainBlock {
  let text = '';
  let stamps = '';
  for (const line of stamped) {
    const end = line.lastIndexOf(STAMP);
    text += (text === '' ? '' : '\n') + line.slice(0, end);
    stamps += line.slice(end);
  }
  return {
    parentCode,
    count: stamped.length,
    first: agentBeginning(stamped[0] ?? ''),
    hash: hash('sha256', text, 'buffer').subarray(0, HASH_BYTES),
    data: () => new Uint8Array(deflateRawSync(`${text}\n${stamps.slice(STAMP.length)}`, { level: 1 })),
  };
}
