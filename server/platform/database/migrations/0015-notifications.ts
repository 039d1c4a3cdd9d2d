import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instant, text } from './columns.js';

export class Notifications0000000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'notification',
        columns: [
          text('id', { isPrimary: true }),
          text('userId'),
          text('kind'),
          text('subjectType'),
          text('subjectId'),
          text('subjectName'),
          text('link'),
          text('facts'),
          text('dedupeKey', { isNullable: true }),
          instant('createdAt'),
          instant('readAt', { isNullable: true }),
        ],
        uniques: [{ name: 'notification_dedupeKey', columnNames: ['dedupeKey', 'userId'] }],
        indices: [
          { name: 'notification_userId', columnNames: ['userId', 'createdAt', 'id'] },
          { name: 'notification_unread', columnNames: ['userId', 'readAt'] },
          { name: 'notification_readAt', columnNames: ['readAt'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'notification_mute',
        columns: [text('userId', { isPrimary: true }), text('group', { isPrimary: true })],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notification_mute');
    await runner.dropTable('notification');
  }
}
