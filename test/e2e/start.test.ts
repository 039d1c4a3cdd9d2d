import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type TestDatabase, freshDatabase } from '../support/test-database.js';

jest.setTimeout(120_000);

const MAIN = 'dist/server/main.js';
const built = existsSync(MAIN);
if (!built) process.stderr.write('The server is not built; its start is not tested.\n');

const dataDir = join(mkdtempSync(join(tmpdir(), 'qwarden-start-')), 'data');
let database: TestDatabase;
let port: number;
beforeAll(async () => {
  database = await freshDatabase();
  port = await freePort();
});
afterAll(async () => {
  await database.drop();
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

interface Run {
  readonly child: ChildProcess;
  /** All that it printed so far. */
  output(): string;
  readonly ended: Promise<number | null>;
}

function run(script: string, args: readonly string[], env: Record<string, string>): Run {
  let output = '';
  const url = database.target.kind === 'postgres' ? database.target.url : `sqlite:${database.target.file}`;
  const child = spawn(process.execPath, [script, ...args], {
    env: {
      PATH: process.env['PATH'] ?? '',
      QWARDEN_DATA_DIR: dataDir,
      QWARDEN_DATABASE_URL: url,
      QWARDEN_TRUST_LISTS: 'off',
      QWARDEN_REGISTER_URL: 'off',
      ...env,
    },
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return { child, output: () => output, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

async function start(): Promise<Run> {
  const server = run(MAIN, [], { QWARDEN_PORT: String(port) });
  while (!server.output().includes('listens on') && server.child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return server;
}

const cli = async (group: 'audit' | 'keys' | 'user', ...args: string[]) => {
  const code = `import('./dist/server/cli/${group}.js').then(async ({ run }) => { process.exitCode = await run(process.argv.slice(1), process); })`;
  const command = run('--input-type=module', ['-e', code, '--', ...args], {});
  return { code: await command.ended, output: command.output() };
};

const ifBuilt = built ? describe : describe.skip;

ifBuilt('the server', () => {
  test('says where it listens and, once, how to sign in; and stops when asked', async () => {
    const first = await start();
    expect(first.output()).toContain(`Qwarden listens on http://127.0.0.1:${port}`);
    const [, email, password] = /Administrator (\S+), one-time password (\S+)/.exec(first.output()) ?? [];
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    expect(await answer.json()).toMatchObject({ role: 'admin', mustChangePassword: true });
    first.child.kill('SIGTERM');
    await first.ended;

    const second = await start();
    expect(second.output()).not.toContain('one-time password');
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    second.child.kill('SIGTERM');
    await second.ended;
    expect(second.output()).not.toMatch(/error/i);
  });

  test('leaves files that only its user can read', () => {
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    const checkpoint = JSON.parse(
      readFileSync(join(dataDir, 'audit-checkpoints.jsonl'), 'utf8').split('\n')[0] ?? '',
    );
    expect(checkpoint.position).toBeGreaterThan(0);
  });

  test('does not start where another one listens, and says so', async () => {
    const first = await start();
    const second = run(MAIN, [], { QWARDEN_PORT: String(port) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/^The port is taken/m);
    first.child.kill('SIGTERM');
    await first.ended;
  });

  test('does not start on a file that is no database', async () => {
    const file = join(dataDir, 'notes.txt');
    writeFileSync(file, 'These are my notes, not a database.'.repeat(100));
    const failed = run(MAIN, [], { QWARDEN_PORT: String(port), QWARDEN_DATABASE_URL: `sqlite:${file}` });
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toMatch(/^The database file is damaged or something else/m);
    expect(readFileSync(file, 'utf8')).toContain('my notes');
  });

  test('does not start on wrong settings and names each', async () => {
    const failed = run(MAIN, [], { QWARDEN_PORT: 'x', QWARDEN_BASE_URL: 'y', QWARDEN_NOPE: 'z' });
    expect(await failed.ended).toBe(1);
    expect(
      failed
        .output()
        .trim()
        .split('\n')
        .map((line) => line.split(' ', 1)[0])
        .sort(),
    ).toEqual(['QWARDEN_BASE_URL', 'QWARDEN_NOPE', 'QWARDEN_PORT']);
  });
});

ifBuilt('the command line', () => {
  test('makes an account and gives a new password', async () => {
    const made = await cli(
      'user',
      'create',
      '--email',
      'cli@bank.example',
      '--name',
      'C',
      '--role',
      'auditor',
      '--json',
    );
    expect(made.code).toBe(0);
    expect(JSON.parse(made.output)).toMatchObject({ email: 'cli@bank.example', role: 'auditor' });
    const reset = await cli('user', 'reset', '--email', 'CLI@bank.example');
    expect(reset).toMatchObject({
      code: 0,
      output: expect.stringMatching(/one-time password (\w{5}-?){4} /),
    });
  });

  test('refuses an account that is there', async () => {
    const again = await cli(
      'user',
      'create',
      '--email',
      'cli@bank.example',
      '--name',
      'C',
      '--role',
      'auditor',
    );
    expect(again).toEqual({ code: 2, output: 'qwarden: There is a user with this e-mail address.\n' });
  });

  test('verifies and prints the audit log, which knows who made the account', async () => {
    const verified = await cli('audit', 'verify', '--json');
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.output)).toMatchObject({ faults: [] });
    const entries = (await cli('audit', 'export')).output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries).toHaveLength(JSON.parse(verified.output).entries);
    expect(entries.filter(({ via }) => via === 'cli').map(({ action }) => action)).toEqual([
      'user.create',
      'user.reset',
    ]);
  });

  test('prints the public key for the auditor', async () => {
    expect((await cli('audit', 'key')).output).toMatch(
      /^-----BEGIN PUBLIC KEY-----\n.*\n-----END PUBLIC KEY-----\n$/,
    );
  });
});

ifBuilt('another secret key', () => {
  const verified = async () => JSON.parse((await cli('audit', 'verify', '--json')).output);

  test('does not start the server: one line says which key it wants', async () => {
    const failed = run(MAIN, [], {
      QWARDEN_PORT: String(port),
      QWARDEN_SECRET_KEY: 'the key of another installation, long enough',
    });
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toMatch(
      /^QWARDEN_SECRET_KEY is not the key that sealed .*QWARDEN_SECRET_KEY_FORMER/m,
    );
  });

  test('is made beside the former one, which opens until everything is sealed anew', async () => {
    const before = await cli('keys', 'status');
    expect(before).toMatchObject({ code: 0, output: expect.stringContaining('installation_secret.sealed') });
    const former = readFileSync(join(dataDir, 'secret.key'), 'utf8');
    const renewed = await cli('keys', 'rotate');
    expect(renewed).toMatchObject({ code: 0, output: expect.stringContaining('Start every instance anew') });
    expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).not.toBe(former);
    expect(readFileSync(join(dataDir, 'secret.key.former'), 'utf8')).toBe(former);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    expect((await verified()).faults).toEqual([]);

    const server = await start();
    const sealed = await cli('keys', 'rotate', '--json');
    expect(sealed.code).toBe(0);
    expect(JSON.parse(sealed.output)).toMatchObject({
      state: 'sealed',
      columns: expect.arrayContaining([
        { table: 'installation_secret', column: 'sealed', rewrapped: 2, current: 0, unopened: [] },
      ]),
    });
    expect(existsSync(join(dataDir, 'secret.key.former'))).toBe(false);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    server.child.kill('SIGTERM');
    await server.ended;
  });

  test('is made and sealed under at once where no instance is running; the audit log stays signed by one key', async () => {
    const publicKey = (await cli('audit', 'key')).output;
    const done = await cli('keys', 'rotate', '--offline');
    expect(done).toMatchObject({ code: 0, output: expect.stringContaining('2 sealed anew') });
    expect((await cli('audit', 'key')).output).toBe(publicKey);
    expect((await verified()).faults).toEqual([]);
    const entries = (await cli('audit', 'export')).output.trim().split('\n');
    expect(entries.map((line) => JSON.parse(line).action)).toEqual(
      expect.arrayContaining(['secret-key.renew', 'secret-key.rotate']),
    );
  });

  test('of the environment is not made for its owner', async () => {
    const server = await start();
    server.child.kill('SIGTERM');
    await server.ended;
    const key = readFileSync(join(dataDir, 'secret.key'), 'utf8').trim();
    const code = `import('./dist/server/cli/keys.js').then(async ({ run }) => { process.exitCode = await run(['rotate'], process); })`;
    const command = run('--input-type=module', ['-e', code], { QWARDEN_SECRET_KEY: key });
    expect(await command.ended).toBe(2);
    expect(command.output()).toMatch(/QWARDEN_SECRET_KEY_FORMER/);
  });
});
