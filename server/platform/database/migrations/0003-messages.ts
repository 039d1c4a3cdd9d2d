import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { flag, instant, integer, text } from './columns.js';

export class Messages0000000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'message',
        columns: [
          text('id', { isPrimary: true }),
          text('kind'),
          text('to'),
          text('subject'),
          text('text', { isNullable: true }),
          text('html', { isNullable: true }),
          flag('confidential'),
          text('dedupeKey', { isNullable: true }),
          text('messageId'),
          text('state'),
          integer('attempts'),
          instant('firstAttemptAt', { isNullable: true }),
          instant('nextAttemptAt', { isNullable: true }),
          text('leaseToken', { isNullable: true }),
          text('lastError', { isNullable: true }),
          text('serverResponse', { isNullable: true }),
          instant('expiresAt', { isNullable: true }),
          text('subjectType', { isNullable: true }),
          text('subjectId', { isNullable: true }),
          instant('createdAt'),
          instant('sentAt', { isNullable: true }),
        ],
        uniques: [{ name: 'message_dedupeKey', columnNames: ['dedupeKey'] }],
        indices: [
          { name: 'message_nextAttemptAt', columnNames: ['nextAttemptAt'] },
          { name: 'message_state', columnNames: ['state', 'createdAt'] },
          { name: 'message_createdAt', columnNames: ['createdAt'] },
          { name: 'message_subject', columnNames: ['subjectType', 'subjectId'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('message');
  }
}
