import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { NestFactory } from '@nestjs/core';
import { median, print } from './measure.mjs';

const SMALL = 10_000;
const LARGE = Number(process.env.SWEEP_ROWS ?? 1_000_000);
const DUE = 37_200;
const DAYS = 180;
const AT = new Date('2026-11-02T09:00:00Z');
const DAY_MS = 86_400_000;
const ORGANISATIONS = 40;

/** The sweep of consents: with nothing due against a hundredth of the rows, and with much due against bare inserts. */
export async function run() {
  const [small, large] = [await installation(SMALL), await installation(LARGE)];
  try {
    const [few, many] = [[], []];
    for (let round = 0; round < 21; round++) {
      few.push(await timed(() => small.sweep.sweep(AT)));
      many.push(await timed(() => large.sweep.sweep(AT)));
    }
    const nothing = [median(few), median(many)];
    print(
      `sweep: nothing due of ${SMALL}: ${nothing[0].toFixed(2)} ms; of ${LARGE}: ${nothing[1].toFixed(2)} ms`,
    );

    const [plan] = await large.db.query(
      `EXPLAIN QUERY PLAN SELECT "id" FROM "consent" WHERE "nextAlertAt" <= ? ORDER BY "nextAlertAt", "id" LIMIT 2000`,
      [AT.toISOString()],
    );
    print(`sweep: ${plan.detail}`);
    await large.db.query(
      `UPDATE "consent" SET "nextAlertAt" = ? WHERE "id" IN (SELECT "id" FROM "consent" ORDER BY "endsAt" LIMIT ${DUE})`,
      [AT.toISOString()],
    );
    let swept;
    const due = await timed(async () => {
      swept = await large.sweep.sweep(AT);
    });
    const raw = await timed(() => insertRaw(large));
    print(
      `sweep: ${swept.looked} due (${swept.raised} alerts) in ${due.toFixed(0)} ms; ${DUE} rows of the outbox inserted bare in ${raw.toFixed(0)} ms`,
    );
    const index = /USING (COVERING )?INDEX consent_nextAlertAt/.test(plan.detail);
    return [
      {
        goal: 'P5a sweep with nothing due, 1,000,000 against 10,000',
        ratio: nothing[1] / nothing[0],
        must: 2,
      },
      {
        goal: 'P5b rows looked at for each that is due',
        ratio: index ? swept.looked / DUE : Infinity,
        must: 3,
      },
      { goal: 'P5c much due, against bare inserts', ratio: due / raw, must: 4 },
    ];
  } finally {
    await small.close();
    await large.close();
  }
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What is due is counted and moved on; the yardstick writes as many rows of the outbox in transactions of 2,000. */
async function insertRaw({ transactions, db, of }) {
  const { insertMany } = await of('platform/database/insert-many.js');
  const { MessageEntity } = await of('messages/message.entity.js');
  const { columns } = db.getMetadata(MessageEntity);
  const row = (i) =>
    Object.fromEntries(
      columns.map(({ propertyName, isNullable, type }) => [
        propertyName,
        propertyName === 'id' ? `bench-${i}` : isNullable ? null : type === 'integer' ? 0 : AT.toISOString(),
      ]),
    );
  for (let start = 0; start < DUE; start += 2_000)
    await transactions.run((tx) =>
      insertMany(
        tx,
        MessageEntity,
        Array.from({ length: Math.min(2_000, DUE - start) }, (_, i) =>
          Object.assign(new MessageEntity(), row(start + i)),
        ),
      ),
    );
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
      ...['audit/audit.module.js', 'consents/consents.module.js'],
    ].map(of),
  );
  const named = Object.assign({}, ...modules);
  const { readConfig } = await of('platform/config/config.js');
  const config = readConfig({
    ...{ QWARDEN_DATA_DIR: dataDir, QWARDEN_TRUST_LISTS: 'off', QWARDEN_REGISTER_URL: 'off' },
    QWARDEN_SECRET_KEY: 'a key that only benches use, 32 characters or more',
  });
  class Bench {}
  const { ConfigModule, AdaptersModule, DatabaseModule, AuditModule, ConsentsModule } = named;
  const module = {
    module: Bench,
    imports: [ConfigModule.of(config), AdaptersModule, DatabaseModule, AuditModule, ConsentsModule],
  };
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  seed(config.database.file, rows);
  const { ConsentSweep } = await of('consents/consent-sweep.service.js');
  const { Transactions } = await of('platform/database/transactions.js');
  const { DataSource } = await import('typeorm');
  return {
    sweep: app.get(ConsentSweep, { strict: false }),
    transactions: app.get(Transactions, { strict: false }),
    db: app.get(DataSource, { strict: false }),
    of,
    async close() {
      await app.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** Recurring consents that end over half a year, of 40 organisations, none of them due. */
function seed(file, rows) {
  const db = new Database(file);
  db.pragma('synchronous = OFF');
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
  db.exec('ANALYZE');
  db.close();
}
