import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { flag, instant, integer, text } from './columns.js';

const optional = { isNullable: true };

export class Organisations0000000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'organisation',
        columns: [
          text('id', { isPrimary: true }),
          text('key'),
          text('identifier'),
          text('authority'),
          text('number'),
          text('name'),
          text('country'),
          text('note'),
          text('tags'),
          text('searchText'),
          instant('blockedFrom', optional),
          instant('blockedUntil', optional),
          text('blockReason'),
          text('blockedBy'),
          text('blockedById'),
          instant('unblockAskedAt', optional),
          text('unblockReason'),
          text('unblockAskedBy'),
          text('unblockAskedById'),
          instant('createdAt'),
          text('createdBy'),
          integer('version'),
        ],
        uniques: [{ name: 'organisation_key', columnNames: ['key'] }],
        indices: [
          { name: 'organisation_name', columnNames: ['name', 'id'] },
          { name: 'organisation_country', columnNames: ['country', 'name', 'id'] },
          { name: 'organisation_authority', columnNames: ['authority', 'name', 'id'] },
          { name: 'organisation_blockedFrom', columnNames: ['blockedFrom', 'id'] },
          { name: 'organisation_createdAt', columnNames: ['createdAt', 'id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'organisation_contact',
        columns: [
          text('id', { isPrimary: true }),
          text('organisationId'),
          integer('position'),
          text('name'),
          text('email'),
          text('phone'),
          text('purposes'),
          text('language'),
        ],
        foreignKeys: [
          {
            name: 'organisation_contact_organisation',
            columnNames: ['organisationId'],
            referencedTableName: 'organisation',
            referencedColumnNames: ['id'],
            onDelete: 'CASCADE',
          },
        ],
        indices: [
          { name: 'organisation_contact_organisationId', columnNames: ['organisationId', 'position'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'organisation_catch_up',
        columns: [integer('id', { isPrimary: true }), text('position')],
      }),
    );
    // Certificates that are there already are walked through once, from the first id on.
    await runner.query(`INSERT INTO "organisation_catch_up" ("id", "position") VALUES (1, '')`);

    await runner.createTable(
      new Table({
        name: 'account_consent',
        columns: [
          text('userId', { isPrimary: true }),
          text('state'),
          text('event'),
          text('proposedBy'),
          text('proposedById'),
          instant('proposedAt'),
          text('passwordById', optional),
          text('consentedBy', optional),
          text('consentedById', optional),
          instant('consentedAt', optional),
          flag('everConsenter'),
        ],
        foreignKeys: [
          {
            name: 'account_consent_user',
            columnNames: ['userId'],
            referencedTableName: 'user_account',
            referencedColumnNames: ['id'],
          },
        ],
      }),
    );
    // Those who have been trusted so far stay trusted.
    await runner.query(
      `INSERT INTO "account_consent" ("userId", "state", "event", "proposedBy", "proposedById", "proposedAt", "consentedBy", "consentedById", "consentedAt", "everConsenter") ` +
        `SELECT "id", 'consented', 'created', 'Qwarden', 'system', "createdAt", 'Qwarden', 'system', "createdAt", "role" = 'admin' ` +
        `FROM "user_account" WHERE "role" IN ('admin', 'compliance-officer')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['account_consent', 'organisation_catch_up', 'organisation_contact', 'organisation'])
      await runner.dropTable(table);
  }
}
