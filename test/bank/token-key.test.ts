import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { TlsDialer } from '../../server/adapters/dialer/tls-dialer.js';
import { probeRun } from '../../server/cli/probe-command.js';
import { readCredential } from '../../server/cli/read-credential.js';
import type { ProbeReport } from '../../server/core/probes/probe-result.js';
import type { Bank } from '../support/bank/bank.js';
import { readyCertificates } from '../support/bank/ready-certificates.js';
import { LITHUANIAN_TPP, startBank } from '../support/bank/start-bank.js';

jest.setTimeout(180_000);

const REDIRECT = 'https://tpp.example/callback';
const PIN = 'pin-of-a-token-8f3';
const LIBRARY = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/pkcs11/libsofthsm2.so'].find(existsSync);
const MODULE = `module-path=${LIBRARY}`;
const KEY = `pkcs11:token=qwarden;object=qwac;type=private?${MODULE}`;

let bank: Bank;
let dialer: TlsDialer;
let folder: string;
const path = (name: string): string => join(folder, name);
const written = (name: string, text: string): string => {
  writeFileSync(path(name), text, { mode: 0o600 });
  return path(name);
};

beforeAll(async () => {
  if (LIBRARY === undefined || spawnSync('softhsm2-util', ['--version']).error !== undefined)
    throw new Error('SoftHSM is not installed: apt-get install softhsm2 libengine-pkcs11-openssl');
  folder = mkdtempSync(join(tmpdir(), 'qwarden-token-'));
  mkdirSync(path('tokens'));
  process.env['SOFTHSM2_CONF'] = written('softhsm2.conf', `directories.tokendir = ${path('tokens')}\n`);
  bank = await startBank({ redirectUris: [REDIRECT] });
  const good = readyCertificates(bank).get('tpp-lt')!;
  written('cert.pem', good.pem);
  written('key.pem', good.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  written('other.pem', readyCertificates(bank).get('not-registered')!.pem);
  // For the same key.
  written('revoked.pem', readyCertificates(bank).get('revoked')!.pem);
  written('pin', `${PIN}\n`);
  written('wrong-pin', 'pin-of-another-token\n');
  const softhsm = (...args: string[]) =>
    execFileSync('softhsm2-util', args, { stdio: 'pipe', env: process.env });
  softhsm('--init-token', '--free', '--label', 'qwarden', '--pin', PIN, '--so-pin', '998877');
  softhsm('--import', path('key.pem'), '--token', 'qwarden', '--label', 'qwac', '--id', '01', '--pin', PIN);
});
afterAll(async () => {
  await bank?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

async function command(...args: readonly string[]): Promise<{ report: ProbeReport; text: string }> {
  dialer = new TlsDialer(
    { allowedHosts: [], allowLoopback: true, proxy: undefined },
    { trustedCertificates: [bank.serverRoot] },
  );
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  let text = '';
  let said = '';
  stdout.on('data', (chunk) => (text += chunk));
  stderr.on('data', (chunk) => (said += chunk));
  await probeRun(
    [
      ...['--target', 'berlin-1.3', '--origin', bank.origin, '--json'],
      ...['--client-id', LITHUANIAN_TPP.clientId, '--redirect-uri', REDIRECT, ...args],
    ],
    { stdout, stderr, stdin: Readable.from([]) },
    { dialer, now: () => new Date(), userAgent: 'Qwarden', readCredential },
  );
  return { report: JSON.parse(text) as ProbeReport, text: text + said };
}

const verdictsOf = ({ verdicts }: ProbeReport) =>
  Object.fromEntries(verdicts.map(({ question, answer }) => [question, answer]));
const mtlsOf = ({ steps }: ProbeReport) => steps.find(({ step }) => step === 'mtls')!;

describe('a key that stays in its token', () => {
  test('opens at the bank what the same key in a file opens', async () => {
    const file = await command('--cert', path('cert.pem'), '--key', path('key.pem'));
    const token = await command('--cert', path('cert.pem'), '--key', KEY, '--passphrase-file', path('pin'));
    expect(verdictsOf(token.report)).toEqual(verdictsOf(file.report));
    expect(verdictsOf(token.report)).toMatchObject({
      'certificate-accepted': 'yes',
      PSP_AI: 'yes',
      PSP_PI: 'yes',
    });
    const states = ({ steps }: ProbeReport) => steps.map(({ step, state }) => [step, state]);
    expect(states(token.report)).toEqual(states(file.report));
    expect(mtlsOf(token.report).facts).toEqual(
      expect.arrayContaining([{ name: 'version', value: 'TLSv1.3' }]),
    );
    expect(token.text).not.toContain(PIN);
  });

  test('takes the PIN from the URI, too, and shows it nowhere', async () => {
    const { report, text } = await command('--cert', path('cert.pem'), '--key', `${KEY}&pin-value=${PIN}`);
    expect(verdictsOf(report)).toMatchObject({ 'certificate-accepted': 'yes' });
    expect(text).not.toContain(PIN);
  });

  test('is refused with a certificate that is revoked, and that is no outage', async () => {
    const { report } = await command(
      ...['--cert', path('revoked.pem'), '--key', KEY, '--passphrase-file', path('pin')],
    );
    expect(verdictsOf(report)).toMatchObject({ 'certificate-accepted': 'no' });
    expect(report.availability).not.toBe('down');
  });

  test('goes through a handshake that demands it', async () => {
    bank.switches.on('client-certificate-demanded');
    bank.hangUp();
    const { report } = await command(
      ...['--cert', path('cert.pem'), '--key', KEY, '--passphrase-file', path('pin')],
    );
    bank.switches.off('client-certificate-demanded');
    bank.hangUp();
    expect(verdictsOf(report)).toMatchObject({ 'certificate-accepted': 'yes' });
  });

  test.each([
    ['a wrong PIN', () => [KEY, 'wrong-pin'], /does not take the PIN/],
    ['a token that is not there', () => [`pkcs11:token=other;object=qwac?${MODULE}`, 'pin'], /no such token/],
    [
      'a key that is not on it',
      () => [`pkcs11:token=qwarden;object=nope?${MODULE}`, 'pin'],
      /no such private key/,
    ],
    [
      'a library that is not there',
      () => ['pkcs11:token=qwarden;object=qwac?module-path=/nowhere.so', 'pin'],
      /library of the token/,
    ],
  ])('with %s says which it is, and asks the token once', async (_, parts, why) => {
    const [uri, pin] = parts() as [string, string];
    const { report, text } = await command(
      '--cert',
      path('cert.pem'),
      '--key',
      uri,
      '--passphrase-file',
      path(pin),
    );
    const [finding] = mtlsOf(report).findings.filter(({ severity }) => severity === 'error');
    expect(finding).toMatchObject({
      code: 'mtls.credential-unusable',
      fault: 'us',
      message: expect.stringMatching(why),
    });
    expect(report.availability).not.toBe('down');
    expect(text).not.toContain(readFileSync(path(pin), 'utf8').trim());
  });

  test('that was made for another certificate is told', async () => {
    const { report } = await command(
      '--cert',
      path('other.pem'),
      '--key',
      KEY,
      '--passphrase-file',
      path('pin'),
    );
    expect(mtlsOf(report).findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'mtls.credential-unusable',
          message: expect.stringMatching(/made together/),
        }),
      ]),
    );
  });
});
