import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/instant-column.js';
import { UserEntity } from './user.entity.js';

@Entity('user_session')
@Index('user_session_userId', ['userId'])
export class SessionEntity {
  /** SHA-256 of the id in the cookie: who reads the database cannot sign in with it. */
  @PrimaryColumn({ type: 'text' })
  idHash: string;

  @ForeignKey(() => UserEntity, { name: 'user_session_user' })
  @Column({ type: 'text' })
  userId: string;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn()
  lastUsedAt: Date;

  @Column({ type: 'text' })
  address: string;

  @Column({ type: 'text' })
  userAgent: string;
}
