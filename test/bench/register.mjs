import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { print } from './measure.mjs';
import { ADMIN, startServer } from './server-process.mjs';

const WARM_UP = 1_000;
const IDLE_ROUNDS = 6;
const IDLE_LOOKUPS = 1_000;
const TICKS_PER_SECOND = 100;

/**
 * P12: an edition of real size with agents, imported by the real server, against parsing it in the same way and doing
 * nothing with it; the next day's edition; lookups over HTTP while nothing runs and while an import runs; what differs.
 */
export async function run() {
  if (process.platform !== 'linux') {
    print('register: CPU and memory of a process are read from /proc; left out');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'qwarden-register-'));
  try {
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(folder) {
  const threads = new URL('../support/typescript-threads.mjs', import.meta.url).href;
  const [first, second, third] = await child([
    '--import',
    threads,
    'test/bench/register-editions.mjs',
    folder,
  ]);
  print(`register: ${first.entities} entities, ${(first.jsonBytes / 1e6).toFixed(0)} MB of JSON`);
  const parse = await child(['test/bench/register-parse.mjs', first.file]);
  print(`streaming parse alone: ${parse.cpu.toFixed(1)} s CPU, ${parse.rss.toFixed(0)} MiB RSS`);

  const server = await startServer(join(folder, 'data'), { QWARDEN_REGISTER_AGENTS: 'on' });
  try {
    const api = await signIn(server.url);
    const idleRss = memoryOf(server.pid);
    const whole = await importFile(server.pid, api, first.file);
    const memory = `${whole.rss.toFixed(0)} MiB RSS at its highest, ${idleRss.toFixed(0)} before`;
    print(`import: ${whole.cpu.toFixed(1)} s CPU, ${whole.seconds.toFixed(1)} s; ${memory}`);

    const numbers = first.identifiers;
    const lookup = asking(`${server.url}/api/v1/register-entries`, { cookie: api.cookie });
    // The first ones find cold code and what the import left to clean up.
    await lookups(lookup, numbers, (n) => n < WARM_UP);
    const rounds = [];
    for (let round = 0; round < IDLE_ROUNDS; round++)
      rounds.push(await lookups(lookup, numbers, (n) => n < IDLE_LOOKUPS));
    const idle = rounds.flat().sort((a, b) => a - b);
    // What other machines on the same host do hits single rounds; what the server itself does hits every one.
    const quietest = Math.min(...rounds.map((times) => p(times, 99)));
    print(`lookups while idle: ${figures(idle)}; p99 of the quietest round ${quietest.toFixed(2)} ms`);
    print(`an empty server, asked in the same way: ${figures(await bareAnswers(idle.length))}`);

    const update = await importFile(server.pid, api, second.file);
    const { changes } = update.edition;
    print(
      `next day: ${update.cpu.toFixed(1)} s CPU, ${update.seconds.toFixed(1)} s; ${JSON.stringify(changes)}`,
    );
    const difference = await wholeDifference(api, update.edition.id);
    print(`difference: ${difference.entries} entries in ${difference.seconds.toFixed(2)} s`);

    let running = true;
    const [during] = await Promise.all([
      lookups(lookup, numbers, () => running),
      importFile(server.pid, api, third.file).finally(() => (running = false)),
    ]);
    print(`lookups while an edition with everything changed is imported: ${figures(during)}`);
    return [
      { goal: 'P12a import / streaming parse', ratio: whole.cpu / parse.cpu, must: 3 },
      { goal: 'P12a memory that an import needs, in MiB', ratio: whole.rss - idleRss, must: 200 },
      { goal: 'P12b next day / whole import', ratio: update.cpu / whole.cpu, must: 1.2 },
      { goal: 'P12c lookup p99 during an import / idle', ratio: p(during, 99) / p(idle, 99), must: 5 },
      { goal: 'P12 lookup p99 in ms, quietest round', ratio: quietest, must: 5 },
      { goal: 'P12 difference of editions in s', ratio: difference.seconds, must: 5 },
    ];
  } finally {
    await server.stop();
  }
}

const p = (times, percent) => times[Math.floor((times.length * percent) / 100)];
const figures = (times) =>
  `${times.length}, p50 ${p(times, 50).toFixed(2)} ms, p99 ${p(times, 99).toFixed(2)} ms, longest ${times.at(-1).toFixed(1)} ms`;

/** Every entry and every agent that an edition says otherwise. */
async function wholeDifference(api, id) {
  const started = performance.now();
  let entries = 0;
  for (const type of ['', '&type=PSD_AG'])
    for (let offset = 0; ; offset += 1_000) {
      const page = await api(`/register-editions/${id}/changes?limit=1000&offset=${offset}${type}`);
      entries += page.length;
      if (page.length < 1_000) break;
    }
  return { entries, seconds: (performance.now() - started) / 1000 };
}

/** One after the other, as long as wanted; sorted milliseconds. */
async function lookups(ask, identifiers, goesOn) {
  const times = [];
  for (let n = 0; goesOn(n); n++) {
    const identifier = encodeURIComponent(identifiers[n % identifiers.length]);
    const started = performance.now();
    await ask(`/lookup?identifier=${identifier}&role=PSP_AI&country=DE`);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}

/**
 * Asks over one connection that stays open. Not `fetch`: it takes the asking process as long as the server takes for
 * the answer, and what it leaves to clean up would be counted as the server's.
 */
function asking(base, headers = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (path) =>
    new Promise((resolve, reject) => {
      get(`${base}${path}`, { agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk) => (text += chunk));
        answer.on('end', () =>
          answer.statusCode === 200
            ? resolve(JSON.parse(text))
            : reject(new Error(`${path}: ${answer.statusCode} ${text}`)),
        );
      }).on('error', reject);
    });
}

/** The floor of this machine: a process that answers as many bytes without looking at anything. */
async function bareAnswers(count) {
  const source =
    'require("node:http").createServer((_, r) => r.end(JSON.stringify("x".repeat(2600)))).listen(0, "127.0.0.1", function () { console.log(this.address().port) })';
  const process_ = spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(process_.stdout, 'data');
  const ask = asking(`http://127.0.0.1:${Number(line)}`);
  const times = [];
  for (let n = 0; n < count; n++) {
    const started = performance.now();
    await ask('/');
    times.push(performance.now() - started);
  }
  process_.kill();
  return times.sort((a, b) => a - b);
}

async function signIn(url) {
  const login = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  const cookie = login.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ');
  const api = async (path, init = {}) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      ...init,
      headers: { cookie, origin: url, ...init.headers },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return Object.assign(api, { cookie });
}

async function importFile(pid, api, file) {
  const [before, started] = [cpuOf(pid), performance.now()];
  const { jobId } = await api(`/register-editions?name=${basename(file)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/zip' },
    body: readFileSync(file),
  });
  let rss = 0;
  for (;;) {
    const job = await api(`/jobs/${jobId}`);
    rss = Math.max(rss, memoryOf(pid));
    if (job.finishedAt !== null) {
      if (job.state !== 'succeeded') throw new Error(`The import ended: ${JSON.stringify(job)}`);
      const seconds = (performance.now() - started) / 1000;
      return { seconds, cpu: cpuOf(pid) - before, rss, edition: job.result.edition };
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Seconds, user and system, of all threads. */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

const memoryOf = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** The JSON that another process prints. */
async function child(args) {
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  process_.stdout.on('data', (chunk) => (text += chunk));
  const [code] = await once(process_, 'close');
  if (code !== 0) throw new Error(`${args.at(-2)} ended with ${code}`);
  return JSON.parse(text);
}
