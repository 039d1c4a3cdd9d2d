import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';
import { bytes, flag, instant, integer, text } from './columns.js';

const optional = { isNullable: true };
const key = { isPrimary: true };
const index = (name: string, columnNames: string[]) => ({ name, columnNames });
const ofTarget = (name: string) => ({
  name,
  columnNames: ['targetId'],
  referencedTableName: 'probe_target',
  referencedColumnNames: ['id'],
  onDelete: 'CASCADE',
});

/** Whom the console asks, with which key, what came of it, and the history of that. */
export class Probes0000000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const table = (
      name: string,
      columns: TableColumnOptions[],
      more: Partial<Pick<Table, 'indices' | 'uniques' | 'foreignKeys'>> = {},
    ) => runner.createTable(new Table({ name, columns, ...more } as ConstructorParameters<typeof Table>[0]));
    await table(
      'probe_target',
      [
        ...[text('id', key), text('name'), text('organisationId', optional)],
        ...[text('organisationName', optional), text('kind'), text('edition', optional), text('environment')],
        ...[text('host'), integer('port'), text('basePath'), text('discoveryUrl', optional)],
        ...[text('otherResourceBase', optional), text('clientId', optional), text('redirectUri', optional)],
        ...[text('expectedRoles'), text('paymentProduct', optional), text('keyPlace')],
        ...[text('keyId', optional), text('certificateId', optional), integer('everyMinutes')],
        ...[integer('fullEveryHours', optional), flag('isPaused'), flag('needsSwitchingOn')],
        ...[instant('switchedOnAt', optional), text('switchedOnBy', optional), instant('createdAt')],
        ...[integer('version'), text('state'), instant('since', optional), text('found'), text('misses')],
        ...[text('foundByFull', optional), text('verdicts'), text('lastRunId', optional)],
        ...[instant('lastRunAt', optional), integer('lastDurationMs', optional), text('figures')],
        ...[text('fingerprint'), instant('serverCertificateEndsAt', optional)],
        ...[instant('clientCertificateEndsAt', optional), text('metadataSha256', optional), text('lane')],
        ...[instant('nextRunAt', optional), instant('nextFullAt', optional), instant('dueAt', optional)],
        text('leaseToken', optional),
      ],
      {
        indices: [
          index('probe_target_name', ['name', 'id']),
          index('probe_target_state', ['state', 'id']),
          index('probe_target_since', ['since', 'id']),
          index('probe_target_due', ['lane', 'nextRunAt', 'id']),
          index('probe_target_nextRunAt', ['nextRunAt', 'id']),
          index('probe_target_organisationId', ['organisationId', 'id']),
          index('probe_target_keyId', ['keyId']),
          index('probe_target_serverEnds', ['serverCertificateEndsAt', 'id']),
          index('probe_target_clientEnds', ['clientCertificateEndsAt', 'id']),
        ] as never,
      },
    );
    await table(
      'probe_maintenance',
      [
        ...[text('id', key), text('targetId'), instant('from'), instant('to'), text('note')],
        ...[text('createdBy'), instant('createdAt'), instant('nextStepAt', optional)],
      ],
      {
        foreignKeys: [ofTarget('probe_maintenance_of')] as never,
        indices: [
          index('probe_maintenance_target', ['targetId', 'from', 'id']),
          index('probe_maintenance_step', ['nextStepAt', 'id']),
        ] as never,
      },
    );
    await table(
      'probe_run',
      [
        ...[text('id', key), text('targetId'), text('targetName'), text('state'), text('extent')],
        ...[text('origin'), text('by', optional), instant('startedAt'), instant('finishedAt', optional)],
        ...[integer('durationMs', optional), text('availability', optional), text('verdicts')],
        ...[integer('findings'), flag('isPlain'), instant('aliveAt', optional)],
        ...[
          bytes(runner, 'report', optional),
          text('reportedWith', optional),
          text('reportSha256', optional),
        ],
      ],
      {
        foreignKeys: [ofTarget('probe_run_of')] as never,
        indices: [
          index('probe_run_startedAt', ['startedAt', 'id']),
          index('probe_run_target', ['targetId', 'startedAt', 'id']),
          index('probe_run_alive', ['state', 'aliveAt']),
          index('probe_run_plain', ['isPlain', 'startedAt']),
        ] as never,
      },
    );
    await table(
      'probe_hour',
      [
        ...[text('targetId', key), text('by', key), text('at', key), integer('runs'), integer('up')],
        ...[integer('degraded'), integer('down'), integer('unknown'), integer('downSeconds')],
        ...[integer('maintenanceSeconds'), integer('unmeasuredSeconds'), integer('p50Ms', optional)],
        ...[integer('p95Ms', optional), integer('averageMs', optional), text('samples')],
      ],
      {
        foreignKeys: [ofTarget('probe_hour_of')] as never,
        indices: [index('probe_hour_at', ['by', 'at'])] as never,
      },
    );
    await table(
      'probe_change',
      [
        ...[text('id', key), text('targetId'), instant('at'), text('from'), text('to'), text('because')],
        ...[text('runId', optional), integer('lastedSeconds', optional)],
      ],
      {
        foreignKeys: [ofTarget('probe_change_of')] as never,
        indices: [index('probe_change_target', ['targetId', 'at', 'id'])] as never,
      },
    );
    await table(
      'probe_metadata',
      [
        ...[text('id', key), text('targetId'), instant('firstSeenAt'), instant('lastSeenAt')],
        ...[text('sha256'), text('document')],
      ],
      {
        foreignKeys: [ofTarget('probe_metadata_of')] as never,
        uniques: [{ name: 'probe_metadata_edition', columnNames: ['targetId', 'firstSeenAt'] }] as never,
      },
    );
    await table(
      'probe_key',
      [
        ...[text('id', key), text('name'), text('organisationId', optional), text('certificateId')],
        ...[text('certificateSubject'), instant('certificateEndsAt'), text('algorithm')],
        ...[integer('bits', optional), text('curve', optional), text('certificates'), text('sealed')],
        ...[instant('uploadedAt'), text('uploadedBy'), instant('lastUsedAt', optional), integer('uses')],
      ],
      {
        indices: [
          index('probe_key_name', ['name', 'id']),
          index('probe_key_certificateId', ['certificateId']),
        ] as never,
      },
    );
    await table('probe_key_use', [
      ...[text('keyId', key), text('targetId', key), text('day', key), integer('uses')],
    ]);
    await table('installation_secret', [text('name', key), text('sealed')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      ...['installation_secret', 'probe_key_use', 'probe_key', 'probe_metadata', 'probe_change'],
      ...['probe_hour', 'probe_run', 'probe_maintenance', 'probe_target'],
    ])
      await runner.dropTable(table);
  }
}
