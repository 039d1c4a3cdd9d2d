import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const INDEX = new TableIndex({ name: 'evidence_item_due', columnNames: ['kind', 'nextUpdate'] });

/** Which revocation lists are due in a range, without a look at every item of evidence. */
export class DueLists0000000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('evidence_item', INDEX);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('evidence_item', INDEX);
  }
}
