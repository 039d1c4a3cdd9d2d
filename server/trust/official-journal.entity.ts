import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { InstantColumn } from '../platform/database/instant-column.js';

/** A publication that an administrator brought in, in addition to the shipped ones or instead of one. */
@Entity('official_journal_notice')
@Unique('official_journal_notice_location', ['location'])
export class OfficialJournalNoticeEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  location: string;

  /** Base64 of the DER. */
  @Column('simple-json')
  signers: readonly string[];

  @InstantColumn()
  createdAt: Date;

  @Column('text')
  createdBy: string;
}
