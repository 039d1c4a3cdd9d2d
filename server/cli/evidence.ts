import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isZip, readZip, ZIP_LIMITS } from '../adapters/zip-reader.js';
import { CheckpointKey } from '../audit/signing-key.js';
import { isReviewPack } from '../core/reviews/evidence/review-pack.js';
import type { PackFault } from '../core/verdict/evidence-pack.js';
import { describeDecision, verifyDecision } from './decision-evidence.js';
import { type ExitCode, type Io, UsageError, write } from './output.js';
import { type DecisionResult, packTools, type PackResult } from './pack-files.js';
import { printable } from './printable.js';
import { sourceFiles } from './source-files.js';
import { verifyVerdict } from './verdict-evidence.js';

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
