import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';
import { bytes, flag, instant, integer, text } from './columns.js';

const optional = { isNullable: true };

const twoPersons = (): TableColumnOptions[] => [
  text('state'),
  text('reason'),
  text('proposedBy'),
  text('proposedById'),
  instant('proposedAt'),
  text('approvedBy', optional),
  text('approvedById', optional),
  instant('approvedAt', optional),
  text('revokedBy', optional),
  text('revokedById', optional),
  instant('revokedAt', optional),
  text('revokedReason', optional),
];

const ofReview = (name: string) => ({
  name,
  columnNames: ['reviewId'],
  referencedTableName: 'review',
  referencedColumnNames: ['id'],
  onDelete: 'CASCADE',
});

export class Reviews0000000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'review',
        columns: [
          text('id', { isPrimary: true }),
          text('number'),
          integer('numberOrder'),
          text('state'),
          text('lane'),
          integer('round'),
          text('organisationId', optional),
          text('organisationKey'),
          text('organisationName'),
          text('identifier'),
          text('onBehalfOf'),
          text('certificateId', optional),
          instant('certificateNotAfter', optional),
          text('edition', optional),
          text('environment', optional),
          text('application'),
          text('wantedRoles'),
          text('openKey', optional),
          text('createdById'),
          instant('createdAt'),
          text('submittedById', optional),
          instant('submittedAt', optional),
          text('assigneeId', optional),
          text('applicants'),
          text('people'),
          instant('since'),
          instant('touchedAt'),
          instant('dueAt', optional),
          text('pausedMs', optional),
          instant('decidedAt', optional),
          instant('expiresAt', optional),
          flag('overdueTold'),
          text('scope', optional),
          text('profile', optional),
          integer('approvals'),
          text('evaluationId', optional),
          text('reopenedFor'),
          text('remarks'),
          text('approved', optional),
          text('searchText'),
          integer('version'),
        ],
        uniques: [
          { name: 'review_number', columnNames: ['number'] },
          { name: 'review_openKey', columnNames: ['openKey'] },
        ],
        indices: [
          {
            name: 'review_queue',
            columnNames: [
              ...['state', 'dueAt', 'submittedAt', 'decidedAt', 'createdAt', 'numberOrder'],
              ...['organisationName', 'lane', 'edition', 'environment', 'wantedRoles', 'assigneeId'],
              ...['createdById', 'searchText', 'id'],
            ],
          },
          { name: 'review_state', columnNames: ['state', 'id'] },
          { name: 'review_dueAt', columnNames: ['dueAt', 'id'] },
          { name: 'review_organisationId', columnNames: ['organisationId', 'createdAt', 'id'] },
          { name: 'review_organisationKey', columnNames: ['organisationKey', 'edition', 'environment'] },
          { name: 'review_assigneeId', columnNames: ['assigneeId', 'state'] },
          { name: 'review_createdById', columnNames: ['createdById', 'createdAt', 'id'] },
          { name: 'review_certificateId', columnNames: ['certificateId'] },
          { name: 'review_expiresAt', columnNames: ['expiresAt'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'review_counter',
        columns: [integer('year', { isPrimary: true }), integer('last')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'review_event',
        columns: [
          text('reviewId', { isPrimary: true }),
          integer('position', { isPrimary: true }),
          instant('at'),
          text('actorId'),
          text('actorName'),
          text('command'),
          text('fromState', optional),
          text('toState'),
          integer('round'),
          text('details'),
        ],
        foreignKeys: [ofReview('review_event_review')],
        indices: [{ name: 'review_event_command', columnNames: ['command', 'at'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'review_vote',
        columns: [
          text('reviewId', { isPrimary: true }),
          integer('round', { isPrimary: true }),
          text('byId', { isPrimary: true }),
          text('byName'),
          integer('step'),
          text('decision'),
          text('reason', optional),
          text('comment'),
          instant('at'),
        ],
        foreignKeys: [ofReview('review_vote_review')],
        indices: [{ name: 'review_vote_at', columnNames: ['at'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'review_message',
        columns: [
          text('id', { isPrimary: true }),
          text('reviewId'),
          instant('at'),
          text('byId'),
          text('byName'),
          text('kind'),
          text('text'),
        ],
        foreignKeys: [ofReview('review_message_review')],
        indices: [{ name: 'review_message_reviewId', columnNames: ['reviewId', 'at', 'id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'review_attachment',
        columns: [
          text('id', { isPrimary: true }),
          text('reviewId'),
          instant('at'),
          text('byId'),
          text('byName'),
          text('name'),
          text('type'),
          integer('size'),
          text('sha256'),
          bytes(runner, 'bytes'),
        ],
        foreignKeys: [ofReview('review_attachment_review')],
        indices: [{ name: 'review_attachment_reviewId', columnNames: ['reviewId', 'at', 'id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'decision_profile',
        columns: [
          text('id', { isPrimary: true }),
          text('profileId'),
          integer('version'),
          text('name'),
          text('edition', optional),
          text('environment', optional),
          text('profile'),
          ...twoPersons(),
        ],
        uniques: [{ name: 'decision_profile_version', columnNames: ['profileId', 'version'] }],
        indices: [{ name: 'decision_profile_proposedAt', columnNames: ['proposedAt', 'id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'waiver',
        columns: [
          text('id', { isPrimary: true }),
          text('reviewId'),
          text('reviewNumber'),
          text('organisationName'),
          text('organisationKey'),
          text('certificateId'),
          text('code'),
          text('owner'),
          text('endsOn'),
          ...twoPersons(),
        ],
        indices: [
          { name: 'waiver_proposedAt', columnNames: ['proposedAt', 'id'] },
          { name: 'waiver_certificateId', columnNames: ['certificateId', 'state'] },
          { name: 'waiver_reviewId', columnNames: ['reviewId', 'proposedAt', 'id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      ...['waiver', 'decision_profile', 'review_attachment', 'review_message', 'review_vote'],
      ...['review_event', 'review_counter', 'review'],
    ])
      await runner.dropTable(table);
  }
}
