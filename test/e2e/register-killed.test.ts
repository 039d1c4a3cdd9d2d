import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { writeEdition } from '../support/register-author.js';
import { qwarden } from '../support/qwarden-command.js';
import { freshDatabase, type TestDatabase } from '../support/test-database.js';

jest.setTimeout(120_000);

const COMMAND = 'dist/cli/qwarden.cjs';
const built = existsSync(COMMAND) && existsSync('dist/server/cli/register.js');
if (!built) process.stderr.write('The command is not built; killing an import is not tested.\n');

const folder = mkdtempSync(join(tmpdir(), 'qwarden-killed-'));
const plan = {
  counts: { PSD_PI: 1_000, PSD_EMI: 400, PSD_AG: 40_000 },
  organisations: [
    { owner: 'LT_BL', number: 'LB000458', name: 'Open Banking UAB', services: { LT: ['PS_080'] } },
  ],
};
let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await freshDatabase();
  const { target } = database;
  env = {
    QWARDEN_DATA_DIR: folder,
    QWARDEN_DATABASE_URL: target.kind === 'postgres' ? target.url : `sqlite:${target.file}`,
    QWARDEN_REGISTER_AGENTS: 'on',
    QWARDEN_SECRET_KEY: 'a key that only tests use, 32 characters or more',
  };
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const lookup = async () => {
  const { stdout } = await qwarden(
    ['register', 'lookup', 'PSDLT-BL-LB000458', '--role', 'PSP_AI', '--json'],
    { env },
  );
  return JSON.parse(stdout);
};

(built ? describe : describe.skip)('an import whose process is killed', () => {
  test('leaves the old edition answering, and the next import works', async () => {
    const first = await writeEdition({ ...plan, publishedAt: new Date('2026-08-16T00:00:00Z') }, folder);
    expect(await qwarden(['register', 'import', first.file], { env })).toMatchObject({ exitCode: 0 });

    // Everything but the organisation is other, so that there is much to write.
    const second = await writeEdition(
      { ...plan, changedShare: 1, generation: 1, publishedAt: new Date('2026-08-17T00:00:00Z') },
      folder,
    );
    await killedWhileWriting(second.file);
    expect(await lookup()).toMatchObject({
      answer: 'yes',
      sources: [{ edition: { version: '202608160000' } }],
    });

    const again = await qwarden(['register', 'import', second.file, '--json'], { env });
    expect(again).toMatchObject({ exitCode: 0 });
    const { changed, removed } = JSON.parse(again.stdout).edition.changes;
    expect([changed, removed]).toEqual([41_400, 0]);
    expect(await lookup()).toMatchObject({
      answer: 'yes',
      sources: [{ edition: { version: '202608170000' } }],
    });
    const { stdout } = await qwarden(['register', 'status', '--json'], { env });
    const states = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).state);
    expect(states).toEqual(['current', 'abandoned', 'past']);
  });
});

/** Ends the process by force as soon as it has told that it wrote some of the edition. */
async function killedWhileWriting(file: string): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [COMMAND, 'register', 'import', file], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr?.once('data', () => child.kill('SIGKILL'));
  await new Promise((resolve) => child.once('exit', resolve));
  expect(child.signalCode).toBe('SIGKILL');
}
