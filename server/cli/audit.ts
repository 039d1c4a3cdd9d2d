import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { readSigningKey } from '../audit/audit-seed.js';
import { CheckpointKey, SigningKey } from '../audit/signing-key.js';
import { readStoredLog, sha256, storedEntries } from '../audit/stored-log.js';
import {
  type AuditFault,
  type AuditVerification,
  verifyAuditChain,
} from '../core/audit/verify-audit-chain.js';
import { type Config, readConfig } from '../platform/config/config.js';
import { loadSecretKey } from '../platform/config/secret-key.js';
import { createDataSource, dataSourceOptions } from '../platform/database/data-source.js';
import { INSTALLATION_SECRET_TABLE } from '../platform/sealed/installation-secrets.js';
import { Sealing } from '../platform/sealed/sealing.js';
import { type ExitCode, type Io, UsageError, write } from './output.js';

const USAGE = `qwarden audit verify [--json] [--key FILE]…
  Reads the whole audit log and names every entry that was changed, removed, reordered or cut off.
  --key FILE  a public key (PEM) that checkpoints are signed with, kept outside the installation;
              without it the key of this installation counts

qwarden audit export
  Prints the log as it is stored, one JSON object a line.

qwarden audit key
  Prints the public key (PEM) of this installation.

The installation is the one of the QWARDEN_ variables, as for the server. Nothing is changed.
Exit code: 0 the log is whole, 2 it is not, 3 it could not be read.
`;

/** `argv` begins after `audit`. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [command, ...rest] = argv;
  const { values } = parseArgs({
    args: [...rest],
    options: {
      json: { type: 'boolean', default: false },
      key: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || command === undefined || command === '--help') {
    await write(io.stdout, USAGE);
    return command === undefined ? 3 : 0;
  }
  const config = readConfig(process.env);
  if (command === 'verify') return verify(config, values, io);
  if (command === 'export') return exportLog(config, io);
  if (command === 'key') {
    const { publicKey } = await withDatabase(config, (db) => installationKey(config, db));
    await write(io.stdout, publicKey.pem);
    return 0;
  }
  throw new UsageError(`There is no command "audit ${command}".\n\n${USAGE}`);
}

async function verify(
  config: Config,
  { json, key }: { json: boolean; key: string[] },
  io: Io,
): Promise<ExitCode> {
  const given = key.map((file) => CheckpointKey.fromPem(readFileSync(file, 'utf8')));
  const result = await withDatabase(config, async (db) => {
    const keys = given.length > 0 ? given : [(await installationKey(config, db)).publicKey];
    return verifyAuditChain(await readStoredLog(db, config.dataDir), {
      sha256,
      isSigned: (checkpoint) => keys.some((one) => one.hasSigned(checkpoint)),
    });
  });
  await write(io.stdout, json ? `${JSON.stringify(result)}\n` : describe(result));
  return result.faults.length === 0 ? 0 : 2;
}

function exportLog(config: Config, io: Io): Promise<ExitCode> {
  return withDatabase(config, async (db): Promise<ExitCode> => {
    for await (const entry of storedEntries(db)) await write(io.stdout, `${JSON.stringify(entry)}\n`);
    return 0;
  });
}

/** A database that this version has not opened yet has no table for it. */
async function installationKey(config: Config, db: DataSource): Promise<SigningKey> {
  const key = loadSecretKey(config);
  const runner = db.createQueryRunner();
  try {
    return (await runner.hasTable(INSTALLATION_SECRET_TABLE))
      ? await readSigningKey(db, new Sealing(key.value, key.former), key)
      : SigningKey.derivedFrom(key.value);
  } finally {
    await runner.release();
  }
}

async function withDatabase<T>(config: Config, work: (db: DataSource) => Promise<T>) {
  const db = await createDataSource(dataSourceOptions(config.database, 'read-only')).initialize();
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

const SENTENCES: Readonly<Record<AuditFault['kind'], string>> = {
  changed: 'is not what was written',
  missing: 'is missing',
  'out-of-order': 'is out of order',
  truncated: 'is missing, and everything after it',
  'checkpoint-disagrees': 'is not what a signed checkpoint says',
  'head-disagrees': 'is not the end that was kept beside the log',
  'checkpoint-signature-wrong': 'has a checkpoint that this key did not sign',
};

function describe({ entries, checkpoints, head, faults }: AuditVerification): string {
  const summary = `${entries} entries, ${checkpoints} signed checkpoints agree, head ${head}\n`;
  if (faults.length === 0) return `The audit log is whole: ${summary}`;
  return faults.map(({ kind, position }) => `Entry ${position} ${SENTENCES[kind]}.\n`).join('') + summary;
}
