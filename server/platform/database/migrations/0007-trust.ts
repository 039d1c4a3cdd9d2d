import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { bytes, flag, instant, integer, text } from './columns.js';

const optional = { isNullable: true };

export class Trust0000000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'trusted_list',
        columns: [
          text('territory', { isPrimary: true }),
          text('location', optional),
          text('standing'),
          text('editionId', optional),
          text('etag', optional),
          text('lastModified', optional),
          instant('lastAttemptAt', optional),
          instant('lastSuccessAt', optional),
          text('lastOutcome', optional),
          text('lastMessage', optional),
          integer('failures'),
          instant('nextAttemptAt', optional),
        ],
        indices: [{ name: 'trusted_list_nextAttemptAt', columnNames: ['nextAttemptAt'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'trusted_list_edition',
        columns: [
          text('id', { isPrimary: true }),
          text('territory'),
          text('kind'),
          integer('sequenceNumber'),
          instant('issued'),
          instant('nextUpdate', optional),
          integer('version'),
          text('sha256'),
          integer('size'),
          bytes(runner, 'xml'),
          bytes(runner, 'reading'),
          instant('receivedAt'),
          text('source'),
          text('signer'),
          text('signerSha256'),
          text('signerSubject'),
          text('warnings'),
          text('notice', optional),
          integer('services'),
          integer('webServices'),
        ],
        uniques: [{ name: 'trusted_list_edition_sha256', columnNames: ['territory', 'kind', 'sha256'] }],
        indices: [
          { name: 'trusted_list_edition_receivedAt', columnNames: ['territory', 'kind', 'receivedAt', 'id'] },
          { name: 'trusted_list_edition_source', columnNames: ['kind', 'source'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'trust_service',
        columns: [
          text('id', { isPrimary: true }),
          text('territory'),
          text('editionId'),
          integer('providerIndex'),
          integer('serviceIndex'),
          text('provider'),
          text('name'),
          text('type'),
          text('status'),
          instant('since'),
          flag('signatures'),
          flag('seals'),
          flag('web'),
          text('certificates'),
          text('searchText'),
        ],
        indices: ['territory', 'provider', 'name', 'type', 'status', 'since'].map((column) => ({
          name: `trust_service_${column}`,
          columnNames: [column, 'id'],
        })),
      }),
    );
    await runner.createTable(
      new Table({
        name: 'trust_anchor',
        columns: [
          text('id', { isPrimary: true }),
          text('sha256'),
          bytes(runner, 'der'),
          text('state'),
          text('scheme'),
          text('scope'),
          text('reason'),
          instant('notAfter'),
          text('searchText'),
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
        ],
        indices: [
          { name: 'trust_anchor_state', columnNames: ['state', 'id'] },
          { name: 'trust_anchor_sha256', columnNames: ['sha256'] },
          { name: 'trust_anchor_proposedAt', columnNames: ['proposedAt', 'id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'official_journal_notice',
        columns: [
          text('id', { isPrimary: true }),
          text('location'),
          text('signers'),
          instant('createdAt'),
          text('createdBy'),
        ],
        uniques: [{ name: 'official_journal_notice_location', columnNames: ['location'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'official_journal_notice',
      'trust_anchor',
      'trust_service',
      'trusted_list_edition',
      'trusted_list',
    ])
      await runner.dropTable(table);
  }
}
