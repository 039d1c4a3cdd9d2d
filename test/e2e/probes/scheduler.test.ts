import { afterEach, describe, expect, test } from '@jest/globals';
import { ProbeScheduler } from '../../../server/probes/scheduler.service.js';
import { scriptedProbes } from '../../support/scripted-probes.js';
import { freshDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';

const apps: TestApp[] = [];
const databases: TestDatabase[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
  for (const database of databases.splice(0)) await database.drop();
});

async function start(database?: TestDatabase) {
  const probes = scriptedProbes();
  const t = await startTestApp({ overrides: [probes.override], ...(database && { database }) });
  apps.push(t);
  return { t, probes, scheduler: t.get(ProbeScheduler) };
}

const add = async (t: TestApp, host: string, more: object = {}): Promise<string> => {
  const body = { name: host, kind: 'tls', origin: `https://${host}`, fullEveryHours: null, ...more };
  const answer = await t.as('operator').post('/probe-targets', body);
  expect(answer.status).toBe(201);
  return answer.body.id;
};

/** Goes on in steps, and asks whoever is due after each. */
async function pass(t: TestApp, scheduler: ProbeScheduler, seconds: number, stepSeconds = 1): Promise<void> {
  for (let i = 0; i < seconds; i += stepSeconds) {
    t.clock.advance({ seconds: stepSeconds });
    await scheduler.runDue();
  }
}

describe('targets', () => {
  test('are asked in their own rhythm, each at its place, a full run when it is due', async () => {
    const { t, probes, scheduler } = await start();
    for (let i = 0; i < 20; i++) await add(t, `h${i}.example`, { fullEveryHours: 1 });
    expect((await scheduler.runDue()).ran).toBe(0);
    await pass(t, scheduler, 65);
    expect(new Set(probes.seen.map(({ host }) => host)).size).toBe(20);
    for (let i = 0; i < 20; i++)
      expect(probes.seen.find(({ host }) => host === `h${i}.example`)?.extent).toBe('full');
    // Not all in one second.
    expect(new Set(probes.seen.map(({ at }) => at.getTime())).size).toBeGreaterThan(10);
    probes.seen.length = 0;
    await pass(t, scheduler, 900, 5);
    for (let i = 0; i < 20; i++) {
      const runs = probes.seen.filter(({ host }) => host === `h${i}.example`);
      expect(runs.length).toBeGreaterThanOrEqual(2);
      expect(runs.length).toBeLessThanOrEqual(4);
    }
    expect(probes.seen.every(({ extent }) => extent === 'pulse')).toBe(true);
  });

  test('that nobody switched on, or that are paused, are not asked', async () => {
    const { t, probes, scheduler } = await start();
    await add(t, 'production.example', { environment: 'production' });
    const paused = await add(t, 'paused.example');
    await t.as('operator').post(`/probe-targets/${paused}/pause`, { version: 1 });
    await add(t, 'asked.example');
    await pass(t, scheduler, 120, 10);
    expect(new Set(probes.seen.map(({ host }) => host))).toEqual(new Set(['asked.example']));
  });

  test('are due at once after a long standstill, and only once', async () => {
    const { t, probes, scheduler } = await start();
    await add(t, 'one.example');
    await pass(t, scheduler, 70);
    probes.seen.length = 0;
    t.clock.advance({ seconds: 86_400 });
    expect((await scheduler.runDue()).ran).toBe(1);
    expect(probes.seen).toHaveLength(1);
  });

  test('are not left alone when the clock was set back', async () => {
    const { t, probes, scheduler } = await start();
    await add(t, 'one.example');
    await pass(t, scheduler, 70);
    probes.seen.length = 0;
    t.clock.advance({ seconds: -86_400 });
    expect((await scheduler.runDue()).ran).toBe(0);
    expect(await scheduler.bringForward()).toBe(1);
    expect((await scheduler.runDue()).ran).toBe(1);
  });

  test('that hang hold up nobody else, and no host is asked as by a crowd', async () => {
    const { t, probes, scheduler } = await start();
    let release = (): void => undefined;
    const until = new Promise<void>((resolve) => (release = resolve));
    // One host with many ports hangs.
    for (let i = 0; i < 12; i++) await add(t, 'dead.example', { name: `dead ${i}` });
    probes.script('dead.example', { until, availability: 'down', durationMs: 20_000 });
    for (let i = 0; i < 30; i++) await add(t, `alive${i}.example`);
    t.clock.advance({ seconds: 120 });
    const all = scheduler.runDue();
    await become(() => new Set(probes.seen.map(({ host }) => host)).size === 31);
    expect(probes.seen.filter(({ host }) => host === 'dead.example')).toHaveLength(8);
    release();
    expect((await all).ran).toBe(42);
  });

  test('whose run died with its process are asked again when the lease ends', async () => {
    const { t, probes, scheduler } = await start();
    const id = await add(t, 'one.example');
    await t.db.query(
      `UPDATE "probe_target" SET "leaseToken" = 'gone', "dueAt" = "nextRunAt", "nextRunAt" = '${new Date(t.clock.now().getTime() + 180_000).toISOString()}' WHERE "id" = '${id}'`,
    );
    await pass(t, scheduler, 170, 10);
    expect(probes.seen).toHaveLength(0);
    await pass(t, scheduler, 20, 10);
    expect(probes.seen).toHaveLength(1);
  });
});

describe('two instances', () => {
  test('share the schedule: every turn is taken once', async () => {
    const database = await freshDatabase();
    // SQLite has one process.
    if (database.target.kind !== 'postgres') return database.drop();
    databases.push(database);
    const one = await start(database);
    const two = await start(database);
    for (let i = 0; i < 150; i++) await add(one.t, `h${i}.example`);
    for (const { t } of [one, two]) t.clock.advance({ seconds: 70 });
    const reports = await Promise.all([one.scheduler.runDue(), two.scheduler.runDue()]);
    expect(reports.map(({ lost }) => lost)).toEqual([0, 0]);
    const hosts = [...one.probes.seen, ...two.probes.seen].map(({ host }) => host);
    expect(hosts).toHaveLength(150);
    expect(new Set(hosts).size).toBe(150);
    const [{ n }] = await one.t.db.query('SELECT COUNT(*) AS n FROM "probe_run"');
    expect(Number(n)).toBe(150);
  });
});

test('a claim that was overtaken writes nothing', async () => {
  const { t, probes, scheduler } = await start();
  const id = await add(t, 'slow.example');
  let release = (): void => undefined;
  probes.script('slow.example', { until: new Promise<void>((resolve) => (release = resolve)) });
  t.clock.advance({ seconds: 70 });
  const running = scheduler.runDue();
  await become(() => probes.seen.length === 1);
  await t.as('operator').post(`/probe-targets/${id}/pause`, { version: 1 });
  release();
  await running;
  expect((await t.as('auditor').get(`/probe-targets/${id}`)).body).toMatchObject({
    state: 'paused',
    lastRunId: null,
  });
  expect((await t.as('auditor').get('/probe-runs')).body).toEqual([]);
});

async function become(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
