import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { StepRecords } from '../core/connections/check.js';
import type { CheckStepId } from '../core/connections/check-steps.js';
import { InstantColumn } from '../platform/database/instant-column.js';
import { ConnectionEntity } from './connection.entity.js';

/** What later steps need of earlier ones. No number of an account, no name. Instants are ISO 8601 UTC. */
export interface CheckContext {
  readonly consent?: {
    readonly id: string;
    readonly requestedAt: string;
    readonly validUntil: string;
    readonly frequencyPerDay: number;
    readonly recurring: boolean;
    readonly access: readonly string[];
    readonly psu: string;
    readonly recordId?: string;
  };
  readonly payment?: {
    readonly id: string;
    readonly product: string;
    readonly initiatedAt: string;
  };
}

/** The integration steps of one connection, done one by one, with what each brought. */
@Entity('integration_check')
@Index('integration_check_connection', ['connectionId', 'startedAt', 'id'])
export class IntegrationCheckEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey(() => ConnectionEntity, { name: 'integration_check_of', onDelete: 'CASCADE' })
  connectionId: string;

  @InstantColumn()
  startedAt: Date;

  @Column('text')
  startedBy: string;

  @InstantColumn()
  changedAt: Date;

  @Column('simple-json')
  context: CheckContext;

  @Column('simple-json')
  records: StepRecords;

  /** Under way since then; past its time, whoever did it is gone. */
  @Column('text', { nullable: true })
  running: CheckStepId | null;

  @InstantColumn({ nullable: true })
  runningUntil: Date | null;

  @Column('integer')
  version: number;
}
