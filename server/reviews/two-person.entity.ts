import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ApiEdition, ApiEnvironment } from '../core/api-editions/edition-names.js';
import type { DecisionProfile } from '../core/reviews/decision-profile.js';
import { InstantColumn } from '../platform/database/instant-column.js';

/** Who proposed, approved and ended something that needs two people. */
abstract class TwoPersonColumns {
  @Column('text')
  state: 'proposed' | 'approved' | 'revoked';

  @Column('text')
  reason: string;

  @Column('text')
  proposedBy: string;

  @Column('text')
  proposedById: string;

  @InstantColumn()
  proposedAt: Date;

  @Column('text', { nullable: true })
  approvedBy: string | null;

  @Column('text', { nullable: true })
  approvedById: string | null;

  @InstantColumn({ nullable: true })
  approvedAt: Date | null;

  @Column('text', { nullable: true })
  revokedBy: string | null;

  @Column('text', { nullable: true })
  revokedById: string | null;

  @InstantColumn({ nullable: true })
  revokedAt: Date | null;

  @Column('text', { nullable: true })
  revokedReason: string | null;
}

/** Nobody has decided yet. */
export const UNDECIDED = {
  ...{ approvedBy: null, approvedById: null, approvedAt: null },
  ...{ revokedBy: null, revokedById: null, revokedAt: null, revokedReason: null },
} as const;

/** A version of a decision profile. The newest approved one that fits counts; without one, the profile that is built in. */
@Entity('decision_profile')
@Unique('decision_profile_version', ['profileId', 'version'])
@Index('decision_profile_proposedAt', ['proposedAt', 'id'])
export class DecisionProfileEntity extends TwoPersonColumns {
  @PrimaryColumn('text')
  id: string;

  /** `default`, or what it is for: `berlin-1.3:production`. */
  @Column('text')
  profileId: string;

  @Column('integer')
  version: number;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  edition: ApiEdition | null;

  @Column('text', { nullable: true })
  environment: ApiEnvironment | null;

  @Column('simple-json')
  profile: DecisionProfile;
}

/** Lets one certificate of an organisation be approved although its verdict stands against that. */
@Entity('waiver')
@Index('waiver_proposedAt', ['proposedAt', 'id'])
@Index('waiver_certificateId', ['certificateId', 'state'])
@Index('waiver_reviewId', ['reviewId', 'proposedAt', 'id'])
export class WaiverEntity extends TwoPersonColumns {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  reviewId: string;

  @Column('text')
  reviewNumber: string;

  @Column('text')
  organisationName: string;

  @Column('text')
  organisationKey: string;

  @Column('text')
  certificateId: string;

  /** The outcome that is put up with. */
  @Column('text')
  code: string;

  /** Who answers for it. */
  @Column('text')
  owner: string;

  /** The last day, `YYYY-MM-DD`. */
  @Column('text')
  endsOn: string;
}
