import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AlertDelivery, AlertKind, AlertState, SupersededReason } from '../core/alerts/alert.js';
import type { ExpiringCertificate } from '../core/alerts/expiry-mail.js';
import type { RegisterChangeNews } from '../core/alerts/register-change-mail.js';
import type { FailingRegister } from '../core/alerts/register-mail.js';
import type { FailingList } from '../core/alerts/trusted-list-mail.js';
import type { UnheardNews } from '../core/notifications/unheard-mail.js';
import type { VerdictChange } from '../core/alerts/verdict-mail.js';
import { InstantColumn } from '../platform/database/instant-column.js';

/** What the mail says of a certificate; `endsAt` has the rest. */
export type CertificateContext = Omit<ExpiringCertificate, 'notAfter' | 'certificateId'> & {
  /** Of an alert about a verdict. */
  readonly change?: VerdictChange;
};

/** By kind: of a certificate, a trusted list, a register, what a register says otherwise, or news that nobody hears. */
export type AlertContext =
  CertificateContext | FailingList | FailingRegister | RegisterChangeNews | UnheardNews;

@Entity('alert')
@Unique('alert_key', ['key'])
@Index('alert_raisedAt', ['raisedAt', 'id'])
@Index('alert_state', ['state', 'endsAt', 'id'])
@Index('alert_subject', ['subjectType', 'subjectId'])
@Index('alert_delivery', ['delivery', 'state', 'recipient'])
@Index('alert_messageId', ['messageId'])
export class AlertEntity {
  @PrimaryColumn('text')
  id: string;

  /** `kind:subject:threshold`: raising twice is one alert. */
  @Column('text')
  key: string;

  @Column('text')
  kind: AlertKind;

  @Column('text')
  subjectType: string;

  @Column('text')
  subjectId: string;

  /** Days before the end; negative after it; 0 where there is none. */
  @Column('integer')
  threshold: number;

  /** As of `raisedAt`. */
  @Column('text')
  title: string;

  @Column('simple-json')
  context: AlertContext;

  /** When what it warns of happens; of a verdict, when it was reached. */
  @InstantColumn()
  endsAt: Date;

  @InstantColumn()
  raisedAt: Date;

  /** The owner, until the mail is written; then whoever it went to. */
  @Column('text', { nullable: true })
  recipient: string | null;

  @Column('text', { nullable: true })
  recipientIs: 'owner' | 'default-recipient' | null;

  @Column('text')
  delivery: AlertDelivery;

  /** Row of the mail; a digest is the mail of many alerts. */
  @Column('text', { nullable: true })
  messageId: string | null;

  @Column('text')
  state: AlertState;

  @InstantColumn({ nullable: true })
  acknowledgedAt: Date | null;

  @Column('text', { nullable: true })
  acknowledgedBy: string | null;

  @Column('text')
  note: string;

  @InstantColumn({ nullable: true })
  supersededAt: Date | null;

  @Column('text', { nullable: true })
  supersededReason: SupersededReason | null;
}
