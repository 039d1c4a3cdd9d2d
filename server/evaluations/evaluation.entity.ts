import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { RegisterBasis } from '../core/registers/register-basis.js';
import type { PolicyDocument, TrustDocument } from '../core/verdict/evaluation-document.js';
import type { EvaluationTrigger, EvidenceKind } from '../core/verdict/evaluation-record.js';
import type { VerdictDocument } from '../core/verdict/verdict-document.js';
import type { Outcome } from '../core/verdict/verdict.js';
import { BytesColumn, InstantColumn } from '../platform/database/instant-column.js';
import type { AttemptDocument, ChainDocument, ServiceDocument } from './evaluation-details.js';
import type { VerdictChanges } from './evaluations.contract.js';

/** One verdict and everything about it but the bytes it rests on. Never changed after it was written. */
@Entity('evaluation')
@Index('evaluation_certificateId', ['certificateId', 'evaluatedAt', 'id'])
@Index('evaluation_evaluatedAt', ['evaluatedAt', 'id'])
@Index('evaluation_changed', ['changed', 'evaluatedAt', 'id'])
export class EvaluationEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey('certificate', { name: 'evaluation_certificate', onDelete: 'CASCADE' })
  certificateId: string;

  @Column('text')
  outcome: Outcome;

  /** The instant the verdict is about. */
  @InstantColumn()
  at: Date;

  @InstantColumn()
  evaluatedAt: Date;

  @Column('boolean')
  isPresent: boolean;

  @Column('boolean')
  offline: boolean;

  @Column('text')
  trigger: EvaluationTrigger;

  @Column('text')
  evaluatedBy: string;

  @Column('boolean')
  changed: boolean;

  @Column('simple-json', { nullable: true })
  changes: VerdictChanges | null;

  @Column('simple-json')
  verdict: VerdictDocument;

  // Lists leave the rest where it is.

  @Column('simple-json', { select: false })
  chain: ChainDocument;

  @Column('simple-json', { select: false })
  attempts: readonly AttemptDocument[];

  @Column('simple-json', { select: false })
  trust: TrustDocument;

  @Column('simple-json', { select: false })
  services: readonly ServiceDocument[];

  @Column('simple-json', { select: false })
  policy: PolicyDocument;

  /** What the registers held about the holder; null before registers were asked. */
  @Column('simple-json', { select: false, nullable: true })
  register: RegisterBasis | null;

  /** SHA-256 of the evaluation document; the audit entry has it too. */
  @Column('text')
  digest: string;

  @Column('integer', { nullable: true })
  auditPosition: number | null;
}

/** Bytes, once each, for as long as an evaluation rests on them; what is current is not fetched again. */
@Entity('evidence_item')
@Index('evidence_item_cacheKey', ['cacheKey', 'receivedAt'])
@Index('evidence_item_due', ['kind', 'nextUpdate'])
export class EvidenceItemEntity {
  @PrimaryColumn('text')
  sha256: string;

  @Column('text')
  kind: EvidenceKind;

  /** gzip. */
  @BytesColumn()
  compressed: Uint8Array;

  /** Before compression. */
  @Column('integer')
  size: number;

  /** What was asked to get it; empty for what was given. */
  @Column('text')
  cacheKey: string;

  /** When and where it arrived last. */
  @Column('text')
  source: string;

  @InstantColumn()
  receivedAt: Date;

  @InstantColumn({ nullable: true })
  nextUpdate: Date | null;

  @Column('text', { nullable: true })
  nonce: string | null;

  /** Until then it is used instead of asking again; null when it must not be. */
  @InstantColumn({ nullable: true })
  currentUntil: Date | null;
}

/** That an evaluation rests on an item, and what the item said to it. */
@Entity('evaluation_evidence')
@Index('evaluation_evidence_sha256', ['sha256'])
export class EvaluationEvidenceEntity {
  @PrimaryColumn('text')
  @ForeignKey(() => EvaluationEntity, { name: 'evaluation_evidence_evaluation', onDelete: 'CASCADE' })
  evaluationId: string;

  @PrimaryColumn('integer')
  position: number;

  @Column('text')
  @ForeignKey(() => EvidenceItemEntity, { name: 'evaluation_evidence_item' })
  sha256: string;

  @Column('text')
  kind: EvidenceKind;

  @Column('text')
  source: string;

  @InstantColumn()
  receivedAt: Date;

  @Column('text', { nullable: true })
  nonce: string | null;

  /** SHA-256 of the certificates it was judged about. */
  @Column('simple-json')
  about: readonly string[];

  @InstantColumn({ nullable: true })
  thisUpdate: Date | null;

  @InstantColumn({ nullable: true })
  nextUpdate: Date | null;

  @Column('text', { nullable: true })
  status: 'good' | 'revoked' | 'on-hold' | 'unknown' | null;

  @Column('boolean')
  decisive: boolean;

  @Column('boolean')
  reused: boolean;
}
