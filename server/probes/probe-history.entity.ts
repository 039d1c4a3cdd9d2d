import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { InstantColumn } from '../platform/database/instant-column.js';
import { ProbeTargetEntity } from './probe-target.entity.js';
import type { TargetState } from './probes.contract.js';

/** An hour or a day of a target, counted. */
@Entity('probe_hour')
@Index('probe_hour_at', ['by', 'at'])
export class ProbeHourEntity {
  @PrimaryColumn('text')
  @ForeignKey(() => ProbeTargetEntity, { name: 'probe_hour_of', onDelete: 'CASCADE' })
  targetId: string;

  @PrimaryColumn('text')
  by: 'hour' | 'day';

  /** Its beginning. */
  @PrimaryColumn('text')
  at: string;

  @Column('integer')
  runs: number;

  @Column('integer')
  up: number;

  @Column('integer')
  degraded: number;

  @Column('integer')
  down: number;

  @Column('integer')
  unknown: number;

  @Column('integer')
  downSeconds: number;

  @Column('integer')
  maintenanceSeconds: number;

  /** Seconds of which nothing is known: before the first run, paused, or our own network was gone. */
  @Column('integer')
  unmeasuredSeconds: number;

  @Column('integer', { nullable: true })
  p50Ms: number | null;

  @Column('integer', { nullable: true })
  p95Ms: number | null;

  @Column('integer', { nullable: true })
  averageMs: number | null;

  /** Each run as `second of the hour:milliseconds` and its outcome, `12:340u`; emptied after thirty days. */
  @Column('text')
  samples: string;
}

/** That a target is in another state than before. */
@Entity('probe_change')
@Index('probe_change_target', ['targetId', 'at', 'id'])
export class ProbeChangeEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey(() => ProbeTargetEntity, { name: 'probe_change_of', onDelete: 'CASCADE' })
  targetId: string;

  @InstantColumn()
  at: Date;

  @Column('text')
  from: TargetState;

  @Column('text')
  to: TargetState;

  @Column('text')
  because: string;

  @Column('text', { nullable: true })
  runId: string | null;

  @Column('integer', { nullable: true })
  lastedSeconds: number | null;
}

/** An edition of a target's discovery document. */
@Entity('probe_metadata')
@Unique('probe_metadata_edition', ['targetId', 'firstSeenAt'])
export class ProbeMetadataEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey(() => ProbeTargetEntity, { name: 'probe_metadata_of', onDelete: 'CASCADE' })
  targetId: string;

  @InstantColumn()
  firstSeenAt: Date;

  @InstantColumn()
  lastSeenAt: Date;

  /** Of its canonical JSON: another order of members is no edition. */
  @Column('text')
  sha256: string;

  @Column('simple-json')
  document: Readonly<Record<string, unknown>>;
}
