import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique, type ValueTransformer } from 'typeorm';
import type { ApiEdition, ApiEnvironment } from '../core/api-editions/edition-names.js';
import type { Application } from '../core/applications/application.js';
import type { RejectReason, ReviewCommand, ReviewLane, ReviewState } from '../core/reviews/review-states.js';
import type { DecisionProfile } from '../core/reviews/decision-profile.js';
import { BytesColumn, InstantColumn } from '../platform/database/instant-column.js';

const asText: ValueTransformer = {
  to: (value: unknown) => (typeof value === 'number' ? String(value) : value),
  from: (value: unknown) => (typeof value === 'string' ? Number(value) : value),
};

/** Why a review was opened again. */
export interface ReopeningCause {
  readonly code: string;
  readonly detail: string;
  /** ISO 8601. */
  readonly at: string;
}

/** As `ApprovedScope`, with its end as text. */
export interface StoredScope {
  readonly roles: readonly string[];
  readonly endpoints: readonly string[];
  readonly until: string;
}

/** An application in the moment of its approval. */
export interface ApprovedApplication {
  readonly application: Application;
  readonly certificateId: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * All that the queue is filtered and sorted by: a page of it is found here, without the wide rows. An index for one order
 * would be walked row by row for whatever is rare.
 */
const QUEUE = [
  ...['state', 'dueAt', 'submittedAt', 'decidedAt', 'createdAt', 'numberOrder', 'organisationName', 'lane'],
  ...['edition', 'environment', 'wantedRoles', 'assigneeId', 'createdById', 'searchText', 'id'],
];

/** An application and its examination. What is searched and sorted by are columns; names of people are copies. */
@Entity('review')
@Unique('review_number', ['number'])
@Unique('review_openKey', ['openKey'])
@Index('review_queue', QUEUE)
@Index('review_state', ['state', 'id'])
@Index('review_dueAt', ['dueAt', 'id'])
@Index('review_organisationId', ['organisationId', 'createdAt', 'id'])
@Index('review_organisationKey', ['organisationKey', 'edition', 'environment'])
@Index('review_assigneeId', ['assigneeId', 'state'])
@Index('review_createdById', ['createdById', 'createdAt', 'id'])
@Index('review_certificateId', ['certificateId'])
@Index('review_expiresAt', ['expiresAt'])
export class ReviewEntity {
  @PrimaryColumn('text')
  id: string;

  /** `2026-0042`. */
  @Column('text')
  number: string;

  /** The same to sort by: year × 1,000,000 + count. As text, 10000 stands before 9999. */
  @Column('integer')
  numberOrder: number;

  @Column('text')
  state: ReviewState;

  @Column('text')
  lane: ReviewLane;

  @Column('integer')
  round: number;

  @Column('text', { nullable: true })
  organisationId: string | null;

  /** As certificates have it: `LT-BL LB000458`; empty where the identifier names nobody. */
  @Column('text')
  organisationKey: string;

  @Column('text')
  organisationName: string;

  @Column('text')
  identifier: string;

  @Column('text')
  onBehalfOf: string;

  @Column('text', { nullable: true })
  certificateId: string | null;

  @InstantColumn({ nullable: true })
  certificateNotAfter: Date | null;

  @Column('text', { nullable: true })
  edition: ApiEdition | null;

  @Column('text', { nullable: true })
  environment: ApiEnvironment | null;

  @Column('simple-json')
  application: Application;

  /** Those of the application. */
  @Column('simple-json')
  wantedRoles: readonly string[];

  /** Organisation, edition and environment while it is open, so that there is one of them only. */
  @Column('text', { nullable: true })
  openKey: string | null;

  @Column('text')
  createdById: string;

  @InstantColumn()
  createdAt: Date;

  @Column('text', { nullable: true })
  submittedById: string | null;

  @InstantColumn({ nullable: true })
  submittedAt: Date | null;

  @Column('text', { nullable: true })
  assigneeId: string | null;

  /** Ids. */
  @Column('simple-json')
  applicants: readonly string[];

  /** Names by id, of everybody who is named here. */
  @Column('simple-json')
  people: Readonly<Record<string, string>>;

  @InstantColumn()
  since: Date;

  @InstantColumn()
  touchedAt: Date;

  @InstantColumn({ nullable: true })
  dueAt: Date | null;

  /** As text: milliseconds of some weeks are more than an integer of PostgreSQL holds. */
  @Column('text', { nullable: true, transformer: asText })
  pausedMs: number | null;

  @InstantColumn({ nullable: true })
  decidedAt: Date | null;

  /** When it is over if nothing happens; null when nothing ends by itself. */
  @InstantColumn({ nullable: true })
  expiresAt: Date | null;

  /** Whether somebody was told that it is overdue, since it was submitted last. */
  @Column('boolean')
  overdueTold: boolean;

  @Column('simple-json', { nullable: true })
  scope: StoredScope | null;

  /** As it was in force at the submission. */
  @Column('simple-json', { nullable: true })
  profile: DecisionProfile | null;

  /** Votes of this round. */
  @Column('integer')
  approvals: number;

  /** The verdict that the submission or the decision rested on. */
  @Column('text', { nullable: true })
  evaluationId: string | null;

  @Column('simple-json')
  reopenedFor: readonly ReopeningCause[];

  @Column('simple-json')
  remarks: readonly string[];

  /** What was approved last, as it was then: what comes later is compared with it. */
  @Column('simple-json', { nullable: true })
  approved: ApprovedApplication | null;

  /** In lower case. */
  @Column('text')
  searchText: string;

  @Column('integer')
  version: number;
}

/** The number given last, of each year. */
@Entity('review_counter')
export class ReviewNumberEntity {
  @PrimaryColumn('integer')
  year: number;

  @Column('integer')
  last: number;
}

/** What happened to a review, in its order. */
@Entity('review_event')
@Index('review_event_command', ['command', 'at'])
export class ReviewEventEntity {
  @PrimaryColumn('text')
  @ForeignKey(() => ReviewEntity, { name: 'review_event_review', onDelete: 'CASCADE' })
  reviewId: string;

  /** Counted from 1. */
  @PrimaryColumn('integer')
  position: number;

  @InstantColumn()
  at: Date;

  @Column('text')
  actorId: string;

  @Column('text')
  actorName: string;

  @Column('text')
  command: ReviewCommand | 'create' | 'copy' | 'access';

  @Column('text', { nullable: true })
  fromState: ReviewState | null;

  @Column('text')
  toState: ReviewState;

  @Column('integer')
  round: number;

  @Column('simple-json')
  details: Readonly<Record<string, unknown>>;
}

@Entity('review_vote')
@Index('review_vote_at', ['at'])
export class ReviewVoteEntity {
  @PrimaryColumn('text')
  @ForeignKey(() => ReviewEntity, { name: 'review_vote_review', onDelete: 'CASCADE' })
  reviewId: string;

  @PrimaryColumn('integer')
  round: number;

  @PrimaryColumn('text')
  byId: string;

  @Column('text')
  byName: string;

  @Column('integer')
  step: number;

  @Column('text')
  decision: 'approve' | 'reject';

  @Column('text', { nullable: true })
  reason: RejectReason | null;

  @Column('text')
  comment: string;

  @InstantColumn()
  at: Date;
}

@Entity('review_message')
@Index('review_message_reviewId', ['reviewId', 'at', 'id'])
export class ReviewMessageEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey(() => ReviewEntity, { name: 'review_message_review', onDelete: 'CASCADE' })
  reviewId: string;

  @InstantColumn()
  at: Date;

  @Column('text')
  byId: string;

  @Column('text')
  byName: string;

  @Column('text')
  kind: 'question' | 'answer' | 'message' | 'comment';

  /** Plain text, whatever stands in it. */
  @Column('text')
  text: string;
}

@Entity('review_attachment')
@Index('review_attachment_reviewId', ['reviewId', 'at', 'id'])
export class ReviewAttachmentEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey(() => ReviewEntity, { name: 'review_attachment_review', onDelete: 'CASCADE' })
  reviewId: string;

  @InstantColumn()
  at: Date;

  @Column('text')
  byId: string;

  @Column('text')
  byName: string;

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
}
