import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ColumnMapping } from '../core/registers/sources/column-mapping.js';
import { InstantColumn } from '../platform/database/instant-column.js';

/** An authority's list whose columns an administrator gave a meaning. Never deleted: editions rest on it. */
@Entity('register_source')
@Index('register_source_authority', ['authority'])
export class RegisterSourceEntity {
  /** What editions and entries call it: `nl-dnb-payment-institutions`. */
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  name: string;

  /** NCA id. */
  @Column('text')
  authority: string;

  @Column('text', { nullable: true })
  homepage: string | null;

  @Column('integer', { nullable: true })
  freshForDays: number | null;

  @Column('simple-json')
  mapping: ColumnMapping;

  @Column('integer')
  revision: number;

  @Column('text')
  createdBy: string;

  @InstantColumn()
  createdAt: Date;

  /** When the mapping was last changed: a file read before that is read anew. */
  @InstantColumn()
  mappedAt: Date;

  @InstantColumn({ nullable: true })
  retiredAt: Date | null;
}
