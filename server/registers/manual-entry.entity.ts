import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { BytesColumn } from '../platform/database/instant-column.js';
import { DecisionColumns } from './decision-columns.js';
import type { EVIDENCE_TYPES, MANUAL_TYPES, ManualState } from './sources.contract.js';

/** An institution that people entered from evidence. Never deleted: answers rest on it. */
@Entity('register_manual_entry')
@Index('register_manual_entry_number', ['numberKey', 'authority'])
@Index('register_manual_entry_state', ['state', 'id'])
@Index('register_manual_entry_proposedAt', ['proposedAt', 'id'])
export class ManualEntryEntity extends DecisionColumns {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  authority: string;

  @Column('text')
  number: string;

  @Column('text')
  numberKey: string;

  @Column('text')
  name: string;

  @Column('text')
  type: (typeof MANUAL_TYPES)[number];

  @Column('simple-json')
  commercialNames: readonly string[];

  @Column('simple-json')
  services: Readonly<Record<string, readonly string[]>>;

  /** Days, `YYYY-MM-DD`. */
  @Column('text')
  authorisedOn: string;

  @Column('text', { nullable: true })
  endedOn: string | null;

  @Column('text', { nullable: true })
  endedReason: string | null;

  @Column('text', { nullable: true })
  endedBy: string | null;

  @Column('text')
  reason: string;

  @Column('text')
  evidenceOf: string;

  @Column('text')
  evidenceName: string;

  @Column('text')
  evidenceType: (typeof EVIDENCE_TYPES)[number];

  @Column('integer')
  evidenceSize: number;

  /** Lower-case hex. */
  @Column('text')
  evidenceSha256: string;

  @BytesColumn({ select: false })
  evidence: Uint8Array;

  @Column('text')
  state: ManualState;

  @Column('text')
  searchText: string;
}
