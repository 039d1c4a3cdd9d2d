import { INSTALLATION_SECRET_TABLE } from './installation-secret.entity.js';
import { SEALED_COLUMNS } from './sealed-columns.js';
import type { SealedPlace, Sealing } from './sealing.js';

/** `secret-key-check`: says whether the secret key is the right one. `audit-seed`: signs checkpoints, whatever key seals. */
export type InstallationSecretName = 'secret-key-check' | 'audit-seed';

/** The part of a TypeORM manager or data source that is needed; both engines take `$1` here. */
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

/** Undefined where there is none. Throws `WrongSecretKey` where it cannot be opened. */
export async function readInstallationSecret(
  db: Queries,
  sealing: Sealing,
  name: InstallationSecretName,
): Promise<string | undefined> {
  // Names are ours; there is nothing to escape, and the placeholders of the engines differ.
  const rows = await db.query<{ sealed: string }[]>(
    `SELECT "sealed" FROM "${INSTALLATION_SECRET_TABLE}" WHERE "name" = '${name}'`,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const opened = sealing.open(row.sealed, placeOf(name));
  if (!opened.ok) throw new WrongSecretKey();
  return opened.value;
}

/** Somebody else's value stays; two instances that start at once agree on one. */
export async function keepInstallationSecret(
  db: Queries,
  sealing: Sealing,
  name: InstallationSecretName,
  value: string,
): Promise<void> {
  const sealed = sealing.seal(value, placeOf(name));
  await db.query(
    `INSERT INTO "${INSTALLATION_SECRET_TABLE}" ("name", "sealed") VALUES ('${name}', '${sealed}') ON CONFLICT DO NOTHING`,
  );
}

/**
 * Whether the key opens one value of each column that has any: a database from before there was a check has to be opened by
 * its own key before the check is made of it.
 */
export async function opensWhatIsStored(db: Queries, sealing: Sealing): Promise<boolean> {
  for (const { table, column } of SEALED_COLUMNS) {
    const rows = await db.query<Record<string, string>[]>(
      `SELECT "${column}" AS "sealed" FROM "${table}" WHERE "${column}" IS NOT NULL LIMIT 1`,
    );
    const sealed = rows[0]?.['sealed'];
    if (sealed !== undefined && !sealing.knowsKeyOf(sealed)) return false;
  }
  return true;
}
