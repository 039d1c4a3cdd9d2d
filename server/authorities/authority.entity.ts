import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What people decided about an authority that the product ships. No row: nobody has decided anything. */
@Entity('authority')
export class AuthorityEntity {
  @PrimaryColumn('text')
  id: string;

  /** Grows with every change, so that nobody changes what they have not seen. */
  @Column('integer')
  version: number;

  /** JSON: field → edit. */
  @Column('text')
  edits: string;

  /** JSON: key of a link → what people found behind it. */
  @Column('text')
  linkRecords: string;
}
