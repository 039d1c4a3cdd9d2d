/**
 * The server without its interface and its jobs, doing what the bench of probes asks over IPC: targets are made as over
 * HTTP, runs go through the scheduler, and what they find is stored. Answers one message for each, with CPU in µs.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../dist/server/app.module.js';
import { readConfig } from '../../dist/server/platform/config/config.js';
import { Transactions } from '../../dist/server/platform/database/transactions.js';
import { Clock } from '../../dist/server/ports/clock.js';
import { ProbeExecution } from '../../dist/server/probes/execution.service.js';
import { ProbeHistory } from '../../dist/server/probes/history.service.js';
import { ProbeKeys } from '../../dist/server/probes/keys.service.js';
import { ProbeScheduler } from '../../dist/server/probes/scheduler.service.js';
import { createProbeTargetSchema } from '../../dist/server/probes/probes.contract.js';
import { ProbeTargets } from '../../dist/server/probes/targets.service.js';

const ACTOR = { id: 'bench', name: 'Bench', via: 'cli' };
const config = readConfig(
  Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('QWARDEN_'))),
);
const app = await NestFactory.createApplicationContext(AppModule.of(config), { logger: ['error'] });
const of = (type) => app.get(type, { strict: false });
const [scheduler, execution, targets, transactions] = [
  ...[of(ProbeScheduler), of(ProbeExecution), of(ProbeTargets), of(Transactions)],
];
const clock = of(Clock);
const sql = (text) => transactions.run((tx) => tx.query(text));

/** How late each run began, in milliseconds, by the first word of its target's name. */
const lateness = new Map();
const runs = execution.run.bind(execution);
execution.run = async (row, how) => {
  const group = row.name.split(' ')[0];
  const late = lateness.get(group) ?? lateness.set(group, []).get(group);
  // Calls of a series are planned by the answer before them, not by the schedule.
  if (!how.isOfSeries) late.push(Date.now() - row.dueAt.getTime());
  const result = await runs(row, how);
  found.set(`${row.host}:${row.port}`, result.report);
  return result;
};

/** What the last run of each place found. */
const found = new Map();

async function databaseSize() {
  const [{ page_count: pages }] = await sql('PRAGMA page_count');
  const [{ page_size: bytes }] = await sql('PRAGMA page_size');
  const [{ freelist_count: free }] = await sql('PRAGMA freelist_count');
  return { fileMiB: (pages * bytes) / 2 ** 20, usedMiB: ((pages - free) * bytes) / 2 ** 20 };
}

async function measured(work) {
  const [cpu, started] = [process.cpuUsage(), performance.now()];
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ...result, cpuUs: user + system, ms: performance.now() - started };
}

const COMMANDS = {
  /** `count` targets at `origins` in turn. */
  async targets({ name, count, origins, ...body }) {
    for (let i = 0; i < count; i++)
      await targets.create(
        createProbeTargetSchema.parse({
          ...{ name: `${name} ${i}`, fullEveryHours: null, everyMinutes: 1, ...body },
          origin: origins[i % origins.length],
        }),
        ACTOR,
      );
    return {};
  },
  async key({ pem }) {
    const { id } = await of(ProbeKeys).upload(
      { name: 'Bench', organisationId: null, pem, passphrase: '', certificateId: null },
      ACTOR,
    );
    return { id };
  },
  /** Everybody is due at once, and is asked as in operation; until all is written. */
  async round({ count }) {
    scheduler.start();
    const { ran } = scheduler;
    await sql(`UPDATE "probe_target" SET "nextRunAt" = '${new Date(clock.now() - 1).toISOString()}'`);
    return measured(async () => {
      while (scheduler.ran < ran + count) await new Promise((resolve) => setTimeout(resolve, 50));
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { ran: scheduler.ran - ran };
    });
  },
  /** As in operation, for some time; the first part is not counted, because everybody's first turn lies in it. */
  async live({ warmMs, ms }) {
    scheduler.start();
    await new Promise((resolve) => setTimeout(resolve, warmMs));
    lateness.clear();
    let mostRss = 0;
    const watch = setInterval(() => (mostRss = Math.max(mostRss, process.memoryUsage.rss())), 500);
    const figures = await measured(() => new Promise((resolve) => setTimeout(resolve, ms)));
    clearInterval(watch);
    const groups = Object.fromEntries(
      [...lateness].map(([group, late]) => {
        const sorted = late.sort((a, b) => a - b);
        const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
        return [group, { runs: sorted.length, p50: at(0.5), p99: at(0.99), most: sorted.at(-1) }];
      }),
    );
    return { ...figures, groups, rssMiB: mostRss / 1024 / 1024 };
  },
  async states() {
    const rows = await sql(
      'SELECT "state" AS "state", "lane" AS "lane", COUNT(*) AS "n" FROM "probe_target" GROUP BY "state", "lane"',
    );
    return { rows };
  },
  /**
   * Days that pass within minutes: the clock is set by hand, and every run finds what the last real one of its target found,
   * in other times. Hours are rolled up and old runs forgotten as in operation. Answers the database's size after each day.
   */
  days: ({ days, stepSeconds }) =>
    measured(async () => {
      let at = Date.now();
      clock.now = () => new Date(at);
      const reports = new Map(found);
      execution.runProbe = async ({ target }, ports) => {
        const report = reports.get(`${target.host}:${target.port}`);
        const [startedAt, factor] = [ports.now(), 0.7 + Math.random() * 0.6];
        const timed = ({ durationMs, ...one }) => ({ ...one, durationMs: durationMs * factor });
        return {
          ...timed(report),
          steps: report.steps.map((step) => ({ ...timed(step), phases: step.phases.map(timed) })),
          startedAt: startedAt.toISOString(),
          finishedAt: new Date(startedAt.getTime() + report.durationMs).toISOString(),
        };
      };
      const sizes = [];
      let runs = 0;
      for (let day = 0; day < days; day++) {
        for (const end = at + 86_400_000; at < end; at += stepSeconds * 1_000) {
          runs += (await scheduler.runDue()).ran;
          if (at % 3_600_000 < stepSeconds * 1_000) await of(ProbeHistory).rollUp();
        }
        await of(ProbeHistory).forget();
        sizes.push(await databaseSize());
      }
      return { runs, sizes };
    }),
};

process.on('message', async ({ do: command, ...what }) => {
  try {
    process.send({ ok: true, ...(await COMMANDS[command](what)) });
  } catch (error) {
    process.send({ ok: false, error: String(error?.stack ?? error) });
  }
});
process.on('disconnect', () => process.exit(0));
process.send({ ok: true });
