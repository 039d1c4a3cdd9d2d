import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** Alerts sorted by how bad they are, then by when it happens. */
export class AlertUrgency0000000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "alert" ADD COLUMN "urgency" text NOT NULL DEFAULT ''`);
    await runner.query(
      `UPDATE "alert" SET "urgency" =
        CASE "severity" WHEN 'critical' THEN '0 ' WHEN 'warning' THEN '1 ' ELSE '2 ' END || "endsAt"`,
    );
    await runner.createIndex(
      'alert',
      new TableIndex({ name: 'alert_urgency', columnNames: ['state', 'urgency', 'id'] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('alert', 'alert_urgency');
    await runner.query(`ALTER TABLE "alert" DROP COLUMN "urgency"`);
  }
}
