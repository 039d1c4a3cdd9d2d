import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestApp, startTestApp } from '../support/test-app.js';
import { type PostgresServer, freshPostgres, freshSqlite, startPostgres } from '../support/test-database.js';

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
