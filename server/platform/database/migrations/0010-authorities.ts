import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { integer, text } from './columns.js';

export class Authorities0000000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'authority',
        columns: [text('id', { isPrimary: true }), integer('version'), text('edits'), text('linkRecords')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('authority');
  }
}
