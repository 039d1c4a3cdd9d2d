import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/instant-column.js';
import { UserEntity } from './user.entity.js';

/** A link in a mail that lets its reader choose a password. The row goes when the link is used. */
@Entity('password_reset')
@Index('password_reset_userId', ['userId'])
export class PasswordResetEntity {
  @PrimaryColumn({ type: 'text' })
  secretHash: string;

  @ForeignKey(() => UserEntity, { name: 'password_reset_user' })
  @Column({ type: 'text' })
  userId: string;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn()
  expiresAt: Date;
}
