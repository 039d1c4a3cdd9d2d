import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { bytes, flag, instant, integer, isPostgres, text } from './columns.js';

const optional = { isNullable: true };

export class Registers0000000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'register_edition',
        columns: [
          text('id', { isPrimary: true }),
          text('source'),
          integer('number'),
          text('state'),
          text('version', optional),
          instant('publishedAt', optional),
          instant('startedAt'),
          instant('finishedAt', optional),
          integer('beats'),
          text('origin'),
          text('sha256'),
          integer('size'),
          text('disclaimer', optional),
          flag('agents'),
          integer('entities'),
          text('byType'),
          text('byOwner'),
          text('changes', optional),
          text('warnings'),
          text('problem', optional),
          flag('staged'),
          text('importedBy'),
          text('acceptedBecause', optional),
        ],
        uniques: [{ name: 'register_edition_number', columnNames: ['source', 'number'] }],
        indices: [
          { name: 'register_edition_state', columnNames: ['source', 'state', 'publishedAt'] },
          { name: 'register_edition_startedAt', columnNames: ['startedAt', 'id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'register_entry',
        columns: [
          integer('id', { isPrimary: true }),
          text('source'),
          integer('fromEdition'),
          integer('toEdition'),
          text('key'),
          text('type'),
          text('code'),
          text('owner'),
          text('authority', optional),
          text('country', optional),
          text('number', optional),
          text('numberKey', optional),
          text('codeKey', optional),
          text('name'),
          text('status'),
          text('statusUntil', optional),
          text('parentCode', optional),
          text('serviceText', optional),
          text('searchText'),
          text('version', optional),
          text('rawHash'),
          text('contentHash'),
          text('data'),
        ],
        uniques: [{ name: 'register_entry_key', columnNames: ['key', 'fromEdition'] }],
        indices: [
          { name: 'register_entry_from', columnNames: ['source', 'fromEdition'] },
          { name: 'register_entry_name', columnNames: ['name', 'id'] },
          { name: 'register_entry_type', columnNames: ['type', 'name', 'id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'register_agents',
        columns: [
          integer('id', { isPrimary: true }),
          text('source'),
          text('parentCode'),
          integer('fromEdition'),
          integer('toEdition'),
          text('first'),
          text('hash'),
          integer('count'),
          bytes(runner, 'data'),
        ],
        indices: [
          { name: 'register_agents_parent', columnNames: ['source', 'parentCode'] },
          { name: 'register_agents_from', columnNames: ['source', 'fromEdition'] },
        ],
      }),
    );
    // An index that leaves out what nobody looks for by it stays small.
    for (const [name, table, columns, condition] of [
      ['register_entry_number', 'register_entry', '"numberKey", "authority"', '"numberKey" IS NOT NULL'],
      ['register_entry_code', 'register_entry', '"codeKey", "authority"', '"codeKey" IS NOT NULL'],
      ['register_entry_parent', 'register_entry', '"parentCode"', '"parentCode" IS NOT NULL'],
      ['register_entry_to', 'register_entry', '"source", "toEdition"', '"toEdition" < 2147483647'],
      [
        'register_entry_due',
        'register_entry',
        '"statusUntil"',
        '"statusUntil" IS NOT NULL AND "toEdition" = 2147483647',
      ],
      ['register_agents_to', 'register_agents', '"source", "toEdition"', '"toEdition" < 2147483647'],
    ] as const)
      await runner.query(`CREATE INDEX "${name}" ON "${table}" (${columns}) WHERE ${condition}`);
    await (isPostgres(runner) ? trigramIndex(runner) : searchTable(runner));
  }

  async down(runner: QueryRunner): Promise<void> {
    if (!isPostgres(runner)) await runner.query('DROP TABLE "register_entry_search"');
    for (const table of ['register_agents', 'register_entry', 'register_edition'])
      await runner.dropTable(table);
  }
}

/** Words of three letters and more are found by it; it keeps no text of its own. */
const searchTable = (runner: QueryRunner): Promise<unknown> =>
  runner.query(
    `CREATE VIRTUAL TABLE "register_entry_search" USING fts5("text", content='', contentless_delete=1, tokenize='trigram')`,
  );

/** Where the extension may not be made, searching reads the rows; there are a few thousand without agents. */
async function trigramIndex(runner: QueryRunner): Promise<void> {
  await runner.query('SAVEPOINT trigrams');
  try {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query(
      'CREATE INDEX "register_entry_search" ON "register_entry" USING gin ("searchText" gin_trgm_ops)',
    );
    await runner.query('RELEASE SAVEPOINT trigrams');
  } catch {
    await runner.query('ROLLBACK TO SAVEPOINT trigrams');
  }
}
