import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row's id. */
export const HEAD = 1;

/** The last entry's position and hash: what the next entry follows on, and proof that the end was not cut off. */
@Entity('audit_head')
export class AuditHeadEntity {
  @PrimaryColumn({ type: 'integer' })
  id: number;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  hash: string;
}
