import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { mintMany } from './certificates.mjs';
import { median, print } from './measure.mjs';

const SMALL = 10_000;
const LARGE = Number(process.env.SWEEP_ROWS ?? 1_000_000);
const DUE = 37_200;
const DAYS = 180;
const AT = new Date('2026-11-02T09:00:00Z');
const DAY_MS = 86_400_000;
const ORGANISATIONS = 40;

/** The sweeps of certificates and consents: with nothing due against a hundredth of the rows, and with much due against bare inserts. */
export async function run() {
  const [small, large] = [await installation(SMALL), await installation(LARGE)];
  try {
    const [few, many] = [[], []];
    for (let round = 0; round < 21; round++) {
      few.push(await timed(() => small.sweepAll()));
      many.push(await timed(() => large.sweepAll()));
    }
    const nothing = [median(few), median(many)];
    print(
      `sweep: nothing due of ${SMALL} certificates and as many consents: ${nothing[0].toFixed(2)} ms; of ${LARGE}: ${nothing[1].toFixed(2)} ms`,
    );

    const consents = await muchDue(large, 'consent', 'endsAt', 2_000, () => large.sweep.sweep(AT));
    const certificates = await muchDue(large, 'certificate', 'notAfter', 500, () =>
      large.expiry.sweepExpiry(AT),
    );
    const messages = await emptyMessages(large);
    const raw = await timed(() => insertRaw(large, messages));
    const [entity, alerts] = await sameAlerts(large);
    const rawAlerts = await timed(() => insertRaw(large, [entity, alerts]));
    for (const [what, { swept, ms }] of Object.entries({ consents, certificates }))
      print(`sweep: ${swept.looked} ${what} due (${swept.raised} alerts) in ${ms.toFixed(0)} ms`);
    print(
      `sweep: bare, ${DUE} messages are inserted in ${raw.toFixed(0)} ms, ${alerts.length} alerts in ${rawAlerts.toFixed(0)} ms`,
    );
    return [
      {
        goal: 'P5a sweep with nothing due, 1,000,000 against 10,000',
        ratio: nothing[1] / nothing[0],
        must: 2,
      },
      {
        goal: 'P5b rows looked at for each that is due',
        ratio: Math.max(consents.perDue, certificates.perDue),
        must: 3,
      },
      { goal: 'P5c consents due, against as many messages inserted bare', ratio: consents.ms / raw, must: 4 },
      {
        goal: 'P5c certificates due, against the same alerts inserted bare',
        ratio: certificates.ms / rawAlerts,
        must: 4,
      },
    ];
  } finally {
    await small.close();
    await large.close();
  }
}

/** Makes as many due as a bad day would, and sweeps them. A plan that does not go by the index reads everything. */
async function muchDue({ db }, table, endsAt, batch, sweep) {
  const [plan] = await db.query(
    `EXPLAIN QUERY PLAN SELECT "id" FROM "${table}" WHERE "nextAlertAt" <= ? ORDER BY "nextAlertAt", "id" LIMIT ${batch}`,
    [AT.toISOString()],
  );
  print(`sweep: ${plan.detail}`);
  await db.query(
    `UPDATE "${table}" SET "nextAlertAt" = ? WHERE "id" IN (SELECT "id" FROM "${table}" ORDER BY "${endsAt}" LIMIT ${DUE})`,
    [AT.toISOString()],
  );
  let swept;
  const ms = await timed(async () => {
    swept = await sweep();
  });
  const isByIndex = new RegExp(`USING (COVERING )?INDEX ${table}_nextAlertAt`).test(plan.detail);
  return { swept, ms, perDue: isByIndex ? swept.looked / DUE : Infinity };
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Consents that are due are counted together, so there are as many messages as consents for a yardstick. */
async function emptyMessages({ db, of }) {
  const { MessageEntity } = await of('messages/message.entity.js');
  const { columns } = db.getMetadata(MessageEntity);
  const row = (i) =>
    Object.fromEntries(
      columns.map(({ propertyName, isNullable, type }) => [
        propertyName,
        propertyName === 'id' ? `bench-${i}` : isNullable ? null : type === 'integer' ? 0 : AT.toISOString(),
      ]),
    );
  return [MessageEntity, Array.from({ length: DUE }, (_, i) => Object.assign(new MessageEntity(), row(i)))];
}

/** Each certificate has an alert of its own, unique by certificate and threshold: those that were raised, once more. */
async function sameAlerts({ db, of }) {
  const { AlertEntity } = await of('alerts/alert.entity.js');
  const rows = await db.getRepository(AlertEntity).findBy({ kind: 'certificate-expiring' });
  return [
    AlertEntity,
    rows.map((row, i) => Object.assign(row, { id: `bench-${row.id}`, key: `bench:${i}:${row.key}` })),
  ];
}

/** In transactions of 2,000, as the sweep writes them. */
async function insertRaw({ transactions, of }, [entity, rows]) {
  const { insertMany } = await of('platform/database/insert-many.js');
  for (let start = 0; start < rows.length; start += 2_000)
    await transactions.run((tx) => insertMany(tx, entity, rows.slice(start, start + 2_000)));
}

async function installation(rows) {
  const dataDir = mkdtempSync(join(tmpdir(), 'qwarden-sweep-'));
  const of = (path) => import(pathToFileURL(resolve('dist/server', path)).href);
  const modules = await Promise.all(
    [
      ...[
        'platform/config/config.module.js',
        'adapters/adapters.module.js',
        'platform/database/database.module.js',
      ],
      ...['audit/audit.module.js', 'certificates/certificates.module.js', 'consents/consents.module.js'],
    ].map(of),
  );
  const named = Object.assign({}, ...modules);
  const { readConfig } = await of('platform/config/config.js');
  const config = readConfig({
    ...{ QWARDEN_DATA_DIR: dataDir, QWARDEN_TRUST_LISTS: 'off', QWARDEN_REGISTER_URL: 'off' },
    QWARDEN_SECRET_KEY: 'a key that only benches use, 32 characters or more',
  });
  class Bench {}
  const { ConfigModule, AdaptersModule, DatabaseModule } = named;
  const { AuditModule, CertificatesModule, ConsentsModule } = named;
  const module = {
    module: Bench,
    imports: [
      ...[ConfigModule.of(config), AdaptersModule, DatabaseModule],
      ...[AuditModule, CertificatesModule, ConsentsModule],
    ],
  };
  const app = await NestFactory.create(module, new FastifyAdapter(), { logger: false });
  await app.init();
  seed(config.database.file, rows);
  const { ConsentSweep } = await of('consents/consent-sweep.service.js');
  const { ExpirySweep } = await of('certificates/expiry-sweep.service.js');
  const { Transactions } = await of('platform/database/transactions.js');
  const { DataSource } = await import('typeorm');
  const [sweep, expiry] = [ConsentSweep, ExpirySweep].map((service) => app.get(service, { strict: false }));
  return {
    ...{ sweep, expiry },
    async sweepAll() {
      await expiry.sweepExpiry(AT);
      await sweep.sweep(AT);
    },
    transactions: app.get(Transactions, { strict: false }),
    db: app.get(DataSource, { strict: false }),
    of,
    async close() {
      await app.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function seed(file, rows) {
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  seedConsents(db, rows);
  seedCertificates(db, rows);
  db.exec('ANALYZE');
  db.close();
}

/** Into a table whose other columns are null or empty: what the schema says, so that it goes with every migration. */
function insertInto(db, table) {
  const columns = db.pragma(`table_info("${table}")`);
  const names = columns.map(({ name }) => name);
  const empty = Object.fromEntries(
    columns.map(({ name, type, notnull }) => [name, notnull ? (/int|bool/i.test(type) ? 0 : '') : null]),
  );
  const statement = db.prepare(
    `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(',')}) VALUES (${names.map((name) => `@${name}`).join(',')})`,
  );
  return (row) => statement.run({ ...empty, ...row });
}

/** QWACs, as many of which end within sixty days as will be due; none is due yet. Only those that will be due have more bytes than a fingerprint. */
function seedCertificates(db, rows) {
  const [der] = mintMany(1);
  const spread = Math.ceil((60 * rows) / DUE);
  const short = Buffer.from('not looked at');
  const [certificate, role] = [insertInto(db, 'certificate'), insertInto(db, 'certificate_role')];
  db.transaction(() => {
    for (let i = 0; i < rows; i++) {
      const notAfter = new Date(AT.getTime() + (31 + (i % spread)) * DAY_MS + (i % 86_400) * 1_000);
      const id = `f-${String(i).padStart(8, '0')}`;
      certificate({
        ...{ id, sha256: i.toString(16).padStart(64, '0'), der: i % spread < 60 ? der : short, kind: 'qwac' },
        ...{
          subject: `CN=bench ${i}`,
          organisation: `Organisation ${i % ORGANISATIONS}`,
          issuer: 'CN=Bench CA',
        },
        ...{ serialNumber: i.toString(16), secondReading: 'agrees', source: 'bench', createdBy: 'bench' },
        ...{ notBefore: AT.toISOString(), notAfter: notAfter.toISOString(), createdAt: AT.toISOString() },
        ...{ nextAlertAt: new Date(AT.getTime() + (1 + (i % 100)) * DAY_MS).toISOString(), version: 1 },
      });
      if (i % spread < 60) role({ role: 'PSP_AI', certificateId: id });
    }
  })();
}

/** Recurring consents that end over half a year, of 40 organisations, none of them due. */
function seedConsents(db, rows) {
  const columns = {
    ...{ id: '', organisationId: '', organisationName: '', edition: 'berlin-1.3', consentId: '', psu: '' },
    ...{ access: '["accounts"]', accounts: 1, recurring: 1, frequencyPerDay: 4, validUntil: null },
    ...{
      requestedAt: '',
      authorisedAt: '',
      status: 'valid',
      statusAt: '',
      endsAt: '',
      endReason: 'sca-validity',
    },
    ...{ supersededById: null, certificateId: null, grantId: null, lastThreshold: null, nextAlertAt: '' },
    ...{ source: 'import', sync: 'none', syncNote: '', syncedAt: null, nextSyncAt: null },
    ...{ createdAt: AT.toISOString(), changedAt: AT.toISOString(), version: 1 },
  };
  const names = Object.keys(columns);
  const insert = db.prepare(
    `INSERT INTO consent (${names.map((name) => `"${name}"`).join(',')}) VALUES (${names.map((name) => `@${name}`).join(',')})`,
  );
  db.transaction(() => {
    for (let i = 0; i < rows; i++) {
      const since = new Date(AT.getTime() - (DAYS - 31 - (i % (DAYS - 33))) * DAY_MS - (i % 86_400) * 1_000);
      const ends = new Date(since.getTime() + DAYS * DAY_MS);
      const organisation = i % ORGANISATIONS;
      insert.run({
        ...columns,
        ...{ id: `c-${String(i).padStart(8, '0')}`, consentId: `bank-${i}`, psu: `p-${i}` },
        ...{ organisationId: `o-${organisation}`, organisationName: `Organisation ${organisation}` },
        ...{
          requestedAt: since.toISOString(),
          authorisedAt: since.toISOString(),
          statusAt: since.toISOString(),
        },
        ...{
          endsAt: ends.toISOString(),
          nextAlertAt: new Date(AT.getTime() + (1 + (i % 100)) * DAY_MS).toISOString(),
        },
      });
    }
  })();
}
