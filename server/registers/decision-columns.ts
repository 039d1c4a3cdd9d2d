import { Column } from 'typeorm';
import { InstantColumn } from '../platform/database/instant-column.js';

/** Who proposed, approved and ended something that needs two people. */
export abstract class DecisionColumns {
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

/** Nobody has decided yet. */
export const UNDECIDED = {
  ...{ approvedBy: null, approvedById: null, approvedAt: null },
  ...{ revokedBy: null, revokedById: null, revokedAt: null, revokedReason: null },
} as const;
