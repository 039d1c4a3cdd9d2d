import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BANK_SWITCH_NAMES } from '../support/bank/switches.js';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
/** As scripts/sandbox.mjs does, without looking whether packages have to be installed. */
const SANDBOX = `
const { runnerImport } = await import('vite');
const { module } = await runnerImport('./scripts/sandbox/run-sandbox.ts', { configFile: false, logLevel: 'warn' });
process.exitCode = await module.runSandbox(process.argv.slice(1));`;

describe('npm run sandbox', () => {
  let folder: string;
  let port: number;
  let bank: ChildProcess;
  let greeting = '';

  const start = (words: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess =>
    spawn(process.execPath, ['--input-type=module', '-e', SANDBOX, '--', ...words], {
      cwd: REPOSITORY,
      env: {
        PATH: process.env['PATH'] ?? '',
        QWARDEN_SANDBOX_PORT: String(port),
        QWARDEN_SANDBOX_DIR: join(folder, 'sandbox'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const run = async (words: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const child = start(words, env);
    let [out, err] = ['', ''];
    child.stdout!.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr!.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, out, err };
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qwarden-sandbox-'));
    port = await twoFreePorts();
    bank = start([]);
    await new Promise<void>((resolve, reject) => {
      bank.stdout!.on('data', (chunk: Buffer) => {
        greeting += chunk.toString();
        if (greeting.includes('Ctrl-C')) resolve();
      });
      bank.stderr!.on('data', (chunk: Buffer) => (greeting += chunk.toString()));
      bank.once('exit', () => reject(new Error(greeting)));
    });
  });
  afterAll(() => {
    bank.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  test('greets with everything that is needed, and no warning', () => {
    for (const said of [
      `https://localhost:${port}/xs2a/berlin/1.3/.well-known/oauth-authorization-server`,
      `https://localhost:${port}/xs2a/georgia/0.8/v1`,
      `http://127.0.0.1:${port + 1}/`,
      ...['sandbox-lt', 'PSDGE-NBG-402227078', 'code-1001', 'tpp-lt.pem'],
    ])
      expect(greeting).toContain(said);
    expect(greeting).not.toMatch(/warning/i);
  });

  test('lists, turns and forgets switches, and tells of calls', async () => {
    expect(await run(['on', 'slow', '5', '/accounts'])).toMatchObject({ code: 0, out: 'slow is on.\n' });
    const { out } = await run(['switches']);
    expect(out.trim().split('\n')).toHaveLength(BANK_SWITCH_NAMES.length);
    expect(out).toMatch(/^on {2}slow /m);
    expect(await run(['off'])).toMatchObject({ code: 0, out: 'Everything is off.\n' });
    expect((await run(['later', '1d'])).out).toMatch(/^It is \d{4}-/);
    expect(await run(['revoke', 'tpp-lt'])).toMatchObject({ code: 0, out: 'tpp-lt is revoked.\n' });
    expect(await run(['calls'])).toMatchObject({ code: 0 });
  });

  test.each([
    [['on', 'nothing'], 'There is no switch nothing'],
    [['on', 'slow', '99999999999'], 'value'],
    [['later', 'soon'], 'A duration is a number with s, m, h or d'],
    [['revoke', 'nobody'], 'There is no certificate nobody'],
    [['dance'], 'There is no command dance'],
  ])('%j says what would make sense', async (words, said) => {
    const { code, err } = await run(words);
    expect([code, err]).toEqual([1, expect.stringContaining(said)]);
  });

  test('says so when its port is taken, its folder is of somebody else, or none runs', async () => {
    const elsewhere = { QWARDEN_SANDBOX_DIR: join(folder, 'second') };
    expect((await run([], elsewhere)).err).toContain(`Port ${port} or ${port + 1} is in use`);
    expect((await run(['switches'], elsewhere)).err).toContain('No sandbox was started here');
    const other = { QWARDEN_SANDBOX_DIR: folder, QWARDEN_SANDBOX_PORT: String(await twoFreePorts()) };
    expect((await run([], other)).err).toContain('was not written by a sandbox');
  });

  test('ends when it is told to', async () => {
    bank.kill('SIGTERM');
    const [code] = (await once(bank, 'exit')) as [number];
    expect(code).toBe(0);
  });
});

/** A port whose next one is free as well, at this moment. */
async function twoFreePorts(): Promise<number> {
  for (;;) {
    const first = createServer().listen(0, '127.0.0.1');
    await once(first, 'listening');
    const { port } = first.address() as AddressInfo;
    const second = createServer().listen(port + 1, '127.0.0.1');
    const isFree = await new Promise<boolean>((resolve) => {
      second.once('listening', () => resolve(true)).once('error', () => resolve(false));
    });
    first.close();
    second.close();
    if (isFree) return port;
  }
}
