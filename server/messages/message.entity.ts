import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { MessagePayload } from '../core/alerts/channels/channel-event.js';
import type { MessageAttempt, MessageState } from '../core/alerts/delivery.js';
import { BytesColumn, InstantColumn } from '../platform/database/instant-column.js';
import type { MessageKind } from './messages.contract.js';

/** An outgoing mail, or what another channel is told; the table is the outbox. */
@Entity('message')
@Unique('message_dedupeKey', ['dedupeKey'])
@Index('message_due', ['channel', 'nextAttemptAt'])
@Index('message_to', ['to', 'createdAt'])
@Index('message_carriedBy', ['carriedBy'])
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

  /** `email`, or the id of an alert channel. */
  @Column('text', { default: 'email' })
  channel: string;

  /** What goes with the words, or is said instead of them. */
  @Column('simple-json', { nullable: true })
  payload: MessagePayload | null;

  /** The message that tells this one too, because its reader had had many. */
  @Column('text', { nullable: true })
  carriedBy: string | null;

  /** The message that a person sent once more. */
  @Column('text', { nullable: true })
  resentFrom: string | null;

  /** The last attempts, oldest first. */
  @Column('simple-json', { default: '[]' })
  log: MessageAttempt[];

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
