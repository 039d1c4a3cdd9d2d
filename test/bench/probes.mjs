/**
 * P6: what a probe costs, scheduled and stored, against Debian's blackbox_exporter asking the same nginx the same, turn by
 * turn; 5,000 targets every minute; the same with a thousand of them behind a black hole; and what days of runs leave in the
 * database. Needs nginx-light, openssl and
 * prometheus-blackbox-exporter. `PART=a`, `b`, `c` or `d` runs one part.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, print } from './measure.mjs';
import {
  cpuOf,
  HOSTS,
  makeCertificates,
  startBlackbox,
  startBlackHole,
  startNginx,
} from './probe-servers.mjs';

const PROCESS = fileURLToPath(new URL('./probe-process.mjs', import.meta.url));
const ROUNDS = 5;
const AT_ONCE = 512;
const MANY = Number(process.env.TARGETS ?? 5_000);
const DAYS = Number(process.env.DAYS ?? 40);
const LIVE = { warmMs: 70_000, ms: 120_000 };

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'qwarden-bench-probes-'));
  const stops = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const own = makeCertificates(folder);
    const nginx = await startNginx(folder);
    const blackbox = await startBlackbox(folder);
    stops.unshift(nginx.stop, blackbox.stop);
    const world = { folder, own, nginx, blackbox, stops };
    const parts = { a: tcpAndTls, b: mutualTls, c: manyTargets, d: blackHole, growth };
    const goals = [];
    for (const part of process.env.PART?.split(',') ?? Object.keys(parts))
      goals.push(...(await parts[part](world)));
    return goals;
  } finally {
    for (const stop of stops) stop();
  }
}

/** P6a: one handshake, the certificate read and judged, the run stored. */
async function tcpAndTls(world) {
  const qwarden = await startQwarden(world);
  const origins = HOSTS.map((host) => `https://${host}:${world.nginx.tls}`);
  await qwarden.do({ do: 'targets', name: 'tls', count: AT_ONCE, origins, kind: 'tls', everyMinutes: 60 });
  const places = HOSTS.map((host) => `${host}:${world.nginx.tls}`);
  const ratio = await inTurn(world, qwarden, 'TCP and TLS', [{ module: 'tcp_tls', places }]);
  qwarden.stop();
  return [{ goal: 'P6a CPU of a TLS probe / blackbox_exporter', ratio, must: 1.5 }];
}

/**
 * P6b: a bank's pulse is a handshake without the certificate, one with it and a request behind, the metadata and the
 * accounts; the other side is asked the same four.
 */
async function mutualTls(world) {
  const qwarden = await startQwarden(world);
  const origins = HOSTS.map((host) => `https://${host}:${world.nginx.mtls}`);
  await banks(world, qwarden, AT_ONCE, 60);
  const at = (path) => origins.map((origin) => `${origin}${path}`);
  const metadata = at('/.well-known/oauth-authorization-server');
  const ratio = await inTurn(world, qwarden, 'mTLS and HTTP, a pulse of four', [
    { module: 'tcp_tls', places: HOSTS.map((host) => `${host}:${world.nginx.mtls}`) },
    ...[metadata, metadata, at('/v1/accounts')].map((places) => ({ module: 'http_mtls', places })),
  ]);
  qwarden.stop();
  return [{ goal: 'P6b CPU of an mTLS pulse / blackbox_exporter', ratio, must: 1.2 }];
}

/** The first round is not counted: both have yet to warm up. */
async function inTurn({ blackbox }, qwarden, what, questions) {
  const pairs = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const { ran, cpuUs } = await qwarden.do({ do: 'round', count: AT_ONCE });
    const before = cpuOf(blackbox.pid);
    await askBlackbox(blackbox, questions);
    if (round > 0) pairs.push([cpuUs / ran, (cpuOf(blackbox.pid) - before) / AT_ONCE]);
  }
  const { rows } = await qwarden.do({ do: 'states' });
  print(`${what}: ${rows.map(({ state, n }) => `${n} ${state}`).join(', ')}`);
  const [ours, theirs] = [0, 1].map((side) => median(pairs.map((pair) => pair[side])));
  print(`${what}: ${ours.toFixed(0)} µs of CPU; blackbox_exporter ${theirs.toFixed(0)} µs`);
  return median(pairs.map(([a, b]) => a / b));
}

async function askBlackbox({ url }, questions) {
  let next = 0;
  const work = async () => {
    while (next < AT_ONCE) {
      const i = next++;
      for (const { module, places } of questions) {
        const query = new URLSearchParams({ module, target: places[i % places.length] });
        const text = await (await fetch(`${url}/probe?${query}`)).text();
        if (!text.includes('probe_success 1')) throw new Error(`blackbox_exporter found no success: ${text}`);
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
}

/** P6c: every target once a minute, as in operation. */
async function manyTargets(world) {
  const { groups, cpuShare, rssMiB } = await live(world, MANY, 0);
  return [
    {
      goal: `P6c p99 lateness of ${MANY} targets a minute, seconds`,
      ratio: groups.healthy.p99 / 1_000,
      must: 5,
    },
    { goal: 'P6c share of one core, aim 0.15', ratio: cpuShare, must: 1 },
    { goal: 'P6c RSS MiB, aim 250', ratio: rssMiB, must: 500 },
  ];
}

/** P6d: those that answer must not wait for those that never do. The first round, which decides who is dead, is not counted. */
async function blackHole(world) {
  const dead = MANY / 5;
  const without = await live(world, MANY - dead, 0);
  const hole = await startBlackHole('127.0.2.1');
  world.stops.unshift(hole.stop);
  const beside = await live(world, MANY - dead, dead, hole);
  hole.stop();
  // A look every 250 ms is what lateness is made of; below that a ratio says nothing.
  const floor = 250;
  const ratio = Math.max(beside.groups.healthy.p99, floor) / Math.max(without.groups.healthy.p99, floor);
  return [{ goal: `P6d p99 lateness beside ${dead} dead ones / without`, ratio, must: 2 }];
}

async function live(world, healthy, dead, hole) {
  const qwarden = await startQwarden(world);
  const origins = HOSTS.map((host) => `https://${host}:${world.nginx.tls}`);
  await qwarden.do({ do: 'targets', name: 'healthy', count: healthy, origins, kind: 'tls' });
  if (dead > 0) {
    const nowhere = Array.from({ length: 100 }, (_, i) => `https://127.0.2.${i + 1}:${hole.port}`);
    await qwarden.do({ do: 'targets', name: 'dead', count: dead, origins: nowhere, kind: 'tls' });
  }
  const result = await qwarden.do({ do: 'live', ...LIVE });
  const { rows } = await qwarden.do({ do: 'states' });
  qwarden.stop();
  const cpuShare = result.cpuUs / 1_000 / result.ms;
  print(`${healthy} healthy, ${dead} dead: ${JSON.stringify(result.groups)}`);
  print(`  ${rows.map(({ state, lane, n }) => `${n} ${state} (${lane})`).join(', ')}`);
  print(`  ${(cpuShare * 100).toFixed(1)} % of a core, ${result.rssMiB.toFixed(0)} MiB`);
  return { ...result, cpuShare };
}

/** A day of 1,000 banks, every five minutes; and of 25 as many days as it takes until as much is forgotten as is added. */
async function growth(world) {
  const day = await days(world, 1_000, 1);
  const long = await days(world, 25, DAYS);
  const [settled, last] = [long.at(-7), long.at(-1)];
  return [
    { goal: 'A day of 1,000 banks, MiB of database', ratio: day.at(-1).usedMiB, must: 400 },
    {
      goal: 'Growth of the last week of 40 days, by share',
      ratio: last.usedMiB / settled.usedMiB,
      must: 1.02,
    },
  ];
}

async function days(world, count, days) {
  const qwarden = await startQwarden(world);
  await banks(world, qwarden, count, 5);
  await qwarden.do({ do: 'round', count });
  const { runs, sizes, ms } = await qwarden.do({ do: 'days', days, stepSeconds: 15 });
  qwarden.stop();
  const { usedMiB, fileMiB } = sizes.at(-1);
  print(
    `${count} banks, ${days} days: ${runs} runs in ${(ms / 1_000).toFixed(0)} s; ${usedMiB.toFixed(0)} MiB used of ${fileMiB.toFixed(0)}; ` +
      `after each day ${sizes.map((size) => size.usedMiB.toFixed(0)).join(' ')}`,
  );
  return sizes;
}

async function banks({ own, nginx }, qwarden, count, everyMinutes) {
  const { id: keyId } = await qwarden.do({ do: 'key', pem: own });
  for (const [i, host] of HOSTS.entries()) {
    const origin = `https://${host}:${nginx.mtls}`;
    await qwarden.do({
      ...{ do: 'targets', name: 'bank', count: Math.floor((count + i) / HOSTS.length), origins: [origin] },
      ...{ kind: 'xs2a', basePath: '', everyMinutes, keyPlace: 'sealed', keyId },
      discoveryUrl: `${origin}/.well-known/oauth-authorization-server`,
    });
  }
}

async function startQwarden({ folder, stops }) {
  const data = mkdtempSync(join(folder, 'data-'));
  const child = fork(PROCESS, {
    env: {
      ...{ PATH: process.env.PATH, QWARDEN_DATA_DIR: data, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') },
      ...{ QWARDEN_SECRET_KEY: 'a key that only benches use, 32 characters or more' },
      ...{ QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true', QWARDEN_TRUST_LISTS: 'off', QWARDEN_REGISTER_URL: 'off' },
    },
  });
  const ended = new Promise((_, reject) => {
    child.once('exit', (code) => reject(new Error(`The process ended with ${code}.`)));
  });
  ended.catch(() => undefined);
  const answer = async () => {
    const [message] = await Promise.race([once(child, 'message'), ended]);
    if (!message.ok) throw new Error(message.error);
    return message;
  };
  await answer();
  const stop = () => child.connected && child.disconnect();
  stops.unshift(stop);
  return {
    do: (what) => {
      const answered = answer();
      child.send(what);
      return answered;
    },
    stop,
  };
}
