import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { readListFile } from '../../dist/server/adapters/trust-lists/read-list-file.js';
import { indexServices } from '../../dist/server/core/trust-lists/service-index.js';
import { cpu, print, ratioInTurn } from './measure.mjs';

const LISTS = new URL('../../../shared/corpus/trustlists/eu-2026-08/', import.meta.url);

/** P13: the EU's lists read, verified by both readers and indexed, against the events of saxes; unchanged ones. */
export async function run() {
  if (!existsSync(LISTS)) {
    print('lists: the corpus is not beside the checkout; left out');
    return [];
  }
  const files = readdirSync(LISTS).map((name) => {
    const bytes = readFileSync(new URL(name, LISTS));
    return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  });
  const size = files.reduce((sum, { length }) => sum + length, 0);
  print(`lists: ${files.length} of the EU, ${(size / 1e6).toFixed(1)} MB`);

  const texts = files.map((bytes) => bytes.toString('utf8'));
  const events = () => cpu(() => texts.forEach(readEvents));
  const hashes = files.map(sha256);
  let peak = 0;
  const cold = async () => {
    const before = process.cpuUsage();
    for (const bytes of files) {
      const reading = await readListFile({ bytes });
      if (reading.outcome !== 'signed') throw new Error(JSON.stringify(reading));
      indexServices(reading.list);
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const unchanged = async () => {
    const before = process.cpuUsage();
    for (const [i, bytes] of files.entries()) await readListFile({ bytes, inUse: hashes[i] });
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const first = await cold();
  events();
  const a = await ratioInTurn(cold, events);
  print(
    `cold ${(a.a / 1000).toFixed(0)} ms (the first time ${(first / 1000).toFixed(0)} ms); saxes events ${(a.b / 1000).toFixed(0)} ms`,
  );
  const b = await ratioInTurn(unchanged, () => cpu(() => files.forEach(sha256)));
  print(`unchanged ${(b.a / 1000).toFixed(1)} ms; SHA-256 ${(b.b / 1000).toFixed(1)} ms`);
  print(`memory at its highest while reading ${(peak / 2 ** 20).toFixed(0)} MiB RSS`);
  return [
    { goal: 'P13a lists cold / saxes events', ratio: a.ratio, must: 10 },
    { goal: 'P13b lists unchanged / SHA-256', ratio: b.ratio, must: 10 },
  ];
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

function readEvents(text) {
  const parser = new SaxesParser({ xmlns: true });
  let events = 0;
  for (const name of ['opentag', 'closetag', 'text']) parser.on(name, () => (events += 1));
  parser.write(text).close();
  return events;
}
