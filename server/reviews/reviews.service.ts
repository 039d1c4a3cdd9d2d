import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import { looksBlind } from '../core/reviews/blind-look.js';
import { refusalOf, type ReviewFacts, type ReviewOrder } from '../core/reviews/decide-review.js';
import { waivedCodes } from '../core/reviews/verdict-for-review.js';
import {
  approvalsNeeded,
  DEFAULT_PROFILE,
  type DecisionProfile,
  roleOfStep,
} from '../core/reviews/decision-profile.js';
import { REVIEW_COMMANDS, REVIEW_STATES, type ReviewCommand } from '../core/reviews/review-states.js';
import type { Review } from '../core/reviews/review.js';
import type { Permission } from '../core/permissions/permissions.js';
import { Database } from '../platform/database/database.js';
import { findPage, type ListQuery, sortColumn } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { courseOf, isOpen, waitsFor } from './review-course.js';
import { ReviewFactsReader } from './review-facts.service.js';
import { reviewListFor } from './review-list.js';
import { ReviewVerdicts } from './review-verdicts.service.js';
import { ReviewEntity, ReviewEventEntity, ReviewVoteEntity } from './review.entity.js';
import type { ReviewCounts, ReviewDetailsRow, ReviewEventRow, ReviewRow } from './reviews.contract.js';

const EXPORTED_AT_ONCE = 500;

/** Who reads. */
export interface ReviewReader extends Actor {
  readonly permissions: ReadonlySet<Permission>;
}

const NEEDS: Readonly<Record<ReviewCommand, Permission | null>> = {
  ...{ save: 'reviews.apply', submit: 'reviews.apply', withdraw: 'reviews.apply', answer: 'reviews.apply' },
  ...{ claim: 'reviews.decide', release: 'reviews.decide', assign: 'reviews.decide', ask: 'reviews.decide' },
  ...{ approve: 'reviews.decide', reject: 'reviews.decide', reopen: 'reviews.decide', expire: null },
};

/** Everything that only reads reviews. */
@Injectable()
export class Reviews {
  constructor(
    private readonly db: Database,
    private readonly facts: ReviewFactsReader,
    private readonly verdicts: ReviewVerdicts,
    private readonly clock: Clock,
  ) {}

  async list(query: ListQuery, reader: Actor): Promise<Page<ReviewRow>> {
    const source = this.db.read(ReviewEntity).createQueryBuilder('review');
    const page = await findPage(source, reviewListFor(reader.id, this.clock.now()), query);
    return page.with(page.rows.map(rowOf));
  }

  /** Everything that the filters leave, page by page: an export of any size needs the memory of one. */
  async *all(query: ListQuery, reader: Actor): AsyncGenerator<ReviewRow> {
    const list = reviewListFor(reader.id, this.clock.now());
    const field = sortColumn(list, query.sort.field).property as keyof ReviewEntity;
    let next: ListQuery = { ...query, offset: 0, limit: EXPORTED_AT_ONCE, cursor: null };
    for (;;) {
      const source = this.db.read(ReviewEntity).createQueryBuilder('review');
      const page = await findPage(source, list, next);
      yield* page.rows.map(rowOf);
      const last = page.rows.at(-1);
      if (page.nextCursor === undefined || last === undefined) return;
      const at = last[field];
      const value = at instanceof Date ? at.toISOString() : (at as string | number | null);
      next = { ...next, cursor: { value, key: last.id } };
    }
  }

  async counts(reader: Actor): Promise<ReviewCounts> {
    const reviews = this.db.read(ReviewEntity);
    const at = this.clock.now().toISOString();
    const byState = await reviews
      .createQueryBuilder('review')
      .select('review.state', 'state')
      .addSelect('COUNT(*)', 'n')
      .groupBy('review.state')
      .getRawMany<{ state: string; n: number | string }>();
    const found = new Map(byState.map(({ state, n }) => [state, Number(n)]));
    const states = Object.fromEntries(REVIEW_STATES.map((state) => [state, found.get(state) ?? 0]));
    const [assignedToMe, mine, overdue, toAnswer] = await Promise.all([
      reviews.countBy({ assigneeId: reader.id, state: In(['in-review', 'needs-information']) }),
      reviews.countBy({
        createdById: reader.id,
        state: In(['draft', 'submitted', 'in-review', 'needs-information']),
      }),
      reviews.createQueryBuilder('review').where('review.dueAt < :at', { at }).getCount(),
      reviews.countBy({ createdById: reader.id, state: 'needs-information' }),
    ]);
    // Claiming leads on to the next state.
    const unclaimed = found.get('submitted') ?? 0;
    return { states: states as ReviewCounts['states'], assignedToMe, mine, unclaimed, overdue, toAnswer };
  }

  /** How many are open by state, and when the one that waits for its decision the longest was submitted. */
  async openFigures() {
    const open = ['draft', 'submitted', 'in-review', 'needs-information'] as const;
    const reviews = this.db.read(ReviewEntity);
    const counts: Record<string, number> = {};
    for (const state of open) counts[state] = await reviews.countBy({ state });
    const [oldest] = await reviews.find({
      select: { id: true, submittedAt: true },
      where: { state: In(['submitted', 'in-review']) },
      order: { submittedAt: 'ASC' },
      take: 1,
    });
    return { open: counts, oldest: oldest?.submittedAt ?? null };
  }

  async find(id: string, manager: EntityManager = this.db.manager): Promise<ReviewEntity> {
    const row = await manager.findOneBy(ReviewEntity, { id });
    if (row === null) throw new Problem('review-not-found');
    return row;
  }

  async show(id: string, reader: ReviewReader): Promise<ReviewDetailsRow> {
    const row = await this.find(id);
    const votes = await this.votesOf(id);
    const at = this.clock.now();
    const course = courseOf(row, votes);
    const { facts, waivers, certificate } = await this.facts.of(row, at);
    const { actor, onePersonInstallation } = await this.facts.actor(reader, row, at);
    const remarks = new Set(row.remarks);
    if (isOpen(row.state)) {
      if (onePersonInstallation) remarks.add('one-person-installation');
      const judged = await this.verdicts.judged(certificate?.verdict ?? null);
      for (const code of waivedCodes(judged, waivers)) remarks.add(`waived:${code}`);
    }
    const { profile } = row;
    return {
      ...rowOf(row),
      application: mutable(row.application),
      profile: profile === null ? null : profileOf(profile),
      votes: votes
        .filter(({ round }) => round === row.round)
        .filter(() => !looksBlind(course, actor))
        .map(({ byId, byName, decision, step, reason, comment, at: when }) => ({
          by: { id: byId, name: byName },
          ...{ decision, step, reason, comment, at: when },
        })),
      commands: REVIEW_COMMANDS.filter((command) => command !== 'expire').map((command) => ({
        command,
        refusal: refusalFor(command, course, reader, actor, facts),
      })),
      remarks: [...remarks],
    };
  }

  /** From the beginning. */
  async events(id: string, reader: ReviewReader): Promise<ReviewEventRow[]> {
    const row = await this.find(id);
    const { actor } = await this.facts.actor(reader, row, this.clock.now());
    const blind = looksBlind(courseOf(row, await this.votesOf(id)), actor);
    const events = await this.db
      .read(ReviewEventEntity)
      .find({ where: { reviewId: id }, order: { position: 'ASC' } });
    return events
      .filter(
        ({ command, round, actorId }) =>
          !(blind && command === 'approve' && round === row.round && actorId !== reader.id),
      )
      .map(({ position, at, actorId, actorName, command, fromState, toState, round, details }) => ({
        ...{ position, at, command, from: fromState, to: toState, round, details: { ...details } },
        actor: { id: actorId, name: actorName },
      }));
  }

  private votesOf(reviewId: string): Promise<ReviewVoteEntity[]> {
    return this.db.read(ReviewVoteEntity).find({ where: { reviewId }, order: { at: 'ASC', step: 'ASC' } });
  }
}

function refusalFor(
  command: ReviewCommand,
  course: Review,
  { permissions }: ReviewReader,
  actor: Parameters<typeof refusalOf>[2],
  facts: ReviewFacts,
): string | null {
  const needed = NEEDS[command];
  if (needed === null || !permissions.has(needed)) return 'not-allowed';
  return refusalOf(course, leastOf(command), actor, facts);
}

/** The order in its least form. */
function leastOf(command: ReviewCommand): ReviewOrder {
  switch (command) {
    case 'assign':
      return { command, assignee: '' };
    case 'approve':
      return { command, comment: '' };
    case 'reject':
      return { command, reason: 'other', comment: '' };
    default:
      return { command };
  }
}

export function rowOf(row: ReviewEntity): ReviewRow {
  const { id, number, state, lane, round, organisationId, organisationName, identifier, certificateId } = row;
  const { certificateNotAfter, edition, environment, onBehalfOf, createdAt, submittedAt, dueAt } = row;
  const named = (who: string | null) => (who === null ? null : { id: who, name: row.people[who] ?? who });
  return {
    ...{ id, number, state, lane, round, organisationId, organisationName, identifier, certificateId },
    ...{ certificateNotAfter, edition, environment, onBehalfOf, createdAt, submittedAt, dueAt },
    roles: [...(row.scope === null || state !== 'approved' ? row.application.roles : rolesOf(row))],
    createdBy: named(row.createdById) ?? { id: '', name: '' },
    submittedBy: named(row.submittedById),
    assignee: named(row.assigneeId),
    waitsFor: waitsFor(state),
    approvals: row.approvals,
    approvalsNeeded: approvalsNeeded(row.profile ?? DEFAULT_PROFILE, row),
    decidedAt: row.decidedAt,
    validUntil: state === 'approved' && row.scope !== null ? new Date(row.scope.until) : null,
    reopenedFor: row.reopenedFor.map(({ code, detail, at }) => ({ code, detail, at: new Date(at) })),
    version: row.version,
  };
}

const profileOf = (profile: DecisionProfile) => ({
  ...{ id: profile.id, name: profile.name, version: profile.version },
  steps: profile.steps.map((name, index) => ({ name, role: roleOfStep(profile, index + 1) })),
});

const rolesOf = ({ scope, application }: ReviewEntity) =>
  application.roles.filter((role) => scope?.roles.includes(role));

/** The contract's arrays are written as mutable ones; the serializer only reads them. */
type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;
const mutable = <T>(value: T): Mutable<T> => value as Mutable<T>;
