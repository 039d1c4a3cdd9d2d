import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { NodeSignatureVerifier } from '../adapters/node-signature-verifier.js';
import { readListFile } from '../adapters/trust-lists/read-list-file.js';
import { isZip, readZip, ZIP_LIMITS } from '../adapters/zip-reader.js';
import { CheckpointKey } from '../audit/signing-key.js';
import { canonicalJson, type Json } from '../core/audit/canonical-json.js';
import type { NationalListState } from '../core/qualification/qualify.js';
import { indexServices } from '../core/trust-lists/service-index.js';
import { type EvaluationDocument, rebuildEvidence } from '../core/verdict/evaluation-document.js';
import { evaluate } from '../core/verdict/evaluate.js';
import {
  anchorFile,
  itemFile,
  listFile,
  openPack,
  type PackAudit,
  PackFile,
  type PackFault,
} from '../core/verdict/evidence-pack.js';
import { replayDifferences, verdictDocument } from '../core/verdict/verdict-document.js';
import { isReviewPack } from '../core/reviews/evidence/review-pack.js';
import { describeDecision, verifyDecision } from './decision-evidence.js';
import { type DecisionResult, type PackFiles, packTools, type PackResult } from './pack-files.js';
import { type ExitCode, type Io, UsageError, write } from './output.js';
import { printable } from './printable.js';
import { sourceFiles } from './source-files.js';

const USAGE = `qwarden evidence verify [--json] [--key FILE]… FILE

Checks an evidence pack without server or network: every file is the one that the manifest names, the evaluation is the
one that the signed audit entry holds, and the verdict follows again from the evidence in the pack. The pack of a
decision holds that of its verdict; of it, the history is that of the audit log, and the votes lead to the decision again
under the decision profile that it names.

  --json      one JSON object on standard output
  --key FILE  a public key (PEM, from "qwarden audit key") that must have signed the audit entry; without it the key in
              the pack is believed, and only its id is shown

Exit code: 0 whole and the same verdict; 2 changed, or the verdict or the decision does not follow; 3 it could not be read.
`;

/** `argv` begins after `evidence`. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [command, ...rest] = argv;
  if (command === undefined || command === '--help' || command === '-h') {
    await write(io.stdout, USAGE);
    return command === undefined ? 3 : 0;
  }
  if (command !== 'verify') throw new UsageError(`There is no command "evidence ${command}".\n\n${USAGE}`);
  const { values, positionals } = parse(rest);
  const [file, ...more] = positionals;
  if (values.help) {
    await write(io.stdout, USAGE);
    return 0;
  }
  if (file === undefined || more.length > 0)
    throw new UsageError(`Exactly one file is expected.\n\n${USAGE}`);
  const keys = values.key.map((name) => CheckpointKey.fromPem(readFileSync(name, 'utf8')));
  const result = await verifyFile(file, keys, io);
  if ('unreadable' in result) throw new UsageError(`${file}: ${result.unreadable}`);
  const words = 'decision' in result ? describeDecision(result) : describe(result);
  await write(io.stdout, values.json ? `${JSON.stringify(result)}\n` : words);
  return result.intact ? 0 : 2;
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        key: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function verifyFile(
  name: string,
  keys: readonly CheckpointKey[],
  io: Io,
): Promise<PackResult | DecisionResult | { readonly unreadable: string }> {
  for await (const file of sourceFiles([name], io.stdin, MAX_PACK_BYTES)) {
    if (!('bytes' in file)) return { unreadable: file.unreadable };
    if (!isZip(file.bytes)) return { unreadable: 'This is no ZIP archive.' };
    return verifyPack(file.source, file.bytes, keys);
  }
  return { unreadable: 'There is no such file.' };
}

/** The most that an archive may hold unpacked; what is in a pack of a decision is stored as it is. */
const MAX_PACK_BYTES = ZIP_LIMITS.totalBytes;

/** Checks a pack: its files, its place in the audit log, and what it proves by going the way to it again. */
export async function verifyPack(
  source: string,
  zip: Uint8Array,
  keys: readonly CheckpointKey[] = [],
): Promise<PackResult | DecisionResult> {
  const files = new Map<string, Uint8Array>();
  const faults: PackFault[] = [];
  for await (const item of readZip(zip)) {
    if ('problem' in item) faults.push({ file: item.name, message: item.problem.message });
    else if (files.has(item.name)) faults.push({ file: item.name, message: 'It is there twice.' });
    else files.set(item.name, item.bytes);
  }
  return isReviewPack(files, packTools())
    ? verifyDecision({ source, files, faults, keys })
    : verifyVerdict({ source, files, faults, keys });
}

/** The pack of a verdict, by itself or in the pack of a decision. */
export async function verifyVerdict({ source, files, faults: given, keys }: PackFiles): Promise<PackResult> {
  const faults = [...given];
  const pack = openPack(files, packTools());
  if (!pack.ok || faults.length > 0) {
    const all = pack.ok ? faults : [...faults, ...pack.faults];
    return { source, intact: false, verdict: null, replayed: null, faults: all, audit: null };
  }
  const audit = auditOf(pack.audit, keys, faults);
  const { document } = pack;
  const replayed = await replay(document, files, faults);
  const shown = canonicalJson(parsed(files.get(PackFile.verdict)) as Json);
  if (shown !== canonicalJson(document.verdict as unknown as Json))
    faults.push({ file: PackFile.verdict, message: 'It is not the verdict of evaluation.json.' });
  return { source, intact: faults.length === 0, verdict: document.verdict, replayed, faults, audit };
}

/** The signature of the checkpoint, by a key that is known or by the one that came along. */
function auditOf(
  audit: PackAudit | undefined,
  keys: readonly CheckpointKey[],
  faults: PackFault[],
): PackResult['audit'] {
  const fault = (message: string): null => {
    faults.push({ file: PackFile.audit, message });
    return null;
  };
  if (audit === undefined)
    return keys.length > 0 ? fault('It is missing, so that no key has signed it.') : null;
  const { checkpoint, publicKey } = audit;
  try {
    const candidates = keys.length > 0 ? keys : [CheckpointKey.fromPem(publicKey)];
    const key = candidates.find((one) => one.hasSigned(checkpoint));
    if (key === undefined) return fault('The signature of the audit entry is wrong, or by another key.');
    return { position: checkpoint.position, keyId: key.id, pinned: keys.length > 0 };
  } catch {
    return fault('The key in it cannot be read.');
  }
}

async function replay(
  document: EvaluationDocument,
  files: ReadonlyMap<string, Uint8Array>,
  faults: PackFault[],
): Promise<boolean | null> {
  const verifier = new NodeSignatureVerifier();
  const lists = await readLists(document, files, faults);
  const bytes = new Map<string, Uint8Array>();
  const add = (sha256: string, path: string): void => {
    const content = files.get(path);
    // The manifest may be consistent with itself and still give a file another's name.
    if (content !== undefined && verifier.sha256(content) === sha256) bytes.set(sha256, content);
  };
  for (const item of document.evidence) add(item.sha256, itemFile(item));
  for (const { sha256 } of document.trust.anchors) add(sha256, anchorFile(sha256));
  const rebuilt = rebuildEvidence(document, {
    bytes: (sha256) => bytes.get(sha256),
    list: (edition) => lists.get(edition.sha256),
  });
  if (!rebuilt.ok) {
    for (const missing of rebuilt.missing)
      faults.push({ file: missing, message: 'The verdict rests on it, and it is missing.' });
    return null;
  }
  const verdict = verdictDocument(evaluate(rebuilt.evidence, verifier).verdict);
  const differences = replayDifferences(document.verdict, verdict);
  for (const { what, from, to } of differences)
    faults.push({
      file: PackFile.evaluation,
      message: `The evidence does not lead to it: ${what} is "${to}" and not "${from}".`,
    });
  return differences.length === 0;
}

/** The lists of the pack, read from their XML and with signatures that hold, by the hash of the file. */
async function readLists(
  { trust }: EvaluationDocument,
  files: ReadonlyMap<string, Uint8Array>,
  faults: PackFault[],
): Promise<Map<string, NationalListState>> {
  const lists = new Map<string, NationalListState>();
  for (const { edition } of trust.lists) {
    const xml = edition === null ? undefined : files.get(listFile(edition));
    if (edition === null || xml === undefined) continue;
    const reading = await readListFile({ bytes: xml });
    if (reading.sha256 !== edition.sha256)
      faults.push({ file: listFile(edition), message: 'It is another edition than the one that was used.' });
    else if (reading.outcome !== 'signed') {
      const why = reading.outcome === 'unusable' ? reading.problem.message : '';
      faults.push({ file: listFile(edition), message: `Its signature does not hold. ${why}` });
    } else
      lists.set(edition.sha256, { state: 'usable', list: reading.list, index: indexServices(reading.list) });
  }
  return lists;
}

/** `null` stands for what is no JSON; no verdict is. */
function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(bytes ?? new Uint8Array()).toString('utf8'));
  } catch {
    return null;
  }
}

function describe({ source, intact, verdict, faults, audit }: PackResult): string {
  const lines = [printable(source)];
  if (verdict !== null) lines.push(`  ${verdict.outcome.toUpperCase()} at ${verdict.at}`);
  if (intact) lines.push('  ✓ The pack is whole, and the evidence leads to this verdict.');
  else lines.push('  ✗ The pack is not to be relied upon:');
  for (const { file, message } of faults)
    lines.push(`      ${printable(file || 'the archive')}: ${printable(message)}`);
  if (audit !== null)
    lines.push(
      `  ✓ Entry ${audit.position} of the audit log, signed by key ${audit.keyId}` +
        (audit.pinned ? '.' : '; compare it with the installation’s, or give it with --key.'),
    );
  return `${lines.join('\n')}\n`;
}
