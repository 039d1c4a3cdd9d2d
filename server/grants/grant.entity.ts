import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AccessRole, ApiEdition, ApiEnvironment } from '../core/api-editions/edition-names.js';
import type { GrantCause, GrantState } from '../core/grants/grant-states.js';
import { InstantColumn } from '../platform/database/instant-column.js';

/** Access of one organisation to what one role opens in one edition and environment. There is one at most; it is kept. */
@Entity('access_grant')
@Unique('access_grant_organisation', ['organisationId', 'edition', 'environment', 'role'])
@Index('access_grant_organisationKey', ['organisationKey', 'state'])
@Index('access_grant_organisationName', ['organisationName', 'id'])
@Index('access_grant_endsAt', ['endsAt', 'id'])
@Index('access_grant_grantedAt', ['grantedAt', 'id'])
@Index('access_grant_state', ['state', 'endsAt', 'id'])
export class GrantEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  organisationId: string;

  /** `LT-BL LB000458`. */
  @Column('text')
  organisationKey: string;

  /** As the certificate says that it was given with last. */
  @Column('text')
  organisationName: string;

  @Column('text')
  edition: ApiEdition;

  @Column('text')
  environment: ApiEnvironment;

  @Column('text')
  role: AccessRole;

  /** Ids; empty: all that the role opens. */
  @Column('simple-json')
  endpoints: readonly string[];

  /** Of it as a whole; what its certificates make of it is worked out with each change. */
  @Column('text')
  state: GrantState;

  /** Why all of it rests; those of one certificate stand there. */
  @Column('simple-json')
  causes: readonly GrantCause[];

  /** The review that decided last. */
  @Column('text')
  reviewId: string;

  /** Of the certificate that lasts the longest. */
  @InstantColumn()
  endsAt: Date;

  @InstantColumn()
  grantedAt: Date;

  @Column('text')
  grantedBy: string;

  @InstantColumn()
  changedAt: Date;

  @InstantColumn({ nullable: true })
  endedAt: Date | null;

  @Column('text')
  searchText: string;

  @Column('integer')
  version: number;
}

/** A certificate that a grant is used with. The certificate itself may be deleted; that it was there stays. */
@Entity('grant_certificate')
@Index('grant_certificate_sha256', ['sha256'])
@Index('grant_certificate_certificateId', ['certificateId'])
@Index('grant_certificate_reviewId', ['reviewId'])
@Index('grant_certificate_until', ['state', 'until'])
export class GrantCertificateEntity {
  @PrimaryColumn('text')
  @ForeignKey(() => GrantEntity, { name: 'grant_certificate_grant', onDelete: 'CASCADE' })
  grantId: string;

  @PrimaryColumn('text')
  certificateId: string;

  @Column('text')
  sha256: string;

  /** The review that decided about it. */
  @Column('text')
  reviewId: string;

  @Column('text')
  state: GrantState;

  @Column('simple-json')
  causes: readonly GrantCause[];

  @InstantColumn()
  since: Date;

  /** From then on it opens nothing; never later than `notAfter`. */
  @InstantColumn()
  until: Date;

  @InstantColumn()
  notAfter: Date;
}

/** Up to when verdicts were looked at. */
@Entity('grant_sweep')
export class GrantSweepEntity {
  @PrimaryColumn('text')
  name: string;

  @InstantColumn()
  evaluatedAt: Date;
}
