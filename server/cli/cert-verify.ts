import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { egressFromEnvironment } from './egress-from-environment.js';
import { NodeSignatureVerifier } from '../adapters/node-signature-verifier.js';
import { certificatesInFile } from '../core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import { evaluate, type Evaluation } from '../core/verdict/evaluate.js';
import {
  DEFAULT_VERDICT_POLICY,
  type Evidence,
  type Item,
  type RegisterAnswer,
} from '../core/verdict/evidence.js';
import { type Attempt, completeEvidence } from '../evaluations/complete-evidence.js';
import { describeVerdict } from './describe-verdict.js';
import { answerFromFile } from './register-file.js';
import { instantOf } from './instant.js';
import { type ExitCode, type Io, UsageError, write } from './output.js';
import { sourceFiles } from './source-files.js';
import { readTrustFiles } from './trust-files.js';
import { verdictExitCode, type VerdictLine, verdictLine } from './verdict-line.js';

export const CERT_VERIFY_USAGE = `qwarden cert verify [OPTION]… FILE

The full verdict about a certificate: profile, validity, path, EU qualification, revocation, register.
FILE is PEM, DER, PKCS#7 or base64 DER; further certificates in it serve as intermediates.

  --json               one JSON object on standard output
  --at INSTANT         judge at this instant, e.g. 2026-11-22T12:00:00Z (default: now)
  --offline            fetch nothing; judge by the files given
  --trust DIR|FILE     trusted lists (XML, also .gz) or certificates that may issue (PEM, DER); repeatable
  --journal FILE       certificates that may sign the list of lists, instead of those that the Official Journal
                       of the European Union names; for the lists of a test or a training
  --register FILE      a golden copy of the EBA register, as ZIP or JSON, or an extract of it
  --country CC         where the roles are to be used; without it, where the holder is authorised
  --intermediate FILE  certificates between the certificate and its anchor; repeatable
  --ocsp FILE          an OCSP response; repeatable
  --crl FILE           a CRL, complete or delta, DER or PEM; repeatable

Without a trusted list nothing is said about qualification. A list of lists must be signed by whom the Official Journal
or --journal names. One that refers to another publication is taken at your word and said so; then, and without a list
of lists, the files that you name are what is trusted. OCSP responders, CRLs and issuers are fetched only from
public addresses, unless QWARDEN_EGRESS_ALLOW_LOOPBACK=true.

Exit code: 0 valid; 1 valid with warnings or not in the register; 3 indeterminate or unparsable; 2 every other verdict.
`;

/** Runs `qwarden cert verify`. */
export async function run(
  argv: readonly string[],
  io: Io,
  now: () => Date = () => new Date(),
): Promise<ExitCode> {
  const { values, positionals } = parse(argv);
  if (values.help) {
    await write(io.stdout, CERT_VERIFY_USAGE);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError(`Exactly one file is expected.\n\n${CERT_VERIFY_USAGE}`);
  const gatheredAt = now();
  const at = values.at === undefined ? gatheredAt : instantOf(values.at, '--at');
  const trust = await readTrustFiles(values.trust, {
    ...{ at, now: gatheredAt },
    journal: values.journal === undefined ? undefined : await readJournal(values.journal, io),
  });
  for (const remark of trust.remarks) io.stderr.write(`qwarden: --trust ${remark}\n`);

  const input = await readInput(file, io);
  if ('error' in input) return print({ source: file, index: 0, error: input.error }, values.json, io);
  const evidence: Evidence = {
    ...{ der: input.der, at, gatheredAt, lists: trust.lists, anchors: trust.anchors },
    intermediates: [
      ...input.others.map((der) => ({ der, source: file, receivedAt: gatheredAt })),
      ...(await readItems(values.intermediate, gatheredAt, io)),
    ],
    ocsp: await readItems(values.ocsp, gatheredAt, io),
    crls: await readItems(values.crl, gatheredAt, io),
    register: await readRegister(values, input.der, at, io),
    policy: DEFAULT_VERDICT_POLICY,
  };
  const verifier = new NodeSignatureVerifier();
  const { evaluation, attempts }: { evaluation: Evaluation; attempts: readonly Attempt[] } = values.offline
    ? { evaluation: evaluate(evidence, verifier), attempts: [] }
    : await completeEvidence(evidence, {
        egress: egressFromEnvironment(process.env),
        ...{ verifier, now, random: (octets: number) => randomBytes(octets) },
      });
  for (const { url, outcome, message } of attempts)
    if (outcome !== 'ok') io.stderr.write(`qwarden: ${url}: ${message}\n`);
  return print(verdictLine(file, evaluation, malformation(input.der)), values.json, io);
}

/** As `cert inspect` says it. */
function malformation(der: Uint8Array) {
  const decoded = decodeCertificate(der);
  if (decoded.ok) return undefined;
  const { at, message, offset } = decoded.problem;
  return { code: 'malformed', message: `${at}: ${message}`, offset };
}

/** Undefined where no register is named. */
async function readRegister(
  { register, country }: { readonly register?: string | undefined; readonly country?: string | undefined },
  der: Uint8Array,
  at: Date,
  io: Io,
): Promise<RegisterAnswer | undefined> {
  if (country !== undefined && !/^[A-Z]{2}$/i.test(country))
    throw new UsageError(`--country: "${country}" is no country code of two letters.`);
  if (register === undefined) return undefined;
  return answerFromFile(register, der, {
    ...{ at, host: country?.toUpperCase() ?? null },
    remark: (text) => void io.stderr.write(`qwarden: --register ${text}\n`),
  });
}

/** Certificates that may sign the list of lists. */
async function readJournal(name: string, io: Io): Promise<readonly Uint8Array[]> {
  const signers: Uint8Array[] = [];
  for await (const file of sourceFiles([name], io.stdin)) {
    if (!('bytes' in file)) throw new UsageError(`--journal ${file.source}: ${file.unreadable}`);
    for (const found of certificatesInFile(file.bytes)) if ('der' in found) signers.push(found.der);
  }
  if (signers.length === 0) throw new UsageError(`--journal ${name}: There is no certificate in it.`);
  return signers;
}

async function print(line: VerdictLine, json: boolean, io: Io): Promise<ExitCode> {
  await write(io.stdout, json ? `${JSON.stringify(line)}\n` : describeVerdict(line));
  return verdictExitCode(line);
}

type Input =
  | { readonly der: Uint8Array; readonly others: readonly Uint8Array[] }
  | { readonly error: { readonly code: string; readonly message: string; readonly offset?: number } };

/** The first certificate is judged; those that follow came along to help. */
async function readInput(name: string, io: Io): Promise<Input> {
  for await (const file of sourceFiles([name], io.stdin)) {
    if (!('bytes' in file)) return { error: { code: file.code, message: file.unreadable } };
    const found = certificatesInFile(file.bytes);
    const ders = found.flatMap((one) => ('der' in one ? [one.der] : []));
    const [first, ...others] = ders;
    if (first !== undefined) return { der: first, others };
    const refused = found.find((one) => 'error' in one);
    if (refused !== undefined && 'error' in refused) return { error: refused.error };
  }
  return { error: { code: 'unreadable', message: 'There is no certificate in it.' } };
}

/** DER, or the blocks of a PEM file. */
async function readItems(names: readonly string[], receivedAt: Date, io: Io): Promise<Item[]> {
  const items: Item[] = [];
  for await (const file of sourceFiles(names, io.stdin)) {
    if (!('bytes' in file)) throw new UsageError(`${file.source}: ${file.unreadable}`);
    for (const der of derOf(file.bytes)) items.push({ der, source: file.source, receivedAt });
  }
  return items;
}

const PEM_BLOCK = /-----BEGIN ([A-Z0-9 ]{1,64})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g;

function derOf(bytes: Uint8Array): Uint8Array[] {
  if (bytes[0] === 0x30) return [bytes];
  const text = Buffer.from(bytes).toString('latin1');
  const blocks = [...text.matchAll(PEM_BLOCK)].map(([, , body]) => Buffer.from(body!, 'base64'));
  return blocks.length > 0 ? blocks : [bytes];
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        at: { type: 'string' },
        offline: { type: 'boolean', default: false },
        trust: { type: 'string', multiple: true, default: [] },
        journal: { type: 'string' },
        register: { type: 'string' },
        country: { type: 'string' },
        intermediate: { type: 'string', multiple: true, default: [] },
        ocsp: { type: 'string', multiple: true, default: [] },
        crl: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${CERT_VERIFY_USAGE}`);
  }
}
