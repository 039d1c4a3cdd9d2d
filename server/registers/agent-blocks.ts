import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { STAMP } from '../core/registers/stored-agent.js';

/** A block has some twenty agents of half a kilobyte; nobody but us has written it. */
const LARGEST_BLOCK = 256 * 1024 * 1024;
const inflate = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw);

export interface StoredAgent {
  readonly line: string;
  readonly stamp: string;
}

/** The agents of a block, unpacked away from the event loop. */
export async function agentsIn(data: Uint8Array): Promise<StoredAgent[]> {
  const lines = (await inflate(data, { maxOutputLength: LARGEST_BLOCK })).toString('utf8').split('\n');
  const stamps = lines.pop()?.split(STAMP) ?? [];
  return lines.map((line, i) => ({ line, stamp: stamps[i] ?? '' }));
}
