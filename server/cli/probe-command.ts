import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { API_EDITIONS, type ApiEdition } from '../core/api-editions/edition-names.js';
import { readTarget, targetFromPreset, type TargetReading, tlsTargetOf } from '../core/probes/make-target.js';
import { isProductionHost } from '../core/probes/presets.js';
import type { ProbeReport, StepResult } from '../core/probes/probe-result.js';
import { type ProbeTarget, RUN_EXTENTS, type RunExtent } from '../core/probes/probe-target.js';
import { MOST_REFERENCE_HOSTS, type ReferenceHost } from '../core/probes/reference-host.js';
import type { ClientCredential, Dialer } from '../ports/dialer.js';
import { runProbe } from '../probes/run-probe.js';
import { describeProbe, describeStepLine } from './describe-probe.js';
import { type ExitCode, type Io, UsageError, write } from './output.js';
import { printable } from './printable.js';
import { sendReport } from './send-report.js';

export const PROBE_RUN_USAGE = `qwarden probe run --target TARGET [OPTION]…

Checks a bank's interface step by step from this machine: name, TCP, TLS, client certificate, metadata, OAuth, accounts,
consents, payments. Read-only: no consent and no payment is created, no redirect is followed, no secret is sent.

  --target TARGET       ${API_EDITIONS.join(', ')}, a file with a target as JSON, or https://host[:port] for TLS alone
  --origin URL          another origin for a preset, such as a sandbox: https://host[:port]
  --production          ask a production host; without it nothing is sent there
  --cert FILE           the client certificate with its chain: PEM or DER; PEM may hold the key as well
  --key FILE|URI        its key: PEM, PKCS#8 or PKCS#12, also encrypted, or pkcs11:… (RFC 7512) for a token,
                        through OpenSSL's engine; the key stays where it is
  --passphrase-file FILE  the passphrase of the key, or the PIN of its token; its first line
  --client-id ID        as registered with the bank
  --redirect-uri URI    as registered with the bank
  --roles LIST          roles that the certificate should open, such as PSP_AI,PSP_PI
  --extent EXTENT       full (default), or pulse: as few connections as will do
  --reference HOST[:PORT]  a host to look at when the target does not answer: is it us? repeatable
  --json                one JSON object on standard output: the report
  --report-to URL       send the report to this console, signed with the token
  --token-file FILE     the token for --report-to; its first line
  --token TOKEN         the same on the command line, where other users of this machine can read it

Only public addresses are asked, unless QWARDEN_EGRESS_ALLOW_LOOPBACK=true.

Exit code: 0 all steps are fine; 1 the worst is a warning; 2 something fails; 3 the target could not be judged, an input could
not be read, or the report did not arrive.
`;

/** What the command needs of the outside, so that tests bring their own. */
export interface ProbeCommandPorts {
  readonly dialer: Dialer;
  readCredential(input: CredentialInput): Promise<CredentialReading>;
  readonly now: () => Date;
  readonly userAgent: string;
}

export interface CredentialInput {
  readonly certificate: Uint8Array;
  /** Undefined where the file with the certificate holds the key as well. */
  readonly key:
    | { readonly kind: 'file'; readonly bytes: Uint8Array }
    | { readonly kind: 'pkcs11'; readonly uri: string }
    | undefined;
  readonly passphrase: string | undefined;
}

export type CredentialReading =
  | { readonly ok: true; readonly credential: ClientCredential }
  | { readonly ok: false; readonly message: string };

/** Runs `qwarden probe run`. */
export async function probeRun(argv: readonly string[], io: Io, ports: ProbeCommandPorts): Promise<ExitCode> {
  const { values } = parse(argv);
  if (values.help) {
    await write(io.stdout, PROBE_RUN_USAGE);
    return 0;
  }
  const target = await targetOf(values);
  if (isProductionHost(target.host) && !values.production)
    throw new UsageError(
      `${target.host} is a production host: it is asked with --production only. --origin names a sandbox instead.`,
    );
  const extent = values.extent as RunExtent;
  if (!RUN_EXTENTS.includes(extent)) throw new UsageError(`--extent is one of ${RUN_EXTENTS.join(', ')}.`);
  const delivery = await deliveryOf(values);
  const credential = await credentialOf(values, ports);
  const report = await runProbe(
    {
      ...{ target, extent, credential, references: referencesOf(values.reference) },
      onStep: ({ result, done, planned }) => progress(result, `${done}/${planned.length}`, io),
    },
    {
      ...{ dialer: ports.dialer, now: ports.now, userAgent: ports.userAgent },
      ...{ elapsedMs: () => performance.now(), randomUuid: randomUUID },
      randomBytes: (octets) => randomBytes(octets),
    },
  );
  await write(io.stdout, values.json ? `${JSON.stringify(report)}\n` : describeProbe(report));
  const exitCode = exitCodeOf(report);
  if (delivery === null) return exitCode;
  const sent = await sendReport(report, { ...delivery, now: ports.now });
  io.stderr.write(`qwarden: ${printable(sent.message)}\n`);
  return sent.ok ? exitCode : 3;
}

/** 3 where nothing can be said of the target: neither fine nor failing. */
export function exitCodeOf({ availability, steps }: ProbeReport): ExitCode {
  if (availability === 'unknown') return 3;
  const has = (state: StepResult['state']): boolean => steps.some((step) => step.state === state);
  if (availability === 'down' || has('fail')) return 2;
  return availability === 'degraded' || has('warning') ? 1 : 0;
}

function progress(result: StepResult, count: string, { stderr }: Io): void {
  if (stderr.isTTY === true) stderr.write(`${count} ${describeStepLine(result)}\n`);
}

type Values = ReturnType<typeof parse>['values'];

/** A target as JSON is a screenful. */
const MAX_TARGET_OCTETS = 65_536;
const MAX_CREDENTIAL_OCTETS = 1_048_576;
const MAX_SECRET_OCTETS = 16_384;

async function targetOf(values: Values): Promise<ProbeTarget> {
  const { target: named, origin } = values;
  if (named === undefined) throw new UsageError(`--target is missing.\n\n${PROBE_RUN_USAGE}`);
  const own = {
    ...(values['client-id'] !== undefined && { clientId: values['client-id'] }),
    ...(values['redirect-uri'] !== undefined && { redirectUri: values['redirect-uri'] }),
    ...(values.roles !== undefined && { expectedRoles: values.roles.split(',').map((role) => role.trim()) }),
  };
  const isPreset = (API_EDITIONS as readonly string[]).includes(named);
  const isUrl = /^https?:\/\//i.test(named);
  if (origin !== undefined && !isPreset) throw new UsageError('--origin goes with a preset only.');
  if (isUrl && Object.keys(own).length > 0)
    throw new UsageError(
      '--client-id, --redirect-uri and --roles are nothing to a target that only speaks TLS.',
    );
  const read: TargetReading = isPreset
    ? targetFromPreset(named as ApiEdition, { origin, ...own })
    : isUrl
      ? tlsTargetOf(named)
      : readTarget(withOwn(await jsonFile(named), own));
  if (read.ok) return read.target;
  const lines = read.problems.map(({ field, message }) => `${field === '' ? '' : `${field}: `}${message}`);
  throw new UsageError(`--target ${named}: ${lines.join(' ')}`);
}

const withOwn = (value: unknown, own: object): unknown =>
  typeof value === 'object' && value !== null && Object.keys(own).length > 0 ? { ...value, ...own } : value;

async function jsonFile(name: string): Promise<unknown> {
  const bytes = await fileOf('--target', name, MAX_TARGET_OCTETS);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new UsageError(`--target ${name}: This is no JSON; presets are ${API_EDITIONS.join(', ')}.`);
  }
}

async function credentialOf(values: Values, ports: ProbeCommandPorts): Promise<ClientCredential | null> {
  const { cert, key } = values;
  const passphraseFile = values['passphrase-file'];
  if (cert === undefined) {
    if (key !== undefined || passphraseFile !== undefined) throw new UsageError('--key goes with --cert.');
    return null;
  }
  const read = await ports.readCredential({
    certificate: await fileOf('--cert', cert, MAX_CREDENTIAL_OCTETS),
    key:
      key === undefined
        ? undefined
        : /^pkcs11:/i.test(key)
          ? { kind: 'pkcs11', uri: key }
          : { kind: 'file', bytes: await fileOf('--key', key, MAX_CREDENTIAL_OCTETS) },
    passphrase:
      passphraseFile === undefined ? undefined : await secretIn('--passphrase-file', passphraseFile),
  });
  if (!read.ok) throw new UsageError(`--cert ${cert}: ${read.message}`);
  return read.credential;
}

async function deliveryOf(values: Values): Promise<{ readonly url: string; readonly token: string } | null> {
  const { token } = values;
  const url = values['report-to'];
  const tokenFile = values['token-file'];
  if (url === undefined) {
    if (token !== undefined || tokenFile !== undefined)
      throw new UsageError('--token goes with --report-to.');
    return null;
  }
  if (!URL.canParse(url) || !isSafe(new URL(url)))
    throw new UsageError(
      '--report-to is an https address; http only of this machine, because the token goes along.',
    );
  if ((token === undefined) === (tokenFile === undefined))
    throw new UsageError('--report-to needs --token-file or --token.');
  const secret = token ?? (await secretIn('--token-file', tokenFile!));
  // What is no VSCHAR cannot stand in a header.
  if (!/^[\x21-\x7e]{1,1000}$/.test(secret))
    throw new UsageError('The token has characters that no token has.');
  return { url, token: secret };
}

const isSafe = ({ protocol, hostname, username }: URL): boolean =>
  username === '' &&
  (protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)));

function referencesOf(texts: readonly string[]): readonly ReferenceHost[] {
  if (texts.length > MOST_REFERENCE_HOSTS)
    throw new UsageError(`At most ${MOST_REFERENCE_HOSTS} --reference are looked at.`);
  return texts.map((text) => {
    const read = tlsTargetOf(`https://${text}`);
    if (!read.ok) throw new UsageError(`--reference ${text}: ${read.problems[0]?.message ?? ''}`);
    return { host: read.target.host, port: read.target.port };
  });
}

async function secretIn(option: string, name: string): Promise<string> {
  const text = new TextDecoder().decode(await fileOf(option, name, MAX_SECRET_OCTETS));
  return text.split(/\r?\n/, 1)[0] ?? '';
}

async function fileOf(option: string, name: string, maxOctets: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(name);
    if (size > maxOctets)
      throw new UsageError(`${option} ${name}: The file is larger than ${maxOctets} bytes.`);
    return new Uint8Array(await readFile(name));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `${option} ${name}: The file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`,
    );
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        target: { type: 'string' },
        origin: { type: 'string' },
        production: { type: 'boolean', default: false },
        cert: { type: 'string' },
        key: { type: 'string' },
        'passphrase-file': { type: 'string' },
        'client-id': { type: 'string' },
        'redirect-uri': { type: 'string' },
        roles: { type: 'string' },
        extent: { type: 'string', default: 'full' },
        reference: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        'report-to': { type: 'string' },
        'token-file': { type: 'string' },
        token: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${PROBE_RUN_USAGE}`);
  }
}
