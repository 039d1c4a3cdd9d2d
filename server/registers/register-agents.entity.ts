import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { BytesColumn } from '../platform/database/instant-column.js';

/**
 * Some agents of one institution, next to each other by name, as the editions from `fromEdition` up to, and without,
 * `toEdition` have them. Agents are never what a lookup answers with: they act under their institution and are found
 * through it, so that 322,000 of them need no rows and no indexes of their own.
 */
@Entity('register_agents')
@Index('register_agents_parent', ['source', 'parentCode'])
@Index('register_agents_from', ['source', 'fromEdition'])
@Index('register_agents_to', { synchronize: false })
export class RegisterAgentsEntity {
  @PrimaryColumn('integer')
  id: number;

  @Column('text')
  source: string;

  /** EntityCode of the institution. */
  @Column('text')
  parentCode: string;

  @Column('integer')
  fromEdition: number;

  @Column('integer')
  toEdition: number;

  /** What its first line begins with. */
  @Column('text')
  first: string;

  /** Of its lines without their version stamps; base64url of 16 bytes. */
  @Column('text')
  hash: string;

  @Column('integer')
  count: number;

  /** Its lines and, on one more, their stamps; deflated. */
  @BytesColumn({ select: false })
  data: Buffer;
}
