import { parseArgs } from 'node:util';
import { certificatesInFile } from '../core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import { inspectCertificate } from '../core/certificate/inspect.js';
import type { SecondReading } from '../core/certificate/reading-finding.js';
import { readAgain } from '../core/certificate/second-reading.js';
import { nodeCrypto } from '../platform/node-crypto.js';
import { describeInspection } from './describe-inspection.js';
import { instantOf } from './instant.js';
import type { InspectLine } from './inspect-line.js';
import { type ExitCode, type Io, UsageError, worse, write } from './output.js';
import { sourceFiles } from './source-files.js';

export const CERT_INSPECT_USAGE = `qwarden cert inspect [--json] [--at INSTANT] FILE…

Decodes and lints certificates; no network. FILE is PEM (one or many), DER, PKCS#7, base64 DER,
a directory (walked), or - for standard input.

  --json         one JSON object per certificate and line
  --at INSTANT   judge dates at this instant, e.g. 2026-11-22T12:00:00Z (default: now)

Exit code: 0 fine, 1 worst finding is a warning, 2 worst finding is an error, 3 an input could not be read.
`;

/** Runs `qwarden cert inspect`; streams one result after the other, so thousands of files need no memory. */
export async function certInspect(argv: readonly string[], io: Io, now: Date): Promise<ExitCode> {
  const { values, positionals } = parse(argv);
  if (values.help) {
    await write(io.stdout, CERT_INSPECT_USAGE);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError(`No file was given.\n\n${CERT_INSPECT_USAGE}`);
  const at = values.at === undefined ? now : instantOf(values.at, '--at');

  let exitCode: ExitCode = 0;
  let count = 0;
  for await (const file of sourceFiles(positionals, io.stdin)) {
    const lines: Iterable<InspectLine> =
      'bytes' in file
        ? inspectFile(file.source, file.bytes)
        : [{ source: file.source, index: 0, error: { code: file.code, message: file.unreadable } }];
    for (const line of lines) {
      exitCode = worse(exitCode, exitCodeOf(line));
      await write(io.stdout, values.json ? `${JSON.stringify(line)}\n` : describeInspection(line, at));
      count++;
      if (io.stderr.isTTY && count % 100 === 0) io.stderr.write(`\r${count} certificates`);
    }
  }
  if (io.stderr.isTTY && count >= 100) io.stderr.write(`\r${count} certificates\n`);
  return exitCode;
}

/** What one file holds, inspected. */
export function* inspectFile(source: string, bytes: Uint8Array): Generator<InspectLine> {
  for (const found of certificatesInFile(bytes)) {
    if ('error' in found) {
      yield { source, index: found.index, error: found.error };
      continue;
    }
    const certificate = decodeCertificate(found.der);
    if (!certificate.ok) {
      const { at, offset, message } = certificate.problem;
      yield {
        source,
        index: found.index,
        error: { code: 'malformed', message: `${at}: ${message}`, offset },
      };
      continue;
    }
    const reading: SecondReading = readAgain(certificate.value);
    yield { source, index: found.index, ...inspectCertificate(certificate.value, nodeCrypto, reading) };
  }
}

function exitCodeOf(line: InspectLine): ExitCode {
  if ('error' in line) return 3;
  if (line.findings.some(({ severity }) => severity === 'error')) return 2;
  return line.findings.some(({ severity }) => severity === 'warning') ? 1 : 0;
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        at: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${CERT_INSPECT_USAGE}`);
  }
}
