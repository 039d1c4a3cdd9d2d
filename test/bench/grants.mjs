import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { mintMany } from './certificates.mjs';
import { median, print } from './measure.mjs';
import { ADMIN, startBareRoute, startServer } from './server-process.mjs';

const ORGANISATIONS = 10_000;
const CLIENTS = 200;
const REQUESTS = 20_000;
const ROUNDS = 5;
const TICKS_PER_SECOND = 100;

/**
 * Whether a request may pass, asked by 200 clients at once with an API token about 10,000 organisations, against one
 * route of a bare NestJS that knows its answer: 99th percentile and CPU, turn by turn.
 */
export async function run() {
  if (process.platform !== 'linux') {
    print('grants: the CPU of a process is read from /proc; left out');
    return [];
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'qwarden-grants-'));
  try {
    return await measure(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

async function measure(dataDir) {
  const { token } = await prepare(dataDir);
  const digests = seed(join(dataDir, 'qwarden.sqlite'));
  const [server, bare] = [await startServer(dataDir), await startBareRoute()];
  try {
    const asked = digests.map(({ sha256, identifier, method, path }) => {
      const query = new URLSearchParams({ sha256, identifier, edition: 'berlin-1.3', method, path });
      return request(server.url, `/api/v1/grants/check?${query}`, { authorization: `Bearer ${token}` });
    });
    const plain = [request(bare.url, '/bare/answer', {})];
    const wanted = (body, i) => body.includes(`"${digests[i % digests.length].answer}"`);
    const known = (body) => body.includes('allow');
    // Once about each, which also reads every verdict; then the yardstick is warm too.
    const cold = await load(server, asked, ORGANISATIONS, wanted);
    await load(bare, plain, REQUESTS, known);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++)
      rounds.push([await load(server, asked, REQUESTS, wanted), await load(bare, plain, REQUESTS, known)]);
    const of = (which, what) => median(rounds.map((pair) => pair[which][what]));
    const figures = (which) =>
      `p50 ${of(which, 'p50').toFixed(1)} ms, p99 ${of(which, 'p99').toFixed(1)} ms, ${of(which, 'rate').toFixed(0)}/s, CPU ${of(which, 'cpu').toFixed(0)} µs each`;
    print(`grants: ${ORGANISATIONS} organisations, ${CLIENTS} clients at once`);
    print(`the first request about each: p99 ${cold.p99.toFixed(1)} ms, CPU ${cold.cpu.toFixed(0)} µs each`);
    print(`grants/check: ${figures(0)}`);
    print(`bare NestJS: ${figures(1)}`);
    const alone = await load(server, asked, 2_000, wanted, 1);
    print(`one client alone: p50 ${alone.p50.toFixed(2)} ms, p99 ${alone.p99.toFixed(2)} ms`);
    const ratio = (what) => median(rounds.map(([ours, theirs]) => ours[what] / theirs[what]));
    return [
      { goal: 'P16a grants/check p99 / bare NestJS, 200 clients', ratio: ratio('p99'), must: 12 },
      { goal: 'P16b grants/check CPU / bare NestJS', ratio: ratio('cpu'), must: 12 },
      { goal: 'P16c grants/check p99 of one client in ms', ratio: alone.p99, must: 5 },
    ];
  } finally {
    await Promise.all([server.stop(), bare.stop()]);
  }
}

/** A database as the server makes it, with one real certificate as the pattern and an API token for the gateway. */
async function prepare(dataDir) {
  const server = await startServer(dataDir);
  const post = async (path, body, headers) => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url, ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  try {
    const login = await post('/auth/login', ADMIN, {});
    const cookie = login.headers
      .getSetCookie()
      .map((value) => value.split(';')[0])
      .join('; ');
    const [der] = mintMany(1);
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
    await post('/certificates', { pem }, { cookie });
    const created = await post('/api-tokens', { name: 'gateway', scopes: ['grants.check'] }, { cookie });
    return { token: (await created.json()).secret };
  } finally {
    await server.stop();
  }
}

/** Certificate, verdict and grant of each organisation, straight into the tables. */
function seed(file) {
  const db = new Database(file);
  const insert = (table, row) => {
    const names = Object.keys(row);
    const sql = `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    db.prepare(sql).run(...Object.values(row));
  };
  const pattern = db.prepare('SELECT * FROM "certificate"').get();
  const organisation = db.prepare('SELECT * FROM "organisation"').get();
  const [at, far] = [new Date().toISOString(), '2035-01-01T00:00:00.000Z'];
  const asked = [];
  db.transaction(() => {
    for (let i = 0; i < ORGANISATIONS; i++) {
      const [id, evaluationId, grantId] = [randomUUID(), randomUUID(), randomUUID()];
      const number = `LB${String(100_000 + i)}`;
      const sha256 = createHash('sha256').update(id).digest('hex');
      const role = i % 2 === 0 ? 'PSP_AI' : 'PSP_PI';
      const identifier = `PSDLT-BL-${number}`;
      insert('certificate', {
        ...pattern,
        ...{ id, sha256, organizationIdentifier: identifier, registerKey: `LT-BL ${number}` },
        ...{
          notBefore: '2020-01-01T00:00:00.000Z',
          notAfter: far,
          secondReading: 'agrees',
          nextAlertAt: null,
        },
        ...{
          verdictOutcome: 'valid',
          verdictAt: at,
          verdictEvaluatedAt: at,
          verdictEvaluationId: evaluationId,
        },
        nextEvaluationAt: null,
      });
      insert('certificate_role', { role, certificateId: id });
      insert('organisation', {
        ...organisation,
        ...{ id: randomUUID(), key: `LT-BL ${number}`, identifier, number, name: `UAB ${number}` },
      });
      const verdict = { outcome: 'valid', at, checks: {}, usableRoles: [role], scheme: null, work: {} };
      insert('evaluation', {
        ...{
          id: evaluationId,
          certificateId: id,
          outcome: 'valid',
          at,
          evaluatedAt: at,
          isPresent: 1,
          offline: 0,
        },
        ...{ trigger: 'nightly', evaluatedBy: 'bench', changed: 0, changes: null, digest: '' },
        ...{ verdict: JSON.stringify(verdict), chain: '{}', attempts: '[]', trust: '{}', services: '[]' },
        ...{ policy: '{}', register: null, auditPosition: null },
      });
      insert('access_grant', {
        ...{ id: grantId, organisationId: randomUUID(), organisationKey: `LT-BL ${number}` },
        ...{ organisationName: `UAB ${number}`, edition: 'berlin-1.3', environment: 'production', role },
        ...{ endpoints: '[]', state: 'active', causes: '[]', reviewId: randomUUID(), endsAt: far },
        ...{
          grantedAt: at,
          grantedBy: 'bench',
          changedAt: at,
          endedAt: null,
          searchText: number,
          version: 1,
        },
      });
      insert('grant_certificate', {
        ...{ grantId, certificateId: id, sha256, reviewId: randomUUID(), state: 'active', causes: '[]' },
        ...{ since: at, until: far, notAfter: far },
      });
      // A quarter asks for what its role does not open.
      const reads = i % 4 < 2;
      const [method, path] = reads
        ? ['GET', '/v1/accounts/3dc3d5b3-7023-4848-9853-f5400a64e80f/balances']
        : ['POST', '/v1/payments/sepa-credit-transfers'];
      const answer = reads === (role === 'PSP_AI') ? 'allow' : 'ROLE_INVALID';
      asked.push({ sha256, identifier, method, path, answer });
    }
  })();
  db.close();
  return asked;
}

const request = (url, path, headers) => {
  const lines = Object.entries({ host: new URL(url).host, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
};

/** Each client asks again when it has its answer. A socket and a byte count: a whole HTTP client would take longer than the server. */
async function load({ url, pid }, requests, total, isRight, clients = CLIENTS) {
  const { port } = new URL(url);
  const times = [];
  const [cpuBefore, started] = [cpuOf(pid), performance.now()];
  let next = 0;
  await Promise.all(
    Array.from(
      { length: clients },
      () =>
        new Promise((resolve, reject) => {
          const socket = connect(Number(port), '127.0.0.1').setNoDelay().setEncoding('latin1');
          let [asked, since, text] = [0, 0, ''];
          const ask = () => {
            if (next >= total) {
              socket.end();
              resolve();
              return;
            }
            asked = next++;
            text = '';
            since = performance.now();
            socket.write(requests[asked % requests.length]);
          };
          socket.on('connect', ask);
          socket.on('error', reject);
          socket.on('data', (part) => {
            text += part;
            const head = text.indexOf('\r\n\r\n');
            const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Infinity);
            if (head < 0 || text.length < head + 4 + length) return;
            times.push(performance.now() - since);
            if (!text.startsWith('HTTP/1.1 200') || !isRight(text, asked)) reject(new Error(text));
            else ask();
          });
        }),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const p = (percent) => times[Math.floor((times.length * percent) / 100)];
  const cpu = ((cpuOf(pid) - cpuBefore) * 1e6) / total;
  return { p50: p(50), p99: p(99), rate: total / seconds, cpu };
}

/** Seconds, user and system, of all threads. */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
