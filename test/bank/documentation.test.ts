import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COMMANDS } from '../../scripts/sandbox/commands.js';
import { ForeignFolder, writeSandbox } from '../../scripts/sandbox/folder.js';
import { BankTime } from '../support/bank/bank-time.js';
import type { Bank } from '../support/bank/bank.js';
import { ControlDesk } from '../support/bank/control-desk.js';
import { visitBank } from '../support/bank/customer-visit.js';
import { readyCertificates } from '../support/bank/ready-certificates.js';
import { startBank } from '../support/bank/start-bank.js';
import { BANK_SWITCH_NAMES } from '../support/bank/switches.js';

const run = promisify(execFile);
const hasCurl = spawnSync('curl', ['--version']).status === 0;
if (!hasCurl) console.log('There is no curl on this machine; the tests that run it are left out.');

const GUIDE = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');
const BLOCKS = [...GUIDE.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block!);

describe('docs/sandbox.md', () => {
  let folder: string;
  let bank: Bank;
  let desk: ControlDesk;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qwarden-sandbox-'));
    const time = new BankTime();
    bank = await startBank({ now: time.now, redirectUris: ['http://127.0.0.1:4080/callback'] });
    const certificates = readyCertificates(bank);
    desk = await new ControlDesk({ bank, time, certificates }).listen();
    writeSandbox(
      { bank, control: desk.address, certificates: certificates.values() },
      join(folder, 'sandbox'),
    );
  });
  afterAll(async () => {
    await desk.close();
    await bank.stop();
    rmSync(folder, { recursive: true });
  });

  const typed = async (script: string): Promise<string> => {
    const here = script
      .replaceAll('https://localhost:4490', bank.origin)
      .replaceAll('http://127.0.0.1:4491', desk.address);
    const { stdout } = await run('bash', ['-e', '-o', 'pipefail', '-c', here], { cwd: folder });
    return stdout;
  };

  (hasCurl ? test : test.skip)('leads with its lines of curl from the metadata to the accounts', async () => {
    const [metadata = '', consent = '', address = '', accounts = ''] = BLOCKS;
    expect(JSON.parse(await typed(metadata))).toMatchObject({
      issuer: `${bank.origin}/xs2a/berlin/1.3/`,
    });
    await typed(`${consent}\n${address}`);
    const authorize = readFileSync(join(folder, 'authorize.txt'), 'utf8').trim();
    const back = await visitBank(bank, authorize, { customer: '1001' });
    const { consentId } = JSON.parse(readFileSync(join(folder, 'consent.json'), 'utf8')) as {
      consentId: string;
    };
    const code = back.searchParams.get('code');
    const shown = await typed(`CONSENT=${consentId}\nCODE=${code}\n${accounts}`);
    expect((JSON.parse(shown) as { accounts: unknown[] }).accounts).toHaveLength(2);
  });

  (hasCurl ? test : test.skip)('operates the bank with its lines of curl', async () => {
    const lines = BLOCKS.at(-1)!.trim().split('\n');
    const said = async (line: string | undefined): Promise<unknown> => JSON.parse(await typed(line!));
    expect(await said(lines[0])).toHaveLength(BANK_SWITCH_NAMES.length);
    expect(await said(lines[1])).toMatchObject({ name: 'slow', isOn: true, value: 5_000 });
    await said(lines[2]);
    expect(bank.switches.all).toEqual([]);
    const before = bank.now();
    await said(lines[3]);
    expect(bank.now().getTime() - before.getTime()).toBeGreaterThanOrEqual(86_400_000);
    expect(await said(lines[4])).toHaveLength(bank.calls.all.length);
  });

  test('names only commands that exist', () => {
    const named = [...GUIDE.matchAll(/npm run sandbox -- (\w+)/g)].map(([, word]) => word!);
    expect(named.filter((word) => COMMANDS[word] === undefined)).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
  });

  test('does not replace a folder of somebody else', () => {
    const given = { bank, control: desk.address, certificates: [] };
    expect(() => writeSandbox(given, folder)).toThrow(ForeignFolder);
  });
});
