import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, MoreThanOrEqual } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { dayOf } from '../core/registers/authorisation.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import type { ProposeWaiver, RevokeTwoPerson, WaiverRow } from './decisions.contract.js';
import {
  endOfLastDay,
  isInForce,
  type Waiver,
  WAIVER_LIMITS,
  waiverProblem,
} from '../core/reviews/waiver.js';
import { waiverListOn } from './review-list.js';
import { ReviewEntity } from './review.entity.js';
import { SecondPerson } from './second-person.service.js';
import { UNDECIDED, WaiverEntity } from './two-person.entity.js';

/** Opens an approved review again, in the transaction of what was found. */
export type ReopenReview = (
  tx: EntityManager,
  reviewId: string,
  causes: readonly { readonly code: string; readonly detail: string }[],
  at: Date,
) => Promise<boolean>;

/** Outcomes that are put up with for one certificate, until a day: proposed by one person, approved by another. */
@Injectable()
export class Waivers {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly second: SecondPerson,
  ) {}

  async list(query: ListQuery, actor: Actor): Promise<Page<WaiverRow>> {
    const today = dayOf(this.clock.now());
    const source = this.db.read(WaiverEntity).createQueryBuilder('waiver');
    const page = await findPage(source, waiverListOn(today), query);
    return page.with(page.rows.map((row) => viewOf(row, today, actor)));
  }

  async show(id: string, actor: Actor): Promise<WaiverRow> {
    const row = await this.db.read(WaiverEntity).findOneBy({ id });
    if (row === null) throw new Problem('waiver-not-found');
    return viewOf(row, dayOf(this.clock.now()), actor);
  }

  /** What is put up with for a certificate at an instant. */
  async inForce(
    certificateId: string,
    at: Date,
    manager: EntityManager = this.db.manager,
  ): Promise<Waiver[]> {
    const rows = await manager.findBy(WaiverEntity, {
      ...{ certificateId, state: 'approved', endsOn: MoreThanOrEqual(dayOf(at)) },
    });
    return rows.map(waiverOf).filter((waiver) => isInForce(waiver, at));
  }

  async propose(body: ProposeWaiver, actor: Actor): Promise<WaiverRow> {
    const { reviewId, code, owner, reason, endsOn } = body;
    const at = this.clock.now();
    refuseImpossible(
      waiverProblem({ code, of: { reviewId }, reason, from: at, until: endOfLastDay(endsOn) }, at),
    );
    const id = randomUUID();
    await this.transactions.run(async (tx) => {
      await this.second.first(tx, actor);
      const review = await tx.findOneBy(ReviewEntity, { id: reviewId });
      if (review === null) throw new Problem('review-not-found');
      const { certificateId, organisationKey, organisationName, number: reviewNumber } = review;
      if (certificateId === null) throw new Problem('review-incomplete');
      if (review.applicants.includes(actor.id) || review.createdById === actor.id)
        throw new Problem('review-own-submission');
      const standing = await tx.findBy(WaiverEntity, {
        ...{ certificateId, code, state: In(['proposed', 'approved']) },
        endsOn: MoreThanOrEqual(dayOf(at)),
      });
      if (standing.length > 0) throw new Problem('waiver-exists');
      await tx.insert(WaiverEntity, {
        ...{ id, reviewId, reviewNumber, organisationName, organisationKey, certificateId, code, owner },
        ...{ reason, endsOn, state: 'proposed' as const },
        ...{ proposedBy: actor.name, proposedById: actor.id, proposedAt: at },
        ...UNDECIDED,
      });
      await this.record(tx, 'propose', id, actor, at, {
        reviewId,
        certificateId,
        code,
        owner,
        reason,
        endsOn,
      });
    });
    return this.show(id, actor);
  }

  async approve(id: string, actor: Actor): Promise<WaiverRow> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await tx.findOneBy(WaiverEntity, { id });
      if (row === null) throw new Problem('waiver-not-found');
      await this.second.check(tx, row, actor);
      // Whoever answers for it is no second person either.
      if (isSameName(row.owner, actor.name)) throw new Problem('second-person-needed');
      const review = await tx.findOneBy(ReviewEntity, { id: row.reviewId });
      if (review?.createdById === actor.id || review?.applicants.includes(actor.id) === true)
        throw new Problem('review-own-submission');
      const { affected } = await tx.update(
        WaiverEntity,
        { id, state: 'proposed' },
        { state: 'approved', approvedBy: actor.name, approvedById: actor.id, approvedAt: at },
      );
      if (affected !== 1) throw new Problem('decision-not-open');
      const { reviewId, certificateId, code, proposedBy, endsOn } = row;
      await this.record(tx, 'approve', id, actor, at, { reviewId, certificateId, code, proposedBy, endsOn });
    });
    return this.show(id, actor);
  }

  /** Ends it, or withdraws the proposal; one person is enough for what is stricter. */
  async revoke(
    id: string,
    { reason }: RevokeTwoPerson,
    actor: Actor,
    reopen: ReopenReview,
  ): Promise<WaiverRow> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await tx.findOneBy(WaiverEntity, { id });
      if (row === null) throw new Problem('waiver-not-found');
      const { affected } = await tx.update(
        WaiverEntity,
        { id, state: In(['proposed', 'approved']) },
        {
          ...{ state: 'revoked', revokedReason: reason },
          ...{ revokedBy: actor.name, revokedById: actor.id, revokedAt: at },
        },
      );
      if (affected !== 1) throw new Problem('decision-not-open');
      const { reviewId, certificateId, code, state } = row;
      await this.record(tx, 'revoke', id, actor, at, {
        reviewId,
        certificateId,
        code,
        before: state,
        reason,
      });
      if (state !== 'approved') return;
      // What was approved because of it is looked at again, and its access suspended.
      const resting = await tx.findBy(ReviewEntity, { certificateId, state: 'approved' });
      for (const review of resting.filter(({ remarks }) => remarks.includes(`waived:${code}`)))
        await reopen(tx, review.id, [{ code: 'waiver-ended', detail: reason }], at);
    });
    return this.show(id, actor);
  }

  private async record(
    tx: EntityManager,
    verb: 'propose' | 'approve' | 'revoke',
    id: string,
    actor: Actor,
    at: Date,
    details: Readonly<Record<string, string>>,
  ): Promise<void> {
    const subject = { subjectType: 'waiver', subjectId: id };
    await this.audit.record(tx, { actor, at, action: `waiver.${verb}`, ...subject, details });
  }
}

const isSameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

const waiverOf = (row: WaiverEntity): Waiver => ({
  ...{ id: row.id, code: row.code, of: { reviewId: row.reviewId }, reason: row.reason, owner: row.owner },
  ...{ from: row.approvedAt ?? row.proposedAt, until: endOfLastDay(row.endsOn) },
  ...{ proposedBy: row.proposedById, approvedBy: row.approvedById },
});

function refuseImpossible(problem: ReturnType<typeof waiverProblem>): void {
  if (problem === null) return;
  if (problem === 'waiver-never-possible' || problem === 'waiver-code-unknown')
    throw new Problem('waiver-impossible');
  const [path, message] =
    problem === 'waiver-over'
      ? ['endsOn', 'is in the past.']
      : problem === 'waiver-too-long'
        ? ['endsOn', `is more than ${WAIVER_LIMITS.days} days from now.`]
        : ['reason', `needs ${WAIVER_LIMITS.reasonAtLeast} to ${WAIVER_LIMITS.reason} characters.`];
  throw new Problem('invalid-input', { errors: [{ path, message }] });
}

const viewOf = (row: WaiverEntity, today: string, actor: Actor): WaiverRow => ({
  ...row,
  state: row.state === 'approved' && row.endsOn < today ? 'over' : row.state,
  approvable: row.state === 'proposed' && row.proposedById !== actor.id && !isSameName(row.owner, actor.name),
});
