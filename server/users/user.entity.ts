import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Role } from '../core/permissions/permissions.js';
import { InstantColumn } from '../platform/database/instant-column.js';
import type { User } from './users.contract.js';

@Entity('user_account')
@Unique('user_account_email', ['email'])
export class UserEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  /** Lower case. */
  @Column({ type: 'text' })
  email: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  role: Role;

  @Column({ type: 'text' })
  state: User['state'];

  @Column({ type: 'text' })
  locale: User['locale'];

  @Column({ type: 'text', nullable: true })
  timeZone: string | null;

  /** Argon2id in PHC form; null until somebody who was invited by mail has chosen one. */
  @Column({ type: 'text', nullable: true })
  passwordHash: string | null;

  @Column({ type: 'boolean' })
  mustChangePassword: boolean;

  /** A one-time password that nobody used is worth nothing after this. */
  @InstantColumn({ nullable: true })
  passwordExpiresAt: Date | null;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  lastSignInAt: Date | null;

  /** Counts the changes an administrator makes. */
  @Column({ type: 'integer' })
  version: number;
}
