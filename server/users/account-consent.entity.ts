import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AccountEvent, ConsentState } from '../core/users/decider-standing.js';
import { InstantColumn } from '../platform/database/instant-column.js';
import { UserEntity } from './user.entity.js';

/** Whether a second administrator stands behind an account that decides or consents; one row for each that ever did. */
@Entity('account_consent')
export class AccountConsentEntity {
  @PrimaryColumn('text')
  @ForeignKey(() => UserEntity, { name: 'account_consent_user' })
  userId: string;

  @Column('text')
  state: ConsentState;

  /** What made it necessary last. */
  @Column('text')
  event: AccountEvent;

  @Column('text')
  proposedBy: string;

  @Column('text')
  proposedById: string;

  @InstantColumn()
  proposedAt: Date;

  /** Who last handed out a way in; null where nobody has since the last consent. */
  @Column('text', { nullable: true })
  passwordById: string | null;

  @Column('text', { nullable: true })
  consentedBy: string | null;

  @Column('text', { nullable: true })
  consentedById: string | null;

  @InstantColumn({ nullable: true })
  consentedAt: Date | null;

  /** It could consent to others at some time; stays when it no longer can. */
  @Column('boolean')
  everConsenter: boolean;
}
