import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { print } from './measure.mjs';
import { ADMIN, startServer } from './server-process.mjs';

const ROWS = Number(process.env.CONSENT_ROWS ?? 500_000);
const IDENTIFIER = 'PSDLT-BL-LB000458';
const OVER = ['checked', 'done', 'failed'];

/** The largest file of consents: tried, taken in, and tried again, while somebody else asks whether the server is well. */
export async function run() {
  const dataDir = mkdtempSync(join(tmpdir(), 'qwarden-consents-'));
  const server = await startServer(dataDir);
  try {
    return await measure(server);
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  }
}

async function measure({ url, pid }) {
  const ask = await signedIn(url);
  await ask('POST', '/organisations', { identifier: IDENTIFIER, name: 'Bench' });
  const csv = fileOf(ROWS);
  const waits = [];
  const watch = watching(url, pid, waits);

  const [id, mapping] = await uploaded(ask, csv);
  const tried = await during(ask, id, () => ask('POST', `/consent-imports/${id}/check`, mapping));
  const taken = await during(ask, id, () => ask('POST', `/consent-imports/${id}/run`));
  const [again, mappedAgain] = await uploaded(ask, csv);
  const same = await during(ask, again, () => ask('POST', `/consent-imports/${again}/check`, mappedAgain));
  const peak = await watch.stop();

  const { report } = taken;
  if (report.added !== ROWS || same.report.same !== ROWS)
    throw new Error(`Not everything was taken in: ${JSON.stringify([report, same.report])}`);
  const seconds = ({ ms }) => `${(ms / 1_000).toFixed(1)} s`;
  const worst = Math.max(...waits);
  print(
    `consents: ${ROWS} rows tried in ${seconds(tried)}, taken in ${seconds(taken)} ` +
      `(${Math.round(ROWS / (taken.ms / 1_000))}/s), tried again in ${seconds(same)}`,
  );
  print(
    `consents: at most ${peak} MB resident; /readyz asked ${waits.length} times, longest ${worst.toFixed(0)} ms`,
  );
  return [
    { goal: 'longest wait of /readyz while consents are taken in, ms', ratio: worst, must: 1_000 },
    { goal: 'consents taken in a second', ratio: ROWS / (taken.ms / 1_000), must: 1_000, atLeast: true },
    { goal: 'most megabytes resident', ratio: peak, must: 1_000 },
  ];
}

/** Half of them of customers with one consent each, half of customers who renewed. */
function fileOf(rows) {
  const lines = ['consentId;organisation;status;validUntil;authorisedAt;psu'];
  const soon = new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10);
  for (let i = 0; i < rows; i++) {
    const since = new Date(Date.now() - (1 + (i % 50)) * 86_400_000).toISOString().slice(0, 10);
    const psu = i % 2 === 0 ? `p-${i}` : `q-${i % 100_001}`;
    lines.push(`bench-${i};${IDENTIFIER};valid;${soon};${since};${psu}`);
  }
  return lines.join('\r\n');
}

async function uploaded(ask, csv) {
  const { id, reading } = await ask('POST', '/consent-imports?name=bench.csv', Buffer.from(csv));
  return [id, { ...reading.proposed, edition: 'berlin-1.3' }];
}

async function during(ask, id, begin) {
  const start = performance.now();
  await begin();
  for (;;) {
    await setTimeout(100);
    const { state, report, problem } = await ask('GET', `/consent-imports/${id}`);
    if (state === 'failed') throw new Error(problem);
    if (OVER.includes(state)) return { ms: performance.now() - start, report };
  }
}

/** Asks ten times a second, and looks at the memory of the process. */
function watching(url, pid, waits) {
  let going = true;
  let peak = 0;
  const work = (async () => {
    while (going) {
      const start = performance.now();
      await (await fetch(`${url}/readyz`)).text();
      waits.push(performance.now() - start);
      peak = Math.max(peak, residentMegabytes(pid));
      await setTimeout(100);
    }
  })();
  return {
    async stop() {
      going = false;
      await work;
      return peak;
    },
  };
}

/** Of Linux; elsewhere nothing is measured. */
function residentMegabytes(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1_024);
  } catch {
    return 0;
  }
}

async function signedIn(url) {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (method, path, body) => {
    const isFile = Buffer.isBuffer(body);
    const headers = { cookie, origin: url };
    if (body !== undefined)
      headers['content-type'] = isFile ? 'application/octet-stream' : 'application/json';
    const response = await fetch(`${url}/api/v1${path}`, {
      ...{ method, headers },
      ...(body !== undefined && { body: isFile ? body : JSON.stringify(body) }),
    });
    const json = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(json)}`);
    return json;
  };
}
