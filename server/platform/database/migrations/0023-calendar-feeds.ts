import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instant, text } from './columns.js';

/** Addresses under which calendar programs subscribe. */
export class CalendarFeeds0000000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'calendar_feed',
        columns: [
          ...[text('id', { isPrimary: true }), text('userId'), text('name'), text('scope')],
          ...[text('secretHash'), instant('createdAt'), instant('revokedAt', { isNullable: true })],
        ],
        indices: [{ name: 'calendar_feed_userId', columnNames: ['userId'] }],
        uniques: [{ name: 'calendar_feed_secretHash', columnNames: ['secretHash'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('calendar_feed');
  }
}
