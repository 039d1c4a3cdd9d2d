import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../core/audit/actor.js';
import { type MeterRow, meterOf } from '../core/reviews/meter.js';
import type { ReviewLane } from '../core/reviews/review-states.js';
import { Database } from '../platform/database/database.js';
import { Clock } from '../ports/clock.js';
import { ReviewEntity, ReviewEventEntity } from './review.entity.js';
import type { ReviewMeterRow } from './reviews.contract.js';

/** Months that are shown, with the present one. */
const MONTHS = 12;
const HOUR_MS = 3_600_000;
/** An applicant who was asked so long before the first of these months has been given up. */
const LONGEST_QUESTION_DAYS = 366;

interface Decided {
  readonly reviewId: string;
  readonly position: number;
  readonly command: 'approve' | 'reject';
  readonly at: string;
  readonly actorId: string;
  readonly lane: ReviewLane;
  /** Of the submission, or reopening, that it answers. */
  readonly submitted: number | null;
}

interface Between {
  readonly reviewId: string;
  readonly position: number;
  readonly command: 'submit' | 'reopen' | 'ask' | 'answer' | 'access';
  readonly at: string;
}

/** How long those who apply wait for us, by month: what a supervisor asks about obstacles. */
@Injectable()
export class ReviewMeter {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async measure(): Promise<ReviewMeterRow> {
    const now = this.clock.now();
    const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS + 1, 1));
    const between = await this.between(new Date(from.getTime() - LONGEST_QUESTION_DAYS * 24 * HOUR_MS));
    const rows = (await this.decisions(from)).map((one) => meterRow(one, between.get(one.reviewId) ?? []));
    const measured = new Map(meterOf(rows, now).months.map((month) => [month.month, month]));
    const submitted = [...between.values()].flat().filter(({ command }) => command === 'submit');
    const waiting = [{ state: 'submitted' as const }, { state: 'in-review' as const }];
    const oldest = await this.db
      .read(ReviewEntity)
      .findOne({ where: waiting, order: { submittedAt: 'ASC', id: 'ASC' } });
    return {
      ...{ from, to: now, waiting: await this.db.read(ReviewEntity).countBy(waiting) },
      months: Array.from({ length: MONTHS }, (_, i) => {
        const month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + i, 1))
          .toISOString()
          .slice(0, 7);
        return {
          ...NOTHING_DECIDED,
          ...measured.get(month),
          ...{ month, submitted: submitted.filter(({ at }) => at.startsWith(month)).length },
        };
      }),
      oldestWaiting: oldest?.submittedAt
        ? {
            ...{ id: oldest.id, number: oldest.number, submittedAt: oldest.submittedAt },
            hours: Math.max(0, now.getTime() - oldest.submittedAt.getTime()) / HOUR_MS,
          }
        : null,
    };
  }

  /** An approval that only was the first of two decides nothing. */
  private decisions(from: Date): Promise<Decided[]> {
    return this.db
      .read(ReviewEventEntity)
      .createQueryBuilder('event')
      .innerJoin(ReviewEntity, 'review', 'review.id = event.reviewId')
      .select('event.reviewId', 'reviewId')
      .addSelect('event.position', 'position')
      .addSelect('event.command', 'command')
      .addSelect('event.at', 'at')
      .addSelect('event.actorId', 'actorId')
      .addSelect('review.lane', 'lane')
      .addSelect(
        (query) =>
          query
            .select('MAX(submission.position)')
            .from(ReviewEventEntity, 'submission')
            .where(`submission.reviewId = event.reviewId AND submission.position < event.position`)
            .andWhere(`submission.command IN ('submit', 'reopen')`),
        'submitted',
      )
      .where(`event.command IN ('approve', 'reject') AND event.toState IN ('approved', 'rejected')`)
      .andWhere('event.at >= :from', { from: from.toISOString() })
      .getRawMany<Decided>();
  }

  /** Whatever starts, stops or ends the time of an applicant, by review and in its order. */
  private async between(from: Date): Promise<ReadonlyMap<string, readonly Between[]>> {
    const rows = await this.db
      .read(ReviewEventEntity)
      .createQueryBuilder('event')
      .select('event.reviewId', 'reviewId')
      .addSelect('event.position', 'position')
      .addSelect('event.command', 'command')
      .addSelect('event.at', 'at')
      .where(`event.command IN ('submit', 'reopen', 'ask', 'answer', 'access')`)
      .andWhere('event.at >= :from', { from: from.toISOString() })
      .orderBy('event.reviewId')
      .addOrderBy('event.position')
      .getRawMany<Between>();
    const byReview = new Map<string, Between[]>();
    for (const row of rows) {
      const before = byReview.get(row.reviewId);
      if (before === undefined) byReview.set(row.reviewId, [row]);
      else before.push(row);
    }
    return byReview;
  }
}

function meterRow(
  { position, command, at, actorId, lane, submitted }: Decided,
  events: readonly Between[],
): MeterRow {
  const submission = events.find((one) => one.position === submitted);
  const next = events.find((one) => one.position > position && one.command === 'reopen');
  const access = events.find(
    (one) =>
      one.command === 'access' && one.position > position && one.position < (next?.position ?? Infinity),
  );
  return {
    submittedAt: submission === undefined ? null : new Date(submission.at),
    decidedAt: new Date(at),
    accessAt: access === undefined ? null : new Date(access.at),
    waitedForApplicantMs: waited(events.filter((one) => isWithin(one, submitted, position))),
    automatic: actorId === SYSTEM.id,
    lane,
    state: command === 'approve' ? 'approved' : 'rejected',
  };
}

const isWithin = ({ position }: Between, after: number | null, before: number): boolean =>
  position > (after ?? 0) && position < before;

/** From each question to its answer. */
function waited(events: readonly Between[]): number {
  let [total, asked]: [number, number | null] = [0, null];
  for (const { command, at } of events) {
    if (command === 'ask') asked = Date.parse(at);
    if (command !== 'answer' || asked === null) continue;
    total += Date.parse(at) - asked;
    asked = null;
  }
  return total;
}

const NOTHING_DECIDED = {
  ...{ count: 0, toDecision: null, toDecisionWithoutApplicant: null },
  ...{ toAccess: null, toAccessWithoutApplicant: null, shareAutomatic: null, shareRejected: null },
  lanes: { first: 0, renewal: 0, change: 0 },
};
