import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../test/support/world/commands.js';
import {
  ForeignFolder,
  registerFile,
  WORLD_FILE,
  writeLists,
  writeWorld,
} from '../../test/support/world/folder.js';
import { startWorld } from '../../test/support/world/start-world.js';
import { describeWorld } from '../../test/support/world/table.js';
import type { World } from '../../test/support/world/world.js';

const DEFAULT_PORT = 4480;
const folder = process.env['QWARDEN_WORLD_DIR'] ?? 'world';

const width = Math.max(...Object.values(COMMANDS).map(({ usage }) => usage.length));
const HELP = `npm run world                  starts a small world; Ctrl-C ends it
npm run world -- COMMAND       speaks to the one that runs

${Object.values(COMMANDS)
  .map(({ usage, help }) => `  ${usage.padEnd(width)}  ${help}`)
  .join('\n')}

QWARDEN_WORLD_PORT  where it listens on 127.0.0.1 (${DEFAULT_PORT})
QWARDEN_WORLD_DIR   where it writes its certificates and lists (world)
`;

/** Returns the exit code; the world itself ends with Ctrl-C. */
export async function runWorld(words: readonly string[]): Promise<number> {
  if (words[0] === '--help' || words[0] === '-h' || words[0] === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  return words.length > 0 ? tell(words) : run();
}

async function run(): Promise<number> {
  const port = Number(process.env['QWARDEN_WORLD_PORT'] ?? DEFAULT_PORT);
  let world: World;
  try {
    world = await startWorld({ port });
  } catch (error) {
    const inUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    return failed(inUse ? `Port ${port} is in use; set QWARDEN_WORLD_PORT to another.` : String(error));
  }
  try {
    writeWorld(world, folder);
  } catch (error) {
    await world.stop();
    return failed(error instanceof ForeignFolder ? error.message : String(error));
  }
  world.onChange = () => writeLists(world, folder);
  process.stdout.write(`${describeWorld(world)}

Files are in ${folder}/. To try one:
  QWARDEN_EGRESS_ALLOW_LOOPBACK=true npx qwarden cert verify \\
    --trust ${folder}/lists --journal ${folder}/official-journal.pem --register ${join(folder, registerFile(world))} \\
    ${folder}/certificates/valid.pem

Commands from another terminal, e.g. npm run world -- revoke valid; all of them with --help. Ctrl-C ends it.
`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await world.stop();
  return 0;
}

async function tell(words: readonly string[]): Promise<number> {
  const file = join(folder, WORLD_FILE);
  if (!existsSync(file)) return failed('No small world was started here; start one with npm run world.');
  const { address } = JSON.parse(readFileSync(file, 'utf8')) as { address: string };
  let answer: Response;
  try {
    answer = await fetch(`${address}/control/${words.map(encodeURIComponent).join('/')}`, { method: 'POST' });
  } catch {
    return failed(`No small world answers at ${address}; start one with npm run world.`);
  }
  const said = await answer.text();
  if (!answer.ok) return failed(said.trimEnd());
  process.stdout.write(said);
  return 0;
}

function failed(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}
