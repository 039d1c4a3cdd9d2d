import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ChannelKind } from '../core/alerts/channels/channels.js';
import { InstantColumn } from '../platform/database/instant-column.js';

export const CHANNEL_TABLE = 'alert_channel';

/** A way to tell beside e-mail. What leads into it is a secret, and sealed as one. */
@Entity(CHANNEL_TABLE)
@Index('alert_channel_name', ['name', 'id'])
export class AlertChannelEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  kind: ChannelKind;

  @Column('boolean')
  enabled: boolean;

  /** Hears of failures of Qwarden itself. */
  @Column('boolean')
  emergency: boolean;

  @Column('text')
  urlShown: string;

  @Column('text', { select: false })
  sealedUrl: string;

  @Column('text', { nullable: true, select: false })
  sealedSecret: string | null;

  @Column('boolean')
  hasSecret: boolean;

  @Column('text', { nullable: true })
  template: string | null;

  @Column('simple-json')
  headerNames: string[];

  /** JSON. */
  @Column('text', { select: false })
  sealedHeaders: string;

  @InstantColumn({ nullable: true })
  lastSentAt: Date | null;

  @InstantColumn({ nullable: true })
  lastFailedAt: Date | null;

  @Column('text', { nullable: true })
  lastError: string | null;

  /** Since when nothing was taken. */
  @InstantColumn({ nullable: true })
  failingSince: Date | null;

  @Column('integer')
  version: number;

  @InstantColumn()
  changedAt: Date;

  @Column('text')
  changedBy: string;
}
