import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { EntryChangeKind } from '../core/registers/compare-editions.js';
import type { EntityType } from '../core/registers/register-entry.js';
import { InstantColumn } from '../platform/database/instant-column.js';

/** One thing that an edition says otherwise of an entry, or that a date in it brought about. Never changed but for the mail. */
@Entity('register_change')
@Index('register_change_publishedAt', ['publishedAt', 'id'])
@Index('register_change_kind', ['kind', 'publishedAt', 'id'])
@Index('register_change_country', ['country', 'publishedAt', 'id'])
@Index('register_change_entryKey', ['entryKey', 'publishedAt', 'id'])
@Index('register_change_editionId', ['editionId', 'id'])
@Index('register_change_touched', ['touched', 'publishedAt', 'id'])
@Index('register_change_awaitsDigest', ['awaitsDigest'])
export class RegisterChangeEntity {
  /** Follows from what it is about, so that a run that was cut off writes nothing twice. */
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  editionId: string;

  @InstantColumn()
  publishedAt: Date;

  @InstantColumn()
  recordedAt: Date;

  @Column('text')
  source: string;

  @Column('text')
  kind: EntryChangeKind;

  @Column('text')
  entryKey: string;

  @Column('text')
  type: EntityType;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  authority: string | null;

  @Column('text', { nullable: true })
  country: string | null;

  @Column('text', { nullable: true })
  number: string | null;

  @Column('text')
  sentence: string;

  /** Codes, separated by a blank. */
  @Column('text', { nullable: true })
  service: string | null;

  @Column('text', { nullable: true })
  host: string | null;

  /** Certificates, when it was recorded. */
  @Column('integer')
  touched: number;

  /** The weekly mail has not told it yet. */
  @Column('boolean')
  awaitsDigest: boolean;
}

@Entity('register_change_certificate')
@Index('register_change_certificate_certificateId', ['certificateId'])
export class RegisterChangeCertificateEntity {
  @PrimaryColumn('text')
  @ForeignKey(() => RegisterChangeEntity, {
    name: 'register_change_certificate_change',
    onDelete: 'CASCADE',
  })
  changeId: string;

  @PrimaryColumn('text')
  @ForeignKey('certificate', { name: 'register_change_certificate_certificate', onDelete: 'CASCADE' })
  certificateId: string;
}

/** How far a register was followed. */
@Entity('register_watch')
export class RegisterWatchEntity {
  @PrimaryColumn('text')
  source: string;

  /** Number of the edition that was compared last. */
  @Column('integer')
  edition: number;

  /** `YYYY-MM-DD`: dates in entries have had their effect up to this day. */
  @Column('text')
  day: string;
}

/** That an entry gets another state on a day that is to come, without another edition. */
@Entity('register_coming')
@Index('register_coming_day', ['source', 'day'])
export class RegisterComingEntity {
  @PrimaryColumn('text')
  source: string;

  @PrimaryColumn('text')
  entryKey: string;

  @PrimaryColumn('text')
  day: string;
}
