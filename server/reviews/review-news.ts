import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import { Notifications } from '../notifications/notifications.service.js';
import type { ReviewNewsKind } from '../core/notifications/kinds.js';
import type { ReviewEntity } from './review.entity.js';

/** Whom what happens to a review concerns. */
const CONCERNED: Readonly<Record<ReviewNewsKind, readonly ('applicants' | 'assignee' | 'deciders')[]>> = {
  'review-submitted': ['deciders'],
  'review-claimed': ['applicants'],
  'review-question': ['applicants'],
  'review-answer': ['assignee'],
  'review-approved': ['applicants'],
  'review-rejected': ['applicants'],
  'review-reopened': ['applicants', 'deciders'],
  'review-overdue': ['deciders'],
  'review-expired': ['applicants'],
};

/** Tells people what happened to a review, in its transaction. */
@Injectable()
export class ReviewNews {
  constructor(private readonly notifications: Notifications) {}

  async tell(
    tx: EntityManager,
    kind: ReviewNewsKind,
    row: ReviewEntity,
    { actor, at, facts = {} }: { actor: Actor; at: Date; facts?: Readonly<Record<string, string>> },
  ): Promise<void> {
    const whom = CONCERNED[kind];
    const applicants = [...new Set([row.createdById, ...row.applicants])];
    const named = [
      ...(whom.includes('applicants') ? applicants : []),
      ...(whom.includes('assignee') && row.assigneeId !== null ? [row.assigneeId] : []),
    ];
    const toDeciders = whom.includes('deciders') || (whom.includes('assignee') && row.assigneeId === null);
    const news = {
      kind,
      to: {
        userIds: named,
        ...(toDeciders && { permission: 'reviews.decide' as const }),
        except: [actor.id],
      },
      subject: { type: 'review', id: row.id, name: row.number },
      link:
        whom.includes('applicants') && !toDeciders ? `/applications/${row.id}/status` : `/reviews/${row.id}`,
      facts: {
        ...{ number: row.number, organisation: row.organisationName, by: actor.name, at: at.toISOString() },
        ...(row.dueAt !== null && { dueAt: row.dueAt.toISOString() }),
        ...facts,
      },
      dedupeKey: `${kind}:${row.id}:${row.version}`,
    };
    await this.notifications.tell(tx, news, at);
  }
}
