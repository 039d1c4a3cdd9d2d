import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DeliveryOccasion, DeliveryState, RecipientKind } from '../core/alerts/alert-delivery.js';
import type { RuleTiming } from '../core/alerts/alert-rule.js';
import { InstantColumn } from '../platform/database/instant-column.js';
import { AlertEntity } from './alert.entity.js';

/**
 * One alert, told to one recipient through one channel on one occasion: written in the transaction that decides it, so that
 * a crash neither loses nor doubles it. What carries it is a row of the outbox.
 */
@Entity('alert_delivery')
@Unique('alert_delivery_key', ['alertId', 'occasion', 'turn', 'channel', 'recipient'])
@Index('alert_delivery_due', ['state', 'dueAt', 'id'])
@Index('alert_delivery_messageId', ['messageId'])
@Index('alert_delivery_recipient', ['recipient', 'channel', 'createdAt', 'id'])
@Index('alert_delivery_createdAt', ['createdAt', 'id'])
export class AlertDeliveryEntity {
  @PrimaryColumn('text')
  id: string;

  @ForeignKey(() => AlertEntity, { name: 'alert_delivery_alert', onDelete: 'CASCADE' })
  @Column('text')
  alertId: string;

  @Column('text')
  occasion: DeliveryOccasion;

  /** Of an escalation the step, of a snooze which one it was; 1 otherwise. */
  @Column('integer')
  turn: number;

  /** `email`, or the id of an alert channel. */
  @Column('text')
  channel: string;

  /** An address; of another channel, its id. */
  @Column('text')
  recipient: string;

  @Column('text')
  recipientIs: RecipientKind;

  @Column('text')
  ruleId: string;

  @Column('text')
  ruleName: string;

  @Column('text')
  timing: RuleTiming;

  /** Of the reader. */
  @Column('text')
  timeZone: string;

  @InstantColumn()
  dueAt: Date;

  @Column('text')
  state: DeliveryState;

  @Column('text')
  reason: string;

  /** Row of the outbox; several deliveries share one. */
  @Column('text', { nullable: true })
  messageId: string | null;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  settledAt: Date | null;
}
