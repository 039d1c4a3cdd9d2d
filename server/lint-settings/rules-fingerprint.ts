import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The parts of core that decide what is found in a certificate. */
const JUDGING = ['asn1', 'certificate', 'identifiers', 'lint', 'qc-statements'];

const CORE = fileURLToPath(new URL('../core/', import.meta.url));

let known: string | undefined;

/**
 * SHA-256 over the code that judges certificates. A version number would not tell of a rule that was corrected, and a
 * list of codes and severities not of one that looks closer.
 */
export function rulesFingerprint(): string {
  known ??= fingerprintOf(JUDGING.map((folder) => join(CORE, folder)));
  return known;
}

function fingerprintOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter(isCode).sort())
      hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}

const isCode = (file: string): boolean => /(?<!\.d|\.test)\.[jt]s$/.test(file);
