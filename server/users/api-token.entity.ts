import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { InstantColumn } from '../platform/database/instant-column.js';
import { UserEntity } from './user.entity.js';

@Entity('api_token')
@Unique('api_token_secretHash', ['secretHash'])
@Index('api_token_userId', ['userId'])
export class ApiTokenEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @ForeignKey(() => UserEntity, { name: 'api_token_user' })
  @Column({ type: 'text' })
  userId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'simple-json' })
  scopes: string[];

  /** SHA-256; the secret has 256 random bits, so nothing slower is needed. */
  @Column({ type: 'text' })
  secretHash: string;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn()
  expiresAt: Date;

  @InstantColumn({ nullable: true })
  lastUsedAt: Date | null;

  @InstantColumn({ nullable: true })
  revokedAt: Date | null;
}
