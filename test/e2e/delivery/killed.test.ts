import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { runDelivery } from '../../delivery/run-delivery.mjs';
import { freshDatabase, type TestDatabase } from '../../support/test-database.js';

jest.setTimeout(300_000);

const built = existsSync('dist/server/messages/messages.module.js');
if (!built) process.stderr.write('The server is not built; killing senders is not tested.\n');

/** C1 and C2 of the promise: nothing is lost, and what comes twice does so only because a process died. */
(built ? describe : describe.skip)('delivery, when senders die', () => {
  const databases: TestDatabase[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'qwarden-delivery-'));
  let several: boolean;
  beforeAll(() => {
    several = process.env['TEST_DATABASE_URL'] !== undefined;
  });
  afterAll(async () => {
    for (const database of databases) await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const environment = async () => {
    const database = await freshDatabase();
    databases.push(database);
    const { target } = database;
    return {
      QWARDEN_DATA_DIR: folder,
      QWARDEN_DATABASE_URL: target.kind === 'postgres' ? target.url : `sqlite:${target.file}`,
      QWARDEN_SECRET_KEY: 'a key that only tests use, 32 characters or more',
    };
  };

  test('1,000 alerts, the mail server gone for a while, 20 kills: none is lost', async () => {
    const kills = 20;
    const result = await runDelivery({
      ...{ env: await environment(), alerts: 1_000, kills, instances: several ? 2 : 1 },
      ...{
        outage: { from: 2_000, until: 6_000 },
        temporaryShare: 0.05,
        permanentEvery: 100,
        seed: 20_261_123,
      },
    });
    expect(result).toMatchObject({ errors: [], rows: 1_000, lost: 0, unsettled: 0, strange: 0, kills });
    // A refusal for good is a dead letter that people see.
    expect([result.failed, result.sent]).toEqual([result.permanent, 1_000 - result.permanent]);
    expect(result.mostCopies).toBeLessThanOrEqual(2);
    expect(result.duplicates).toBeLessThanOrEqual(1.5 * kills);
    process.stderr.write(`C1 ${JSON.stringify(result)}\n`);
  });

  test('without kills nothing comes twice, however many send', async () => {
    const result = await runDelivery({
      ...{ env: await environment(), alerts: 400, instances: several ? 2 : 1, seed: 2 },
    });
    expect(result).toMatchObject({ errors: [], lost: 0, unsettled: 0, duplicates: 0 });
  });

  test('a sender that slept over its lease changes nothing afterwards', async () => {
    const pauses = 3;
    const result = await runDelivery({
      ...{ env: await environment(), alerts: 600, instances: several ? 2 : 1, pauses, seed: 3 },
      temporaryShare: 0.05,
    });
    expect(result).toMatchObject({ errors: [], lost: 0, unsettled: 0, strange: 0, pauses });
    expect(result.mostCopies).toBeLessThanOrEqual(2);
    process.stderr.write(`C2 ${JSON.stringify(result)}\n`);
  });
});
