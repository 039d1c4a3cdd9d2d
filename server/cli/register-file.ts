import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readRegisterFile } from '../adapters/registers/read-register-file.js';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import { dayOf } from '../core/registers/authorisation.js';
import { registerAnswer } from '../core/registers/register-answer.js';
import type { AskedRegister } from '../core/registers/register-basis.js';
import type { RegisterEntry } from '../core/registers/register-entry.js';
import { questionOfCertificate } from '../core/registers/register-question.js';
import { ENTRY_COLUMNS, entryOf } from '../core/registers/stored-entry.js';
import type { RegisterAnswer } from '../core/verdict/evidence.js';
import type { RegisterSummary } from '../ports/register-file-reader.js';
import { publishedIn, versionIn } from '../registers/published-at.js';
import { EBA } from '../registers/sources.js';
import { UsageError } from './output.js';

/** The real JSON has 217 MB. */
const MAX_BYTES = 2_048 * 1024 * 1024;

const AUTHORITY = ENTRY_COLUMNS.indexOf('authority');
const DATA = ENTRY_COLUMNS.indexOf('data');
const VERSION = ENTRY_COLUMNS.indexOf('version');

interface Asking {
  readonly at: Date;
  /** Country in which the roles are to be used. */
  readonly host: string | null;
  /** Something about the file that a person should know. */
  readonly remark: (text: string) => void;
}

/**
 * What a golden copy of the EBA register, or an extract of it, says about a certificate's holder, without a database:
 * the file is read once, and the entries of the holder's authority are kept.
 */
export async function answerFromFile(
  name: string,
  der: Uint8Array,
  { at, host, remark }: Asking,
): Promise<RegisterAnswer | undefined> {
  const decoded = decodeCertificate(der);
  if (!decoded.ok) return undefined;
  const asked = questionOfCertificate(decoded.value);
  const authority = asked.ok ? asked.question.authority : undefined;
  const { candidates, summary } = await readEntries(name, authority, at);
  const stamp = versionIn(basename(name)) ?? summary.version;
  const published = (stamp === null ? undefined : publishedIn(stamp)) ?? (await stat(name)).mtime;
  if (published > at)
    remark(
      `${name} is of ${published.toISOString()}, later than the verdict: services and passports are told as of then.`,
    );
  const register: AskedRegister = {
    ...EBA,
    edition: {
      ...{ id: summary.sha256, version: stamp ?? '', sha256: summary.sha256 },
      publishedAt: published.toISOString(),
    },
    disclaimer: summary.disclaimer,
    candidates,
  };
  return registerAnswer(asked, { registers: [register], overrides: [], host }, at);
}

async function readEntries(
  name: string,
  authority: string | undefined,
  at: Date,
): Promise<{ readonly candidates: readonly RegisterEntry[]; readonly summary: RegisterSummary }> {
  if (!existsSync(name)) throw new UsageError(`--register ${name}: there is no such file.`);
  const candidates: RegisterEntry[] = [];
  const file = { name: basename(name), content: { path: name } };
  const options = { agents: false, day: dayOf(at), maxBytes: MAX_BYTES };
  for await (const reading of readRegisterFile(file, options)) {
    if (reading.kind === 'problem') {
      const { message, offset } = reading.problem;
      throw new UsageError(
        `--register ${name}: ${message}${offset === undefined ? '' : ` (at byte ${offset})`}`,
      );
    }
    if (reading.kind === 'end') return { candidates, summary: reading.summary };
    if (reading.kind === 'entries' && authority !== undefined)
      for (const columns of reading.entries)
        if (columns[AUTHORITY] === authority)
          candidates.push(entryOf(columns[DATA] ?? '', columns[VERSION] ?? null));
  }
  throw new Error('The register was read without an end.');
}
