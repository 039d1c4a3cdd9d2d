import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AuditLog } from '../../server/audit/audit.service.js';
import { AuditCheckpoints } from '../../server/audit/checkpoints.service.js';
import { SYSTEM } from '../../server/core/audit/actor.js';
import { type TestApp, startTestApp } from '../support/test-app.js';
import { freshDatabase } from '../support/test-database.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
}, 60_000);
afterAll(() => t.stop());

const record = (count: number) =>
  t.transactions.run((tx) =>
    t.get(AuditLog).record(
      tx,
      ...Array.from({ length: count }, (_, n) => ({
        ...{
          actor: SYSTEM,
          action: 'thing.do',
          subjectType: 'thing',
          subjectId: `thing-${n}`,
          at: t.clock.now(),
        },
        details: { n, word: 'ąčęėįšųūž "quoted" \u2028' },
      })),
    ),
  );

const verify = async () => (await t.as('auditor').post('/audit-entries/verify')).body;

/** Runs SQL as somebody who has taken the guards off first. */
async function tamper(sql: string): Promise<void> {
  const tables = ['audit_entry', 'audit_checkpoint'];
  if (t.config.database.kind === 'postgres') {
    for (const table of tables) await t.db.query(`ALTER TABLE "${table}" DISABLE TRIGGER ALL`);
    await t.db.query(sql);
    for (const table of tables) await t.db.query(`ALTER TABLE "${table}" ENABLE TRIGGER ALL`);
    return;
  }
  const triggers: { name: string; sql: string }[] = await t.db.query(
    `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit_%'`,
  );
  for (const { name } of triggers) await t.db.query(`DROP TRIGGER ${name}`);
  await t.db.query(sql);
  for (const trigger of triggers) await t.db.query(trigger.sql);
}

describe('the audit log', () => {
  test('is whole when nobody touched it', async () => {
    await record(30);
    await t.get(AuditCheckpoints).sign();
    await record(30);
    expect(await verify()).toMatchObject({ faults: [], checkpoints: 1 });
  });

  test.each([
    `UPDATE "audit_entry" SET "actorName" = 'x' WHERE "position" = 2`,
    `DELETE FROM "audit_entry" WHERE "position" = 2`,
    `UPDATE "audit_checkpoint" SET "hash" = 'x'`,
    `DELETE FROM "audit_checkpoint"`,
  ])('refuses %s', async (sql) => {
    await expect(t.db.query(sql)).rejects.toThrow(/append-only/);
    expect((await verify()).faults).toEqual([]);
  });

  test('keeps an entry exactly when its change is kept', async () => {
    const before = (await verify()).entries;
    const failing = t.transactions.run(async (tx) => {
      const entry = {
        actor: SYSTEM,
        action: 'thing.fail',
        subjectType: 'thing',
        subjectId: 'x',
        at: t.clock.now(),
      };
      await t.get(AuditLog).record(tx, entry);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await verify()).toMatchObject({ entries: before, faults: [] });
  });

  test('takes the change back when it cannot be written', async () => {
    await t.as('admin').get('/auth/me');
    await t.db.query('ALTER TABLE "audit_head" RENAME TO "audit_head_away"');
    const user = { email: 'unseen@bank.example', name: 'Unseen', role: 'auditor' };
    const { status, text } = await t.as('admin').post('/users', user);
    await t.db.query('ALTER TABLE "audit_head_away" RENAME TO "audit_head"');
    expect(status).toBe(500);
    expect(text).not.toMatch(/audit_head|unseen/);
    expect((await t.as('admin').get('/users?filter={"q":"unseen"}')).body).toEqual([]);
    expect((await verify()).faults).toEqual([]);
  });

  test('stays one chain when many write at once', async () => {
    const before = (await verify()).entries;
    await Promise.all(Array.from({ length: 20 }, () => record(3)));
    expect(await verify()).toMatchObject({ entries: before + 60, faults: [] });
  });

  test('is read by position, actor, action, subject, time and text', async () => {
    t.clock.advance({ minutes: 10 });
    const person = await t.person('operator', 'traced@bank.example');
    await person.post('/api-tokens', { name: 'Tracer', scopes: ['alerts.read'] });
    const read = async (filter: object) =>
      (await t.as('auditor').get(`/audit-entries?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body;

    const [entry] = await read({ actorId: person.id });
    expect(entry).toMatchObject({
      ...{ id: entry.position, actorName: 'traced', via: 'session', action: 'api-token.create' },
      ...{ subjectType: 'api-token', at: t.clock.now().toISOString() },
      details: { name: 'Tracer', scopes: ['alerts.read'], days: 90 },
    });
    expect(await read({ action: 'api-token.create' })).toEqual([entry]);
    expect(await read({ subjectType: 'api-token', subjectId: entry.subjectId })).toEqual([entry]);
    expect(await read({ from: t.clock.now().toISOString(), q: 'tracer' })).toEqual([entry]);
    expect(await read({ before: '2000-01-01T00:00:00Z' })).toEqual([]);
    expect((await t.as('auditor').get(`/audit-entries/${entry.position}`)).body).toEqual(entry);
  });

  test('is walked by cursor from end to end, each entry once', async () => {
    const seen: number[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page = await t.as('auditor').get(`/audit-entries?range=[0,18]&cursor=${cursor}`);
      seen.push(...(page.body as { position: number }[]).map(({ position }) => position));
      cursor = page.headers['x-next-cursor'] as string | undefined;
    }
    const { entries } = await verify();
    expect(seen).toEqual(Array.from({ length: entries }, (_, n) => entries - n));
  });

  test('has a public key for its checkpoints', async () => {
    const { body } = await t.as('auditor').get('/audit-entries/public-key');
    expect(body.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    const [checkpoint] = (await t.as('auditor').get('/audit-checkpoints')).body;
    expect(checkpoint.keyId).toBe(body.keyId);
  });

  test('writes its checkpoints also outside the database', async () => {
    await record(1);
    await t.get(AuditCheckpoints).sign();
    const lines = readFileSync(join(t.dataDir, 'audit-checkpoints.jsonl'), 'utf8').trim().split('\n');
    const [latest] = (await t.as('auditor').get('/audit-checkpoints')).body;
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      position: latest.position,
      signature: latest.signature,
    });
  });

  test('is not signed twice at the same place', async () => {
    await t.get(AuditCheckpoints).sign();
    expect(await t.get(AuditCheckpoints).sign()).toBe(false);
  });
});

describe('tampering', () => {
  let cut: number;
  beforeAll(async () => {
    await t.stop();
    t = await startTestApp();
    await record(40);
    await t.get(AuditCheckpoints).sign();
    await record(10);
    cut = (await verify()).entries;
  }, 60_000);

  test('with an entry is found and its position named', async () => {
    await tamper(`UPDATE "audit_entry" SET "details" = '{}' WHERE "position" = 17`);
    expect((await verify()).faults).toEqual([{ kind: 'changed', position: 17 }]);
  });

  test('by removing an entry is found', async () => {
    await tamper(`DELETE FROM "audit_entry" WHERE "position" = 23`);
    expect((await verify()).faults).toContainEqual({ kind: 'missing', position: 23 });
  });

  test('by cutting off the end, after the last checkpoint, is found', async () => {
    await tamper(`DELETE FROM "audit_entry" WHERE "position" > ${cut - 3}`);
    expect((await verify()).faults).toContainEqual({ kind: 'truncated', position: cut - 2 });
  });

  test('with a checkpoint is found by its signature', async () => {
    await tamper(`UPDATE "audit_checkpoint" SET "at" = '2026-01-01T00:00:00.000Z'`);
    expect((await verify()).faults).toContainEqual(
      expect.objectContaining({ kind: 'checkpoint-signature-wrong' }),
    );
  });

  test('with log and checkpoints alike is found by the file outside', async () => {
    await tamper(`DELETE FROM "audit_checkpoint"`);
    await tamper(`DELETE FROM "audit_entry"`);
    await tamper(`UPDATE "audit_head" SET "position" = 0, "hash" = '${'0'.repeat(64)}'`);
    expect((await verify()).faults).toEqual([{ kind: 'truncated', position: 1 }]);
    rmSync(join(t.dataDir, 'audit-checkpoints.jsonl'));
    expect((await verify()).faults).toEqual([]);
  });
});

test('a list of more than ten thousand says that there are more', async () => {
  await record(10_001);
  const { headers, body } = await t.as('auditor').get('/audit-entries');
  expect(headers).toMatchObject({ 'x-total-count': '10000', 'x-total-is-lower-bound': 'true' });
  expect(body).toHaveLength(25);
  const far = await t.as('auditor').get('/audit-entries?range=[10000,10000]');
  expect(far.body).toHaveLength(1);
});

test('the end of the process leaves a signed checkpoint', async () => {
  const database = await freshDatabase();
  const first = await startTestApp({ database });
  await first.as('admin').get('/users');
  const head: { position: number }[] = await first.db.query('SELECT "position" FROM "audit_head"');
  await first.stop();
  const second = await startTestApp({ database });
  const [checkpoint] = (await second.as('auditor').get('/audit-checkpoints')).body;
  expect(checkpoint).toMatchObject({ position: head[0]?.position });
  await second.stop();
  await database.drop();
}, 60_000);
