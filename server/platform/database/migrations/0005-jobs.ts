import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instant, integer, text } from './columns.js';

export class Jobs0000000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'job_run',
        columns: [
          text('id', { isPrimary: true }),
          text('name'),
          text('state'),
          instant('startedAt'),
          instant('aliveAt'),
          instant('finishedAt', { isNullable: true }),
          integer('done'),
          integer('total', { isNullable: true }),
          text('startedBy'),
          text('result', { isNullable: true }),
          text('error', { isNullable: true }),
        ],
        indices: [
          { name: 'job_run_name', columnNames: ['name', 'startedAt', 'id'] },
          { name: 'job_run_startedAt', columnNames: ['startedAt', 'id'] },
          { name: 'job_run_state', columnNames: ['state', 'aliveAt'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'job_lease',
        columns: [
          text('name', { isPrimary: true }),
          instant('nextRunAt'),
          instant('leaseUntil', { isNullable: true }),
          text('leaseToken', { isNullable: true }),
          instant('lastStartedAt', { isNullable: true }),
          instant('lastSucceededAt', { isNullable: true }),
          instant('lastFailedAt', { isNullable: true }),
          text('lastError', { isNullable: true }),
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('job_lease');
    await runner.dropTable('job_run');
  }
}
