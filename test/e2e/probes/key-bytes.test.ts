import { execFileSync } from 'node:child_process';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { particularsOf } from '../../support/bank/start-bank.js';
import { Scene } from '../connections/scene.js';

const PASSPHRASE = 'ąžuolas-9431-passphrase';
/** Bytes of a key that stand together; by chance they stand nowhere else. */
const WINDOW = 18;

let scene: Scene;
/** What must be nowhere, by what it is. */
const needles = new Map<string, string>();
/** The same for something public: it has to be found, or the search finds nothing at all. */
const control = new Map<string, string>();
let dump = '';
let files = '';
let answers = '';
let logs = '';

/** Raw, hexadecimal and base64 in each of its three positions, of a few windows of the number. */
function addNeedles(to: Map<string, string>, name: string, bytes: Buffer): void {
  for (const start of [0, Math.floor(bytes.length / 2), bytes.length - WINDOW - 2].filter((at) => at >= 0)) {
    const window = bytes.subarray(start, start + WINDOW);
    to.set(`${name} at ${start}, raw`, window.toString('latin1'));
    to.set(`${name} at ${start}, hexadecimal`, window.toString('hex'));
    for (const shift of [0, 1, 2]) {
      const aligned = bytes.subarray(start + shift, start + shift + WINDOW - 3);
      to.set(`${name} at ${start + shift}, base64`, aligned.toString('base64'));
      to.set(`${name} at ${start + shift}, base64url`, aligned.toString('base64url'));
    }
  }
}

function addKey(name: string, key: KeyObject): void {
  const jwk = key.export({ format: 'jwk' }) as Record<string, string>;
  for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi'])
    if (jwk[member] !== undefined)
      addNeedles(needles, `${name}, ${member}`, Buffer.from(jwk[member], 'base64url'));
}

/** Lines of PEM and of JSON run on, so that nothing hides behind the end of one. */
const runOn = (text: string): string => `${text}\n${text.replace(/\\r|\\n|\s/g, '')}`;
const found = (what: Map<string, string>, text: string): string[] => {
  const lower = text.toLowerCase();
  return [...what]
    .filter(([name, needle]) => (name.endsWith('hexadecimal') ? lower : text).includes(needle))
    .map(([name]) => name);
};

beforeAll(async () => {
  scene = await Scene.open('berlin-1.3');
  const { bank, operator, t } = scene;
  const folder = mkdtempSync(join(tmpdir(), 'qwarden-key-bytes-'));
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe', env: { ...process.env, P: PASSPHRASE } });
  try {
    // Each way in which a key comes.
    for (const [way, keyType] of [
      ['pem', 'rsa'],
      ['encrypted', 'rsa'],
      ['encrypted-ec', 'ec'],
      ['pkcs12', 'rsa'],
      ['pkcs12-ec', 'ec'],
    ] as const) {
      const qwac = bank.issue({ roles: ['PSP_AI', 'PSP_PI'], ...particularsOf('berlin-1.3'), keyType });
      const pem = qwac.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      writeFileSync(join(folder, 'key.pem'), pem);
      writeFileSync(join(folder, 'cert.pem'), qwac.pem);
      const body: Record<string, string> = { name: way };
      if (way === 'pem') body['pem'] = `${pem}${qwac.pem}`;
      else if (way.startsWith('encrypted')) {
        openssl(...['pkcs8', '-topk8', '-in', 'key.pem', '-passout', 'env:P', '-out', 'shut.pem']);
        body['pem'] = `${readFileSync(join(folder, 'shut.pem'), 'utf8')}${qwac.pem}`;
      } else {
        openssl(
          'pkcs12',
          '-export',
          '-in',
          'cert.pem',
          '-inkey',
          'key.pem',
          '-passout',
          'env:P',
          '-out',
          'a.p12',
        );
        body['pkcs12'] = readFileSync(join(folder, 'a.p12')).toString('base64');
      }
      if (way !== 'pem') body['passphrase'] = PASSPHRASE;
      const key = await scene.made(operator.post('/probe-keys', body));
      addKey(way, createPrivateKey(pem));
      // Refused uploads leave nothing behind either.
      await operator.post('/probe-keys', { ...body, passphrase: `${PASSPHRASE}, wrong` });
      await operator.post('/probe-keys', { ...body, [way === 'pem' ? 'pkcs12' : 'pem']: pem });
      const target = await scene.made(
        operator.post('/probe-targets', {
          ...{ name: way, kind: 'xs2a', edition: 'berlin-1.3', environment: 'sandbox', origin: bank.origin },
          ...{ keyPlace: 'sealed', keyId: key.id, everyMinutes: 1_440, fullEveryHours: null },
        }),
      );
      await ran(target.id);
    }
    await scene.consent();
    needles.set('the passphrase', PASSPHRASE);
    for (const secret of scene.secrets)
      if (secret.length > 12) needles.set(`a secret: ${secret.slice(0, 3)}…`, secret);
    addNeedles(control, 'the certificate', (await anyCertificate()).subarray(300));
    answers = runOn(await everyAnswer());
    await t.transactions.idle();
    dump = runOn(await wholeDatabase());
    files = runOn(everyFile(t.dataDir) + (t.database.target.kind === 'sqlite' ? databaseFiles() : ''));
    logs = runOn(t.log.join('\n'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
afterAll(() => scene.stop());

async function ran(targetId: string): Promise<void> {
  const { runId } = await scene.made(
    scene.operator.post(`/probe-targets/${targetId}/runs`, { extent: 'full' }),
    202,
  );
  for (;;) {
    const run = await scene.made(scene.operator.get(`/probe-runs/${runId}`), 200);
    if (run.state === 'finished' || run.state === 'broken-off') {
      expect(
        run.verdicts.find(({ question }: { question: string }) => question === 'certificate-accepted'),
      ).toMatchObject({ answer: 'yes' });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function anyCertificate(): Promise<Buffer> {
  const [{ id }] = (await scene.operator.get('/certificates')).body;
  const { text } = await scene.operator.get(`/certificates/${id}/pem`);
  return Buffer.from(text.replace(/-----[^-]+-----|\s/g, ''), 'base64');
}

/** What an administrator can read: every list, and of each the first records with all that hangs on them. */
async function everyAnswer(): Promise<string> {
  const admin = scene.t.as('admin');
  const texts: string[] = [];
  const paths = Object.entries(scene.t.openapi().paths).flatMap(([path, methods]) =>
    'get' in methods ? [path.replace(/^\/api\/v1/, '')] : [],
  );
  const idsOf = new Map<string, string[]>();
  for (const path of paths.filter((one) => !one.includes('{'))) {
    const { text, body } = await admin.get(path);
    texts.push(text);
    if (Array.isArray(body))
      idsOf.set(
        path,
        body.slice(0, 6).map(({ id }: { id: string }) => String(id)),
      );
  }
  for (const path of paths) {
    const [, list, , rest] = /^(\/[^{]+)\/(\{[^}]+\})(\/[^{]*)?$/.exec(path) ?? [];
    for (const id of list === undefined ? [] : (idsOf.get(list) ?? []))
      texts.push((await admin.get(`${list}/${encodeURIComponent(id)}${rest ?? ''}`)).text);
  }
  texts.push((await admin.get(`/integration-checks/${scene.checkId}`)).text);
  expect(texts.length).toBeGreaterThan(100);
  return texts.join('\n');
}

async function wholeDatabase(): Promise<string> {
  const { db } = scene.t;
  const isPostgres = db.options.type === 'postgres';
  const tables = await db.query<{ name: string }[]>(
    isPostgres
      ? `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`
      : `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  );
  const texts: string[] = [];
  for (const { name } of tables)
    for (const row of await db.query<Record<string, unknown>[]>(`SELECT * FROM "${name}"`))
      for (const value of Object.values(row))
        texts.push(
          value instanceof Uint8Array
            ? Buffer.from(value).toString('latin1')
            : typeof value === 'string'
              ? value
              : JSON.stringify(value),
        );
  expect(tables.length).toBeGreaterThan(40);
  return texts.join('\n');
}

const everyFile = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');

/** With what is only in its journal. */
function databaseFiles(): string {
  const { target } = scene.t.database;
  if (target.kind !== 'sqlite') return '';
  return ['', '-wal', '-shm']
    .map((end) => `${target.file}${end}`)
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');
}

describe('a private key, its passphrase and every secret of a connection', () => {
  test('are looked for by many windows, and the search finds what is there', () => {
    expect(needles.size).toBeGreaterThan(400);
    expect(found(control, dump)).not.toEqual([]);
    expect(found(control, answers)).not.toEqual([]);
    if (scene.t.database.target.kind === 'sqlite') expect(found(control, files)).not.toEqual([]);
    expect(logs).toContain('/probe-keys');
  });

  test.each([
    ['the database', () => dump],
    ['the files of database and data directory', () => files],
    ['the answers of the interface, exports and evidence included', () => answers],
    ['the log', () => logs],
  ])('are not in %s', (_, where) => {
    expect(found(needles, where())).toEqual([]);
  });
});
