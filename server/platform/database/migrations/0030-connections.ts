import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';
import { flag, instant, integer, text } from './columns.js';

const optional = { isNullable: true };
const key = { isPrimary: true };
const index = (name: string, columnNames: string[]) => ({ name, columnNames });
const ofConnection = (name: string) => ({
  name,
  columnNames: ['connectionId'],
  referencedTableName: 'connection',
  referencedColumnNames: ['id'],
  onDelete: 'CASCADE',
});

/** Clients of banks, what they were granted, who is on the way to a bank, and checks of the integration. */
export class Connections0000000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const table = (
      name: string,
      columns: TableColumnOptions[],
      more: Partial<Pick<Table, 'indices' | 'uniques' | 'foreignKeys'>> = {},
    ) => runner.createTable(new Table({ name, columns, ...more } as ConstructorParameters<typeof Table>[0]));
    await table(
      'connection',
      [
        ...[text('id', key), text('organisationId'), text('organisationName'), text('targetId')],
        ...[text('targetName'), text('edition'), text('environment'), text('clientId'), text('redirectUri')],
        ...[flag('hasClientSecret'), text('clientSecret', optional), instant('clientSecretEndsAt', optional)],
        ...[instant('createdAt'), text('createdBy'), integer('version')],
      ],
      {
        uniques: [{ name: 'connection_of', columnNames: ['organisationId', 'targetId'] }] as never,
        indices: [
          index('connection_organisationName', ['organisationName', 'id']),
          index('connection_createdAt', ['createdAt', 'id']),
          index('connection_targetId', ['targetId']),
          index('connection_edition', ['organisationId', 'edition']),
          index('connection_secretEnds', ['clientSecretEndsAt', 'id']),
        ] as never,
      },
    );
    await table(
      'connection_token',
      [
        ...[text('id', key), text('connectionId'), text('kind'), text('subjectId'), text('scope')],
        ...[text('state'), text('accessToken', optional), text('refreshToken', optional)],
        ...[flag('hasRefreshToken'), instant('authorizedAt'), instant('accessEndsAt', optional)],
        ...[instant('refreshEndsAt', optional), instant('subjectEndsAt', optional)],
        ...[instant('endsAt', optional), instant('refreshedAt', optional), integer('refreshes')],
        ...[text('leaseToken', optional), instant('leaseUntil', optional), text('lastOutcome')],
      ],
      {
        foreignKeys: [ofConnection('connection_token_of')] as never,
        uniques: [{ name: 'connection_token_scope', columnNames: ['connectionId', 'scope'] }] as never,
        indices: [
          index('connection_token_endsAt', ['endsAt', 'id']),
          index('connection_token_subject', ['kind', 'subjectId']),
        ] as never,
      },
    );
    await table(
      'authorization_attempt',
      [
        ...[text('id', key), text('connectionId'), text('checkId', optional), text('stateSha256')],
        ...[text('verifier', optional), text('kind'), text('subjectId'), text('scope')],
        ...[text('redirectUri'), text('issuer'), flag('namesIssuer'), instant('subjectEndsAt', optional)],
        ...[instant('startedAt'), text('startedById'), text('startedBy'), instant('expiresAt')],
        ...[instant('closedAt', optional), text('codeSha256', optional), text('outcome')],
      ],
      {
        foreignKeys: [ofConnection('authorization_attempt_of')] as never,
        uniques: [{ name: 'authorization_attempt_state', columnNames: ['stateSha256'] }] as never,
        indices: [
          index('authorization_attempt_code', ['codeSha256']),
          index('authorization_attempt_connection', ['connectionId', 'startedAt']),
        ] as never,
      },
    );
    await table('consent_call', [
      ...[text('edition', key), text('consentId', key), text('day', key), integer('calls')],
    ]);
    await table(
      'integration_check',
      [
        ...[text('id', key), text('connectionId'), instant('startedAt'), text('startedBy')],
        ...[instant('changedAt'), text('context'), text('records'), text('running', optional)],
        ...[instant('runningUntil', optional), integer('version')],
      ],
      {
        foreignKeys: [ofConnection('integration_check_of')] as never,
        indices: [index('integration_check_connection', ['connectionId', 'startedAt', 'id'])] as never,
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      ...['integration_check', 'consent_call', 'authorization_attempt', 'connection_token', 'connection'],
    ])
      await runner.dropTable(table);
  }
}
