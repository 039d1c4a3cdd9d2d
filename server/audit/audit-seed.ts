import type { SecretKey } from '../platform/config/secret-key.js';
import {
  keepInstallationSecret,
  type Queries,
  readInstallationSecret,
} from '../platform/sealed/installation-secrets.js';
import type { Sealing } from '../platform/sealed/sealing.js';
import { seedFrom, SigningKey } from './signing-key.js';

const SEED = 'audit-seed';

/** The installation's key, kept from its first start on. */
export async function keptSigningKey(tx: Queries, sealing: Sealing, key: SecretKey): Promise<SigningKey> {
  const first = Buffer.from(seedFrom(firstOf(key))).toString('base64');
  return new SigningKey(Buffer.from(await keepInstallationSecret(tx, sealing, SEED, first), 'base64'));
}

/** As `keptSigningKey`, for who only reads. */
export async function readSigningKey(db: Queries, sealing: Sealing, key: SecretKey): Promise<SigningKey> {
  const seed = await readInstallationSecret(db, sealing, SEED);
  return seed === undefined
    ? SigningKey.derivedFrom(firstOf(key))
    : new SigningKey(Buffer.from(seed, 'base64'));
}

/** An installation from before the seed was kept, whose secret key changes at the same start, signed under the former one. */
const firstOf = ({ value, former }: SecretKey): string => former.at(-1) ?? value;
