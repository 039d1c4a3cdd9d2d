import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AttemptOutcome } from '../core/trust-lists/attempt-outcome.js';
import type { ListReason, ListWarningCode } from '../core/trust-lists/judge-list.js';
import { BytesColumn, InstantColumn } from '../platform/database/instant-column.js';

/** The list of lists. */
export const EU = 'EU';

/** How a national list stands to the list of lists in use; the list of lists itself is always `announced`. */
export type Standing = 'announced' | 'signer-withdrawn' | 'not-pointed-at';

/** Which edition of a territory's list is in use, and how the attempts to get a newer one go. */
@Entity('trusted_list')
@Index('trusted_list_nextAttemptAt', ['nextAttemptAt'])
export class TrustedListEntity {
  @PrimaryColumn('text')
  territory: string;

  @Column('text', { nullable: true })
  location: string | null;

  @Column('text')
  standing: Standing;

  @Column('text', { nullable: true })
  editionId: string | null;

  /** Of the edition in use, when it came from `location`. */
  @Column('text', { nullable: true })
  etag: string | null;

  @Column('text', { nullable: true })
  lastModified: string | null;

  @InstantColumn({ nullable: true })
  lastAttemptAt: Date | null;

  @InstantColumn({ nullable: true })
  lastSuccessAt: Date | null;

  @Column('text', { nullable: true })
  lastOutcome: AttemptOutcome | null;

  @Column('text', { nullable: true })
  lastMessage: string | null;

  /** In a row. */
  @Column('integer')
  failures: number;

  @InstantColumn({ nullable: true })
  nextAttemptAt: Date | null;
}

/** A list that was good, or a pivot on the way to one. Never changed, never deleted: verdicts rest on it. */
@Entity('trusted_list_edition')
@Unique('trusted_list_edition_sha256', ['territory', 'kind', 'sha256'])
@Index('trusted_list_edition_receivedAt', ['territory', 'kind', 'receivedAt', 'id'])
@Index('trusted_list_edition_source', ['kind', 'source'])
export class TrustedListEditionEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  territory: string;

  @Column('text')
  kind: 'list' | 'pivot';

  @Column('integer')
  sequenceNumber: number;

  @InstantColumn()
  issued: Date;

  @InstantColumn({ nullable: true })
  nextUpdate: Date | null;

  @Column('integer')
  version: number;

  /** Lower-case hex of the XML. */
  @Column('text')
  sha256: string;

  @Column('integer')
  size: number;

  /** The file as it was received, gzip. */
  @BytesColumn({ select: false })
  xml: Uint8Array;

  /** What was read from it and verified, JSON, gzip: the XML takes twenty times as long to read. */
  @BytesColumn({ select: false })
  reading: Uint8Array;

  @InstantColumn()
  receivedAt: Date;

  /** The URL, or the name of the imported file; of a pivot always the URL. */
  @Column('text')
  source: string;

  /** Base64 of the DER of the signer's certificate. */
  @Column('text')
  signer: string;

  @Column('text')
  signerSha256: string;

  @Column('text')
  signerSubject: string;

  @Column('simple-json')
  warnings: readonly ListReason<ListWarningCode>[];

  /** Of a list of lists: the publication in the Official Journal that it was accepted by. */
  @Column('text', { nullable: true })
  notice: string | null;

  @Column('integer')
  services: number;

  /** Services that are granted and issue qualified website certificates now. */
  @Column('integer')
  webServices: number;
}
