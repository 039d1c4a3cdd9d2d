import { z } from 'zod';
import { ACCESS_ROLES, API_EDITIONS, API_ENVIRONMENTS } from '../core/api-editions/edition-names.js';
import { REVIEW_LANES, REVIEW_STATES, type ReviewState } from '../core/reviews/review-states.js';
import { OUTCOMES } from '../core/verdict/verdict.js';
import { id } from '../platform/http/common.contract.js';
import { before, type ListFilter, notBefore, oneOf, where } from '../platform/http/list-filters.js';
import { defineList, type ListDefinition } from '../platform/http/list-query.js';
import { TWO_PERSON_STATES } from './decisions.contract.js';
import { stageOf, waitsFor } from './review-course.js';
import { REVIEW_STAGES, REVIEW_TURNS } from './reviews.contract.js';
import { ReviewEntity } from './review.entity.js';

/** Texts are stored in lower case, so both engines compare alike. */
const searched: ListFilter = where(z.string().trim().min(1).max(200).toLowerCase(), (source, text) => {
  for (const [i, word] of text.split(/\s+/).slice(0, 10).entries())
    source.andWhere(`${source.alias}.searchText LIKE :q${i} ESCAPE '\\'`, {
      [`q${i}`]: `%${word.replace(/[\\%_]/g, '\\$&')}%`,
    });
}) as ListFilter;

const statesOf = (holds: (state: ReviewState) => boolean) => REVIEW_STATES.filter(holds);

/** `me` and what is overdue depend on who asks and when. */
export const reviewListFor = (readerId: string, at: Date): ListDefinition => ({
  key: 'id',
  keysFirst: true,
  sort: {
    number: { property: 'numberOrder' },
    submittedAt: { nullable: true },
    dueAt: { nullable: true },
    decidedAt: { nullable: true },
    createdAt: true,
    organisationName: true,
    state: true,
  },
  defaultSort: ['createdAt', 'DESC'],
  filters: {
    id: oneOf(id),
    q: searched,
    state: oneOf(z.enum(REVIEW_STATES)),
    stage: where(z.enum(REVIEW_STAGES), (source, stage) => {
      const states = statesOf((state) => stageOf(state) === stage);
      source.andWhere(`${source.alias}.state IN (:...stage)`, { stage: states });
    }) as ListFilter,
    waitsFor: where(z.enum(REVIEW_TURNS), (source, turn) => {
      const states = statesOf((state) => waitsFor(state) === turn);
      source.andWhere(`${source.alias}.state IN (:...waitsFor)`, { waitsFor: states });
    }) as ListFilter,
    lane: oneOf(z.enum(REVIEW_LANES)),
    edition: oneOf(z.enum(API_EDITIONS)),
    environment: oneOf(z.enum(API_ENVIRONMENTS)),
    role: where(z.enum(ACCESS_ROLES), (source, role) => {
      // Of what is asked for.
      source.andWhere(`${source.alias}.wantedRoles LIKE :role`, { role: `%"${role}"%` });
    }) as ListFilter,
    organisationId: oneOf(id),
    organisationKey: oneOf(z.string().max(200)),
    certificateId: oneOf(id),
    assignee: where(z.union([z.literal(['me', 'none']), id]), (source, wanted) => {
      if (wanted === 'none') source.andWhere(`${source.alias}.assigneeId IS NULL`);
      else
        source.andWhere(`${source.alias}.assigneeId = :assignee`, {
          assignee: wanted === 'me' ? readerId : wanted,
        });
    }) as ListFilter,
    overdue: where(z.boolean(), (source, overdue) => {
      const late = `(${source.alias}.dueAt IS NOT NULL AND ${source.alias}.dueAt < :overdueAt)`;
      source.andWhere(overdue ? late : `NOT ${late}`, { overdueAt: at.toISOString() });
    }) as ListFilter,
    mine: where(z.boolean(), (source, mine) => {
      source.andWhere(`${source.alias}.createdById ${mine ? '=' : '<>'} :mine`, { mine: readerId });
    }) as ListFilter,
    submittedAt_gte: notBefore('submittedAt'),
    submittedAt_lt: before('submittedAt'),
    decidedAt_gte: notBefore('decidedAt'),
    decidedAt_lt: before('decidedAt'),
  },
});

/** Reads the query of a request; reader and time come when it is answered. */
export const REVIEW_LIST = defineList(reviewListFor('', new Date(0)));

export const DECISION_PROFILE_LIST = defineList({
  key: 'id',
  sort: { proposedAt: true, version: true, name: true, state: true },
  defaultSort: ['proposedAt', 'DESC'],
  filters: {
    id: oneOf(id),
    profileId: oneOf(z.string().max(100)),
    state: oneOf(z.enum(['proposed', 'approved', 'revoked'])),
  },
});

/** Of reviews that the words find, by number, organisation or identifier. */
const ofFoundReview: ListFilter = where(z.string().trim().min(1).max(200).toLowerCase(), (source, text) => {
  const words = text.split(/\s+/).slice(0, 10);
  const found = source.subQuery().select('found.id').from(ReviewEntity, 'found');
  for (const i of words.keys()) found.andWhere(`found.searchText LIKE :word${i} ESCAPE '\\'`);
  source.andWhere(`${source.alias}.reviewId IN ${found.getQuery()}`);
  for (const [i, word] of words.entries())
    source.setParameter(`word${i}`, `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}) as ListFilter;

/** Whether an approved waiver is over depends on the day. */
export const waiverListOn = (today: string): ListDefinition => ({
  key: 'id',
  sort: { proposedAt: true, endsOn: true, state: true, organisationName: true },
  defaultSort: ['proposedAt', 'DESC'],
  filters: {
    q: ofFoundReview,
    organisationKey: oneOf(z.string().max(400)),
    id: oneOf(id),
    reviewId: oneOf(id),
    certificateId: oneOf(id),
    code: oneOf(z.enum(OUTCOMES)),
    state: where(z.enum(TWO_PERSON_STATES), (source, state) => {
      const stored = state === 'over' ? 'approved' : state;
      source.andWhere(`${source.alias}.state = :waiverState`, { waiverState: stored });
      if (stored === 'approved')
        source.andWhere(`${source.alias}.endsOn ${state === 'over' ? '<' : '>='} :waiverToday`, {
          waiverToday: today,
        });
    }) as ListFilter,
  },
});

/** Reads the query of a request; the day comes when it is answered. */
export const WAIVER_LIST = defineList(waiverListOn(''));
