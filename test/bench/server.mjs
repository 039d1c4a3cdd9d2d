import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, print } from './measure.mjs';
import { startBareNest, startServer } from './server-process.mjs';

/** P8: until the server answers, on a filled and on an empty data directory, against a bare NestJS. Wall time: waiting is the point. */
export async function run() {
  const [first, later, bare] = [[], [], []];
  for (let round = 0; round < 5; round++) {
    const dataDir = mkdtempSync(join(tmpdir(), 'qwarden-bench-'));
    bare.push(await startBareNest());
    for (const times of [first, later]) {
      const server = await startServer(dataDir);
      times.push(server.readyMs);
      await server.stop();
    }
    rmSync(dataDir, { recursive: true });
  }
  const ms = (values) => `${median(values).toFixed(0)} ms`;
  print(`server: ready ${ms(later)}, first start with all migrations ${ms(first)}; bare NestJS ${ms(bare)}`);
  return [
    { goal: 'P8a ready / bare NestJS', ratio: median(later.map((time, i) => time / bare[i])), must: 4 },
    { goal: 'P8b first start / bare NestJS', ratio: median(first.map((time, i) => time / bare[i])), must: 6 },
  ];
}
