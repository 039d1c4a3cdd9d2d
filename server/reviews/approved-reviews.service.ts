import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CertificateFactsReader } from '../certificates/certificate-facts.service.js';
import type { AccessRole } from '../core/api-editions/edition-names.js';
import type { Actor } from '../core/audit/actor.js';
import type { Application } from '../core/applications/application.js';
import type { ReviewState } from '../core/reviews/review-states.js';
import { Database } from '../platform/database/database.js';
import { ReviewStore } from './review-store.js';
import { ReviewEntity, ReviewVoteEntity } from './review.entity.js';

/** What a submission to the bank needs to know of a review. */
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

@Injectable()
export class ApprovedReviews {
  constructor(
    private readonly db: Database,
    private readonly certificates: CertificateFactsReader,
    private readonly store: ReviewStore,
  ) {}

  /** That the bank's answer has opened access, for its history and for how long it took. */
  async noteAccess(tx: EntityManager, reviewId: string, actor: Actor, at: Date): Promise<void> {
    await this.store.noteAccess(tx, await tx.findOneByOrFail(ReviewEntity, { id: reviewId }), actor, at);
  }

  /** In whatever state; null when there is none, or it was never submitted. With `tx`, as of that transaction. */
  async find(reviewId: string, tx: EntityManager = this.db.manager): Promise<ApprovedReview | null> {
    const row = await tx.findOneBy(ReviewEntity, { id: reviewId });
    if (row === null || row.organisationId === null || row.certificateId === null) return null;
    const certificate = await this.certificates.find(row.certificateId, tx);
    if (certificate === null) return null;
    const votes = await tx.find(ReviewVoteEntity, {
      where: { reviewId, round: row.round, decision: 'approve' },
      order: { step: 'ASC' },
    });
    const { id, number, state, organisationId, organisationKey, organisationName, identifier } = row;
    const { application, certificateId, scope } = row;
    return {
      ...{ id, number, state, organisationId, organisationKey, organisationName, identifier, application },
      ...{ certificateId, sha256: certificate.sha256 },
      approvedRoles: (scope?.roles ?? []) as readonly AccessRole[],
      endpoints: scope?.endpoints ?? [],
      validUntil: scope === null ? null : new Date(scope.until),
      approvals: votes.map(({ byName, at }) => ({ by: byName, at })),
      applicantId: row.submittedById,
    };
  }
}
