import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { flag, instant, integer, text } from './columns.js';

const owner = (table: string) => ({
  name: `${table}_user`,
  columnNames: ['userId'],
  referencedTableName: 'user_account',
  referencedColumnNames: ['id'],
});

export class Users0000000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'user_account',
        columns: [
          text('id', { isPrimary: true }),
          text('email'),
          text('name'),
          text('role'),
          text('state'),
          text('locale'),
          text('timeZone', { isNullable: true }),
          text('passwordHash', { isNullable: true }),
          flag('mustChangePassword'),
          instant('passwordExpiresAt', { isNullable: true }),
          instant('createdAt'),
          instant('lastSignInAt', { isNullable: true }),
          integer('version'),
        ],
        uniques: [{ name: 'user_account_email', columnNames: ['email'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'user_session',
        columns: [
          text('idHash', { isPrimary: true }),
          text('userId'),
          instant('createdAt'),
          instant('lastUsedAt'),
          text('address'),
          text('userAgent'),
        ],
        foreignKeys: [owner('user_session')],
        indices: [{ name: 'user_session_userId', columnNames: ['userId'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'api_token',
        columns: [
          text('id', { isPrimary: true }),
          text('userId'),
          text('name'),
          text('scopes'),
          text('secretHash'),
          instant('createdAt'),
          instant('expiresAt'),
          instant('lastUsedAt', { isNullable: true }),
          instant('revokedAt', { isNullable: true }),
        ],
        uniques: [{ name: 'api_token_secretHash', columnNames: ['secretHash'] }],
        foreignKeys: [owner('api_token')],
        indices: [{ name: 'api_token_userId', columnNames: ['userId'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'password_reset',
        columns: [
          text('secretHash', { isPrimary: true }),
          text('userId'),
          instant('createdAt'),
          instant('expiresAt'),
        ],
        foreignKeys: [owner('password_reset')],
        indices: [{ name: 'password_reset_userId', columnNames: ['userId'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'sign_in_attempt',
        columns: [text('id', { isPrimary: true }), text('account'), text('address'), instant('at')],
      }),
    );
    await runner.createIndices('sign_in_attempt', [
      new TableIndex({ name: 'sign_in_attempt_account', columnNames: ['account', 'at'] }),
      new TableIndex({ name: 'sign_in_attempt_address', columnNames: ['address', 'at'] }),
      new TableIndex({ name: 'sign_in_attempt_at', columnNames: ['at'] }),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sign_in_attempt', 'password_reset', 'api_token', 'user_session', 'user_account'])
      await runner.dropTable(table);
  }
}
