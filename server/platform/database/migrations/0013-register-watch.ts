import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { flag, instant, integer, text } from './columns.js';

const optional = { isNullable: true };

export class RegisterWatch0000000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // By hand: TypeORM would copy whole tables on SQLite.
    await runner.query('ALTER TABLE "evaluation" ADD COLUMN "register" text');
    await runner.query('ALTER TABLE "certificate" ADD COLUMN "registerKey" text');
    await runner.createIndices('certificate', [
      new TableIndex({ name: 'certificate_registerKey', columnNames: ['registerKey', 'id'] }),
    ]);
    await runner.createTable(
      new Table({
        name: 'register_watch',
        columns: [text('source', { isPrimary: true }), integer('edition'), text('day')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'register_coming',
        columns: [
          text('source', { isPrimary: true }),
          text('entryKey', { isPrimary: true }),
          text('day', { isPrimary: true }),
        ],
        indices: [{ name: 'register_coming_day', columnNames: ['source', 'day'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'register_change',
        columns: [
          text('id', { isPrimary: true }),
          text('editionId'),
          instant('publishedAt'),
          instant('recordedAt'),
          text('source'),
          text('kind'),
          text('entryKey'),
          text('type'),
          text('name'),
          text('authority', optional),
          text('country', optional),
          text('number', optional),
          text('sentence'),
          text('service', optional),
          text('host', optional),
          integer('touched'),
          flag('awaitsDigest'),
        ],
        indices: [
          { name: 'register_change_publishedAt', columnNames: ['publishedAt', 'id'] },
          { name: 'register_change_kind', columnNames: ['kind', 'publishedAt', 'id'] },
          { name: 'register_change_country', columnNames: ['country', 'publishedAt', 'id'] },
          { name: 'register_change_entryKey', columnNames: ['entryKey', 'publishedAt', 'id'] },
          { name: 'register_change_editionId', columnNames: ['editionId', 'id'] },
          { name: 'register_change_touched', columnNames: ['touched', 'publishedAt', 'id'] },
          { name: 'register_change_awaitsDigest', columnNames: ['awaitsDigest'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'register_change_certificate',
        columns: [text('changeId', { isPrimary: true }), text('certificateId', { isPrimary: true })],
        foreignKeys: [
          {
            name: 'register_change_certificate_change',
            columnNames: ['changeId'],
            referencedTableName: 'register_change',
            referencedColumnNames: ['id'],
            onDelete: 'CASCADE',
          },
          {
            name: 'register_change_certificate_certificate',
            columnNames: ['certificateId'],
            referencedTableName: 'certificate',
            referencedColumnNames: ['id'],
            onDelete: 'CASCADE',
          },
        ],
        indices: [{ name: 'register_change_certificate_certificateId', columnNames: ['certificateId'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'register_change_certificate',
      'register_change',
      'register_coming',
      'register_watch',
    ])
      await runner.dropTable(table);
    await runner.dropIndex('certificate', 'certificate_registerKey');
    await runner.query('ALTER TABLE "certificate" DROP COLUMN "registerKey"');
    await runner.query('ALTER TABLE "evaluation" DROP COLUMN "register"');
  }
}
