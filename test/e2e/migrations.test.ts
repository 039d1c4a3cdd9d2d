import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestApp, startTestApp } from '../support/test-app.js';
import {
  type PostgresServer,
  freshDatabase,
  freshPostgres,
  freshSqlite,
  startPostgres,
} from '../support/test-database.js';

let server: PostgresServer | undefined;
beforeAll(async () => {
  server = await startPostgres();
  if (!server) process.stderr.write('There is no PostgreSQL here; it is left out.\n');
}, 60_000);
afterAll(() => server?.stop());

const statements = async (t: TestApp) =>
  (await t.db.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);

test.each(['sqlite', 'postgres'])(
  'migrations make on %s what the entities say',
  async (kind) => {
    if (kind === 'postgres' && !server) return;
    const database = kind === 'sqlite' ? await freshSqlite() : await freshPostgres(server?.url ?? '');
    const t = await startTestApp({ database });
    try {
      expect(await statements(t)).toEqual([]);
    } finally {
      await t.stop();
      await database.drop();
    }
  },
  60_000,
);

test('a database of a newer version is left alone', async () => {
  const database = await freshDatabase();
  const first = await startTestApp({ database });
  await first.db.query(
    `INSERT INTO "migrations" ("timestamp", "name") VALUES (9999, 'Tomorrow0000000009999')`,
  );
  await first.close();
  await expect(startTestApp({ database })).rejects.toThrow(/newer version \(Tomorrow0000000009999\)/);
  await database.drop();
});

test('two instances that start together on an empty database make it once', async () => {
  const database = await freshDatabase();
  if (database.target.kind === 'postgres') {
    const both = await Promise.all([startTestApp({ database }), startTestApp({ database })]);
    const admins: unknown[] = await both[0].db.query(`SELECT "id" FROM "user_account"`);
    expect(admins).toHaveLength(1);
    await Promise.all(both.map((t) => t.stop()));
  }
  await database.drop();
});
