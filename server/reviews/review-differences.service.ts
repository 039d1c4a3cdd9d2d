import { Injectable } from '@nestjs/common';
import { CertificateFactsReader } from '../certificates/certificate-facts.service.js';
import { type Compared, type Difference, differencesOf } from '../core/reviews/difference.js';
import type { Application } from '../core/applications/application.js';
import type { KnownFacts } from './review-facts.service.js';
import type { ReviewEntity } from './review.entity.js';

export interface ReviewDifference {
  /** The review whose approval it is compared with; of a reopened one, itself. */
  readonly review: ReviewEntity;
  readonly changes: readonly Difference[];
}

/** What is asked for otherwise than it was approved last. */
@Injectable()
export class ReviewDifferences {
  constructor(private readonly certificates: CertificateFactsReader) {}

  async of(row: ReviewEntity, { lastApproved }: KnownFacts, at: Date): Promise<ReviewDifference | null> {
    const approved = lastApproved?.approved;
    if (lastApproved === null || !approved) return null;
    const before = await this.compared(approved.application, approved.certificateId, at);
    const after = await this.compared(row.application, row.certificateId, at);
    return { review: lastApproved, changes: differencesOf(before, after) };
  }

  private async compared(
    application: Application,
    certificateId: string | null,
    at: Date,
  ): Promise<Compared> {
    return {
      application,
      certificate: certificateId === null ? null : await this.certificates.inspection(certificateId, at),
    };
  }
}
