import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instant, integer, text } from './columns.js';

export class Alerts0000000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'alert',
        columns: [
          text('id', { isPrimary: true }),
          text('key'),
          text('kind'),
          text('subjectType'),
          text('subjectId'),
          integer('threshold'),
          text('title'),
          text('context'),
          instant('endsAt'),
          instant('raisedAt'),
          text('recipient', { isNullable: true }),
          text('recipientIs', { isNullable: true }),
          text('delivery'),
          text('messageId', { isNullable: true }),
          text('state'),
          instant('acknowledgedAt', { isNullable: true }),
          text('acknowledgedBy', { isNullable: true }),
          text('note'),
          instant('supersededAt', { isNullable: true }),
          text('supersededReason', { isNullable: true }),
        ],
        uniques: [{ name: 'alert_key', columnNames: ['key'] }],
        indices: [
          { name: 'alert_raisedAt', columnNames: ['raisedAt', 'id'] },
          { name: 'alert_state', columnNames: ['state', 'endsAt', 'id'] },
          { name: 'alert_subject', columnNames: ['subjectType', 'subjectId'] },
          { name: 'alert_delivery', columnNames: ['delivery', 'state', 'recipient'] },
          { name: 'alert_messageId', columnNames: ['messageId'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('alert');
  }
}
