import { SEALED_COLUMNS } from './sealed-columns.js';
import type { SealedPlace, Sealing } from './sealing.js';

export const INSTALLATION_SECRET_TABLE = 'installation_secret';

/** `secret-key-check`: says whether the secret key is the right one. `audit-seed`: signs checkpoints, whatever key seals. */
export type InstallationSecretName = 'secret-key-check' | 'audit-seed';

/** The part of a TypeORM manager or data source that is needed. */
export interface Queries {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

/** The key is another one than that which sealed what is stored. Nothing was changed. */
export class WrongSecretKey extends Error {
  constructor() {
    super(
      'QWARDEN_SECRET_KEY is not the key that sealed what this database holds. ' +
        'Start with that key; to change it, give the old one as QWARDEN_SECRET_KEY_FORMER beside the new one.',
    );
    this.name = 'WrongSecretKey';
  }
}

const placeOf = (rowId: InstallationSecretName): SealedPlace => ({
  ...{ table: INSTALLATION_SECRET_TABLE, column: 'sealed', rowId },
});

/** Undefined where there is none. Throws `WrongSecretKey` where it was sealed under a key that is not here. */
export async function readInstallationSecret(
  db: Queries,
  sealing: Sealing,
  name: InstallationSecretName,
): Promise<string | undefined> {
  // The names are ours, so nothing has to be escaped; the placeholders of the engines differ.
  const [row] = await db.query<{ sealed: string }[]>(
    `SELECT "sealed" FROM "${INSTALLATION_SECRET_TABLE}" WHERE "name" = '${name}'`,
  );
  if (row === undefined) return undefined;
  const opened = sealing.open(row.sealed, placeOf(name));
  if (opened.ok) return opened.value;
  if (opened.problem === 'unknown-key') throw new WrongSecretKey();
  throw new Error(
    `What this installation keeps as "${name}" was changed by somebody else. Restore a backup.`,
  );
}

/** What is kept already, else `value`, kept from now on; instances that start at once agree on one. */
export async function keepInstallationSecret(
  tx: Queries,
  sealing: Sealing,
  name: InstallationSecretName,
  value: string,
): Promise<string> {
  const sealed = sealing.seal(value, placeOf(name));
  await tx.query(
    `INSERT INTO "${INSTALLATION_SECRET_TABLE}" ("name", "sealed") VALUES ('${name}', '${sealed}') ON CONFLICT DO NOTHING`,
  );
  return (await readInstallationSecret(tx, sealing, name)) ?? value;
}

/**
 * Refuses another secret key than the one that sealed what is stored: a server that began all the same would lose alert
 * channels, client secrets and keys one by one, each where nobody looks. Throws `WrongSecretKey`.
 */
export async function checkSecretKey(tx: Queries, sealing: Sealing): Promise<void> {
  if ((await readInstallationSecret(tx, sealing, 'secret-key-check')) !== undefined) return;
  // A database from before there was a check has to be opened by its own key before the check is made of it.
  if (!(await knowsWhatIsStored(tx, sealing))) throw new WrongSecretKey();
  await keepInstallationSecret(tx, sealing, 'secret-key-check', 'This key is the right one.');
}

async function knowsWhatIsStored(tx: Queries, sealing: Sealing): Promise<boolean> {
  for (const { table, column } of SEALED_COLUMNS) {
    const [row] = await tx.query<{ sealed: string }[]>(
      `SELECT "${column}" AS "sealed" FROM "${table}" WHERE "${column}" IS NOT NULL LIMIT 1`,
    );
    if (row !== undefined && !sealing.knowsKeyOf(row.sealed)) return false;
  }
  return true;
}
