import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/instant-column.js';

@Entity('audit_checkpoint')
export class AuditCheckpointEntity {
  /** How many entries the log had. */
  @PrimaryColumn({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  hash: string;

  @InstantColumn()
  at: Date;

  @Column({ type: 'text' })
  keyId: string;

  @Column({ type: 'text' })
  signature: string;
}
