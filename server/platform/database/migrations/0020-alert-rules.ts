import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, integer, text } from './columns.js';

const optional = { isNullable: true };

/** Of alerts that were raised before. */
const SEVERITY = `CASE
  WHEN "kind" IN ('certificate-expired', 'register-withdrawn', 'register-removed', 'register-service-lost') THEN 'critical'
  WHEN "kind" = 'register-renamed' THEN 'info'
  WHEN "kind" = 'certificate-verdict' THEN 'critical'
  WHEN "kind" = 'certificate-expiring' AND "threshold" > 30 THEN 'info'
  WHEN "kind" = 'certificate-expiring' AND "threshold" <= 7 THEN 'critical'
  ELSE 'warning' END`;

const COLUMNS = {
  severity: `text NOT NULL DEFAULT 'warning'`,
  organisationId: 'text',
  ownerEmail: 'text',
  snoozedUntil: 'text',
  snoozeReason: `text NOT NULL DEFAULT ''`,
  snoozedBy: 'text',
  nextStepAt: 'text',
  escalated: 'integer NOT NULL DEFAULT 0',
  recoveredAt: 'text',
};

export class AlertRules0000000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of Object.entries(COLUMNS))
      await runner.query(`ALTER TABLE "alert" ADD COLUMN "${name}" ${type}`);
    await runner.query(`UPDATE "alert" SET "severity" = ${SEVERITY}`);
    await runner.query(`UPDATE "alert" SET "ownerEmail" = "recipient" WHERE "recipientIs" = 'owner'`);
    // A table takes this name.
    await runner.dropIndex('alert', 'alert_delivery');
    await runner.createIndices('alert', [
      new TableIndex({ name: 'alert_untold', columnNames: ['delivery', 'state', 'raisedAt'] }),
      new TableIndex({ name: 'alert_severity', columnNames: ['severity', 'raisedAt', 'id'] }),
      new TableIndex({ name: 'alert_organisationId', columnNames: ['organisationId', 'raisedAt', 'id'] }),
      new TableIndex({ name: 'alert_nextStepAt', columnNames: ['nextStepAt', 'id'] }),
    ]);
    await runner.createTable(
      new Table({
        name: 'alert_delivery',
        columns: [
          text('id', { isPrimary: true }),
          ...[
            text('alertId'),
            text('occasion'),
            integer('turn'),
            text('channel'),
            text('recipient'),
            text('recipientIs'),
          ],
          ...[text('ruleId'), text('ruleName'), text('timing'), text('timeZone'), instant('dueAt')],
          ...[text('state'), text('reason'), text('messageId', optional)],
          ...[instant('createdAt'), instant('settledAt', optional)],
        ],
        uniques: [
          {
            name: 'alert_delivery_key',
            columnNames: ['alertId', 'occasion', 'turn', 'channel', 'recipient'],
          },
        ],
        foreignKeys: [
          {
            name: 'alert_delivery_alert',
            columnNames: ['alertId'],
            referencedTableName: 'alert',
            referencedColumnNames: ['id'],
            onDelete: 'CASCADE',
          },
        ],
        indices: [
          { name: 'alert_delivery_due', columnNames: ['state', 'dueAt', 'id'] },
          { name: 'alert_delivery_messageId', columnNames: ['messageId'] },
          {
            name: 'alert_delivery_recipient',
            columnNames: ['recipient', 'channel', 'createdAt', 'id'],
          },
          { name: 'alert_delivery_createdAt', columnNames: ['createdAt', 'id'] },
        ],
      }),
    );
    // What was told before is known as deliveries too; an alert and its delivery may share an id.
    await runner.query(
      `INSERT INTO "alert_delivery" ("id", "alertId", "occasion", "turn", "channel", "recipient", "recipientIs", "ruleId",
         "ruleName", "timing", "timeZone", "dueAt", "state", "reason", "messageId", "createdAt", "settledAt")
       SELECT "id", "id", 'raised', 1, 'email', "recipient", "recipientIs", 'before-rules', 'Before there were rules',
         'immediate', 'UTC', "raisedAt", "delivery", '', "messageId", "raisedAt",
         CASE WHEN "delivery" = 'waiting' THEN NULL ELSE "raisedAt" END
       FROM "alert" WHERE "messageId" IS NOT NULL AND "recipient" IS NOT NULL AND "recipientIs" IS NOT NULL`,
    );
    await runner.createTable(
      new Table({
        name: 'alert_rule',
        columns: [
          text('id', { isPrimary: true }),
          ...[integer('position'), text('definition'), integer('version')],
          ...[instant('changedAt'), text('changedBy')],
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'alert_group',
        columns: [
          text('id', { isPrimary: true }),
          ...[text('name'), text('note'), text('members'), integer('version')],
          ...[instant('changedAt'), text('changedBy')],
        ],
        uniques: [{ name: 'alert_group_name', columnNames: ['name'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['alert_group', 'alert_rule', 'alert_delivery']) await runner.dropTable(table);
    for (const index of ['alert_untold', 'alert_severity', 'alert_organisationId', 'alert_nextStepAt'])
      await runner.dropIndex('alert', index);
    await runner.createIndex(
      'alert',
      new TableIndex({ name: 'alert_delivery', columnNames: ['delivery', 'state', 'recipient'] }),
    );
    for (const name of Object.keys(COLUMNS)) await runner.query(`ALTER TABLE "alert" DROP COLUMN "${name}"`);
  }
}
