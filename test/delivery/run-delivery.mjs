import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startSink } from './mail-sink.mjs';

const PROCESS = fileURLToPath(new URL('sender-process.mjs', import.meta.url));

/** The same seed, the same kills. */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Alerts through an outbox whose senders are killed, paused and left without a mail server, and what came of it: how many
 * were lost, how many came twice, and how long the rest took once the server was back.
 */
export async function runDelivery({
  env,
  alerts,
  instances = 1,
  kills = 0,
  pauses = 0,
  /** Milliseconds after the start between which no mail server listens. */
  outage,
  /** How much faster than the wall the senders' clock runs: a lease is 60 of its seconds. */
  speed = 20,
  seed = 1,
  temporaryShare = 0,
  permanentEvery = 0,
  longestMs = 120_000,
}) {
  const random = randomOf(seed);
  const isPermanent = (i) => permanentEvery > 0 && i % permanentEvery === permanentEvery - 1;
  const sink = await startSink({
    behave: (to) => {
      if (isPermanent(Number(/\d+/.exec(to)?.[0]))) return { code: 550, text: 'No such user here.' };
      return random() < temporaryShare ? { code: 451, text: 'Try later.' } : undefined;
    },
  });
  const epoch = Date.now();
  const environment = {
    PATH: process.env.PATH,
    ...env,
    QWARDEN_SMTP_URL: sink.url(),
    ...{ COUNT: String(alerts), SPEED: String(speed), EPOCH: String(epoch) },
  };
  const children = new Map();
  let ending = false;
  const errors = [];
  const start = (slot) =>
    new Promise((resolve) => {
      // One writes, all send.
      const own = { WORK: 'send', ...(slot > 0 && { COUNT: '0' }) };
      const child = spawn(process.execPath, [PROCESS], {
        env: { ...environment, ...own },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      children.set(slot, child);
      child.stderr.on('data', (chunk) => errors.push(String(chunk)));
      child.stdout.once('data', resolve);
      child.once('exit', (code, signal) => {
        resolve();
        if (!ending && signal !== 'SIGKILL') errors.push(`A sender ended with ${code ?? signal}.`);
      });
    });
  // The first one migrates the database; the others find it done.
  for (let slot = 0; slot < instances; slot++) await start(slot);

  const began = Date.now();
  const outages = (async () => {
    if (outage === undefined) return;
    await pause(outage.from);
    await sink.stop();
    await pause(outage.until - outage.from);
    await sink.start();
  })();
  const expected = Array.from({ length: alerts }, (_, i) => i).filter((i) => !isPermanent(i)).length;
  const isDone = () => sink.taken.size >= expected;
  const kill = async (slot) => {
    const child = children.get(slot);
    child.kill('SIGKILL');
    await new Promise((resolve) =>
      child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(),
    );
    await start(slot);
  };
  const leaseMs = 60_000 / speed;
  let killed = 0;
  let paused = 0;
  while (killed < kills || paused < pauses) {
    if (Date.now() - began > longestMs) break;
    await pause(20 + random() * 250);
    const slot = Math.floor(random() * instances);
    if (killed < kills) {
      await kill(slot);
      killed++;
    } else {
      children.get(slot).kill('SIGSTOP');
      await pause(leaseMs * 1.5);
      children.get(slot).kill('SIGCONT');
      paused++;
    }
  }
  await outages;
  const quiet = Date.now();
  while (!isDone() && Date.now() - began < longestMs) await pause(50);
  const drainedMs = Date.now() - quiet;
  // What would come twice comes when the last lease has ended.
  await pause(leaseMs * 1.5 + 500);
  ending = true;
  for (const child of children.values()) {
    child.kill('SIGTERM');
    await new Promise((resolve) =>
      child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(),
    );
  }
  const rows = await report(environment);
  await sink.stop();

  const byMessageId = new Map(rows.map((row) => [row.messageId, row]));
  const copies = [...sink.taken.values()];
  return {
    ...{ alerts, instances, kills: killed, pauses: paused, seed },
    rows: rows.length,
    sent: rows.filter(({ state }) => state === 'sent').length,
    failed: rows.filter(({ state }) => state === 'failed').length,
    permanent: alerts - expected,
    /** Those that no server took although the row says otherwise, or whose row says nothing final. */
    lost:
      rows.filter(({ messageId, state }) => state !== 'failed' && !sink.taken.has(messageId)).length +
      (alerts - rows.length),
    unsettled: rows.filter(({ state }) => state !== 'sent' && state !== 'failed').length,
    /** Mails under an id that no row has. */
    strange: [...sink.taken.keys()].filter((id) => !byMessageId.has(id)).length,
    duplicates: copies.reduce((sum, count) => sum + count - 1, 0),
    mostCopies: Math.max(0, ...copies),
    drainedMs,
    wallMs: Date.now() - began,
    errors,
  };
}

async function report(environment) {
  const child = spawn(process.execPath, [PROCESS], {
    env: { ...environment, WORK: 'report' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  await new Promise((resolve) => child.once('exit', resolve));
  return JSON.parse(text);
}
