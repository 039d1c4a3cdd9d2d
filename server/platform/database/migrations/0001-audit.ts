import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, integer, isPostgres, text } from './columns.js';

const APPEND_ONLY = ['audit_entry', 'audit_checkpoint'] as const;

export class Audit0000000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'audit_entry',
        columns: [
          integer('position', { isPrimary: true }),
          instant('at'),
          text('actorId'),
          text('actorName'),
          text('via'),
          text('action'),
          text('subjectType'),
          text('subjectId'),
          text('details'),
          text('hash'),
        ],
      }),
    );
    await runner.createIndices('audit_entry', [
      new TableIndex({ name: 'audit_entry_actor', columnNames: ['actorId', 'position'] }),
      new TableIndex({ name: 'audit_entry_action', columnNames: ['action', 'position'] }),
      new TableIndex({ name: 'audit_entry_subject', columnNames: ['subjectId', 'position'] }),
      new TableIndex({ name: 'audit_entry_at', columnNames: ['at', 'position'] }),
    ]);
    await runner.createTable(
      new Table({
        name: 'audit_checkpoint',
        columns: [
          integer('position', { isPrimary: true }),
          text('hash'),
          instant('at'),
          text('keyId'),
          text('signature'),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'audit_head',
        columns: [integer('id', { isPrimary: true }), integer('position'), text('hash')],
      }),
    );
    await runner.query(
      `INSERT INTO "audit_head" ("id", "position", "hash") VALUES (1, 0, '${'0'.repeat(64)}')`,
    );
    for (const table of APPEND_ONLY) await forbidChanges(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of APPEND_ONLY) await runner.dropTable(table);
    await runner.dropTable('audit_head');
    if (isPostgres(runner)) await runner.query('DROP FUNCTION refuse_change()');
  }
}

/** The log only grows, also for somebody who reaches the database with another client. */
async function forbidChanges(runner: QueryRunner, table: string): Promise<void> {
  if (!isPostgres(runner)) {
    for (const change of ['UPDATE', 'DELETE'])
      await runner.query(
        `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON "${table}" ` +
          `BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
      );
    return;
  }
  await runner.query(
    'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS ' +
      "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$",
  );
  await runner.query(
    `CREATE TRIGGER ${table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON "${table}" ` +
      'FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
  );
}
