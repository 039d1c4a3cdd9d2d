import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { TlsDialer } from '../../server/adapters/dialer/tls-dialer.js';
import { API_EDITIONS, type ApiEdition } from '../../server/core/api-editions/edition-names.js';
import { targetFromPreset } from '../../server/core/probes/make-target.js';
import type { ProbeFinding, ProbeReport } from '../../server/core/probes/probe-result.js';
import { runProbe, type RunPorts } from '../../server/probes/run-probe.js';
import type { Bank } from '../support/bank/bank.js';
import { readyCertificates } from '../support/bank/ready-certificates.js';
import { clientIdOf, startBank } from '../support/bank/start-bank.js';
import { BANK_SWITCH_NAMES, type BankSwitch } from '../support/bank/switches.js';

jest.setTimeout(600_000);

/** Every switch of the bank with what a run says of it. Made anew with UPDATE_EXPECTED=1, and read before it is committed. */
const EXPECTED = join(import.meta.dirname, 'bank-switches.expected.txt');
/** Each of some fifteen calls. */
const SLOW_MS = 1_000;
const REDIRECT = 'https://tpp.example/callback';

/** While one of these is on, nobody who asks gets what the interface is there for. Whatever else is on, it is not down. */
const OUTAGES: ReadonlySet<BankSwitch> = new Set([
  ...(['connection-reset', 'connection-closed', 'connection-silent', 'speaks-ssh', 'speaks-http'] as const),
  ...(['answer-reset', 'answer-missing', 'status-500', 'maintenance'] as const),
  // No answer is whole within the time that a step has.
  'drip',
]);
/** They show only in how a certificate that is not accepted is answered. */
const OF_A_REFUSED_CERTIFICATE: ReadonlySet<BankSwitch> = new Set([
  ...(['bad-certificate-401', 'bad-certificate-closes'] as const),
]);

let bank: Bank;
let ports: RunPorts;
const reports = new Map<string, ProbeReport>();

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
});
afterAll(() => bank.stop());

async function probe(edition: ApiEdition, certificate: string): Promise<ProbeReport> {
  const { pem, privateKey } = readyCertificates(bank).get(certificate)!;
  const read = targetFromPreset(edition, {
    ...{ origin: bank.origin, clientId: clientIdOf(edition), redirectUri: REDIRECT },
  });
  if (!read.ok) throw new Error(read.problems[0]!.message);
  const key = { kind: 'pem' as const, pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() };
  const credential = { id: randomUUID(), certificates: pem, key };
  return runProbe({ target: read.target, extent: 'full', credential }, ports);
}

const certificateFor = (name: BankSwitch | 'none', edition: ApiEdition): string =>
  name !== 'none' && OF_A_REFUSED_CERTIFICATE.has(name)
    ? 'revoked'
    : edition === 'berlin-1.3'
      ? 'tpp-lt'
      : 'tpp-ge';

const isWorthALine = ({ severity }: ProbeFinding): boolean => severity !== 'info';
/** Which of them the kernel reports depends on how far a handshake has come. */
const CUT_OFF = /\.(reset|closed|connect-failed)$/;
const codeOf = ({ code }: ProbeFinding): string => code.replace(CUT_OFF, '.cut-off');

function lineOf(name: string, edition: ApiEdition, { availability, verdicts, steps }: ProbeReport): string {
  // How far a handshake has come when the reset arrives differs from run to run.
  if (name === 'connection-reset')
    return `${name}, ${edition}: ${availability.toUpperCase()}\n  reachable ${verdicts[0]!.answer}`;
  const answers = verdicts.map(({ question, answer }) => `${question} ${answer}`).join(', ');
  const findings = steps.flatMap(({ findings }) => findings).filter(isWorthALine);
  const said = [...new Set(findings.map((finding) => `    ${codeOf(finding)} (${finding.fault})`))].sort();
  return [`${name}, ${edition}: ${availability.toUpperCase()}`, `  ${answers}`, ...said].join('\n');
}

function adviceOf(all: Iterable<ProbeReport>): string {
  const advice = new Map<string, string>();
  for (const { steps } of all)
    for (const { findings } of steps)
      for (const finding of findings)
        if (isWorthALine(finding) && !CUT_OFF.test(finding.code)) advice.set(finding.code, finding.advice);
  return [...advice]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, text]) => `${code}\n  ${text}`)
    .join('\n');
}

test.each<BankSwitch | 'none'>(['none', ...BANK_SWITCH_NAMES])('%s', async (name) => {
  if (name !== 'none') bank.switches.on(name, name === 'slow' ? { value: SLOW_MS } : {});
  bank.hangUp();
  const seen = await Promise.all(
    API_EDITIONS.map((edition) => probe(edition, certificateFor(name, edition))),
  );
  if (name !== 'none') bank.switches.off(name);
  bank.hangUp();
  for (const [index, report] of seen.entries()) {
    reports.set(`${name}, ${API_EDITIONS[index]}`, report);
    const isOutage = name !== 'none' && OUTAGES.has(name);
    expect([name, report.availability === 'down']).toEqual([name, isOutage]);
    // What was not answered says nothing about a role.
    const role = report.verdicts.find(({ question }) => question === 'PSP_AI')?.answer;
    if (isOutage) expect(['unknown', 'not-asked']).toContain(role);
  }
});

test('verdict and advice of each are those that were written down', () => {
  const lines = [...reports].map(([name, report]) => {
    const [of = '', edition = ''] = name.split(', ');
    return lineOf(of, edition as ApiEdition, report);
  });
  const table = `${lines.join('\n\n')}\n\n\nADVICE\n\n${adviceOf(reports.values())}\n`;
  if (process.env['UPDATE_EXPECTED']) writeFileSync(EXPECTED, table);
  expect(table).toBe(readFileSync(EXPECTED, 'utf8'));
});
