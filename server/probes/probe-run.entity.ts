import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Availability, Verdict } from '../core/probes/probe-result.js';
import type { RunExtent } from '../core/probes/probe-target.js';
import { BytesColumn, InstantColumn } from '../platform/database/instant-column.js';
import { ProbeTargetEntity } from './probe-target.entity.js';
import type { RunOrigin, RunState } from './probes.contract.js';
import { VerdictsColumn } from './stored-verdicts.js';

/**
 * One run. The report is packed: everything of a run that brought news, the bare times of one that did not. Of those only the
 * samples in `probe_hour` stay after two days.
 */
@Entity('probe_run')
@Index('probe_run_startedAt', ['startedAt', 'id'])
@Index('probe_run_target', ['targetId', 'startedAt', 'id'])
@Index('probe_run_alive', ['state', 'aliveAt'])
@Index('probe_run_plain', ['isPlain', 'startedAt'])
export class ProbeRunEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey(() => ProbeTargetEntity, { name: 'probe_run_of', onDelete: 'CASCADE' })
  targetId: string;

  @Column('text')
  targetName: string;

  @Column('text')
  state: RunState;

  @Column('text')
  extent: RunExtent;

  @Column('text')
  origin: RunOrigin;

  @Column('text', { nullable: true })
  by: string | null;

  @InstantColumn()
  startedAt: Date;

  @InstantColumn({ nullable: true })
  finishedAt: Date | null;

  @Column('integer', { nullable: true })
  durationMs: number | null;

  @Column('text', { nullable: true })
  availability: Availability | null;

  @VerdictsColumn()
  verdicts: readonly Verdict[];

  /** Errors and warnings. */
  @Column('integer')
  findings: number;

  /** It brought no news. */
  @Column('boolean')
  isPlain: boolean;

  /** Whoever runs it renews this; of a run that is over it is null. */
  @InstantColumn({ nullable: true })
  aliveAt: Date | null;

  /** A `StoredRun` as deflated JSON. */
  @BytesColumn({ nullable: true, select: false })
  report: Uint8Array | null;

  @Column('text', { nullable: true })
  reportedWith: string | null;

  /** Of the report as it was signed. */
  @Column('text', { nullable: true })
  reportSha256: string | null;
}
