import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/instant-column.js';
import type { ProbeKeyAlgorithm } from './probes.contract.js';

export const PROBE_KEY_TABLE = 'probe_key';

/** A private key with its certificate. Sealed to this row, and opened only to shake hands. */
@Entity(PROBE_KEY_TABLE)
@Index('probe_key_name', ['name', 'id'])
@Index('probe_key_certificateId', ['certificateId'])
export class ProbeKeyEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  organisationId: string | null;

  @Column('text')
  certificateId: string;

  @Column('text')
  certificateSubject: string;

  @InstantColumn()
  certificateEndsAt: Date;

  @Column('text')
  algorithm: ProbeKeyAlgorithm;

  @Column('integer', { nullable: true })
  bits: number | null;

  @Column('text', { nullable: true })
  curve: string | null;

  /** PEM, leaf first; public. */
  @Column('text', { select: false })
  certificates: string;

  /** PKCS#8 in PEM, in an envelope: see `platform/sealed/envelope.ts`. */
  @Column('text', { select: false })
  sealed: string;

  @InstantColumn()
  uploadedAt: Date;

  @Column('text')
  uploadedBy: string;

  @InstantColumn({ nullable: true })
  lastUsedAt: Date | null;

  @Column('integer')
  uses: number;
}

/** How often a key was used for a target on a day; the first use of the day stands in the audit log. */
@Entity('probe_key_use')
export class ProbeKeyUseEntity {
  @PrimaryColumn('text')
  keyId: string;

  @PrimaryColumn('text')
  targetId: string;

  /** `2026-11-23`, UTC. */
  @PrimaryColumn('text')
  day: string;

  @Column('integer')
  uses: number;
}
