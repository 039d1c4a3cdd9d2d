import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AccessRole, ApiEdition, ApiEnvironment } from '../core/api-editions/edition-names.js';
import type { SubmissionFacts } from '../core/submissions/submission-facts.js';
import type { SubmissionEvent, SubmissionState } from '../core/submissions/submission-states.js';
import { BytesColumn, InstantColumn } from '../platform/database/instant-column.js';
import type { FileDigest } from '../platform/documents/zip-file.js';

/** An approved review on its way to the bank, with the package exactly as it is handed over. */
@Entity('submission')
@Unique('submission_openReviewId', ['openReviewId'])
@Index('submission_reviewId', ['reviewId', 'preparedAt', 'id'])
@Index('submission_preparedAt', ['preparedAt', 'id'])
@Index('submission_state', ['state', 'preparedAt', 'id'])
@Index('submission_messageId', ['messageId'])
export class SubmissionEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  reviewId: string;

  @Column('text')
  reviewNumber: string;

  /** The review while the submission is under way; one at a time. */
  @Column('text', { nullable: true })
  openReviewId: string | null;

  @Column('text')
  organisationId: string;

  @Column('text')
  organisationKey: string;

  @Column('text')
  organisationName: string;

  @Column('text')
  identifier: string;

  @Column('text')
  edition: ApiEdition;

  @Column('text')
  environment: ApiEnvironment;

  @Column('text')
  certificateId: string;

  @Column('text')
  certificateSha256: string;

  @Column('simple-json')
  roles: readonly AccessRole[];

  @Column('simple-json')
  endpoints: readonly string[];

  @InstantColumn({ nullable: true })
  validUntil: Date | null;

  @Column('text')
  state: SubmissionState;

  /** What the package was made of. */
  @Column('simple-json', { select: false })
  facts: SubmissionFacts;

  /** What the package holds. */
  @Column('simple-json', { select: false })
  files: readonly FileDigest[];

  @BytesColumn({ select: false })
  package: Uint8Array;

  @Column('text')
  packageSha256: string;

  @Column('integer')
  packageSize: number;

  @BytesColumn({ select: false })
  letter: Uint8Array;

  @InstantColumn()
  preparedAt: Date;

  @Column('text')
  preparedBy: string;

  @InstantColumn({ nullable: true })
  sentAt: Date | null;

  @Column('text', { nullable: true })
  sentBy: string | null;

  /** The address it was mailed to; null by hand. */
  @Column('text', { nullable: true })
  sentTo: string | null;

  /** Of the mail. */
  @Column('text', { nullable: true })
  messageId: string | null;

  /** The bank's own, as last heard. */
  @Column('text', { nullable: true })
  reference: string | null;

  @InstantColumn({ nullable: true })
  answeredAt: Date | null;

  @Column('text', { nullable: true })
  answeredBy: string | null;

  @Column('text')
  searchText: string;

  @Column('integer')
  version: number;
}

/** What happened to a submission; never changed. */
@Entity('submission_event')
@Unique('submission_event_position', ['submissionId', 'position'])
export class SubmissionEventEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey(() => SubmissionEntity, { name: 'submission_event_submission', onDelete: 'CASCADE' })
  submissionId: string;

  /** The version of the submission that it led to. */
  @Column('integer')
  position: number;

  @InstantColumn()
  at: Date;

  @Column('text')
  kind: SubmissionEvent;

  @Column('text')
  actorId: string;

  @Column('text')
  actorName: string;

  @Column('text')
  reference: string;

  @Column('text')
  text: string;

  @Column('simple-json')
  facts: Readonly<Record<string, string>>;
}

@Entity('submission_attachment')
@Index('submission_attachment_submissionId', ['submissionId', 'addedAt', 'id'])
export class SubmissionAttachmentEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey(() => SubmissionEntity, { name: 'submission_attachment_submission', onDelete: 'CASCADE' })
  submissionId: string;

  @Column('text')
  eventId: string;

  @Column('text')
  name: string;

  @Column('text')
  type: string;

  @Column('integer')
  size: number;

  @Column('text')
  sha256: string;

  @BytesColumn({ select: false })
  bytes: Uint8Array;

  @InstantColumn()
  addedAt: Date;

  @Column('text')
  addedBy: string;
}

export const SECRET_TABLE = 'submission_secret';

/** What opens the bank's interface; sealed to this row. */
@Entity(SECRET_TABLE)
@Unique('submission_secret_kind', ['submissionId', 'kind'])
export class SubmissionSecretEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey(() => SubmissionEntity, { name: 'submission_secret_submission', onDelete: 'CASCADE' })
  submissionId: string;

  @Column('text')
  kind: 'client-id' | 'client-secret';

  @Column('text', { select: false })
  sealed: string;

  @InstantColumn()
  receivedAt: Date;

  @Column('text')
  receivedBy: string;

  /** Null: no end is known. */
  @InstantColumn({ nullable: true })
  expiresAt: Date | null;
}
