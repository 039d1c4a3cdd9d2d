import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { bytes, flag, instant, integer, text } from './columns.js';

const optional = { isNullable: true };
const index = (name: string, columnNames: string[]) => ({ name, columnNames });

export class Consents0000000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'consent',
        columns: [
          text('id', { isPrimary: true }),
          text('organisationId'),
          text('organisationName'),
          text('edition'),
          text('consentId'),
          text('psu'),
          text('access'),
          integer('accounts', optional),
          flag('recurring'),
          integer('frequencyPerDay'),
          text('validUntil', optional),
          instant('requestedAt'),
          instant('authorisedAt', optional),
          text('status'),
          instant('statusAt'),
          instant('endsAt'),
          text('endReason'),
          text('supersededById', optional),
          text('certificateId', optional),
          text('grantId', optional),
          integer('lastThreshold', optional),
          instant('nextAlertAt', optional),
          text('source'),
          text('sync'),
          text('syncNote'),
          instant('syncedAt', optional),
          instant('nextSyncAt', optional),
          instant('createdAt'),
          instant('changedAt'),
          integer('version'),
        ],
        uniques: [{ name: 'consent_consentId', columnNames: ['edition', 'consentId'] }],
        indices: [
          index('consent_endsAt', ['endsAt', 'id']),
          index('consent_organisationEnds', ['organisationId', 'edition', 'endsAt', 'id']),
          index('consent_nextAlertAt', ['nextAlertAt', 'id']),
          index('consent_nextSyncAt', ['nextSyncAt', 'id']),
          index('consent_status', ['status', 'endsAt', 'id']),
          index('consent_psu', ['organisationId', 'edition', 'psu']),
          index('consent_certificateId', ['certificateId', 'endsAt']),
          index('consent_grantId', ['grantId', 'endsAt']),
          index('consent_changedAt', ['changedAt', 'id']),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'consent_event',
        columns: [
          text('id', { isPrimary: true }),
          text('consentId'),
          instant('at'),
          text('from'),
          text('to'),
          text('source'),
          text('by'),
          text('note'),
        ],
        foreignKeys: [
          {
            name: 'consent_event_of',
            columnNames: ['consentId'],
            referencedTableName: 'consent',
            referencedColumnNames: ['id'],
            onDelete: 'CASCADE',
          },
        ],
        indices: [index('consent_event_consent', ['consentId', 'at', 'id'])],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'consent_renewal',
        columns: [
          text('organisationId', { isPrimary: true }),
          text('template'),
          instant('changedAt'),
          text('changedBy'),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'consent_import',
        columns: [
          text('id', { isPrimary: true }),
          text('fileName'),
          integer('bytes'),
          text('sha256'),
          text('state'),
          text('reading'),
          text('mapping'),
          text('report'),
          integer('rowsDone'),
          text('problem'),
          instant('createdAt'),
          text('createdBy'),
          text('createdById'),
          instant('startedAt', optional),
          instant('finishedAt', optional),
          instant('leasedUntil', optional),
        ],
        indices: [
          index('consent_import_createdAt', ['createdAt', 'id']),
          index('consent_import_state', ['state', 'createdAt']),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'consent_import_part',
        columns: [
          text('importId', { isPrimary: true }),
          integer('number', { isPrimary: true }),
          bytes(runner, 'bytes'),
        ],
        foreignKeys: [
          {
            name: 'consent_import_part_of',
            columnNames: ['importId'],
            referencedTableName: 'consent_import',
            referencedColumnNames: ['id'],
            onDelete: 'CASCADE',
          },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'consent_import_part',
      'consent_import',
      'consent_renewal',
      'consent_event',
      'consent',
    ])
      await runner.dropTable(table);
  }
}
