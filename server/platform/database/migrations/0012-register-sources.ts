import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';
import { bytes, instant, integer, text } from './columns.js';

const optional = { isNullable: true };

/** Proposed by one person, approved by another, ended by anybody who may. */
const DECISION: readonly TableColumnOptions[] = [
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

export class RegisterSources0000000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'register_source',
        columns: [
          text('id', { isPrimary: true }),
          text('name'),
          text('authority'),
          text('homepage', optional),
          integer('freshForDays', optional),
          text('mapping'),
          integer('revision'),
          text('createdBy'),
          instant('createdAt'),
          instant('mappedAt'),
          instant('retiredAt', optional),
        ],
        indices: [{ name: 'register_source_authority', columnNames: ['authority'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'register_override',
        columns: [
          text('id', { isPrimary: true }),
          text('authority'),
          text('number'),
          text('numberKey'),
          text('source'),
          text('type'),
          text('code'),
          text('entryName'),
          text('entryNumber', optional),
          text('reason'),
          text('state'),
          text('endsOn', optional),
          text('searchText'),
          ...DECISION,
        ],
        indices: [
          { name: 'register_override_number', columnNames: ['numberKey', 'authority'] },
          { name: 'register_override_proposedAt', columnNames: ['proposedAt', 'id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'register_manual_entry',
        columns: [
          text('id', { isPrimary: true }),
          text('authority'),
          text('number'),
          text('numberKey'),
          text('name'),
          text('type'),
          text('commercialNames'),
          text('services'),
          text('authorisedOn'),
          text('endedOn', optional),
          text('endedReason', optional),
          text('endedBy', optional),
          text('reason'),
          text('evidenceOf'),
          text('evidenceName'),
          text('evidenceType'),
          integer('evidenceSize'),
          text('evidenceSha256'),
          bytes(runner, 'evidence'),
          text('state'),
          text('searchText'),
          ...DECISION,
        ],
        indices: [
          { name: 'register_manual_entry_number', columnNames: ['numberKey', 'authority'] },
          { name: 'register_manual_entry_state', columnNames: ['state', 'id'] },
          { name: 'register_manual_entry_proposedAt', columnNames: ['proposedAt', 'id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['register_manual_entry', 'register_override', 'register_source'])
      await runner.dropTable(table);
  }
}
