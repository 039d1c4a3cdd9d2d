import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type EvidencePart, ReviewEvidence } from '../reviews/review-evidence.service.js';
import {
  SubmissionAttachmentEntity,
  SubmissionEntity,
  SubmissionEventEntity,
  SubmissionSecretEntity,
} from './submission.entity.js';

/** What the bank was sent and what it answered, in the evidence of a decision; that secrets came, never the secrets. */
@Injectable()
export class SubmissionEvidence implements OnModuleInit, EvidencePart {
  readonly file = 'submissions.json';

  constructor(private readonly evidence: ReviewEvidence) {}

  onModuleInit(): void {
    this.evidence.add(this);
  }

  async of(reviewId: string, manager: EntityManager): Promise<unknown> {
    const rows = await manager.find(SubmissionEntity, {
      where: { reviewId },
      order: { preparedAt: 'ASC', id: 'ASC' },
    });
    const where = { submissionId: In(rows.map(({ id }) => id)) };
    const events = await manager.find(SubmissionEventEntity, { where, order: { position: 'ASC' } });
    const attachments = await manager.find(SubmissionAttachmentEntity, { where });
    const secrets = await manager.find(SubmissionSecretEntity, { where });
    const of = <T extends { readonly submissionId: string }>(all: readonly T[], id: string) =>
      all.filter(({ submissionId }) => submissionId === id);
    return rows.map(({ searchText: _, openReviewId: __, package: ___, letter: ____, ...shown }) => ({
      ...shown,
      events: of(events, shown.id),
      attachments: of(attachments, shown.id).map(({ bytes: _____, ...one }) => one),
      secrets: of(secrets, shown.id).map(({ kind, receivedAt, receivedBy, expiresAt }) => ({
        ...{ kind, receivedAt, receivedBy, expiresAt },
      })),
    }));
  }
}
