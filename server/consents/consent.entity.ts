import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ApiEdition } from '../core/api-editions/edition-names.js';
import type { ConsentAccess, ConsentSource, EndReason, SyncState } from '../core/consents/consent.js';
import type { ConsentStatus } from '../core/consents/consent-status.js';
import { InstantColumn } from '../platform/database/instant-column.js';

/**
 * An AIS consent of one customer, known by a pseudonym only. There may be a million of them, so no column is wide and every
 * question has its index. While `endsAt` lies ahead the consent is live; what ended before its time ends when it did.
 */
@Entity('consent')
@Unique('consent_consentId', ['edition', 'consentId'])
@Index('consent_endsAt', ['endsAt', 'id'])
@Index('consent_organisationEnds', ['organisationId', 'edition', 'endsAt', 'id'])
@Index('consent_nextAlertAt', ['nextAlertAt', 'id'])
@Index('consent_nextSyncAt', ['nextSyncAt', 'id'])
@Index('consent_status', ['status', 'endsAt', 'id'])
@Index('consent_psu', ['organisationId', 'edition', 'psu'])
@Index('consent_certificateId', ['certificateId', 'endsAt'])
@Index('consent_grantId', ['grantId', 'endsAt'])
@Index('consent_changedAt', ['changedAt', 'id'])
export class ConsentEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  organisationId: string;

  /** As it was called when the consent came in. */
  @Column('text')
  organisationName: string;

  @Column('text')
  edition: ApiEdition;

  /** The bank's. */
  @Column('text')
  consentId: string;

  /** A pseudonym of the customer; empty when none was given. */
  @Column('text')
  psu: string;

  @Column('simple-json')
  access: readonly ConsentAccess[];

  /** How many accounts it names; null when that is not known. */
  @Column('integer', { nullable: true })
  accounts: number | null;

  @Column('boolean')
  recurring: boolean;

  /** Calls a day without the customer. */
  @Column('integer')
  frequencyPerDay: number;

  /** A day of the bank's zone, `2026-12-15`. */
  @Column('text', { nullable: true })
  validUntil: string | null;

  @InstantColumn()
  requestedAt: Date;

  @InstantColumn({ nullable: true })
  authorisedAt: Date | null;

  /** As last said; one whose `endsAt` has passed is over all the same. */
  @Column('text')
  status: ConsentStatus;

  @InstantColumn()
  statusAt: Date;

  /** The first instant at which it is not usable any more. */
  @InstantColumn()
  endsAt: Date;

  @Column('text')
  endReason: EndReason;

  @Column('text', { nullable: true })
  supersededById: string | null;

  /** The certificate that it is used with, where that is known. */
  @Column('text', { nullable: true })
  certificateId: string | null;

  @Column('text', { nullable: true })
  grantId: string | null;

  /** Days before the end that were told last. */
  @Column('integer', { nullable: true })
  lastThreshold: number | null;

  /** When the sweep has something to do with it; null when nothing is to come. */
  @InstantColumn({ nullable: true })
  nextAlertAt: Date | null;

  @Column('text')
  source: ConsentSource;

  @Column('text')
  sync: SyncState;

  /** What the bank said that does not fit, or why it could not be asked. */
  @Column('text')
  syncNote: string;

  @InstantColumn({ nullable: true })
  syncedAt: Date | null;

  @InstantColumn({ nullable: true })
  nextSyncAt: Date | null;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn()
  changedAt: Date;

  @Column('integer')
  version: number;
}

/** What became of a consent, one row each; how it began stands in its own row. */
@Entity('consent_event')
@Index('consent_event_consent', ['consentId', 'at', 'id'])
export class ConsentEventEntity {
  @PrimaryColumn('text')
  id: string;

  /** Of the row, not the bank's. */
  @Column('text')
  @ForeignKey(() => ConsentEntity, { name: 'consent_event_of', onDelete: 'CASCADE' })
  consentId: string;

  @InstantColumn()
  at: Date;

  @Column('text')
  from: ConsentStatus;

  @Column('text')
  to: ConsentStatus;

  @Column('text')
  source: ConsentSource;

  @Column('text')
  by: string;

  @Column('text')
  note: string;
}

/** Where an organisation lets its customers renew: an address of its own with places for ids. */
@Entity('consent_renewal')
export class ConsentRenewalEntity {
  @PrimaryColumn('text')
  organisationId: string;

  @Column('text')
  template: string;

  @InstantColumn()
  changedAt: Date;

  @Column('text')
  changedBy: string;
}

/** A file of consents: read, tried, then taken in. */
@Entity('consent_import')
@Index('consent_import_createdAt', ['createdAt', 'id'])
@Index('consent_import_state', ['state', 'createdAt'])
export class ConsentImportEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  fileName: string;

  @Column('integer')
  bytes: number;

  @Column('text')
  sha256: string;

  @Column('text')
  state: 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'failed' | 'cancelled';

  /** Encoding, delimiter, header, samples and what is proposed. */
  @Column('text')
  reading: string;

  @Column('text')
  mapping: string;

  /** Counts and the first rows at fault. */
  @Column('text')
  report: string;

  @Column('integer')
  rowsDone: number;

  @Column('text')
  problem: string;

  @InstantColumn()
  createdAt: Date;

  @Column('text')
  createdBy: string;

  @Column('text')
  createdById: string;

  @InstantColumn({ nullable: true })
  startedAt: Date | null;

  @InstantColumn({ nullable: true })
  finishedAt: Date | null;

  /** Who works on it renews this; past it, the work was cut off. */
  @InstantColumn({ nullable: true })
  leasedUntil: Date | null;
}

/** A piece of the file, kept until it is taken in or given up, so that any instance can go on. */
@Entity('consent_import_part')
export class ConsentImportPartEntity {
  @PrimaryColumn('text')
  @ForeignKey(() => ConsentImportEntity, { name: 'consent_import_part_of', onDelete: 'CASCADE' })
  importId: string;

  @PrimaryColumn('integer')
  number: number;

  @Column('bytea')
  bytes: Uint8Array;
}
