import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { bytes, instant, integer, text } from './columns.js';

/** The unique key makes every order total, so that a page can begin where the one before ended. */
const INDEXES: Readonly<Record<string, readonly string[]>> = {
  notAfter: ['notAfter', 'id'],
  createdAt: ['createdAt', 'id'],
  subject: ['subject', 'id'],
  organisation: ['organisation', 'id'],
  issuer: ['issuer', 'id'],
  serialNumber: ['serialNumber', 'id'],
  organizationIdentifier: ['organizationIdentifier', 'id'],
  ncaId: ['ncaId', 'id'],
  country: ['country', 'id'],
  kind: ['kind', 'notAfter', 'id'],
  severity: ['severity', 'notAfter', 'id'],
  ownerEmail: ['ownerEmail', 'id'],
  secondReading: ['secondReading', 'id'],
  nextAlertAt: ['nextAlertAt', 'id'],
};

const PARTS = [
  { table: 'certificate_role', key: 'role', more: [] },
  { table: 'certificate_finding', key: 'code', more: [integer('severity')] },
  { table: 'certificate_tag', key: 'tag', more: [] },
];

export class Certificates0000000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'certificate',
        columns: [
          text('id', { isPrimary: true }),
          text('sha256'),
          bytes(runner, 'der'),
          text('kind'),
          text('subject'),
          text('organisation'),
          text('issuer'),
          text('serialNumber'),
          text('organizationIdentifier'),
          text('ncaId'),
          text('country'),
          instant('notBefore'),
          instant('notAfter'),
          integer('severity'),
          text('searchText'),
          text('secondReading'),
          text('readingDifferences'),
          text('note'),
          text('ownerEmail'),
          text('replacesId', { isNullable: true }),
          text('supersededById', { isNullable: true }),
          instant('retiredAt', { isNullable: true }),
          instant('nextAlertAt', { isNullable: true }),
          integer('lastThreshold', { isNullable: true }),
          text('source'),
          instant('createdAt'),
          text('createdBy'),
          integer('version'),
        ],
        uniques: [{ name: 'certificate_sha256', columnNames: ['sha256'] }],
      }),
    );
    await runner.createIndices(
      'certificate',
      Object.entries(INDEXES).map(
        ([name, columnNames]) =>
          new TableIndex({ name: `certificate_${name}`, columnNames: [...columnNames] }),
      ),
    );
    for (const { table, key, more } of PARTS)
      await runner.createTable(
        new Table({
          name: table,
          columns: [text(key, { isPrimary: true }), text('certificateId', { isPrimary: true }), ...more],
          foreignKeys: [
            {
              name: `${table}_certificate`,
              columnNames: ['certificateId'],
              referencedTableName: 'certificate',
              referencedColumnNames: ['id'],
            },
          ],
          indices: [{ name: `${table}_certificateId`, columnNames: ['certificateId'] }],
        }),
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table } of PARTS) await runner.dropTable(table);
    await runner.dropTable('certificate');
  }
}
