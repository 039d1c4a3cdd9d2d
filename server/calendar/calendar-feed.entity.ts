import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { InstantColumn } from '../platform/database/instant-column.js';
import type { FeedScope } from './calendar.contract.js';

/** An address that a calendar program reads without signing in, as its owner would see it. */
@Entity('calendar_feed')
@Unique('calendar_feed_secretHash', ['secretHash'])
@Index('calendar_feed_userId', ['userId'])
export class CalendarFeedEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  userId: string;

  @Column('text')
  name: string;

  @Column('text')
  scope: FeedScope;

  /** SHA-256; the secret has 256 random bits. */
  @Column('text')
  secretHash: string;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  revokedAt: Date | null;
}
