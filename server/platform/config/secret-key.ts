import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.js';

/** Injection token of the key that seals secrets in the database. */
export const SECRET_KEY = Symbol('SECRET_KEY');

export interface SecretKey {
  readonly value: string;
  /** The file a key was generated into just now; its owner is told to back it up. */
  readonly generatedInto?: string;
}

/** The key from the settings, else the one in the data directory, made on the first start and readable by its owner only. */
export function loadSecretKey({ secretKey, dataDir }: Pick<Config, 'secretKey' | 'dataDir'>): SecretKey {
  if (secretKey !== undefined) return { value: secretKey };
  const { text, created, file } = readOrCreate(dataDir, 'secret.key', () => randomBytes(32).toString('hex'));
  return created ? { value: text, generatedInto: file } : { value: text };
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
