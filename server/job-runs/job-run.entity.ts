import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/instant-column.js';
import type { JobRunState } from './job-runs.contract.js';

/** Background work: a scheduled job that ran, or an import. */
@Entity('job_run')
@Index('job_run_name', ['name', 'startedAt', 'id'])
@Index('job_run_startedAt', ['startedAt', 'id'])
@Index('job_run_state', ['state', 'aliveAt'])
export class JobRunEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  state: JobRunState;

  @InstantColumn()
  startedAt: Date;

  /** Last sign of life of a running one. */
  @InstantColumn()
  aliveAt: Date;

  @InstantColumn({ nullable: true })
  finishedAt: Date | null;

  @Column('integer')
  done: number;

  /** `null` while nobody knows. */
  @Column('integer', { nullable: true })
  total: number | null;

  @Column('text')
  startedBy: string;

  /** JSON. An import's may be large, so lists leave it where it is. */
  @Column('simple-json', { nullable: true, select: false })
  result: object | null;

  @Column('text', { nullable: true })
  error: string | null;
}
