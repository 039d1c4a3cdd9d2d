import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { bytes, flag, instant, integer, text } from './columns.js';

const CERTIFICATE_COLUMNS = [
  `"verdictOutcome" text NOT NULL DEFAULT ''`,
  '"verdictAt" text',
  '"verdictEvaluatedAt" text',
  '"verdictEvaluationId" text',
  '"nextEvaluationAt" text',
];

const CERTIFICATE_INDEXES: Readonly<Record<string, string[]>> = {
  certificate_verdictOutcome: ['verdictOutcome', 'notAfter', 'id'],
  certificate_nextEvaluationAt: ['nextEvaluationAt', 'id'],
};

export class Evaluations0000000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // By hand: TypeORM would copy the whole table on SQLite.
    for (const column of CERTIFICATE_COLUMNS)
      await runner.query(`ALTER TABLE "certificate" ADD COLUMN ${column}`);
    await runner.query(
      `UPDATE "certificate" SET "nextEvaluationAt" = "createdAt" WHERE "retiredAt" IS NULL AND "supersededById" IS NULL`,
    );
    await runner.createIndices(
      'certificate',
      Object.entries(CERTIFICATE_INDEXES).map(([name, columnNames]) => new TableIndex({ name, columnNames })),
    );
    await runner.createTable(
      new Table({
        name: 'evaluation',
        columns: [
          text('id', { isPrimary: true }),
          text('certificateId'),
          text('outcome'),
          instant('at'),
          instant('evaluatedAt'),
          flag('isPresent'),
          flag('offline'),
          text('trigger'),
          text('evaluatedBy'),
          flag('changed'),
          text('changes', { isNullable: true }),
          text('verdict'),
          text('chain'),
          text('attempts'),
          text('trust'),
          text('services'),
          text('policy'),
          text('digest'),
          integer('auditPosition', { isNullable: true }),
        ],
        foreignKeys: [
          {
            name: 'evaluation_certificate',
            columnNames: ['certificateId'],
            referencedTableName: 'certificate',
            referencedColumnNames: ['id'],
            onDelete: 'CASCADE',
          },
        ],
        indices: [
          { name: 'evaluation_certificateId', columnNames: ['certificateId', 'evaluatedAt', 'id'] },
          { name: 'evaluation_evaluatedAt', columnNames: ['evaluatedAt', 'id'] },
          { name: 'evaluation_changed', columnNames: ['changed', 'evaluatedAt', 'id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'evidence_item',
        columns: [
          text('sha256', { isPrimary: true }),
          text('kind'),
          bytes(runner, 'compressed'),
          integer('size'),
          text('cacheKey'),
          text('source'),
          instant('receivedAt'),
          instant('nextUpdate', { isNullable: true }),
          text('nonce', { isNullable: true }),
          instant('currentUntil', { isNullable: true }),
        ],
        indices: [{ name: 'evidence_item_cacheKey', columnNames: ['cacheKey', 'receivedAt'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'evaluation_evidence',
        columns: [
          text('evaluationId', { isPrimary: true }),
          integer('position', { isPrimary: true }),
          text('sha256'),
          text('kind'),
          text('source'),
          instant('receivedAt'),
          text('nonce', { isNullable: true }),
          text('about'),
          instant('thisUpdate', { isNullable: true }),
          instant('nextUpdate', { isNullable: true }),
          text('status', { isNullable: true }),
          flag('decisive'),
          flag('reused'),
        ],
        foreignKeys: [
          {
            name: 'evaluation_evidence_evaluation',
            columnNames: ['evaluationId'],
            referencedTableName: 'evaluation',
            referencedColumnNames: ['id'],
            onDelete: 'CASCADE',
          },
          {
            name: 'evaluation_evidence_item',
            columnNames: ['sha256'],
            referencedTableName: 'evidence_item',
            referencedColumnNames: ['sha256'],
          },
        ],
        indices: [{ name: 'evaluation_evidence_sha256', columnNames: ['sha256'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['evaluation_evidence', 'evidence_item', 'evaluation']) await runner.dropTable(table);
    for (const name of Object.keys(CERTIFICATE_INDEXES)) await runner.dropIndex('certificate', name);
    for (const column of CERTIFICATE_COLUMNS)
      await runner.query(`ALTER TABLE "certificate" DROP COLUMN ${column.split(' ', 1)[0]}`);
  }
}
