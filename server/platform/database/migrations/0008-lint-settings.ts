import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, text } from './columns.js';

export class LintSettings0000000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'lint_adjustment',
        columns: [
          text('id', { isPrimary: true }),
          text('ruleId'),
          text('severity'),
          text('reason'),
          instant('until', { isNullable: true }),
          instant('createdAt'),
          text('createdBy'),
          instant('withdrawnAt', { isNullable: true }),
          text('withdrawnBy', { isNullable: true }),
          text('currentFor', { isNullable: true }),
        ],
        uniques: [{ name: 'lint_adjustment_currentFor', columnNames: ['currentFor'] }],
        indices: [
          { name: 'lint_adjustment_ruleId', columnNames: ['ruleId', 'createdAt', 'id'] },
          { name: 'lint_adjustment_createdAt', columnNames: ['createdAt', 'id'] },
        ],
      }),
    );
    // TypeORM would make the whole table anew on SQLite, which the rows that refer to it forbid.
    await runner.query(`ALTER TABLE "certificate" ADD COLUMN "judgedBy" text NOT NULL DEFAULT ''`);
    await runner.createIndex(
      'certificate',
      new TableIndex({ name: 'certificate_judgedBy', columnNames: ['judgedBy', 'id'] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('certificate', 'certificate_judgedBy');
    await runner.query(`ALTER TABLE "certificate" DROP COLUMN "judgedBy"`);
    await runner.dropTable('lint_adjustment');
  }
}
