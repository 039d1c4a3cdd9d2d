import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  mint,
  psd2Statement,
  qcCompliance,
  qcPds,
  qcType,
  role,
  subjectWith,
  SUBJECT,
} from '../../test/support/mint.js';
import { certInspect } from './cert-inspect.js';
import { UsageError } from './output.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const warned = mint({ subject: subjectWith(SUBJECT.O, ' UAB Bandymas') });
const broken = mint({
  qcStatements: [
    qcCompliance(),
    qcType('web'),
    qcPds(['https://a.example', 'en']),
    psd2Statement({ roles: [role(3, 'PSP_PI')] }),
  ],
});
const pem = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'qwarden-cli-'));
  mkdirSync(join(directory, 'walked', 'deeper'), { recursive: true });
  writeFileSync(join(directory, 'good.der'), mint());
  writeFileSync(join(directory, 'warned.der'), warned);
  writeFileSync(join(directory, 'broken.pem'), pem(broken));
  writeFileSync(join(directory, 'two.pem'), pem(mint()) + pem(broken));
  writeFileSync(join(directory, 'cut.der'), mint().subarray(0, 100));
  writeFileSync(join(directory, 'walked', 'b.txt'), 'no certificate');
  writeFileSync(join(directory, 'walked', 'a.der'), mint());
  writeFileSync(join(directory, 'walked', 'deeper', 'c.der'), mint());
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Runs the command as a script would; file names are relative to the directory of the test. */
async function run(args: readonly string[], stdin: Uint8Array = new Uint8Array()) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const text = { stdout: '', stderr: '' };
  stdout.on('data', (chunk) => (text.stdout += chunk));
  stderr.on('data', (chunk) => (text.stderr += chunk));
  const named = args.map((arg) => (arg.startsWith('-') ? arg : join(directory, arg)));
  const exitCode = await certInspect(named, { stdout, stderr, stdin: Readable.from([stdin]) }, NOW);
  return {
    exitCode,
    ...text,
    lines: () =>
      text.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
  };
}

describe('qwarden cert inspect', () => {
  test.each([
    ['a conforming certificate', 'good.der', 0],
    ['a warning', 'warned.der', 1],
    ['an error', 'broken.pem', 2],
    ['an input that is cut off', 'cut.der', 3],
    ['a file that is not there', 'missing.der', 3],
  ])('ends for %s', async (_, file, exitCode) => {
    expect((await run(['--json', file])).exitCode).toBe(exitCode);
  });

  test('the worst of several counts, and what cannot be read wins', async () => {
    expect((await run(['--json', 'good.der', 'warned.der'])).exitCode).toBe(1);
    expect((await run(['--json', 'broken.pem', 'good.der'])).exitCode).toBe(2);
    expect((await run(['--json', 'cut.der', 'broken.pem'])).exitCode).toBe(3);
  });

  test('prints one JSON object per certificate and line, and nothing else', async () => {
    const { lines, stderr } = await run(['--json', 'two.pem']);
    expect(lines().map(({ source, index, serialNumber }) => [source, index, serialNumber])).toEqual([
      [join(directory, 'two.pem'), 0, '1234abcd'],
      [join(directory, 'two.pem'), 1, '1234abcd'],
    ]);
    expect(stderr).toBe('');
  });

  test('roles count as usable, because the second reader agrees', async () => {
    expect((await run(['--json', 'good.der'])).lines()).toMatchObject([
      { usableRoles: ['PSP_AI'], findings: [] },
    ]);
  });

  test('walks a directory in the order of names, and one bad input stops none', async () => {
    const { lines, exitCode } = await run(['--json', 'walked']);
    expect(lines().map(({ source, error }) => [source.slice(directory.length + 1), error?.code])).toEqual([
      [join('walked', 'a.der'), undefined],
      [join('walked', 'b.txt'), 'not-a-certificate'],
      [join('walked', 'deeper', 'c.der'), undefined],
    ]);
    expect(exitCode).toBe(3);
  });

  test('a malformed certificate names the byte and what was expected there', async () => {
    expect((await run(['--json', 'cut.der'])).lines()).toEqual([
      {
        source: join(directory, 'cut.der'),
        index: 0,
        error: {
          code: 'malformed',
          message: expect.stringMatching(/^Certificate: \d+ bytes of content are announced/),
          offset: 4,
        },
      },
    ]);
  });

  test('a file that is not there is said so', async () => {
    expect((await run(['--json', 'missing.der'])).lines()).toMatchObject([
      { index: 0, error: { code: 'unreadable', message: 'There is no such file or directory.' } },
    ]);
  });

  test('reads standard input', async () => {
    expect((await run(['--json', '-'], mint())).lines()).toMatchObject([{ source: '-', kind: 'qwac' }]);
  });

  test('tells a person the same facts', async () => {
    const { stdout } = await run(['broken.pem']);
    expect(stdout).toContain('Kind           QWAC');
    expect(stdout).toContain('Roles          PSP_PI (Payment initiation, not usable)');
    expect(stdout).toContain('ends in 71 days');
    expect(stdout).toMatch(
      /✗ error +psd2\.role-oid-name-mismatch: .* \[TS 119 495 REG-5\.2\.2-5\] at qcStatements\[3\]/,
    );
  });

  test('judges dates at the instant that was asked for', async () => {
    expect((await run(['--at=2026-01-01T00:00:00Z', 'good.der'])).stdout).toContain('not yet valid');
    expect((await run(['--at=2027-01-31T02:00:00+02:00', 'good.der'])).stdout).toContain('ends in 1 day)');
    expect((await run(['--at=2027-02-01T12:00:00Z', 'good.der'])).stdout).toContain('ended today');
    expect((await run(['--at=2027-02-02T02:00:00+02:00', 'good.der'])).stdout).toContain('ended 1 day ago');
  });

  test('control characters of a certificate do not reach the terminal', async () => {
    writeFileSync(join(directory, 'rude.der'), mint({ subject: subjectWith(SUBJECT.O, '\u001b[2Jx\u202e') }));
    const { stdout } = await run(['rude.der']);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('\u202e');
  });

  test.each([
    ['no file', []],
    ['an unknown option', ['--yaml', 'good.der']],
    ['an instant without a zone', ['--at=2026-01-01T00:00:00', 'good.der']],
    ['an instant that is none', ['--at=tomorrow', 'good.der']],
  ])('refuses %s', async (_, args) => {
    await expect(run(args)).rejects.toThrow(UsageError);
  });

  test('--help explains', async () => {
    const { stdout, exitCode } = await run(['--help']);
    expect(stdout).toContain('qwarden cert inspect [--json] [--at INSTANT] FILE…');
    expect(exitCode).toBe(0);
  });
});
