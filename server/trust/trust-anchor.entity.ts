import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { BytesColumn, InstantColumn } from '../platform/database/instant-column.js';
import type { TrustAnchorState } from './trust.contract.js';

/** A certificate that is trusted to issue, beside the EU trusted lists. Kept after its end, because verdicts name it. */
@Entity('trust_anchor')
@Index('trust_anchor_state', ['state', 'id'])
@Index('trust_anchor_sha256', ['sha256'])
@Index('trust_anchor_proposedAt', ['proposedAt', 'id'])
export class TrustAnchorEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  sha256: string;

  @BytesColumn()
  der: Uint8Array;

  @Column('text')
  state: TrustAnchorState;

  @Column('text')
  scheme: string;

  @Column('text')
  scope: string;

  @Column('text')
  reason: string;

  @InstantColumn()
  notAfter: Date;

  @Column('text')
  searchText: string;

  @Column('text')
  proposedBy: string;

  @Column('text')
  proposedById: string;

  @InstantColumn()
  proposedAt: Date;

  @Column('text', { nullable: true })
  approvedBy: string | null;

  @Column('text', { nullable: true })
  approvedById: string | null;

  @InstantColumn({ nullable: true })
  approvedAt: Date | null;

  @Column('text', { nullable: true })
  revokedBy: string | null;

  @Column('text', { nullable: true })
  revokedById: string | null;

  @InstantColumn({ nullable: true })
  revokedAt: Date | null;

  @Column('text', { nullable: true })
  revokedReason: string | null;
}
