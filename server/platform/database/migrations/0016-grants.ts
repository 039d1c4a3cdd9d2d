import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, integer, text } from './columns.js';

const optional = { isNullable: true };

export class Grants0000000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "certificate" ADD COLUMN "reliedOnUntil" text');
    await runner.createIndices('certificate', [
      new TableIndex({
        name: 'certificate_verdictEvaluatedAt',
        columnNames: ['verdictEvaluatedAt', 'id'],
      }),
    ]);
    await runner.createTable(
      new Table({
        name: 'access_grant',
        columns: [
          text('id', { isPrimary: true }),
          text('organisationId'),
          text('organisationKey'),
          text('organisationName'),
          text('edition'),
          text('environment'),
          text('role'),
          text('endpoints'),
          text('state'),
          text('causes'),
          text('reviewId'),
          instant('endsAt'),
          instant('grantedAt'),
          text('grantedBy'),
          instant('changedAt'),
          instant('endedAt', optional),
          text('searchText'),
          integer('version'),
        ],
        uniques: [
          {
            name: 'access_grant_organisation',
            columnNames: ['organisationId', 'edition', 'environment', 'role'],
          },
        ],
        indices: [
          { name: 'access_grant_organisationKey', columnNames: ['organisationKey', 'state'] },
          { name: 'access_grant_organisationName', columnNames: ['organisationName', 'id'] },
          { name: 'access_grant_endsAt', columnNames: ['endsAt', 'id'] },
          { name: 'access_grant_grantedAt', columnNames: ['grantedAt', 'id'] },
          { name: 'access_grant_state', columnNames: ['state', 'endsAt', 'id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'grant_certificate',
        columns: [
          text('grantId', { isPrimary: true }),
          text('certificateId', { isPrimary: true }),
          text('sha256'),
          text('reviewId'),
          text('state'),
          text('causes'),
          instant('since'),
          instant('until'),
          instant('notAfter'),
        ],
        foreignKeys: [
          {
            name: 'grant_certificate_grant',
            columnNames: ['grantId'],
            referencedTableName: 'access_grant',
            referencedColumnNames: ['id'],
            onDelete: 'CASCADE',
          },
        ],
        indices: [
          { name: 'grant_certificate_sha256', columnNames: ['sha256'] },
          { name: 'grant_certificate_certificateId', columnNames: ['certificateId'] },
          { name: 'grant_certificate_reviewId', columnNames: ['reviewId'] },
          { name: 'grant_certificate_until', columnNames: ['state', 'until'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'grant_sweep',
        columns: [text('name', { isPrimary: true }), instant('evaluatedAt')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['grant_sweep', 'grant_certificate', 'access_grant']) await runner.dropTable(table);
    await runner.dropIndex('certificate', 'certificate_verdictEvaluatedAt');
    await runner.query('ALTER TABLE "certificate" DROP COLUMN "reliedOnUntil"');
  }
}
