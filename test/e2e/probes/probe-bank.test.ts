import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { TlsDialer } from '../../../server/adapters/dialer/tls-dialer.js';
import { probeRun } from '../../../server/cli/probe-command.js';
import { UsageError } from '../../../server/cli/output.js';
import { readCredential } from '../../../server/cli/read-credential.js';
import { hmacSha256 } from '../../../server/cli/send-report.js';
import { targetFromPreset } from '../../../server/core/probes/make-target.js';
import type { ProbeReport, StepState } from '../../../server/core/probes/probe-result.js';
import { PROBE_STEPS, type ProbeStepId } from '../../../server/core/probes/probe-steps.js';
import type { RunExtent } from '../../../server/core/probes/probe-target.js';
import { refuseReport } from '../../../server/core/probes/report-signature.js';
import { composeSupportMail } from '../../../server/core/probes/support-mail.js';
import type { ClientCredential } from '../../../server/ports/dialer.js';
import { runProbe, type RunPorts } from '../../../server/probes/run-probe.js';
import { runTruthTable } from '../../../server/probes/run-truth-table.js';
import type { Bank } from '../../support/bank/bank.js';
import { readyCertificates } from '../../support/bank/ready-certificates.js';
import { LITHUANIAN_TPP, startBank } from '../../support/bank/start-bank.js';
import type { BankSwitch } from '../../support/bank/switches.js';
import type { IssuedCertificate } from '../../support/certificate-authority.js';

const REDIRECT = 'https://tpp.example/callback';
let bank: Bank;
let ports: RunPorts;
let folder: string;

beforeAll(async () => {
  bank = await startBank({ redirectUris: [REDIRECT] });
  ports = {
    dialer: new TlsDialer(
      { allowedHosts: [], allowLoopback: true, proxy: undefined },
      { trustedCertificates: [bank.serverRoot] },
    ),
    ...{ now: () => new Date(), elapsedMs: () => performance.now(), randomUuid: randomUUID },
    ...{ randomBytes: (octets: number) => randomBytes(octets), userAgent: 'Qwarden' },
  };
  folder = mkdtempSync(join(tmpdir(), 'qwarden-probe-'));
});
afterAll(async () => {
  await bank.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  for (const name of turnedOn) bank.switches.off(name);
  turnedOn = [];
  bank.hangUp();
});

let turnedOn: BankSwitch[] = [];
function turnOn(...names: BankSwitch[]): void {
  turnedOn = names;
  for (const name of names) bank.switches.on(name);
  bank.hangUp();
}

const keyOf = ({ privateKey }: IssuedCertificate) =>
  privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const credentialOf = (certificate: IssuedCertificate): ClientCredential => ({
  ...{ id: randomUUID(), certificates: certificate.pem },
  key: { kind: 'pem', pem: keyOf(certificate) },
});
const ready = (name: string): ClientCredential => credentialOf(readyCertificates(bank).get(name)!);

function target() {
  const read = targetFromPreset('berlin-1.3', {
    ...{ origin: bank.origin, clientId: LITHUANIAN_TPP.clientId, redirectUri: REDIRECT },
  });
  if (!read.ok) throw new Error(read.problems[0]!.message);
  return read.target;
}

const probe = (credential: ClientCredential | null, extent: RunExtent = 'full'): Promise<ProbeReport> =>
  runProbe({ target: target(), extent, credential }, ports);

const statesOf = ({ steps }: ProbeReport) =>
  Object.fromEntries(steps.map(({ step, state }) => [step, state])) as Record<ProbeStepId, StepState>;
const answersOf = ({ verdicts }: ProbeReport) =>
  Object.fromEntries(verdicts.map(({ question, answer }) => [question, answer]));
const codesOf = ({ steps }: ProbeReport) => steps.flatMap(({ findings }) => findings.map(({ code }) => code));

describe('a bank that is well', () => {
  let report: ProbeReport;
  beforeAll(async () => {
    report = await probe(ready('tpp-lt'));
  });

  test('answers every question with yes', () => {
    expect(answersOf(report)).toEqual({
      ...{ reachable: 'yes', discovered: 'yes', 'certificate-accepted': 'yes' },
      ...{ 'client-known': 'yes', PSP_AI: 'yes', PSP_PI: 'yes' },
    });
    expect(report.availability).toBe('up');
  });

  test('is asked every step, in order, and fails none', () => {
    expect(report.steps.map(({ step }) => step)).toEqual([...PROBE_STEPS]);
    expect(
      Object.entries(statesOf(report)).filter(([, state]) => state === 'fail' || state === 'skipped'),
    ).toEqual([]);
  });

  test('gets a fresh X-Request-ID with every call, and no redirect is followed', () => {
    const ids = report.steps.flatMap(({ traces }) =>
      traces.flatMap(({ request }) =>
        request.headers.filter(([name]) => name === 'X-Request-ID').map(([, value]) => value),
      ),
    );
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has nothing created at it', () => {
    expect(
      [...report.steps.flatMap(({ traces }) => traces)].filter(
        ({ request }) => request.method === 'POST' && !request.url.endsWith('/token'),
      ),
    ).toEqual([]);
  });

  test("shows both ends' certificates and its metadata", () => {
    expect(new Set(report.certificates.map(({ end }) => end))).toEqual(new Set(['server', 'client']));
    expect(report.metadata).toMatchObject({ issuer: `${bank.origin}/xs2a/berlin/1.3/` });
  });

  test('leaves no key and no token in the report or in the mail', () => {
    const pem = readyCertificates(bank).get('tpp-lt')!;
    const text =
      JSON.stringify(report) +
      JSON.stringify(
        composeSupportMail(report, { organisation: 'UAB Bandymas', contact: 'it@bandymas.example' }),
      );
    expect(text).not.toContain(keyOf(pem).split('\n')[1]);
    expect(text).not.toContain('PRIVATE KEY');
  });
});

test('without a certificate what needs one says so, and nobody is called down', async () => {
  const report = await probe(null);
  expect(statesOf(report)['accounts-without-token']).toBe('skipped');
  expect(report.steps.find(({ step }) => step === 'mtls')!.missing).toBe('certificate');
  expect(report.availability).toBe('up');
  expect(answersOf(report)['certificate-accepted']).not.toBe('yes');
});

describe('a certificate that is not accepted is refused, and never an outage', () => {
  test.each([
    ['expired', []],
    ['revoked', []],
    ['not-registered', []],
    ['revoked', ['bad-certificate-401']],
    ['revoked', ['bad-certificate-closes']],
  ] as const)('%s %j', async (name, switches) => {
    turnOn(...switches);
    const report = await probe(ready(name));
    expect(answersOf(report)['certificate-accepted']).toBe('no');
    expect(['up', 'degraded']).toContain(report.availability);
  });

  test('a certificate with one role opens that one', async () => {
    expect(answersOf(await probe(ready('ai-only')))).toMatchObject({
      PSP_AI: 'yes',
      PSP_PI: 'no',
      'certificate-accepted': 'yes',
    });
    expect(answersOf(await probe(ready('pi-only')))).toMatchObject({
      PSP_AI: 'no',
      PSP_PI: 'yes',
      'certificate-accepted': 'yes',
    });
  });
});

describe('a switch of the bank', () => {
  test.each<[BankSwitch, ProbeReport['availability'], string]>([
    ['speaks-ssh', 'down', 'tls.not-tls'],
    ['speaks-http', 'down', 'tls.not-tls'],
    ['tls-1.0-only', 'degraded', 'tls.tls-version'],
    ['certificate-other-name', 'degraded', 'tls.server-name-differs'],
    ['certificate-expired', 'degraded', 'tls.server-certificate-expired'],
    ['certificate-self-signed', 'degraded', 'tls.server-not-trusted'],
    ['certificate-ends-soon', 'up', 'tls.server-certificate-expiring'],
    ['client-certificate-demanded', 'up', 'mtls.accepted'],
    ['status-500', 'down', 'discovery.server-error'],
    ['maintenance', 'down', 'discovery.server-error'],
    ['too-many-requests', 'up', 'discovery.too-many-requests'],
    ['bad-json', 'degraded', 'discovery.not-json'],
    ['duplicate-keys', 'degraded', 'discovery.duplicate-keys'],
    ['html-for-json', 'degraded', 'discovery.not-json'],
    ['redirect-circle', 'degraded', 'discovery.not-found'],
    ['answer-missing', 'down', 'discovery.closed'],
    ['endless-headers', 'degraded', 'discovery.headers-too-large'],
  ])('%s: %s, %s', async (name, availability, code) => {
    turnOn(name);
    const report = await probe(ready('tpp-lt'), 'pulse');
    expect([report.availability, codesOf(report)]).toEqual([availability, expect.arrayContaining([code])]);
  });
});

test.each<[BankSwitch]>([['connection-reset'], ['connection-closed']])(
  '%s is down, and says nothing about our certificate',
  async (name) => {
    turnOn(name);
    const report = await probe(ready('tpp-lt'), 'pulse');
    expect([report.availability, codesOf(report)[0]]).toEqual([
      'down',
      // Which of them the kernel reports depends on how far the handshake has come.
      expect.stringMatching(/^tls\.(reset|closed|connect-failed)$/),
    ]);
    expect(answersOf(report)).toMatchObject({ reachable: 'no', 'certificate-accepted': 'unknown' });
  },
);

test('the truth table: nobody, expired, wrong role and revoked are told apart from good', async () => {
  const credentials = {
    expired: ready('expired'),
    'wrong-role': ready('pi-only'),
    revoked: ready('revoked'),
    good: ready('tpp-lt'),
  };
  const { rows } = await runTruthTable({ target: target(), credentials, missingRole: 'PSP_AI' }, ports);
  expect(rows.map((row) => [row.case, row.got, row.isAsExpected])).toEqual([
    ['no-certificate', 'refused', true],
    ['expired', 'refused', true],
    ['wrong-role', 'role-refused', true],
    ['revoked', 'refused', true],
    ['good', 'accepted', true],
  ]);
});

describe('qwarden probe run', () => {
  async function command(...args: readonly string[]) {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const said = { stdout: '', stderr: '' };
    stdout.on('data', (chunk) => (said.stdout += chunk));
    stderr.on('data', (chunk) => (said.stderr += chunk));
    const io = { stdout, stderr, stdin: Readable.from([]) };
    const { dialer, now, userAgent } = ports;
    try {
      return { exitCode: await probeRun(args, io, { dialer, now, userAgent, readCredential }), ...said };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return { exitCode: 3, ...said, stderr: said.stderr + error.message };
    }
  }
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const files = () => {
    const good = readyCertificates(bank).get('tpp-lt')!;
    return ['--cert', file('cert.pem', good.pem), '--key', file('key.pem', keyOf(good))];
  };

  test('draws the steps on a time line and ends with 0 or 1 where nothing fails', async () => {
    const run = await command(
      '--target',
      'berlin-1.3',
      '--origin',
      bank.origin,
      ...files(),
      '--extent',
      'pulse',
    );
    expect([0, 1]).toContain(run.exitCode);
    expect(run.stdout).toMatch(/✓ mtls +│ *█+ *│ +\d+(\.\d)? ms/);
    expect(run.stdout).toMatch(/✓ certificate-accepted +yes/);
    expect(run.stdout).toContain('\n  UP\n');
  });

  test('asks no production host unless it is told to', async () => {
    const run = await command('--target', 'berlin-1.3');
    expect([run.exitCode, run.stderr]).toEqual([3, expect.stringContaining('--production')]);
  });

  test('sends the report, signed so that the console can tell', async () => {
    const token = 'qw_test_0123456789';
    const received: { headers: Record<string, unknown>; body: string; url: string }[] = [];
    const server: Server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        received.push({ headers: request.headers, body, url: request.url ?? '' });
        response.writeHead(201).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const run = await command(
      '--json',
      '--target',
      'berlin-1.3',
      '--origin',
      bank.origin,
      ...files(),
      '--extent',
      'pulse',
      '--report-to',
      url,
      '--token-file',
      file('token', `${token}\n`),
    );
    await new Promise((resolve) => server.close(resolve));
    const [{ headers, body, url: path }] = received as [(typeof received)[number]];
    const { report } = JSON.parse(body) as { report: ProbeReport };
    expect([path, headers['authorization']]).toEqual(['/api/v1/probe-runs/reports', `Bearer ${token}`]);
    expect(report).toEqual(JSON.parse(run.stdout));
    const signature = {
      id: String(headers['qwarden-report-id']),
      timestamp: String(headers['qwarden-report-timestamp']),
      signature: String(headers['qwarden-report-signature']),
    };
    const at = new Date();
    expect(refuseReport(report, signature, { at, token }, hmacSha256)).toBeUndefined();
    expect(refuseReport({ ...report, availability: 'down' }, signature, { at, token }, hmacSha256)).toBe(
      'wrong-signature',
    );
    expect(
      refuseReport(report, signature, { at: new Date(at.getTime() + 3_600_000), token }, hmacSha256),
    ).toBe('out-of-time');
    expect(run.stdout + run.stderr).not.toContain(token);
  });

  test.each<[string, () => readonly string[], RegExp]>([
    [
      'a key that does not fit',
      () => [
        '--cert',
        file('a.pem', readyCertificates(bank).get('tpp-lt')!.pem),
        '--key',
        file('b.pem', keyOf(readyCertificates(bank).get('tpp-ge')!)),
      ],
      /not made together/,
    ],
    ['no key', () => ['--cert', file('a.pem', readyCertificates(bank).get('tpp-lt')!.pem)], /no private key/],
    ['an unknown extent', () => ['--extent', 'some'], /full|pulse/],
    [
      'a mistyped origin',
      () => ['--origin', 'https://bank.example/path'],
      /After host and port nothing follows/,
    ],
    ['a role that nobody knows', () => ['--roles', 'PSP_XX'], /Roles are/],
    ['a token over plain http', () => ['--report-to', 'http://console.example', '--token', 'x'], /https/],
  ])('%s is refused with a sentence', async (_, args, sentence) => {
    const run = await command('--target', 'berlin-1.3', '--origin', bank.origin, ...args());
    expect([run.exitCode, run.stderr]).toEqual([3, expect.stringMatching(sentence)]);
    expect(run.stderr).not.toContain('PRIVATE KEY-----');
  });
});
