import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/instant-column.js';

/** One row for each scheduled job: when it is due, and who runs it. */
@Entity('job_lease')
export class JobLeaseEntity {
  @PrimaryColumn('text')
  name: string;

  /** A missed run is due until it is made up for; many missed runs are one. */
  @InstantColumn()
  nextRunAt: Date;

  @InstantColumn({ nullable: true })
  leaseUntil: Date | null;

  @Column('text', { nullable: true })
  leaseToken: string | null;

  @InstantColumn({ nullable: true })
  lastStartedAt: Date | null;

  @InstantColumn({ nullable: true })
  lastSucceededAt: Date | null;

  @InstantColumn({ nullable: true })
  lastFailedAt: Date | null;

  @Column('text', { nullable: true })
  lastError: string | null;
}
