import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AccessRole, ApiEdition, ApiEnvironment } from '../core/api-editions/edition-names.js';
import type { Availability } from '../core/probes/probe-result.js';
import type { StandingVerdict } from '../core/probes/run-news.js';
import type { KeyPlace, TargetKind } from '../core/probes/probe-target.js';
import { InstantColumn } from '../platform/database/instant-column.js';
import type { TargetState } from './probes.contract.js';

/**
 * `prompt`: it answers, or refuses at once. `slow`: its last run waited until a deadline. Each lane has a budget of its own,
 * so that dead targets hold up nobody but each other.
 */
export type Lane = 'prompt' | 'slow';

/**
 * Whom the console asks. Columns up to `switchedOnBy` are what people decide, and `version` counts their changes; the rest is
 * what runs found, and is written by whoever holds the lease.
 */
@Entity('probe_target')
@Index('probe_target_name', ['name', 'id'])
@Index('probe_target_state', ['state', 'id'])
@Index('probe_target_since', ['since', 'id'])
@Index('probe_target_due', ['lane', 'nextRunAt', 'id'])
@Index('probe_target_nextRunAt', ['nextRunAt', 'id'])
@Index('probe_target_organisationId', ['organisationId', 'id'])
@Index('probe_target_keyId', ['keyId'])
@Index('probe_target_serverEnds', ['serverCertificateEndsAt', 'id'])
@Index('probe_target_clientEnds', ['clientCertificateEndsAt', 'id'])
export class ProbeTargetEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  organisationId: string | null;

  /** As it was called when it was chosen. */
  @Column('text', { nullable: true })
  organisationName: string | null;

  @Column('text')
  kind: TargetKind;

  @Column('text', { nullable: true })
  edition: ApiEdition | null;

  @Column('text')
  environment: ApiEnvironment;

  @Column('text')
  host: string;

  @Column('integer')
  port: number;

  @Column('text')
  basePath: string;

  @Column('text', { nullable: true })
  discoveryUrl: string | null;

  @Column('text', { nullable: true })
  otherResourceBase: string | null;

  @Column('text', { nullable: true })
  clientId: string | null;

  @Column('text', { nullable: true })
  redirectUri: string | null;

  @Column('simple-json')
  expectedRoles: readonly AccessRole[];

  @Column('text', { nullable: true })
  paymentProduct: string | null;

  @Column('text')
  keyPlace: KeyPlace;

  @Column('text', { nullable: true })
  keyId: string | null;

  @Column('text', { nullable: true })
  certificateId: string | null;

  @Column('integer')
  everyMinutes: number;

  @Column('integer', { nullable: true })
  fullEveryHours: number | null;

  @Column('boolean')
  isPaused: boolean;

  @Column('boolean')
  needsSwitchingOn: boolean;

  @InstantColumn({ nullable: true })
  switchedOnAt: Date | null;

  @Column('text', { nullable: true })
  switchedOnBy: string | null;

  @InstantColumn()
  createdAt: Date;

  @Column('integer')
  version: number;

  /** What is shown: `paused` and `maintenance` cover what runs find. */
  @Column('text')
  state: TargetState;

  @InstantColumn({ nullable: true })
  since: Date | null;

  /** What runs found last, whatever is shown. */
  @Column('text')
  found: Availability | 'waiting';

  /** When each of the latest calls was made that nobody answered, oldest first, as ISO text; none when the last was answered. */
  @Column('simple-json')
  misses: readonly string[];

  /** Of the last full run: what it found broken is not mended because a pulse does not look. */
  @Column('text', { nullable: true })
  foundByFull: Availability | null;

  @Column('simple-json')
  verdicts: readonly StandingVerdict[];

  @Column('text', { nullable: true })
  lastRunId: string | null;

  @InstantColumn({ nullable: true })
  lastRunAt: Date | null;

  @Column('integer', { nullable: true })
  lastDurationMs: number | null;

  /** Of the last run, for figures: status, phases, versions, as `figuresOf` makes them. */
  @Column('text')
  figures: string;

  /** What distinguishes the last run from one that brought no news. */
  @Column('text')
  fingerprint: string;

  @InstantColumn({ nullable: true })
  serverCertificateEndsAt: Date | null;

  @InstantColumn({ nullable: true })
  clientCertificateEndsAt: Date | null;

  @Column('text', { nullable: true })
  metadataSha256: string | null;

  @Column('text')
  lane: Lane;

  /** Null: nobody asks. While it is claimed, when the lease ends. */
  @InstantColumn({ nullable: true })
  nextRunAt: Date | null;

  @InstantColumn({ nullable: true })
  nextFullAt: Date | null;

  /** Since when the run was due that is under way; null when none is. */
  @InstantColumn({ nullable: true })
  dueAt: Date | null;

  /** Whoever has the claim; null when nobody does. */
  @Column('text', { nullable: true })
  leaseToken: string | null;
}

/** Planned: failures inside do not count. */
@Entity('probe_maintenance')
@Index('probe_maintenance_target', ['targetId', 'from', 'id'])
@Index('probe_maintenance_step', ['nextStepAt', 'id'])
export class ProbeMaintenanceEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey(() => ProbeTargetEntity, { name: 'probe_maintenance_of', onDelete: 'CASCADE' })
  targetId: string;

  @InstantColumn()
  from: Date;

  @InstantColumn()
  to: Date;

  @Column('text')
  note: string;

  @Column('text')
  createdBy: string;

  @InstantColumn()
  createdAt: Date;

  /** When the target has to be marked, or marked as over; null when both are done. */
  @InstantColumn({ nullable: true })
  nextStepAt: Date | null;
}
