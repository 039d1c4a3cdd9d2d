import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ProbeHistory } from '../../../server/probes/history.service.js';
import { ProbeScheduler } from '../../../server/probes/scheduler.service.js';
import { scriptedProbes } from '../../support/scripted-probes.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';

const HOST = 'bank.example';
const DAY_S = 86_400;

let t: TestApp;
let probes: ReturnType<typeof scriptedProbes>;
let scheduler: ProbeScheduler;
let id: string;
let downAt: number;

beforeAll(async () => {
  probes = scriptedProbes();
  t = await startTestApp({ at: '2026-03-02T00:00:00Z', overrides: [probes.override] });
  scheduler = t.get(ProbeScheduler);
  const answer = await t.as('operator').post('/probe-targets', {
    ...{ name: 'The bank', kind: 'tls', origin: `https://${HOST}`, fullEveryHours: null, everyMinutes: 5 },
  });
  id = answer.body.id;
  await pass(3_600);
});
afterAll(() => t.stop());

/** Goes on in steps of some seconds, and asks whoever is due after each. */
async function pass(seconds: number, step = 5): Promise<void> {
  for (let i = 0; i < seconds; i += step) {
    t.clock.advance({ seconds: step });
    await scheduler.runDue();
  }
}

const get = async (path: string) => (await t.as('auditor').get(path)).body;
const changes = (): Promise<{ from: string; to: string; at: string; lastedMs: number | null }[]> =>
  get(`/probe-targets/${id}/changes`);
const dayIn = (sheet: { days: { day: string; downSeconds: number }[] }) =>
  sheet.days.find(({ day }) => day === '2026-03-02')!;
const alerts = async (...kind: string[]): Promise<{ state: string; title: string }[]> =>
  get(`/alerts?filter=${encodeURIComponent(JSON.stringify({ kind }))}`);

describe('an outage', () => {
  test('is not one call that nobody answers: the next answer ends the doubt, and nobody hears of it', async () => {
    expect((await get(`/probe-targets/${id}`)).state).toBe('up');
    const before = probes.seen.length;
    probes.script(HOST, { availability: 'down' });
    while (probes.seen.length === before) await pass(5);
    probes.script(HOST, { availability: 'up' });
    await pass(60);
    expect((await get(`/probe-targets/${id}`)).state).toBe('up');
    expect((await changes()).map(({ to }) => to)).toEqual(['up']);
    expect(await alerts('probe-down')).toEqual([]);
  });

  test('is five calls within thirty seconds (EBA/GL/2018/07, 2.4), and began with the first', async () => {
    const before = probes.seen.length;
    probes.script(HOST, { availability: 'down' });
    while (probes.seen.length === before) await pass(1, 1);
    downAt = probes.seen[before]!.at.getTime();
    await pass(60, 1);
    expect((await get(`/probe-targets/${id}`)).state).toBe('down');
    const series = probes.seen.slice(before, before + 5).map(({ at }) => at.getTime() - downAt);
    expect(series.at(-1)).toBeLessThanOrEqual(30_000);
    const [latest] = await changes();
    expect([latest!.to, Date.parse(latest!.at)]).toEqual(['down', downAt]);
  });

  test('is told once, however long it lasts, and its end with its duration', async () => {
    await pass(1_800);
    expect((await alerts('probe-down')).map(({ state }) => state)).toEqual(['open']);
    probes.script(HOST, { availability: 'up' });
    await pass(360);
    const [latest] = await changes();
    expect(latest!.to).toBe('up');
    expect(latest!.lastedMs).toBeGreaterThan(1_800_000);
    expect((await alerts('probe-down')).map(({ state }) => state)).toEqual(['superseded']);
  });

  test('counts in hours, days and the sheet of the quarter, against the line of 99.5 %', async () => {
    await pass(3_600, 60);
    await t.get(ProbeHistory).rollUp();
    const { rows } = await get(`/probe-targets/${id}/history?by=hour&from=2026-03-02T00:00:00Z`);
    const down = rows.reduce((sum: number, row: { downSeconds: number }) => sum + row.downSeconds, 0);
    const [latest] = await changes();
    expect(Math.abs(down - latest!.lastedMs! / 1_000)).toBeLessThanOrEqual(2);
    const sheet = await get(`/probe-targets/${id}/statistics?quarter=2026Q1`);
    expect(sheet.line).toBe(0.995);
    expect(dayIn(sheet)).toMatchObject({ downSeconds: down });
    expect(sheet.days.filter(({ uptime }: { uptime: number | null }) => uptime !== null)).toHaveLength(1);
    expect(sheet.uptime).toBeLessThan(0.995);
    const table = await t.as('auditor').get(`/probe-targets/${id}/statistics/export?quarter=2026Q1`);
    expect(table.text).toContain('2026-03-02');
    expect((await t.as('auditor').get(`/probe-targets/${id}/statistics?quarter=first`)).status).toBe(400);
  });

  test('inside planned maintenance is none', async () => {
    const from = new Date(t.clock.now().getTime() + 60_000);
    const to = new Date(from.getTime() + 3_600_000);
    const planned = await t.as('operator').post(`/probe-targets/${id}/maintenance`, {
      from: from.toISOString(),
      to: to.toISOString(),
      note: 'Upgrade',
    });
    expect(planned.status).toBe(201);
    const before = (await alerts('probe-down')).length;
    const sheetBefore = await get(`/probe-targets/${id}/statistics?quarter=2026Q1`);
    await pass(120, 10);
    probes.script(HOST, { availability: 'down' });
    await pass(1_800, 10);
    probes.script(HOST, { availability: 'up' });
    await pass(2_400, 10);
    expect((await alerts('probe-down')).length).toBe(before);
    const sheet = await get(`/probe-targets/${id}/statistics?quarter=2026Q1`);
    expect(dayIn(sheet).downSeconds).toBe(dayIn(sheetBefore).downSeconds);
  });
});

test('what a monitoring system scrapes has the names of blackbox_exporter', async () => {
  const script = await t.withToken('admin', ['metrics.read']);
  const { status, text } = await script.get('//metrics');
  expect(status).toBe(200);
  const labels = `target="The bank",instance="https://${HOST}"`;
  expect(text).toContain(`probe_success{${labels}} 1\n`);
  expect(text).toContain(`probe_duration_seconds{${labels}} 0.12\n`);
  expect(text).toContain(`qwarden_probe_state{${labels},state="up"} 1\n`);
  expect(text).toMatch(/^qwarden_probes_due \d+$/m);
});

test('runs are forgotten, hours and days stay', async () => {
  const rowsOf = async (table: string) =>
    Number((await t.db.query(`SELECT COUNT(*) AS n FROM "${table}"`))[0].n);
  await t.get(ProbeHistory).rollUp();
  expect(await rowsOf('probe_run')).toBeGreaterThan(10);
  t.clock.advance({ seconds: 31 * DAY_S });
  await t.get(ProbeHistory).rollUp();
  await t.get(ProbeHistory).forget();
  expect(await rowsOf('probe_run')).toBe(0);
  const { rows } = await get(
    `/probe-targets/${id}/history?by=day&from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z`,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].downSeconds).toBeGreaterThan(1_800);
});
