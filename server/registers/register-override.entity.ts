import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { EntityType } from '../core/registers/register-entry.js';
import { DecisionColumns } from './decision-columns.js';

/** A number of certificates that a register knows under another. Kept after its end, because answers rest on it. */
@Entity('register_override')
@Index('register_override_number', ['numberKey', 'authority'])
@Index('register_override_proposedAt', ['proposedAt', 'id'])
export class RegisterOverrideEntity extends DecisionColumns {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  authority: string;

  @Column('text')
  number: string;

  @Column('text')
  numberKey: string;

  @Column('text')
  source: string;

  @Column('text')
  type: EntityType;

  @Column('text')
  code: string;

  @Column('text')
  entryName: string;

  @Column('text', { nullable: true })
  entryNumber: string | null;

  @Column('text')
  reason: string;

  @Column('text')
  state: 'proposed' | 'approved' | 'revoked';

  /** The last day, `YYYY-MM-DD`. */
  @Column('text', { nullable: true })
  endsOn: string | null;

  @Column('text')
  searchText: string;
}
