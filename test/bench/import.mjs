import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { mintMany } from './certificates.mjs';
import { print } from './measure.mjs';
import { ADMIN, startServer } from './server-process.mjs';

const N = Number(process.env.BENCH_CERTIFICATES ?? 20_000);
const TABLES = /^(certificate|audit_entry)/;

/**
 * P3a: certificates a second through the real server (HTTP, unpacking, decoding, every lint rule, duplicates, rows, audit)
 * against the raw inserts of the very same rows into the same schema.
 */
export async function run() {
  const dataDir = mkdtempSync(join(tmpdir(), 'qwarden-bench-'));
  const server = await startServer(dataDir);
  const seconds = await importThroughServer(server.url);
  await server.stop();
  const floor = insertRaw(join(dataDir, 'qwarden.sqlite'), join(dataDir, 'floor.sqlite'));
  rmSync(dataDir, { recursive: true });
  print(`import: ${N} certificates in ${seconds.toFixed(1)} s, ${(N / seconds).toFixed(0)}/s`);
  print(
    `raw inserts of the same ${floor.rows} rows: ${floor.seconds.toFixed(1)} s, ${(N / floor.seconds).toFixed(0)}/s`,
  );
  return [{ goal: 'P3a import / raw inserts', ratio: floor.seconds / seconds, must: 0.4, atLeast: true }];
}

async function importThroughServer(url) {
  const login = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  if (!login.ok) throw new Error(`Signing in: ${login.status} ${await login.text()}`);
  const cookie = login.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ');
  const pem = mintMany(N)
    .map(
      (der) =>
        `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`,
    )
    .join('');
  const started = performance.now();
  const answer = await fetch(`${url}/api/v1/certificates`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-pem-file', cookie, origin: url },
    body: pem,
  });
  const { jobId } = await answer.json();
  if (answer.status !== 202) throw new Error(`Uploading: ${answer.status}`);
  for (;;) {
    const job = await (await fetch(`${url}/api/v1/jobs/${jobId}`, { headers: { cookie } })).json();
    if (job.finishedAt !== null) {
      if (job.state !== 'succeeded') throw new Error(`The import ended: ${JSON.stringify(job)}`);
      return (performance.now() - started) / 1000;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The same schema with its indexes, the same rows, a thousand certificates in a transaction. */
function insertRaw(from, to) {
  const source = new Database(from, { readonly: true });
  const target = new Database(to);
  target.pragma('journal_mode = WAL');
  target.pragma('synchronous = FULL');
  const schema = source
    .prepare(
      "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index')",
    )
    .all();
  const wanted = schema.filter(({ tbl_name, name }) => TABLES.test(tbl_name) && !name.startsWith('sqlite_'));
  for (const { sql } of wanted.sort((a, b) => (a.type < b.type ? 1 : -1))) target.exec(sql);
  const tables = wanted
    .filter(({ type }) => type === 'table')
    .map(({ name }) => ({ name, rows: source.prepare(`SELECT * FROM "${name}"`).all() }))
    .filter(({ rows }) => rows.length > 0)
    // A certificate before what refers to it.
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const certificates = tables.find(({ name }) => name === 'certificate').rows;
  const place = new Map(certificates.map(({ id }, n) => [id, n]));
  const batches = Array.from({ length: Math.ceil(N / 1000) }, () => []);
  for (const { name, rows } of tables) {
    const insert = target.prepare(`INSERT INTO "${name}" VALUES (${Object.keys(rows[0]).map(() => '?')})`);
    rows.forEach((row, n) => {
      const at = place.get(row.certificateId ?? row.id) ?? Math.floor((n * N) / rows.length);
      batches[Math.floor(at / 1000)].push([insert, Object.values(row)]);
    });
  }
  const started = performance.now();
  for (const batch of batches)
    target.transaction(() => {
      for (const [insert, values] of batch) insert.run(values);
    })();
  const seconds = (performance.now() - started) / 1000;
  return { seconds, rows: batches.flat().length };
}
