import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Json } from '../core/audit/canonical-json.js';
import type { Actor } from '../core/audit/actor.js';
import type { Review } from '../core/reviews/review.js';
import { Problem } from '../platform/http/problem.js';
import { columnsOf, courseOf, isOpen, OPEN_STATES } from './review-course.js';
import { ReviewEntity, ReviewEventEntity, ReviewNumberEntity, ReviewVoteEntity } from './review.entity.js';

/** A review in a transaction that may change it. */
export interface HeldReview {
  readonly row: ReviewEntity;
  readonly votes: readonly ReviewVoteEntity[];
  readonly course: Review;
}

export interface ReviewChange {
  readonly command: ReviewEventEntity['command'];
  readonly actor: Actor;
  readonly at: Date;
  /** In the history, and in the audit log. */
  readonly details?: Readonly<Record<string, Json>>;
  /** Columns beside the course. */
  readonly columns?: Partial<ReviewEntity>;
}

/** Rows of reviews: read to be changed, written with their history and audit entry. */
@Injectable()
export class ReviewStore {
  constructor(private readonly audit: AuditLog) {}

  /** The row stays as it is until the transaction ends. `version`: as it was seen. */
  async hold(tx: EntityManager, id: string, version?: number): Promise<HeldReview> {
    const lock = tx.connection.options.type === 'postgres' && {
      lock: { mode: 'pessimistic_write' as const },
    };
    const row = await tx.findOne(ReviewEntity, { where: { id }, ...lock });
    if (row === null) throw new Problem('review-not-found');
    if (version !== undefined && version !== row.version) throw new Problem('changed-meanwhile');
    const votes = await tx.find(ReviewVoteEntity, {
      where: { reviewId: id },
      order: { at: 'ASC', step: 'ASC' },
    });
    return { row, votes, course: courseOf(row, votes) };
  }

  async create(
    tx: EntityManager,
    given: Omit<ReviewEntity, 'numberOrder'>,
    { command, actor, at, details }: ReviewChange,
  ): Promise<void> {
    const row: ReviewEntity = { ...given, numberOrder: orderOfNumber(given.number) };
    await tx.insert(ReviewEntity, row);
    await this.tell(tx, row, null, { command, actor, at, ...(details !== undefined && { details }) });
  }

  /** Writes the course that was decided, its new votes, the event and the audit entry. */
  async write(
    tx: EntityManager,
    { row, course }: HeldReview,
    next: Review,
    { columns = {}, ...change }: ReviewChange,
  ): Promise<ReviewEntity> {
    const { actor, command } = change;
    const submittedById = command === 'submit' ? actor.id : row.submittedById;
    const changes: Partial<ReviewEntity> = {
      ...columnsOf(next, submittedById),
      ...columns,
      people: { ...row.people, ...columns.people, ...(isPerson(actor) && { [actor.id]: actor.name }) },
      version: row.version + 1,
    };
    if (changes.openKey === undefined)
      changes.openKey = isOpen(next.state) ? await freeKey(tx, { ...row, ...changes }) : null;
    const { affected } = await tx.update(ReviewEntity, { id: row.id, version: row.version }, changes);
    if (affected !== 1) throw new Problem('changed-meanwhile');
    for (const { by, decision, step, round, reason, comment, at } of next.votes.slice(course.votes.length))
      await tx.insert(ReviewVoteEntity, {
        ...{ reviewId: row.id, round, byId: by, byName: actor.name, step, decision, reason, comment, at },
      });
    const written = { ...row, ...changes };
    if (row.openKey !== null && written.openKey !== row.openKey) await passOn(tx, row);
    await this.tell(tx, written, row.state, change);
    return written;
  }

  /** What later applications and rounds are compared with. */
  async keepApproved(
    tx: EntityManager,
    { id, application, certificateId }: ReviewEntity,
    at: Date,
  ): Promise<void> {
    const approved = { application, certificateId, at: at.toISOString() };
    await tx.update(ReviewEntity, { id }, { approved });
  }

  /** That it can be used from now on, which changes nothing of its course. */
  async noteAccess(tx: EntityManager, row: ReviewEntity, actor: Actor, at: Date): Promise<void> {
    await this.tell(tx, row, row.state, { command: 'access', actor, at });
  }

  /** `2026-0042`: counted by year. */
  async nextNumber(tx: EntityManager, at: Date): Promise<string> {
    const year = at.getUTCFullYear();
    await tx.query(
      `INSERT INTO "review_counter" ("year", "last") VALUES (${year}, 1) ` +
        `ON CONFLICT ("year") DO UPDATE SET "last" = "review_counter"."last" + 1`,
    );
    const { last } = await tx.findOneByOrFail(ReviewNumberEntity, { year });
    return `${year}-${String(last).padStart(4, '0')}`;
  }

  private async tell(
    tx: EntityManager,
    row: ReviewEntity,
    from: ReviewEntity['state'] | null,
    { command, actor, at, details = {} }: ReviewChange,
  ): Promise<void> {
    const last = await tx.findOne(ReviewEventEntity, {
      where: { reviewId: row.id },
      order: { position: 'DESC' },
    });
    // What is saved while somebody writes is one line of the history.
    if (command === 'save' && last?.command === 'save' && last.actorId === actor.id)
      await tx.update(
        ReviewEventEntity,
        { reviewId: row.id, position: last.position },
        { at, details: mergedFields(last.details, details) },
      );
    else
      await tx.insert(ReviewEventEntity, {
        ...{ reviewId: row.id, position: (last?.position ?? 0) + 1, at, command },
        ...{ actorId: actor.id, actorName: actor.name },
        ...{ fromState: from, toState: row.state, round: row.round, details: details as object },
      });
    await this.audit.record(tx, {
      ...{ actor, at, action: `review.${command}`, subjectType: 'review', subjectId: row.id },
      details: {
        number: row.number,
        from,
        to: row.state,
        round: row.round,
        version: row.version,
        ...details,
      },
    });
  }
}

/** `2026-0042` as 2026000042. */
export function orderOfNumber(number: string): number {
  const [year, count] = number.split('-', 2);
  return Number(year) * 1_000_000 + Number(count);
}

export const isPerson = ({ id }: Actor): boolean => id !== 'system';

/** Null where another open one has it, which only a reopened one may meet. */
async function freeKey(tx: EntityManager, row: ReviewEntity): Promise<string | null> {
  const openKey = openKeyOf(row);
  if (openKey === null) return null;
  const other = await tx.findOne(ReviewEntity, { select: { id: true }, where: { openKey } });
  return other === null || other.id === row.id ? openKey : null;
}

/** What was reopened beside it has it from now on: there is still one open application, and no room for another. */
async function passOn(tx: EntityManager, row: ReviewEntity): Promise<void> {
  const { openKey, organisationKey, edition, environment } = row;
  if (edition === null || environment === null) return;
  const other = await tx.findOne(ReviewEntity, {
    select: { id: true },
    where: { organisationKey, edition, environment, state: In([...OPEN_STATES]), openKey: IsNull() },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  if (other !== null) await tx.update(ReviewEntity, { id: other.id }, { openKey });
}

export const openKeyOf = ({
  organisationKey,
  edition,
  environment,
}: Pick<ReviewEntity, 'organisationKey' | 'edition' | 'environment'>): string | null =>
  organisationKey === '' || edition === null || environment === null
    ? null
    : `${organisationKey} ${edition} ${environment}`;

const mergedFields = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
) => ({
  fields: [...new Set([before['fields'], after['fields']].flatMap((one) => (Array.isArray(one) ? one : [])))],
});
