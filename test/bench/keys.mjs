/**
 * F1: 100,000 private keys brought under a new secret key by `qwarden keys rotate`, start of the command included; then under
 * a third one, with the command killed at 20 points. Afterwards everything opens, and is what it was.
 */
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Envelopes } from '../../dist/server/platform/sealed/envelope.js';
import { Sealing } from '../../dist/server/platform/sealed/sealing.js';
import { print } from './measure.mjs';

const KEYS = Number(process.env.KEYS ?? 100_000);
const KILLS = 20;
const SECRETS = ['first', 'second', 'third'].map(
  (word) => `the ${word} key that only benches use, long enough`,
);
const placeOf = (rowId) => ({ table: 'probe_key', column: 'sealed', rowId, purpose: 'tls-client' });

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'qwarden-bench-keys-'));
  try {
    await qwarden(folder, ['keys', 'status'], { present: SECRETS[0] });
    const { ms: startMs } = await qwarden(folder, ['keys', 'status'], { present: SECRETS[0] });
    const plain = fill(folder);
    const { ms } = await qwarden(folder, ['keys', 'rotate'], { present: SECRETS[1], former: SECRETS[0] });
    const wrong = countWrong(folder, plain, SECRETS[1]);
    print(`${KEYS} keys under the second secret key in ${(ms / 1_000).toFixed(1)} s, ${wrong} of them wrong`);

    const third = { present: SECRETS[2], former: SECRETS[1] };
    let killed = 0;
    for (let i = 0; i < KILLS; i++) {
      const killAfterMs = startMs + ((ms - startMs) / KILLS) * Math.random();
      killed += Number((await qwarden(folder, ['keys', 'rotate'], third, killAfterMs)).isKilled);
    }
    const last = await qwarden(folder, ['keys', 'rotate'], third);
    const wrongAfter = countWrong(folder, plain, SECRETS[2]);
    print(
      `killed ${killed} times, then done in ${(last.ms / 1_000).toFixed(1)} s, ${wrongAfter} of them wrong`,
    );
    return [
      { goal: `F1 seconds until ${KEYS} keys are under a new secret key`, ratio: ms / 1_000, must: 60 },
      { goal: 'F1 keys that do not open as what they were', ratio: wrong + wrongAfter, must: 0 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(folder) {
  const db = new Database(join(folder, 'qwarden.sqlite'));
  const envelopes = new Envelopes(new Sealing(SECRETS[0]));
  const columns = db.pragma('table_info(probe_key)').map(({ name }) => name);
  const at = new Date().toISOString();
  const row = {
    ...{ name: 'Bench', organisationId: null, certificateId: randomUUID(), certificateSubject: 'CN=Bench' },
    ...{
      certificateEndsAt: at,
      algorithm: 'EC',
      bits: null,
      curve: 'P-256',
      certificates: '',
      uploadedAt: at,
    },
    ...{ uploadedBy: 'Bench', lastUsedAt: null, uses: 0 },
  };
  const insert = db.prepare(
    `INSERT INTO probe_key (${columns.map((name) => `"${name}"`)}) VALUES (${columns.map((name) => `@${name}`)})`,
  );
  const plain = new Map();
  db.transaction(() => {
    for (let i = 0; i < KEYS; i++) {
      const [id, bytes] = [randomUUID(), randomBytes(240)];
      insert.run({ ...row, id, sealed: envelopes.seal(bytes, placeOf(id)) });
      if (i % 100 === 0) plain.set(id, bytes);
    }
  })();
  db.close();
  return plain;
}

/** Of every hundredth, those that do not open under this key as what they were; and of all, those left under another. */
function countWrong(folder, plain, secret) {
  const db = new Database(join(folder, 'qwarden.sqlite'), { readonly: true });
  const sealing = new Sealing(secret);
  const envelopes = new Envelopes(sealing);
  let wrong = 0;
  for (const { id, sealed } of db.prepare('SELECT id, sealed FROM probe_key').iterate()) {
    const opened = envelopes.open(sealed, placeOf(id));
    if (!opened.ok || (plain.has(id) && !plain.get(id).equals(opened.bytes))) wrong += 1;
  }
  db.close();
  return wrong;
}

function qwarden(folder, args, { present, former }, killAfterMs) {
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/cli/qwarden.cjs', ...args], {
    env: {
      ...{ PATH: process.env.PATH, QWARDEN_DATA_DIR: folder, QWARDEN_SECRET_KEY: present },
      ...(former !== undefined && { QWARDEN_SECRET_KEY_FORMER: former }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      const isKilled = signal === 'SIGKILL';
      if (code !== 0 && !isKilled) reject(new Error(`qwarden ${args.join(' ')} ended with ${code}: ${said}`));
      else resolve({ ms: performance.now() - started, isKilled });
    });
  });
}
