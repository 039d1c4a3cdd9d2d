import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TlsDialer } from '../../../server/adapters/dialer/tls-dialer.js';
import { probeRun } from '../../../server/cli/probe-command.js';
import { readCredential } from '../../../server/cli/read-credential.js';
import { hmacSha256 } from '../../../server/cli/send-report.js';
import type { ProbeReport } from '../../../server/core/probes/probe-result.js';
import { REPORT_HEADERS, signReport } from '../../../server/core/probes/report-signature.js';
import type { Bank } from '../../support/bank/bank.js';
import { readyCertificates } from '../../support/bank/ready-certificates.js';
import { LITHUANIAN_TPP, startBank } from '../../support/bank/start-bank.js';
import { type Caller, startTestApp, type TestApp } from '../../support/test-app.js';

const REDIRECT = 'https://tpp.example/callback';

let t: TestApp;
let bank: Bank;
let folder: string;
let url: string;
let script: Caller & { readonly secret: string };
let targetId: string;
let report: ProbeReport;

const written = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text, { mode: 0o600 });
  return join(folder, name);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qwarden-reports-'));
  bank = await startBank({ redirectUris: [REDIRECT] });
  t = await startTestApp({ at: new Date().toISOString() });
  await t.app.listen(0, '127.0.0.1');
  url = (await t.app.getUrl()).replace('[::1]', '127.0.0.1');
  script = await t.withToken('operator', ['probes.run', 'probes.read']);
  const { body, status } = await t.as('operator').post('/probe-targets', {
    ...{ name: 'Key outside', kind: 'xs2a', edition: 'berlin-1.3', environment: 'sandbox' },
    ...{ origin: bank.origin, keyPlace: 'outside', everyMinutes: 1_440, fullEveryHours: null },
  });
  expect(status).toBe(201);
  targetId = body.id;
});
afterAll(async () => {
  await t.stop();
  await bank.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As its holder types it, on the machine where the key is. */
async function command(token: string): Promise<{ code: number; said: string }> {
  const { pem, privateKey } = readyCertificates(bank).get('tpp-lt')!;
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const text = { stdout: '', stderr: '' };
  stdout.on('data', (chunk) => (text.stdout += chunk));
  stderr.on('data', (chunk) => (text.stderr += chunk));
  const code = await probeRun(
    [
      ...['--target', 'berlin-1.3', '--origin', bank.origin, '--json'],
      ...['--client-id', LITHUANIAN_TPP.clientId, '--redirect-uri', REDIRECT],
      ...['--cert', written('cert.pem', pem)],
      ...['--key', written('key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())],
      ...['--report-to', url, '--token-file', written('token', token)],
    ],
    { stdout, stderr, stdin: Readable.from([]) },
    {
      dialer: new TlsDialer(
        { allowedHosts: [], allowLoopback: true, proxy: undefined },
        { trustedCertificates: [bank.serverRoot] },
      ),
      ...{ now: () => t.clock.now(), userAgent: 'Qwarden', readCredential },
    },
  );
  report = JSON.parse(text.stdout) as ProbeReport;
  return { code, said: text.stderr };
}

/** The report of before, as somebody else may send it. */
function sent(over: {
  readonly report?: object;
  readonly id?: string;
  readonly at?: Date;
  readonly signedWith?: string;
  readonly by?: Caller;
}) {
  const { id = randomUUID(), at = t.clock.now(), signedWith = script.secret } = over;
  const body = { ...report, ...over.report };
  const signature = signReport(body, { id, at, token: signedWith }, hmacSha256);
  return (over.by ?? script).post(
    '/probe-runs/reports',
    { report: body },
    {
      [REPORT_HEADERS.id]: signature.id,
      [REPORT_HEADERS.timestamp]: signature.timestamp,
      [REPORT_HEADERS.signature]: signature.signature,
    },
  );
}

describe('a run where the key is', () => {
  test('is sent by the command, and stands at its target like a run of the console', async () => {
    const { code, said } = await command(script.secret);
    expect([code < 2, said]).toEqual([true, expect.stringContaining('The report was taken by')]);
    const { body: target } = await t.as('auditor').get(`/probe-targets/${targetId}`);
    const verdicts = Object.fromEntries(
      target.verdicts.map(({ question, answer }: { question: string; answer: string }) => [question, answer]),
    );
    expect(verdicts).toMatchObject({ 'certificate-accepted': 'yes', PSP_AI: 'yes', PSP_PI: 'yes' });
    const { body: runs } = await t
      .as('auditor')
      .get(`/probe-runs?filter=${encodeURIComponent(JSON.stringify({ targetId }))}`);
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ origin: 'reported', availability: 'up' });
    const { body: run } = await t.as('auditor').get(`/probe-runs/${runs[0].id}`);
    expect(run.steps.map(({ step, state }: { step: string; state: string }) => [step, state])).toEqual(
      report.steps.map(({ step, state }) => [step, state]),
    );
  });

  test('counts once, however often it is sent', async () => {
    const id = randomUUID();
    const [first, again] = [await sent({ id }), await sent({ id })];
    expect([first.status, again.status, again.body.runId]).toEqual([201, 201, id]);
    const other = await sent({ id, report: { availability: 'down' } });
    expect([other.status, other.body.code]).toEqual([422, 'probe-report-refused']);
  });
});

describe('a report is refused', () => {
  const HOUR = 3_600_000;
  test.each<[why: string, send: () => ReturnType<typeof sent>, detail: RegExp]>([
    ['that another token signed', () => sent({ signedWith: `${script.secret}x` }), /not of this token/],
    [
      'that was signed an hour ago',
      () => sent({ at: new Date(t.clock.now().getTime() - HOUR) }),
      /signed at another time/,
    ],
    [
      'of a run of the day before yesterday',
      () => {
        const at = new Date(t.clock.now().getTime() - 48 * HOUR).toISOString();
        return sent({ report: { startedAt: at, finishedAt: at } });
      },
      /last day/,
    ],
    ['from a session, which signs nothing', () => sent({ by: t.as('operator') }), /API token/],
  ])('%s', async (_, send, detail) => {
    const { status, body } = await send();
    expect([status, body.code, body.detail]).toEqual([
      422,
      'probe-report-refused',
      expect.stringMatching(detail),
    ]);
  });

  test('that was changed on its way', async () => {
    const signature = signReport(
      report,
      { id: randomUUID(), at: t.clock.now(), token: script.secret },
      hmacSha256,
    );
    const { status } = await script.post(
      '/probe-runs/reports',
      { report: { ...report, availability: 'down' } },
      {
        [REPORT_HEADERS.id]: signature.id,
        [REPORT_HEADERS.timestamp]: signature.timestamp,
        [REPORT_HEADERS.signature]: signature.signature,
      },
    );
    expect(status).toBe(422);
  });

  test('of an address that no target has', async () => {
    const { status, body } = await sent({ report: { target: { ...report.target, port: 1 } } });
    expect([status, body.code]).toEqual([404, 'probe-target-not-found']);
  });

  test('with a private key in it', async () => {
    const [first, ...others] = report.steps;
    const facts = [{ name: 'x', value: '-----BEGIN PRIVATE KEY-----' }];
    const { status, body } = await sent({ report: { steps: [{ ...first, facts }, ...others] } });
    expect([status, body.code]).toEqual([422, 'private-key']);
  });

  test('from a token that may only read', async () => {
    const reader = await t.withToken('auditor', ['probes.read']);
    expect((await sent({ by: reader, signedWith: reader.secret })).status).toBe(403);
  });
});
