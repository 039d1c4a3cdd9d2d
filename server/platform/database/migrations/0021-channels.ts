import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { flag, instant, integer, text } from './columns.js';

const optional = { isNullable: true };

const COLUMNS = {
  channel: `text NOT NULL DEFAULT 'email'`,
  payload: 'text',
  carriedBy: 'text',
  resentFrom: 'text',
  log: `text NOT NULL DEFAULT '[]'`,
};

/** The outbox carries more than mail; each channel has a queue of its own. */
export class Channels0000000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of Object.entries(COLUMNS))
      await runner.query(`ALTER TABLE "message" ADD COLUMN "${name}" ${type}`);
    await runner.dropIndex('message', 'message_nextAttemptAt');
    await runner.createIndices('message', [
      new TableIndex({ name: 'message_due', columnNames: ['channel', 'nextAttemptAt'] }),
      new TableIndex({ name: 'message_to', columnNames: ['to', 'createdAt'] }),
      new TableIndex({ name: 'message_carriedBy', columnNames: ['carriedBy'] }),
    ]);
    await runner.createTable(
      new Table({
        name: 'alert_channel',
        columns: [
          text('id', { isPrimary: true }),
          ...[text('name'), text('kind'), flag('enabled'), flag('emergency')],
          ...[text('urlShown'), text('sealedUrl'), text('sealedSecret', optional), flag('hasSecret')],
          ...[text('template', optional), text('headerNames'), text('sealedHeaders')],
          ...[instant('lastSentAt', optional), instant('lastFailedAt', optional)],
          ...[text('lastError', optional), instant('failingSince', optional)],
          ...[integer('version'), instant('changedAt'), text('changedBy')],
        ],
        indices: [{ name: 'alert_channel_name', columnNames: ['name', 'id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('alert_channel');
    for (const index of ['message_due', 'message_to', 'message_carriedBy'])
      await runner.dropIndex('message', index);
    await runner.createIndex(
      'message',
      new TableIndex({ name: 'message_nextAttemptAt', columnNames: ['nextAttemptAt'] }),
    );
    for (const name of Object.keys(COLUMNS))
      await runner.query(`ALTER TABLE "message" DROP COLUMN "${name}"`);
  }
}
