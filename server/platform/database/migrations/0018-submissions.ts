import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { bytes, instant, integer, text } from './columns.js';

const optional = { isNullable: true };
const TABLES = ['message_attachment', 'submission_secret', 'submission_attachment', 'submission_event'];

export class Submissions0000000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'submission',
        columns: [
          text('id', { isPrimary: true }),
          text('reviewId'),
          text('reviewNumber'),
          text('openReviewId', optional),
          text('organisationId'),
          text('organisationKey'),
          text('organisationName'),
          text('identifier'),
          text('edition'),
          text('environment'),
          text('certificateId'),
          text('certificateSha256'),
          text('roles'),
          text('endpoints'),
          instant('validUntil', optional),
          text('state'),
          text('facts'),
          text('files'),
          bytes(runner, 'package'),
          text('packageSha256'),
          integer('packageSize'),
          bytes(runner, 'letter'),
          instant('preparedAt'),
          text('preparedBy'),
          instant('sentAt', optional),
          text('sentBy', optional),
          text('sentTo', optional),
          text('messageId', optional),
          text('reference', optional),
          instant('answeredAt', optional),
          text('answeredBy', optional),
          text('searchText'),
          integer('version'),
        ],
        uniques: [{ name: 'submission_openReviewId', columnNames: ['openReviewId'] }],
        indices: [
          { name: 'submission_reviewId', columnNames: ['reviewId', 'preparedAt', 'id'] },
          { name: 'submission_preparedAt', columnNames: ['preparedAt', 'id'] },
          { name: 'submission_state', columnNames: ['state', 'preparedAt', 'id'] },
          { name: 'submission_messageId', columnNames: ['messageId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'submission_event',
        columns: [
          text('id', { isPrimary: true }),
          text('submissionId'),
          integer('position'),
          instant('at'),
          text('kind'),
          text('actorId'),
          text('actorName'),
          text('reference'),
          text('text'),
          text('facts'),
        ],
        foreignKeys: [ofSubmission('submission_event_submission')],
        uniques: [{ name: 'submission_event_position', columnNames: ['submissionId', 'position'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'submission_attachment',
        columns: [
          text('id', { isPrimary: true }),
          text('submissionId'),
          text('eventId'),
          text('name'),
          text('type'),
          integer('size'),
          text('sha256'),
          bytes(runner, 'bytes'),
          instant('addedAt'),
          text('addedBy'),
        ],
        foreignKeys: [ofSubmission('submission_attachment_submission')],
        indices: [
          { name: 'submission_attachment_submissionId', columnNames: ['submissionId', 'addedAt', 'id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'submission_secret',
        columns: [
          text('id', { isPrimary: true }),
          text('submissionId'),
          text('kind'),
          text('sealed'),
          instant('receivedAt'),
          text('receivedBy'),
          instant('expiresAt', optional),
        ],
        foreignKeys: [ofSubmission('submission_secret_submission')],
        uniques: [{ name: 'submission_secret_kind', columnNames: ['submissionId', 'kind'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'message_attachment',
        columns: [
          text('messageId', { isPrimary: true }),
          text('name', { isPrimary: true }),
          text('type'),
          bytes(runner, 'bytes'),
        ],
        foreignKeys: [
          {
            name: 'message_attachment_message',
            columnNames: ['messageId'],
            referencedTableName: 'message',
            referencedColumnNames: ['id'],
            onDelete: 'CASCADE',
          },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES, 'submission']) await runner.dropTable(table);
  }
}

const ofSubmission = (name: string) => ({
  name,
  columnNames: ['submissionId'],
  referencedTableName: 'submission',
  referencedColumnNames: ['id'],
  onDelete: 'CASCADE',
});
