import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { attachmentFrom } from './attachment-file.js';
import { insertMessage } from './review-commands.service.js';
import { isOver } from './review-course.js';
import { ReviewNews } from './review-news.js';
import { ReviewStore } from './review-store.js';
import { type ReviewEntity, ReviewAttachmentEntity, ReviewMessageEntity } from './review.entity.js';
import {
  ATTACHMENT_LIMITS,
  type ReviewAttachmentRow,
  type ReviewMessageRow,
  type WriteMessage,
} from './reviews.contract.js';
import { Reviews } from './reviews.service.js';

/** Far above what people write to each other; whoever floods a review is stopped there. */
const MESSAGES_LIMIT = 500;

/** What applicants and reviewers say to each other, and what they attach. */
@Injectable()
export class ReviewCorrespondence {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly store: ReviewStore,
    private readonly reviews: Reviews,
    private readonly news: ReviewNews,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The oldest first; comments among reviewers are not for the applicant. */
  async messages(id: string, reader: Actor): Promise<ReviewMessageRow[]> {
    const row = await this.reviews.find(id);
    const all = await this.db
      .read(ReviewMessageEntity)
      .find({ where: { reviewId: id }, order: { at: 'ASC', id: 'ASC' }, take: MESSAGES_LIMIT });
    return all.filter(({ kind }) => kind !== 'comment' || !isApplicant(row, reader)).map(messageOf);
  }

  async write(id: string, { text, internal }: WriteMessage, actor: Actor): Promise<ReviewMessageRow> {
    const at = this.clock.now();
    const messageId = await this.transactions.run(async (tx) => {
      const { row } = await this.store.hold(tx, id);
      if (internal && isApplicant(row, actor)) throw new Problem('review-own-submission');
      // What is decided may still be commented on among reviewers.
      if (isOver(row.state) && !internal) throw new Problem('review-wrong-state');
      if ((await tx.countBy(ReviewMessageEntity, { reviewId: id })) >= MESSAGES_LIMIT)
        throw new Problem('review-messages-full');
      const kind = internal ? 'comment' : 'message';
      const written = await insertMessage(tx, row, kind, text, actor, at);
      await this.audit.record(tx, {
        ...{ actor, at, action: `review.${kind}`, subjectType: 'review', subjectId: id },
        details: { number: row.number, messageId: written },
      });
      if (!internal) {
        const news = isApplicant(row, actor) ? 'review-answer' : 'review-question';
        if (row.state !== 'draft') await this.news.tell(tx, news, row, { actor, at, facts: { text } });
      }
      return written;
    });
    return messageOf(await this.db.read(ReviewMessageEntity).findOneByOrFail({ id: messageId }));
  }

  async attachments(id: string): Promise<ReviewAttachmentRow[]> {
    await this.reviews.find(id);
    const rows = await this.db
      .read(ReviewAttachmentEntity)
      .find({ where: { reviewId: id }, order: { at: 'ASC', id: 'ASC' } });
    return rows.map(attachmentOf);
  }

  async attach(
    id: string,
    given: { readonly name: string; readonly bytes: Uint8Array },
    actor: Actor,
  ): Promise<ReviewAttachmentRow> {
    const file = attachmentFrom(given);
    const at = this.clock.now();
    const attachmentId = randomUUID();
    const { name, type, sha256, bytes } = file;
    const attachment = {
      ...{ id: attachmentId, reviewId: id, at, byId: actor.id, byName: actor.name },
      ...{ name, type, size: bytes.length, sha256 },
    };
    await this.transactions.run(async (tx) => {
      const { row } = await this.store.hold(tx, id);
      if (isOver(row.state)) throw new Problem('review-wrong-state');
      if (row.state === 'draft' && !isApplicant(row, actor)) throw new Problem('review-not-yours');
      const known = await tx.findBy(ReviewAttachmentEntity, { reviewId: id });
      if (known.some((one) => one.sha256 === sha256)) throw new Problem('attachment-exists');
      if (known.length >= ATTACHMENT_LIMITS.count) throw new Problem('attachments-full');
      await tx.insert(ReviewAttachmentEntity, { ...attachment, bytes });
      await this.audit.record(tx, {
        ...{ actor, at, action: 'review.attach', subjectType: 'review', subjectId: id },
        details: { number: row.number, attachmentId, name, type, size: bytes.length, sha256 },
      });
    });
    return attachmentOf(attachment);
  }

  async attachment(id: string, attachmentId: string): Promise<{ name: string; bytes: Uint8Array }> {
    const row = await this.db
      .read(ReviewAttachmentEntity)
      .createQueryBuilder('attachment')
      .addSelect('attachment.bytes')
      .where({ id: attachmentId, reviewId: id })
      .getOne();
    if (row === null) throw new Problem('attachment-not-found');
    return row;
  }
}

export const isApplicant = ({ createdById, applicants }: ReviewEntity, { id }: Actor): boolean =>
  id === createdById || applicants.includes(id);

const messageOf = ({ id, kind, byId, byName, text, at }: ReviewMessageEntity): ReviewMessageRow => ({
  ...{ id, kind, text, at },
  by: { id: byId, name: byName },
});

const attachmentOf = (row: Omit<ReviewAttachmentEntity, 'bytes'>): ReviewAttachmentRow => ({
  ...{ id: row.id, name: row.name, size: row.size, sha256: row.sha256, at: row.at },
  type: row.type as ReviewAttachmentRow['type'],
  by: { id: row.byId, name: row.byName },
});
