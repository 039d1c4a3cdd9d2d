import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ExpirySweep } from '../../server/certificates/expiry-sweep.service.js';
import { JobRuns } from '../../server/job-runs/job-runs.service.js';
import { JobClock } from '../../server/jobs/job-clock.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import { Messages } from '../../server/messages/messages.service.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

const START = '2026-03-01T09:10:00Z';

describe('jobs', () => {
  let t: TestApp;
  const cleanup: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    t = await startTestApp(START);
  });
  afterAll(() => t.stop());
  beforeEach(async () => {
    t.clock.set(START);
    await t.db.query('DELETE FROM job_run');
    await t.db.query('DELETE FROM job_lease');
  });
  afterEach(async () => {
    for (const step of cleanup.splice(0).reverse()) await step();
  });

  /** Lets the sweep do something else, and puts it back after the test. */
  const sweepDoes = (does: ExpirySweep['sweepExpiry']): void => {
    const sweep = t.get(ExpirySweep);
    const { sweepExpiry } = sweep;
    sweep.sweepExpiry = does;
    cleanup.push(async () => void (sweep.sweepExpiry = sweepExpiry));
  };
  const countSweeps = (): (() => number) => {
    let sweeps = 0;
    sweepDoes(async () => {
      sweeps++;
      return { looked: 0, raised: 0 };
    });
    return () => sweeps;
  };
  const runDue = () => t.get(JobRunner).runDue();
  const runsOf = async (name: string) =>
    (await t.as('auditor').get(`/jobs?filter=${encodeURIComponent(JSON.stringify({ name }))}`)).body;
  const stateOf = async (name: string) => (await t.get(JobRunner).states()).find((job) => job.name === name);

  test('each runs at its first chance and then at its hour', async () => {
    const sweeps = countSweeps();
    await runDue();
    await runDue();
    expect(sweeps()).toBe(1);
    expect(await stateOf('expiry-sweep')).toMatchObject({ nextRunAt: new Date('2026-03-01T10:00:00Z') });
    t.clock.set('2026-03-01T09:59:59Z');
    await runDue();
    expect(sweeps()).toBe(1);
    t.clock.set('2026-03-01T10:00:00Z');
    await runDue();
    expect(sweeps()).toBe(2);
  });

  test('however many runs were missed, one makes up for them', async () => {
    const sweeps = countSweeps();
    await runDue();
    t.clock.advance({ days: 9 });
    await runDue();
    await runDue();
    expect(sweeps()).toBe(2);
  });

  test('a clock that was a month ahead and was set back does not stop them', async () => {
    const sweeps = countSweeps();
    t.clock.advance({ days: 31 });
    await runDue();
    t.clock.set(START);
    await runDue();
    expect(sweeps()).toBe(2);
  });

  test('a small step back of the clock repeats nothing', async () => {
    const sweeps = countSweeps();
    await runDue();
    t.clock.advance({ minutes: -30 });
    await runDue();
    expect(sweeps()).toBe(1);
  });

  test('several runners at the same second run it once, two hundred times in a row', async () => {
    const shared = t.database.target.kind === 'postgres';
    const other = shared ? await startTestApp({ at: START, database: t.database }) : t;
    if (shared) cleanup.push(() => other.close());
    const sweeps = countSweeps();
    let sweepsOfOther = 0;
    if (shared)
      other.get(ExpirySweep).sweepExpiry = async () => {
        sweepsOfOther++;
        return { looked: 0, raised: 0 };
      };
    for (let cycle = 0; cycle < 200; cycle++) {
      await Promise.all(
        [t, other, t].map((app) => app.get(JobRunner).run('expiry-sweep', 'schedule', { onlyWhenDue: true })),
      );
      for (const app of new Set([t, other])) app.clock.advance({ hours: 1 });
    }
    expect(sweeps() + sweepsOfOther).toBe(200);
  });

  test('one that takes long is not begun a second time', async () => {
    let finish = (): void => undefined;
    let begun = 0;
    sweepDoes(async () => {
      begun++;
      await new Promise<void>((resolve) => (finish = resolve));
      return { looked: 0, raised: 0 };
    });
    const running = runDue();
    while (begun === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await t.get(JobRunner).run('expiry-sweep', 'schedule')).toBe('not-due');
    expect((await t.as('admin').post('/jobs/schedule/expiry-sweep/run')).body).toMatchObject({
      code: 'job-already-running',
    });
    expect((await runsOf('expiry-sweep'))[0]).toMatchObject({ state: 'running' });
    finish();
    await running;
    expect((await runsOf('expiry-sweep'))[0]).toMatchObject({ state: 'succeeded', startedBy: 'schedule' });
  });

  test('one whose process died is begun again when its lease has ended', async () => {
    const sweeps = countSweeps();
    const run = t.get(JobRunner);
    await t.transactions.run((tx) =>
      tx.query(
        `INSERT INTO job_lease (name, "nextRunAt", "leaseUntil", "leaseToken")
         VALUES ('expiry-sweep', '2026-03-01T09:00:00.000Z', '2026-03-01T09:12:00.000Z', 'gone')`,
      ),
    );
    expect(await run.run('expiry-sweep', 'schedule', { onlyWhenDue: true })).toBe('not-due');
    t.clock.set('2026-03-01T09:12:00Z');
    expect(await run.run('expiry-sweep', 'schedule', { onlyWhenDue: true })).toBe('succeeded');
    expect(sweeps()).toBe(1);
  });

  test('a failure is kept in words, tried again soon, and does not stop the others', async () => {
    sweepDoes(() => Promise.reject(new Error('The disk is on fire.')));
    await runDue();
    const [run] = await runsOf('expiry-sweep');
    expect(run).toMatchObject({ state: 'failed', error: 'The disk is on fire.' });
    expect(await stateOf('expiry-sweep')).toMatchObject({
      lastError: 'The disk is on fire.',
      nextRunAt: new Date('2026-03-01T09:15:00Z'),
      running: false,
    });
    expect(await stateOf('forget-expired')).toMatchObject({
      lastError: null,
      lastSucceededAt: t.clock.now(),
    });
  });

  test('a person starts one and finds what it did', async () => {
    const admin = await t.person('admin');
    const auditor = await t.person('auditor');
    expect((await auditor.post('/jobs/schedule/expiry-sweep/run')).status).toBe(403);
    expect((await admin.post('/jobs/schedule/no-such-job/run')).status).toBe(400);
    sweepDoes(async () => ({ looked: 7, raised: 2 }));
    expect((await admin.post('/jobs/schedule/expiry-sweep/run')).status).toBe(204);
    let [run] = await runsOf('expiry-sweep');
    while (run?.state !== 'succeeded') [run] = await runsOf('expiry-sweep');
    expect(run).toMatchObject({ startedBy: 'admin' });
    expect((await auditor.get(`/jobs/${run.id}`)).body.result).toMatchObject({ looked: 7, raised: 2 });
    const { body: schedule } = await auditor.get('/jobs/schedule');
    expect(schedule.find(({ name }: { name: string }) => name === 'expiry-sweep')).toMatchObject({
      everySeconds: 3_600,
      running: false,
    });
  });

  test('one that runs every few seconds leaves rows only when it did something', async () => {
    await runDue();
    expect(await runsOf('send-messages')).toEqual([]);
    expect(await stateOf('send-messages')).toMatchObject({ lastSucceededAt: t.clock.now() });
  });

  test('progress of background work can be followed, and lost work is called so', async () => {
    const runs = t.get(JobRuns);
    const id = await runs.start('import', 'Rūta', { done: 0, total: 300 });
    await runs.progress(id, { done: 100 });
    const operator = await t.person('operator');
    expect((await operator.get(`/jobs/${id}`)).body).toMatchObject({
      ...{ name: 'import', state: 'running', done: 100, total: 300, startedBy: 'Rūta', result: null },
    });
    await runs.finish(id, [{ source: 'a.pem', outcome: 'created' }]);
    expect((await operator.get(`/jobs/${id}`)).body).toMatchObject({
      state: 'succeeded',
      result: [{ source: 'a.pem', outcome: 'created' }],
    });

    const lost = await runs.start('import', 'Rūta');
    t.clock.advance({ minutes: 1 });
    expect(await runs.abandonSilent()).toBe(0);
    t.clock.advance({ minutes: 2 });
    expect(await runs.abandonSilent()).toBe(1);
    expect((await operator.get(`/jobs/${lost}`)).body).toMatchObject({ state: 'abandoned' });
    // What comes back after that is too late to change the row.
    await runs.finish(lost, []);
    expect((await operator.get(`/jobs/${lost}`)).body).toMatchObject({ state: 'abandoned' });
  });

  test('old rows are forgotten after ninety days', async () => {
    const runs = t.get(JobRuns);
    await runs.finish(await runs.start('import', 'Rūta'), []);
    t.clock.advance({ days: 91 });
    await runDue();
    expect(await t.db.query("SELECT id FROM job_run WHERE name = 'import'")).toEqual([]);
  });
});

describe('the clock of the jobs', () => {
  let smtp: TestSmtpServer;
  let t: TestApp;
  beforeAll(async () => {
    smtp = await startSmtpServer();
    t = await startTestApp({ env: { QWARDEN_SMTP_URL: smtp.url } });
  });
  afterAll(async () => {
    await t.stop();
    await smtp.stop();
  });

  test('makes up for what was missed when it starts, and sends a mail right after its commit', async () => {
    const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
      while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    t.get(JobClock).start();
    const sweep = async () =>
      (await t.get(JobRunner).states()).find(({ name }) => name === 'expiry-sweep')
        ?.lastSucceededAt instanceof Date;
    await until(sweep);
    await t.transactions.run((tx) =>
      t.get(Messages).enqueue(tx, {
        ...{ kind: 'test', to: 'ruta@bank.example', at: t.clock.now() },
        content: { subject: 'News', text: 'Text.', html: '<p>Text.</p>' },
      }),
    );
    await until(() => smtp.mails.length > 0);
    expect(smtp.mails).toHaveLength(1);
  });
});
