import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { RegisterWarning } from '../ports/register-file-reader.js';
import { InstantColumn } from '../platform/database/instant-column.js';
import type { EditionChangeCounts, EditionProblem, EditionState } from './registers.contract.js';

/** One edition of one source, or an attempt to get one. Never deleted: answers rest on it. */
@Entity('register_edition')
@Unique('register_edition_number', ['source', 'number'])
@Index('register_edition_state', ['source', 'state', 'publishedAt'])
@Index('register_edition_startedAt', ['startedAt', 'id'])
export class RegisterEditionEntity {
  @PrimaryColumn('text')
  id: string;

  /** `eba`, `bafin`, … */
  @Column('text')
  source: string;

  /** Counts the attempts of a source; entries name it as the edition they came with and went with. */
  @Column('integer')
  number: number;

  @Column('text')
  state: EditionState;

  /** The source's own name of it. */
  @Column('text', { nullable: true })
  version: string | null;

  /** When its source says it was made; an answer as of a date comes from the last one published until then. */
  @InstantColumn({ nullable: true })
  publishedAt: Date | null;

  @InstantColumn()
  startedAt: Date;

  /** When it was taken into use, or refused. */
  @InstantColumn({ nullable: true })
  finishedAt: Date | null;

  /** Counts on while an import is alive. */
  @Column('integer')
  beats: number;

  /** The URL, or the name of the file. */
  @Column('text')
  origin: string;

  /** Lower-case hex of the file as it came; empty until it was read. */
  @Column('text')
  sha256: string;

  @Column('integer')
  size: number;

  @Column('text', { nullable: true })
  disclaimer: string | null;

  @Column('boolean')
  agents: boolean;

  @Column('integer')
  entities: number;

  @Column('simple-json')
  byType: Readonly<Record<string, number>>;

  /** Without agents. */
  @Column('simple-json')
  byOwner: Readonly<Record<string, number>>;

  /** Against the edition that was in use before. */
  @Column('simple-json', { nullable: true })
  changes: EditionChangeCounts | null;

  @Column('simple-json')
  warnings: readonly RegisterWarning[];

  @Column('simple-json', { nullable: true })
  problem: EditionProblem | null;

  /** Of a refused one: its entries are still there, so that it can be accepted. */
  @Column('boolean')
  staged: boolean;

  @Column('text')
  importedBy: string;

  /** Of the account, or `system`; empty where that was not kept. */
  @Column('text', { default: '' })
  importedById: string;

  /** Why an administrator accepted an edition that lost so much. */
  @Column('text', { nullable: true })
  acceptedBecause: string | null;
}
