import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { RecipientKind } from '../core/alerts/alert-delivery.js';
import type { AlertDelivery, AlertKind, AlertState, SupersededReason } from '../core/alerts/alert.js';
import type { ConsentNews } from '../core/alerts/consent-mail.js';
import type { DatedNews } from '../core/alerts/dated-news.js';
import type { DeafNews } from '../core/alerts/deaf-news.js';
import type { ExpiringCertificate } from '../core/alerts/expiry-mail.js';
import type { ProbeNews } from '../core/alerts/probe-mail.js';
import type { RegisterChangeNews } from '../core/alerts/register-change-mail.js';
import type { FailingRegister } from '../core/alerts/register-mail.js';
import type { AlertSeverity } from '../core/alerts/severity.js';
import type { FailingList } from '../core/alerts/trusted-list-mail.js';
import type { UnheardNews } from '../core/notifications/unheard-mail.js';
import type { VerdictChange } from '../core/alerts/verdict-mail.js';
import type { WatchNews } from '../core/alerts/watch.js';
import { InstantColumn } from '../platform/database/instant-column.js';

/** What the mail says of a certificate; `endsAt` has the rest. */
export type CertificateContext = Omit<ExpiringCertificate, 'notAfter' | 'certificateId'> & {
  /** Of an alert about a verdict. */
  readonly change?: VerdictChange;
};

/**
 * By kind: of a certificate, a trusted list, a register, what a register says otherwise, news that nobody hears, something
 * else that ends, or a rule that reaches nobody.
 */
export type AlertContext =
  | CertificateContext
  | FailingList
  | FailingRegister
  | RegisterChangeNews
  | UnheardNews
  | DatedNews
  | ConsentNews
  | DeafNews
  | ProbeNews
  | WatchNews;

@Entity('alert')
@Unique('alert_key', ['key'])
@Index('alert_raisedAt', ['raisedAt', 'id'])
@Index('alert_state', ['state', 'endsAt', 'id'])
@Index('alert_subject', ['subjectType', 'subjectId'])
@Index('alert_untold', ['delivery', 'state', 'raisedAt'])
@Index('alert_messageId', ['messageId'])
@Index('alert_severity', ['severity', 'raisedAt', 'id'])
@Index('alert_urgency', ['state', 'urgency', 'id'])
@Index('alert_organisationId', ['organisationId', 'raisedAt', 'id'])
@Index('alert_nextStepAt', ['nextStepAt', 'id'])
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

  @Column('text', { default: 'warning' })
  severity: AlertSeverity;

  /** Sorts the worst first, then what ends first; see `urgencyOf`. */
  @Column('text', { default: '' })
  urgency: string;

  /** Whom it concerns; null when that is nobody whom we know as an organisation. */
  @Column('text', { nullable: true })
  organisationId: string | null;

  /** Of the thing that it is about, as of `raisedAt`. */
  @Column('text', { nullable: true })
  ownerEmail: string | null;

  /** Of its deliveries the first; the owner, until there is one. */
  @Column('text', { nullable: true })
  recipient: string | null;

  @Column('text', { nullable: true })
  recipientIs: RecipientKind | null;

  /** Over all its deliveries. */
  @Column('text')
  delivery: AlertDelivery;

  /** Row of its first message; a digest is the message of many alerts. */
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
  snoozedUntil: Date | null;

  @Column('text', { default: '' })
  snoozeReason: string;

  @Column('text', { nullable: true })
  snoozedBy: string | null;

  /** When it escalates or wakes next, unless somebody acts before; null when neither is to come. */
  @InstantColumn({ nullable: true })
  nextStepAt: Date | null;

  /** Steps of escalation that were taken. */
  @Column('integer', { default: 0 })
  escalated: number;

  /** What it warned of was put right by then. */
  @InstantColumn({ nullable: true })
  recoveredAt: Date | null;

  @InstantColumn({ nullable: true })
  supersededAt: Date | null;

  @Column('text', { nullable: true })
  supersededReason: SupersededReason | null;
}
