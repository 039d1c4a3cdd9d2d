import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { NotificationGroup, NotificationKind } from '../core/notifications/kinds.js';
import { InstantColumn } from '../platform/database/instant-column.js';

/** One piece of news for one person. */
@Entity('notification')
@Unique('notification_dedupeKey', ['dedupeKey', 'userId'])
@Index('notification_userId', ['userId', 'createdAt', 'id'])
@Index('notification_unread', ['userId', 'readAt'])
@Index('notification_readAt', ['readAt'])
export class NotificationEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  userId: string;

  @Column('text')
  kind: NotificationKind;

  @Column('text')
  subjectType: string;

  @Column('text')
  subjectId: string;

  @Column('text')
  subjectName: string;

  /** Path in the console. */
  @Column('text')
  link: string;

  @Column('simple-json')
  facts: Readonly<Record<string, string>>;

  /** The same news told twice is one row; null: never the same. */
  @Column('text', { nullable: true })
  dedupeKey: string | null;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  readAt: Date | null;
}

/** A group of news that somebody does not want by mail. */
@Entity('notification_mute')
export class NotificationMuteEntity {
  @PrimaryColumn('text')
  userId: string;

  @PrimaryColumn('text')
  group: NotificationGroup;
}
