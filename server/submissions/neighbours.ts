import type { EntityManager } from 'typeorm';
import type { AccessRole, ApiEdition, ApiEnvironment } from '../core/api-editions/edition-names.js';
import type { Application } from '../core/applications/application.js';
import type { Actor } from '../core/audit/actor.js';
import type { ReviewState } from '../core/reviews/review-states.js';

/** What a submission needs to know of a review. */
export interface ApprovedReview {
  readonly id: string;
  /** `2026-0042`. */
  readonly number: string;
  readonly state: ReviewState;
  readonly organisationId: string;
  readonly organisationKey: string;
  readonly organisationName: string;
  readonly identifier: string;
  readonly application: Application;
  readonly certificateId: string;
  readonly sha256: string;
  /** As approved, which may be narrower than asked for. */
  readonly approvedRoles: readonly AccessRole[];
  /** Empty: all that the roles open. */
  readonly endpoints: readonly string[];
  readonly validUntil: Date | null;
  readonly approvals: readonly { readonly by: string; readonly at: Date }[];
  /** The account that submitted it. */
  readonly applicantId: string | null;
}

/** Reviews, as submissions see them. */
export abstract class ApprovedReviews {
  /** In whatever state; null when there is none. With `tx`, as of that transaction. */
  abstract find(reviewId: string, tx?: EntityManager): Promise<ApprovedReview | null>;
}

export interface GrantedAccess {
  readonly reviewId: string;
  readonly organisationId: string;
  readonly organisationKey: string;
  readonly edition: ApiEdition;
  readonly environment: ApiEnvironment;
  readonly certificateId: string;
  readonly sha256: string;
  readonly roles: AccessRole[];
  readonly endpoints: string[];
  readonly until: Date;
}

/** Access, as submissions give it. */
export abstract class AccessGiver {
  /** Returns the ids of the grants; none where the certificate cannot be used in any of the roles. */
  abstract give(tx: EntityManager, approval: GrantedAccess, actor: Actor, at: Date): Promise<string[]>;
}

/** An installation in which nothing is reviewed yet. */
export class NoReviews extends ApprovedReviews {
  override find(): Promise<null> {
    return Promise.resolve(null);
  }
}

export class NoAccess extends AccessGiver {
  override give(): Promise<string[]> {
    return Promise.resolve([]);
  }
}
