import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import {
  type PostgresServer,
  type TestDatabase,
  freshPostgres,
  freshSqlite,
  startPostgres,
} from '../../../test/support/test-database.js';
import { createDataSource, dataSourceOptions } from './data-source.js';
import { BytesColumn, InstantColumn } from './instant-column.js';
import { MIGRATIONS } from './migrations/migrations.js';
import { Transactions } from './transactions.js';

@Entity('note')
class Note {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @InstantColumn({ nullable: true })
  at: Date | null;

  @BytesColumn({ nullable: true })
  content: Buffer | null;

  @Column({ type: 'boolean', nullable: true })
  flag: boolean | null;
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 10));

let server: PostgresServer | undefined;
beforeAll(async () => {
  server = await startPostgres();
  if (!server) process.stderr.write('There is no PostgreSQL here; it is left out.\n');
}, 60_000);
afterAll(() => server?.stop());

describe.each(['sqlite', 'postgres'])('transactions on %s', (kind) => {
  let database: TestDatabase;
  let db: DataSource;
  let reading: DataSource;
  let transactions: Transactions;

  beforeAll(async () => {
    if (kind === 'postgres' && !server) return;
    database = kind === 'sqlite' ? await freshSqlite() : await freshPostgres(server?.url ?? '');
    const writing = {
      ...dataSourceOptions(database.target, 'read-write'),
      migrations: [],
      entities: [Note],
      synchronize: true,
    };
    db = await createDataSource(writing).initialize();
    reading = await createDataSource({
      ...dataSourceOptions(database.target, 'read-only'),
      entities: [Note],
    }).initialize();
    transactions = new Transactions(db);
  }, 60_000);
  afterAll(async () => {
    if (!database) return;
    await reading.destroy();
    await db.destroy();
    await database.drop();
  });

  const here = (name: string, body: () => Promise<void>) =>
    test(name, async () => {
      if (database) await body();
    });

  here(
    'a failing one takes nothing of an overlapping one with it, and leaves nothing of its own',
    async () => {
      const outcomes = await Promise.allSettled([
        transactions.run(async (tx) => {
          await tx.insert(Note, { id: 'lost' });
          await soon();
          throw new Error('no');
        }),
        transactions.run(async (tx) => {
          await tx.insert(Note, { id: 'kept' });
          await soon();
        }),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
      expect(await db.getRepository(Note).find()).toMatchObject([{ id: 'kept' }]);
    },
  );

  here('readers do not see what is not committed', async () => {
    await transactions.run(async (tx) => {
      await tx.insert(Note, { id: 'uncommitted' });
      expect(await reading.getRepository(Note).existsBy({ id: 'uncommitted' })).toBe(false);
    });
    expect(await reading.getRepository(Note).existsBy({ id: 'uncommitted' })).toBe(true);
  });

  here('the reading connection cannot write', async () => {
    await expect(reading.getRepository(Note).insert({ id: 'written' })).rejects.toThrow(/read-?only/);
  });

  here('one inside another is refused at once', async () => {
    await expect(transactions.run(() => transactions.run(async () => undefined))).rejects.toThrow(
      'Transactions.run was called inside a transaction.',
    );
  });

  here('one may begin after another, in the same flow', async () => {
    await transactions.run(async () => undefined);
    await expect(transactions.run(async () => 'second')).resolves.toBe('second');
  });

  here('instants, bytes and flags come back as they went in', async () => {
    const note = {
      id: 'typed',
      at: new Date('2026-03-01T09:00:00.007Z'),
      content: Buffer.from([0, 255, 10]),
      flag: true,
    };
    await transactions.run((tx) => tx.insert(Note, note));
    expect(await reading.getRepository(Note).findOneBy({ id: 'typed' })).toEqual(note);
  });

  here('instants are ordered as text', async () => {
    await transactions.run(async (tx) => {
      await tx.insert(Note, { id: 'early', at: new Date('1999-12-31T23:59:59.999Z') });
      await tx.insert(Note, { id: 'late', at: new Date('9999-12-31T23:59:59.000Z') });
    });
    const found = await reading
      .getRepository(Note)
      .find({ where: [{ id: 'late' }, { id: 'early' }], order: { at: 'DESC' } });
    expect(found.map(({ id }) => id)).toEqual(['late', 'early']);
  });

  if (kind === 'sqlite')
    here('an acknowledged commit is on the disk', async () => {
      const [[journal], [synchronous], [keys]] = await Promise.all(
        ['journal_mode', 'synchronous', 'foreign_keys'].map((name) => db.query(`PRAGMA ${name}`)),
      );
      expect([journal, synchronous, keys]).toEqual([
        { journal_mode: 'wal' },
        { synchronous: 2 },
        { foreign_keys: 1 },
      ]);
    });
});

test('migrations are numbered without gaps being reused', () => {
  const numbers = MIGRATIONS.map((migration) => Number(migration.name.slice(-13)));
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
});
