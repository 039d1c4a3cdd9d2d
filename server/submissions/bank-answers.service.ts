import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { judgeBankGrant } from '../core/submissions/bank-answer.js';
import { COMMAND_OF_ANSWER, isOpenSubmission } from '../core/submissions/submission-states.js';
import { Notifications } from '../notifications/notifications.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import type { UploadedFile } from '../ports/upload-reader.js';
import { evidenceFrom } from '../registers/evidence-file.js';
import { Grants } from '../grants/grants.service.js';
import { ApprovedReviews } from '../reviews/approved-reviews.service.js';
import { change, readForChange, stateAfter } from './submission-store.js';
import {
  SubmissionAttachmentEntity,
  type SubmissionEntity,
  SubmissionEventEntity,
} from './submission.entity.js';
import { ATTACHMENTS_AT_MOST, type RecordedAnswer } from './submissions.contract.js';

/** What the bank says, recorded by a person; its approval is what gives access. */
@Injectable()
export class BankAnswers {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly reviews: ApprovedReviews,
    private readonly access: Grants,
    private readonly notifications: Notifications,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async record(id: string, answer: RecordedAnswer, actor: Actor): Promise<void> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await readForChange(tx, id, answer.version);
      const state = stateAfter(row, COMMAND_OF_ANSWER[answer.outcome]);
      const granted = answer.outcome === 'approved' ? await this.giveAccess(tx, row, answer, actor, at) : {};
      // Its last word counts, also about what it said yes to before.
      if (answer.outcome === 'refused') {
        const which = { reviewId: row.reviewId, sha256: row.certificateSha256 };
        await this.access.end(tx, which, answer.text || 'The bank refused it.', actor, at);
      }
      const { reference, text } = answer;
      await change(
        tx,
        row,
        {
          ...{ state, answeredAt: at, answeredBy: actor.name },
          ...(reference !== '' && { reference }),
          ...(!isOpenSubmission(state) && { openReviewId: null }),
        },
        { kind: answer.outcome, reference, text, facts: granted },
        actor,
        at,
      );
      await this.tell(tx, row, answer, actor, at);
      await this.audit.record(tx, {
        ...{ actor, at, action: 'submission.answer', subjectType: 'submission', subjectId: id },
        details: { outcome: answer.outcome, reference, text, ...granted },
      });
    });
  }

  /** A file that came with an answer; its type is told by its bytes. */
  async attach(id: string, eventId: string, file: UploadedFile, actor: Actor): Promise<void> {
    const { name, type, sha256, bytes } = evidenceFrom(file);
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      await readForChange(tx, id);
      if (!(await tx.existsBy(SubmissionEventEntity, { id: eventId, submissionId: id })))
        throw new Problem('submission-not-found');
      if ((await tx.countBy(SubmissionAttachmentEntity, { submissionId: id })) >= ATTACHMENTS_AT_MOST)
        throw new Problem('too-large', {
          detail: `A submission has ${ATTACHMENTS_AT_MOST} attachments at most.`,
        });
      await tx.insert(SubmissionAttachmentEntity, {
        ...{ id: randomUUID(), submissionId: id, eventId, name, type, sha256 },
        ...{ size: bytes.length, bytes: Buffer.from(bytes), addedAt: at, addedBy: actor.name },
      });
      await this.audit.record(tx, {
        ...{ actor, at, action: 'submission.attach', subjectType: 'submission', subjectId: id },
        details: { name, type, sha256 },
      });
    });
  }

  async attachment(
    id: string,
    attachmentId: string,
    reader: Actor,
  ): Promise<{ name: string; bytes: Uint8Array }> {
    const row = await this.db
      .read(SubmissionAttachmentEntity)
      .createQueryBuilder('attachment')
      .addSelect('attachment.bytes')
      .where({ id: attachmentId, submissionId: id })
      .getOne();
    if (row === null) throw new Problem('attachment-not-found');
    const at = this.clock.now();
    await this.transactions.run((tx) =>
      this.audit.record(tx, {
        ...{ actor: reader, at, action: 'submission.download-attachment' },
        ...{ subjectType: 'submission', subjectId: id, details: { attachmentId, sha256: row.sha256 } },
      }),
    );
    return row;
  }

  /** Never wider than what is approved here at this moment, and only where a bank's answer is what gives access. */
  private async giveAccess(
    tx: EntityManager,
    row: SubmissionEntity,
    answer: Extract<RecordedAnswer, { outcome: 'approved' }>,
    actor: Actor,
    at: Date,
  ): Promise<Readonly<Record<string, string>>> {
    if (this.config.operatedBy !== 'tpp') throw new Problem('submission-not-needed');
    const review = await this.reviews.find(row.reviewId, tx);
    // Another certificate than the bank was shown is another question.
    if (review?.state !== 'approved' || review.sha256 !== row.certificateSha256)
      throw new Problem('review-not-approved');
    const until = answer.validUntil ?? review.validUntil;
    if (until === null)
      throw new Problem('invalid-input', {
        errors: [{ path: 'validUntil', message: 'The approval has no end; name one.' }],
      });
    const grant = { roles: answer.roles, endpoints: answer.endpoints ?? review.endpoints, until };
    const scope = { roles: review.approvedRoles, endpoints: review.endpoints, until: review.validUntil };
    const errors = judgeBankGrant(grant, scope, at);
    if (errors.length > 0) throw new Problem('answer-too-wide', { errors });
    const ids = await this.access.give(
      tx,
      {
        ...{
          reviewId: row.reviewId,
          organisationId: review.organisationId,
          organisationKey: review.organisationKey,
        },
        ...{ edition: row.edition, environment: row.environment },
        ...{ certificateId: review.certificateId, sha256: review.sha256 },
        ...{ roles: [...grant.roles], endpoints: [...grant.endpoints], until },
      },
      actor,
      at,
    );
    if (ids.length === 0)
      throw new Problem('answer-too-wide', {
        detail: 'The certificate can be used in none of these roles now.',
      });
    await this.reviews.noteAccess(tx, row.reviewId, actor, at);
    return {
      roles: grant.roles.join(', '),
      endpoints: grant.endpoints.join(', '),
      ...{ validUntil: until.toISOString(), grants: ids.join(', ') },
    };
  }

  private async tell(
    tx: EntityManager,
    row: SubmissionEntity,
    { outcome, text }: RecordedAnswer,
    actor: Actor,
    at: Date,
  ): Promise<void> {
    const review = await this.reviews.find(row.reviewId, tx);
    await this.notifications.tell(
      tx,
      {
        kind: 'bank-answer',
        to: {
          ...(review?.applicantId && { userIds: [review.applicantId] }),
          ...{ permission: 'submissions.write' as const, except: [actor.id] },
        },
        subject: { type: 'submission', id: row.id, name: row.reviewNumber },
        link: `/submissions/${row.id}/show`,
        facts: {
          ...{ number: row.reviewNumber, organisation: row.organisationName },
          ...{ by: actor.name, answer: outcome, text },
        },
        dedupeKey: `submission:${row.id}:${row.version + 1}`,
      },
      at,
    );
  }
}
