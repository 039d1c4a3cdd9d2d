import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { text } from './columns.js';

/** What the installation itself keeps sealed: by the first it knows its own key again, the second signs checkpoints. */
export class InstallationSecrets0000000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({ name: 'installation_secret', columns: [text('name', { isPrimary: true }), text('sealed')] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('installation_secret');
  }
}
