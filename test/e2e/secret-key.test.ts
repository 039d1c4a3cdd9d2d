import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AuditCheckpoints } from '../../server/audit/checkpoints.service.js';
import { rotateKeys } from '../../server/platform/sealed/key-rotation.js';
import { sealedUnder } from '../../server/platform/sealed/sealed-under.js';
import { Sealing } from '../../server/platform/sealed/sealing.js';
import { ProbeKeys } from '../../server/probes/keys.service.js';
import { ProbeKeyEntity } from '../../server/probes/probe-key.entity.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { freshDatabase, type TestDatabase } from '../support/test-database.js';

const FIRST = 'the first secret key of an installation';
const SECOND = 'the second secret key of the installation';
/** More than three batches. */
const KEYS = 1_700;

let database: TestDatabase;
let dataDir: string;
let t: TestApp | undefined;
let keyId: string;
let pem: string;

async function open(secretKey: string, former?: string): Promise<TestApp> {
  const env = {
    ...{ QWARDEN_SECRET_KEY: secretKey, QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true' },
    ...(former !== undefined && { QWARDEN_SECRET_KEY_FORMER: former }),
  };
  t = await startTestApp({ database, dataDir, env });
  return t;
}

async function close(): Promise<void> {
  await t?.close();
  t = undefined;
}

async function under(app: TestApp) {
  const total = { present: 0, former: 0, unknown: 0 };
  for (const column of await sealedUnder(app.db, app.get(Sealing)))
    for (const name of ['present', 'former', 'unknown'] as const) total[name] += column[name];
  return total;
}

const addChannel = async (app: TestApp, name: string) => {
  // Each start has an administrator of its own: the accounts are in the database already.
  const admin = await app.person('admin', `${name.toLowerCase()}@bank.example`);
  const { status } = await admin.post('/alert-channels', {
    ...{
      name,
      kind: 'webhook',
      url: 'http://127.0.0.1:9/hook',
      secret: 'a secret of this channel, long enough',
    },
  });
  expect(status).toBe(201);
};

const sealedKey = (app: TestApp, id = keyId) =>
  app.db
    .getRepository(ProbeKeyEntity)
    .createQueryBuilder('key')
    .addSelect(['key.certificates', 'key.sealed'])
    .where({ id })
    .getOneOrFail();

beforeAll(async () => {
  database = await freshDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'qwarden-key-'));
  const app = await open(FIRST);
  const qwac = CertificateAuthority.root().issue();
  pem = qwac.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const answer = await app.as('operator').post('/probe-keys', { name: 'QWAC', pem: `${pem}${qwac.pem}` });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  keyId = answer.body.id;
  await addChannel(app, 'First');
  await app.get(AuditCheckpoints).sign();
});
afterAll(async () => {
  await close();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('what is sealed', () => {
  test('does not open in another row, nor with another byte', async () => {
    const row = await sealedKey(t!);
    const other = { ...row, id: '00000000-0000-4000-8000-000000000000', name: 'Copied' };
    await t!.db.getRepository(ProbeKeyEntity).insert(other);
    await expect(t!.get(ProbeKeys).open(other.id)).rejects.toThrow('not-authentic');
    const changed = row.sealed.replace(
      /.(.{20})$/,
      (tail, end: string) => (tail.startsWith('A') ? 'B' : 'A') + end,
    );
    await t!.db.getRepository(ProbeKeyEntity).update({ id: other.id }, { sealed: changed });
    await expect(t!.get(ProbeKeys).open(other.id)).rejects.toThrow('not-authentic');
    await t!.db.getRepository(ProbeKeyEntity).delete({ id: other.id });
  });

  test('is no text of the key', async () => {
    const { sealed } = await sealedKey(t!);
    for (const line of pem.split('\n').filter((one) => one.length > 40)) {
      expect(sealed).not.toContain(line);
      expect(sealed).not.toContain(Buffer.from(line, 'base64').toString('base64url'));
    }
  });
});

describe('another secret key', () => {
  test('is refused at the start, in one sentence, and nothing is changed', async () => {
    await close();
    await expect(open(SECOND)).rejects.toThrow(
      'QWARDEN_SECRET_KEY is not the key that sealed what this database holds.',
    );
    const app = await open(FIRST);
    expect(await under(app)).toMatchObject({ former: 0, unknown: 0 });
    expect((await app.get(ProbeKeys).open(keyId)).key).toEqual({ kind: 'pem', pem });
  });

  test('is refused on a database from before keys were checked, too', async () => {
    await t!.db.query('DELETE FROM "installation_secret" WHERE "name" = \'secret-key-check\'');
    await close();
    await expect(open(SECOND)).rejects.toThrow('QWARDEN_SECRET_KEY is not the key');
    await open(FIRST);
  });
});

describe('a change of the secret key', () => {
  test('leaves what is sealed readable meanwhile, and seals under the new key what is entered', async () => {
    await close();
    const app = await open(SECOND, FIRST);
    const before = await under(app);
    expect([before.former > 3, before.unknown]).toEqual([true, 0]);
    expect((await app.get(ProbeKeys).open(keyId)).key).toEqual({ kind: 'pem', pem });
    await addChannel(app, 'Second');
    const after = await under(app);
    expect(after.former).toBe(before.former);
    expect(after.present).toBeGreaterThan(before.present);
  });

  test('goes on where it was cut off', async () => {
    const row = await sealedKey(t!);
    const former = new Sealing(FIRST);
    const place = (rowId: string) => ({ table: 'probe_key', column: 'sealed#data-key', rowId });
    const [version, wrapped, ...rest] = row.sealed.split('|');
    const dataKey = former.open(wrapped!, place(row.id));
    if (!dataKey.ok) throw new Error(dataKey.problem);
    const copies = Array.from({ length: KEYS }, (_, index) => {
      const id = `copy-${index}`;
      const sealed = [version, former.seal(dataKey.value, place(id)), ...rest].join('|');
      return { ...row, id, name: id, sealed };
    });
    await t!.transactions.run(async (tx) => {
      for (let start = 0; start < KEYS; start += 50)
        await tx.insert(ProbeKeyEntity, copies.slice(start, start + 50));
    });
    const all = await under(t!);
    // Each time one batch more is done when it ends.
    for (let runs = 0; runs < 2; runs++) {
      let batches = 0;
      const cut = rotateKeys(t!.transactions, t!.get(Sealing), () => {
        if (++batches === 8 + runs) throw new Error('cut off');
      });
      await expect(cut).rejects.toThrow('cut off');
    }
    const halfway = await under(t!);
    expect([halfway.former > 0, halfway.present > all.present]).toEqual([true, true]);
    await close();
    const app = await open(SECOND, FIRST);
    const columns = await rotateKeys(app.transactions, app.get(Sealing));
    expect(columns.flatMap(({ unopened }) => unopened)).toEqual([]);
    expect(columns.reduce((sum, { rewrapped }) => sum + rewrapped, 0)).toBe(halfway.former);
    expect(await under(app)).toEqual({ present: all.present + all.former, former: 0, unknown: 0 });
  });

  test('needs the former key no more when it is through; that key is refused', async () => {
    await close();
    await expect(open(FIRST)).rejects.toThrow('QWARDEN_SECRET_KEY is not the key');
    const app = await open(SECOND);
    expect((await app.get(ProbeKeys).open(keyId)).key).toEqual({ kind: 'pem', pem });
  });

  test('changes nothing about who signed the audit log', async () => {
    await t!.get(AuditCheckpoints).sign();
    const { faults, checkpoints } = await t!.get(AuditCheckpoints).verify();
    expect(faults).toEqual([]);
    expect(checkpoints).toBeGreaterThan(1);
  });

  test('names what opens with neither key, and leaves it alone', async () => {
    const stranger = new Sealing('a key of somebody else entirely, long enough');
    const sealed = stranger.seal('https://elsewhere.example', {
      table: 'alert_channel',
      column: 'sealedUrl',
      rowId: 'x',
    });
    await t!.db.query(`UPDATE "alert_channel" SET "sealedUrl" = '${sealed}' WHERE "name" = 'First'`);
    const columns = await rotateKeys(t!.transactions, t!.get(Sealing));
    expect(columns.find(({ column }) => column === 'sealedUrl')?.unopened).toHaveLength(1);
    expect(await t!.db.query(`SELECT "sealedUrl" FROM "alert_channel" WHERE "name" = 'First'`)).toEqual([
      { sealedUrl: sealed },
    ]);
  });
});
