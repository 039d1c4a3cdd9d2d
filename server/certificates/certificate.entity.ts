import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { CertificateKind } from '../core/certificate/kind.js';
import type { Outcome } from '../core/verdict/verdict.js';
import type { SecondReading } from '../core/certificate/reading-finding.js';
import { BytesColumn, InstantColumn } from '../platform/database/instant-column.js';

/**
 * A stored certificate. The DER is the truth and is decoded again whenever details are asked for; the columns beside it
 * are what lists are filtered and sorted by, so a text column is empty, never null, and may be cut.
 */
@Entity('certificate')
@Unique('certificate_sha256', ['sha256'])
@Index('certificate_notAfter', ['notAfter', 'id'])
@Index('certificate_createdAt', ['createdAt', 'id'])
@Index('certificate_subject', ['subject', 'id'])
@Index('certificate_organisation', ['organisation', 'id'])
@Index('certificate_issuer', ['issuer', 'id'])
@Index('certificate_serialNumber', ['serialNumber', 'id'])
@Index('certificate_organizationIdentifier', ['organizationIdentifier', 'id'])
@Index('certificate_ncaId', ['ncaId', 'id'])
@Index('certificate_country', ['country', 'id'])
@Index('certificate_kind', ['kind', 'notAfter', 'id'])
@Index('certificate_severity', ['severity', 'notAfter', 'id'])
@Index('certificate_ownerEmail', ['ownerEmail', 'id'])
@Index('certificate_secondReading', ['secondReading', 'id'])
@Index('certificate_nextAlertAt', ['nextAlertAt', 'id'])
@Index('certificate_verdictOutcome', ['verdictOutcome', 'notAfter', 'id'])
@Index('certificate_nextEvaluationAt', ['nextEvaluationAt', 'id'])
@Index('certificate_judgedBy', ['judgedBy', 'id'])
@Index('certificate_verdictEvaluatedAt', ['verdictEvaluatedAt', 'id'])
@Index('certificate_registerKey', ['registerKey', 'id'])
export class CertificateEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  /** Lower-case hex of the DER. */
  @Column({ type: 'text' })
  sha256: string;

  @BytesColumn()
  der: Uint8Array;

  @Column({ type: 'text' })
  kind: CertificateKind;

  @Column({ type: 'text' })
  subject: string;

  @Column({ type: 'text' })
  organisation: string;

  @Column({ type: 'text' })
  issuer: string;

  @Column({ type: 'text' })
  serialNumber: string;

  @Column({ type: 'text' })
  organizationIdentifier: string;

  @Column({ type: 'text' })
  ncaId: string;

  @Column({ type: 'text' })
  country: string;

  /** What finds it by an entry of a register: `LT-BL LB000458`; empty where none can; null before it was worked out. */
  @Column({ type: 'text', nullable: true })
  registerKey: string | null;

  @InstantColumn()
  notBefore: Date;

  @InstantColumn()
  notAfter: Date;

  /** Rank of the worst finding: 0 without findings, 1 info, 2 warning, 3 error. */
  @Column({ type: 'integer' })
  severity: number;

  /** Of the certificate, its note and its tags, in lower case. */
  @Column({ type: 'text' })
  searchText: string;

  @Column({ type: 'text' })
  secondReading: SecondReading['status'];

  /** JSON array of sentences; empty unless the readers disagree. */
  @Column({ type: 'text' })
  readingDifferences: string;

  @Column({ type: 'text' })
  note: string;

  /** Empty without an owner. */
  @Column({ type: 'text' })
  ownerEmail: string;

  /** The certificate this one takes the place of; that one's `supersededById` names this one. */
  @Column({ type: 'text', nullable: true })
  replacesId: string | null;

  @Column({ type: 'text', nullable: true })
  supersededById: string | null;

  @InstantColumn({ nullable: true })
  retiredAt: Date | null;

  /** Until then access is given with it: it stays judged, even when it is retired or replaced. */
  @InstantColumn({ nullable: true })
  reliedOnUntil: Date | null;

  /** When the sweep has to look at it again; null when there is nothing left to tell. */
  @InstantColumn({ nullable: true })
  nextAlertAt: Date | null;

  /** The threshold told last, in days before notAfter. */
  @Column({ type: 'integer', nullable: true })
  lastThreshold: number | null;

  /** Outcome of the newest verdict about its own time; empty without one. */
  @Column({ type: 'text', default: '' })
  verdictOutcome: Outcome | '';

  @InstantColumn({ nullable: true })
  verdictAt: Date | null;

  @InstantColumn({ nullable: true })
  verdictEvaluatedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  verdictEvaluationId: string | null;

  /** When it is to be evaluated again; null when nothing can change any more, or nobody needs it. */
  @InstantColumn({ nullable: true })
  nextEvaluationAt: Date | null;

  /** Name of the file it came in. */
  @Column({ type: 'text' })
  source: string;

  @InstantColumn()
  createdAt: Date;

  @Column({ type: 'text' })
  createdBy: string;

  /** Fingerprint of the rules and adjustments that its findings come from; empty before there was one. */
  @Column({ type: 'text', default: '' })
  judgedBy: string;

  /** Counts what people change, not what the sweep or the second reading notes down. */
  @Column({ type: 'integer' })
  version: number;
}

/** A usable role, so only of certificates on which both readers agree. */
@Entity('certificate_role')
@Index('certificate_role_certificateId', ['certificateId'])
export class CertificateRoleEntity {
  @PrimaryColumn({ type: 'text' })
  role: string;

  @PrimaryColumn({ type: 'text' })
  @ForeignKey(() => CertificateEntity, { name: 'certificate_role_certificate' })
  certificateId: string;
}

/** The severity of a finding that an administrator switched off: below every real one. */
export const SILENCED = 0;

/** A finding's code, once for each certificate, with its worst severity there. */
@Entity('certificate_finding')
@Index('certificate_finding_certificateId', ['certificateId'])
export class CertificateFindingEntity {
  @PrimaryColumn({ type: 'text' })
  code: string;

  @PrimaryColumn({ type: 'text' })
  @ForeignKey(() => CertificateEntity, { name: 'certificate_finding_certificate' })
  certificateId: string;

  @Column({ type: 'integer' })
  severity: number;
}

@Entity('certificate_tag')
@Index('certificate_tag_certificateId', ['certificateId'])
export class CertificateTagEntity {
  @PrimaryColumn({ type: 'text' })
  tag: string;

  @PrimaryColumn({ type: 'text' })
  @ForeignKey(() => CertificateEntity, { name: 'certificate_tag_certificate' })
  certificateId: string;
}
