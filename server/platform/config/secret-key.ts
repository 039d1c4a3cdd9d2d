import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.js';

/** Injection token of the key that seals secrets in the database. */
export const SECRET_KEY = Symbol('SECRET_KEY');

export interface SecretKey {
  readonly value: string;
  /** Keys that still open what was sealed under them, while values move to the present one. */
  readonly former: readonly string[];
  /** The file a key was generated into just now; its owner is told to back it up. */
  readonly generatedInto?: string;
}

const FILE = 'secret.key';
/** Beside it: the key before, until nothing is sealed under it. */
const FORMER_FILE = 'secret.key.former';

/** The key from the settings, else the one in the data directory, made on the first start and readable by its owner only. */
export function loadSecretKey({
  secretKey,
  formerSecretKey,
  dataDir,
}: Pick<Config, 'secretKey' | 'dataDir'> & Partial<Pick<Config, 'formerSecretKey'>>): SecretKey {
  const given = formerSecretKey === undefined ? [] : [formerSecretKey];
  if (secretKey !== undefined) return { value: secretKey, former: given };
  const { text, created, file } = readOrCreate(dataDir, FILE, () => randomBytes(32).toString('hex'));
  const kept = readIfThere(join(dataDir, FORMER_FILE));
  const former = [...given, ...(kept === undefined || kept === text ? [] : [kept])];
  return created ? { value: text, former, generatedInto: file } : { value: text, former };
}

/**
 * Puts a new key into the data directory and keeps the old one beside it, so that at no moment there is none. Says so when
 * one was renewed before and values may still be sealed under its former key: two former keys would be one too many.
 */
export function renewSecretKeyFile(dataDir: string): 'renewed' | 'no-file' | 'former-is-there' {
  const [file, former] = [join(dataDir, FILE), join(dataDir, FORMER_FILE)];
  const present = readIfThere(file);
  if (present === undefined) return 'no-file';
  if (readIfThere(former) !== undefined && readIfThere(former) !== present) return 'former-is-there';
  const next = join(dataDir, `${FILE}.next`);
  rmSync(next, { force: true });
  writeFileSync(next, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  rmSync(former, { force: true });
  writeFileSync(former, `${present}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(next, file);
  return 'renewed';
}

/** Forgets the former key of the data directory. Says whether there was one. */
export function forgetFormerKeyFile(dataDir: string): boolean {
  const file = join(dataDir, FORMER_FILE);
  if (readIfThere(file) === undefined) return false;
  rmSync(file);
  return true;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Reads a private file of the data directory, or writes it with mode 0600. Two starts at once agree on one content. */
export function readOrCreate(dataDir: string, name: string, make: () => string) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, name);
  try {
    writeFileSync(file, `${make()}\n`, { mode: 0o600, flag: 'wx' });
    return { text: readFileSync(file, 'utf8').trim(), created: true, file };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return { text: readFileSync(file, 'utf8').trim(), created: false, file };
  }
}
