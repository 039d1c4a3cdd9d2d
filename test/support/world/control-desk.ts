import { command, UnknownCommand } from './commands.js';
import type { WorldReply, WorldRequest } from './listener.js';
import type { World } from './world.js';

/**
 * `GET /control` tells how the world stands; `POST /control/revoke/valid/superseded` carries out a command, its words as
 * the path. A web page that somebody happens to look at is not heard.
 */
export async function answerControl(
  world: World,
  { method, path, headers }: WorldRequest,
): Promise<WorldReply> {
  if (headers.origin !== undefined && headers.origin !== world.address)
    return text(403, 'Not from a web page.');
  let words: readonly string[];
  try {
    words = path.split('/').slice(2).filter(Boolean).map(decodeURIComponent);
  } catch {
    return text(400, 'The address is not encoded as one.');
  }
  const asked = method === 'GET' && words.length === 0 ? ['list'] : words;
  if (method !== 'POST' && asked[0] !== 'list') return text(405, 'Commands are given with POST.');
  try {
    return text(200, await command(world, asked));
  } catch (error) {
    if (error instanceof UnknownCommand) return text(400, error.message);
    throw error;
  }
}

const text = (status: number, body: string): WorldReply => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body: `${body}\n`,
});
