import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/instant-column.js';

/** A password check that did not succeed (yet). Rows, so that a restart or a second instance forgets nothing. */
@Entity('sign_in_attempt')
@Index('sign_in_attempt_account', ['account', 'at'])
@Index('sign_in_attempt_address', ['address', 'at'])
@Index('sign_in_attempt_at', ['at'])
export class SignInAttemptEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  /** SHA-256 of the e-mail address, known or not, and of the device if the owner used it before. */
  @Column({ type: 'text' })
  account: string;

  @Column({ type: 'text' })
  address: string;

  @InstantColumn()
  at: Date;
}
