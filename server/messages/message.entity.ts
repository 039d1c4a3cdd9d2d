import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { MessageState } from '../core/alerts/delivery.js';
import { BytesColumn, InstantColumn } from '../platform/database/instant-column.js';
import type { MessageKind } from './messages.contract.js';

/** An outgoing mail; the table is the outbox. */
@Entity('message')
@Unique('message_dedupeKey', ['dedupeKey'])
@Index('message_nextAttemptAt', ['nextAttemptAt'])
@Index('message_state', ['state', 'createdAt'])
@Index('message_createdAt', ['createdAt'])
@Index('message_subject', ['subjectType', 'subjectId'])
export class MessageEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  kind: MessageKind;

  @Column('text')
  to: string;

  @Column('text')
  subject: string;

  /** Erased, as `html`, when a confidential mail needs no further attempt. */
  @Column('text', { nullable: true })
  text: string | null;

  @Column('text', { nullable: true })
  html: string | null;

  /** The body holds a secret: it is never shown and is erased after the last attempt. */
  @Column('boolean')
  confidential: boolean;

  /** Two messages with one key are one. */
  @Column('text', { nullable: true })
  dedupeKey: string | null;

  /** The header `Message-ID`, the same at every attempt. */
  @Column('text')
  messageId: string;

  @Column('text')
  state: MessageState;

  @Column('integer')
  attempts: number;

  @InstantColumn({ nullable: true })
  firstAttemptAt: Date | null;

  /** When a sender takes it next; while it is being sent, the end of the lease. `null` when there is nothing left to do. */
  @InstantColumn({ nullable: true })
  nextAttemptAt: Date | null;

  /** Fences off a sender whose lease ran out: it changes with every claim, and whoever holds an old one changes nothing. */
  @Column('text', { nullable: true })
  leaseToken: string | null;

  @Column('text', { nullable: true })
  lastError: string | null;

  /** What the server said when it accepted. */
  @Column('text', { nullable: true })
  serverResponse: string | null;

  /** After this instant it is of no use and is not sent. */
  @InstantColumn({ nullable: true })
  expiresAt: Date | null;

  @Column('text', { nullable: true })
  subjectType: string | null;

  @Column('text', { nullable: true })
  subjectId: string | null;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  sentAt: Date | null;
}

/** A file that goes with a mail; gone when the mail needs no further attempt. */
@Entity('message_attachment')
export class MessageAttachmentEntity {
  @PrimaryColumn('text')
  @ForeignKey(() => MessageEntity, { name: 'message_attachment_message', onDelete: 'CASCADE' })
  messageId: string;

  @PrimaryColumn('text')
  name: string;

  @Column('text')
  type: string;

  @BytesColumn()
  bytes: Uint8Array;
}
