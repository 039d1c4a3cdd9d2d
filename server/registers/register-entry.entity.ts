import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { EntryStatus } from '../core/registers/stored-entry.js';

/** The edition after the last one: nobody has seen the end of this state yet. */
export const OPEN = 2_147_483_647;

/**
 * One state of one entry: what the editions from `fromEdition` up to, and without, `toEdition` say of it. An edition
 * that says the same writes nothing. Rows of an edition that was never published are seen by nobody.
 *
 * The indexes without `synchronize` are partial, or of a kind that only one engine has; the migration makes them.
 */
@Entity('register_entry')
@Unique('register_entry_key', ['key', 'fromEdition'])
@Index('register_entry_number', { synchronize: false })
@Index('register_entry_code', { synchronize: false })
@Index('register_entry_parent', { synchronize: false })
@Index('register_entry_search', { synchronize: false })
@Index('register_entry_from', ['source', 'fromEdition'])
@Index('register_entry_to', { synchronize: false })
@Index('register_entry_due', { synchronize: false })
@Index('register_entry_name', ['name', 'id'])
@Index('register_entry_type', ['type', 'name', 'id'])
export class RegisterEntryEntity {
  @PrimaryColumn('integer')
  id: number;

  @Column('text')
  source: string;

  @Column('integer')
  fromEdition: number;

  @Column('integer')
  toEdition: number;

  /** `eba:PSD_PI:LT_BL!LB000458`. */
  @Column('text')
  key: string;

  @Column('text')
  type: string;

  @Column('text')
  code: string;

  @Column('text')
  owner: string;

  @Column('text', { nullable: true })
  authority: string | null;

  /** Of the authority. */
  @Column('text', { nullable: true })
  country: string | null;

  @Column('text', { nullable: true })
  number: string | null;

  /** The number and the national part of the code on the last rung of the ladder. */
  @Column('text', { nullable: true })
  numberKey: string | null;

  @Column('text', { nullable: true })
  codeKey: string | null;

  @Column('text')
  name: string;

  @Column('text')
  status: EntryStatus;

  /** `YYYY-MM-DD`: the day on which the status becomes another by itself. */
  @Column('text', { nullable: true })
  statusUntil: string | null;

  @Column('text', { nullable: true })
  parentCode: string | null;

  /** ` LT:PS_070 DE:PS_080 `; null without services. */
  @Column('text', { nullable: true })
  serviceText: string | null;

  @Column('text')
  searchText: string;

  /** The source's stamp of it when this state came. */
  @Column('text', { nullable: true })
  version: string | null;

  /** Of the bytes as they stood in the file, and of what was understood of them; base64url of 16 bytes. */
  @Column('text')
  rawHash: string;

  @Column('text')
  contentHash: string;

  /** The entry, JSON. */
  @Column('text', { select: false })
  data: string;
}
