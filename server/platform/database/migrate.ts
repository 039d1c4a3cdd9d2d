import type { DataSource } from 'typeorm';

/** A newer version has changed this database; working on it would lose what we do not know of. */
export class NewerDatabase extends Error {
  constructor(readonly migrations: readonly string[]) {
    super(
      `The database was changed by a newer version (${migrations.join(', ')}). Start that version instead.`,
    );
    this.name = 'NewerDatabase';
  }
}

/** The number only has to be the same in every instance. */
const MIGRATION_LOCK = 7_177_003;

/** Brings the database up to this version. Instances that start together wait for each other. */
export async function migrate(dataSource: DataSource): Promise<void> {
  if (dataSource.options.type !== 'postgres') return run(dataSource);
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await run(dataSource);
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    await runner.release();
  }
}

async function run(dataSource: DataSource): Promise<void> {
  const known = new Set(dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name));
  const unknown = (await executed(dataSource)).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new NewerDatabase(unknown);
  await dataSource.runMigrations();
}

async function executed(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    if (!(await runner.hasTable('migrations'))) return [];
    const rows: { name: string }[] = await runner.query('SELECT "name" FROM "migrations" ORDER BY "id"');
    return rows.map(({ name }) => name);
  } finally {
    await runner.release();
  }
}
