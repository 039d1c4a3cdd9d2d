import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import { InstantColumn } from '../platform/database/instant-column.js';

@Entity('audit_entry')
@Index('audit_entry_actor', ['actorId', 'position'])
@Index('audit_entry_action', ['action', 'position'])
@Index('audit_entry_subject', ['subjectId', 'position'])
@Index('audit_entry_at', ['at', 'position'])
export class AuditEntryEntity {
  @PrimaryColumn({ type: 'integer' })
  position: number;

  @InstantColumn()
  at: Date;

  @Column({ type: 'text' })
  actorId: string;

  @Column({ type: 'text' })
  actorName: string;

  @Column({ type: 'text' })
  via: Actor['via'];

  @Column({ type: 'text' })
  action: string;

  @Column({ type: 'text' })
  subjectType: string;

  @Column({ type: 'text' })
  subjectId: string;

  /** Canonical JSON, exactly the text that was hashed. */
  @Column({ type: 'text' })
  details: string;

  @Column({ type: 'text' })
  hash: string;
}
