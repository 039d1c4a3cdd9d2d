import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Clock } from '../ports/clock.js';
import { ReviewEntity, ReviewEventEntity } from './review.entity.js';
import type { ReviewMeterRow } from './reviews.contract.js';

/** Months that are shown, with the present one. */
const MONTHS = 12;
const HOUR_MS = 3_600_000;

interface Decided {
  readonly command: 'approve' | 'reject';
  readonly at: string;
  readonly actorId: string;
  readonly submittedAt: string;
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
    const submissions = await this.submissions(from);
    const decided = await this.decisions(from);
    const months = Array.from({ length: MONTHS }, (_, i) =>
      new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + i, 1)).toISOString().slice(0, 7),
    );
    const oldest = await this.db.read(ReviewEntity).findOne({
      where: [{ state: 'submitted' }, { state: 'in-review' }],
      order: { submittedAt: 'ASC', id: 'ASC' },
    });
    const open = await this.db.read(ReviewEntity).countBy([{ state: 'submitted' }, { state: 'in-review' }]);
    return {
      ...{ from, to: now, waiting: open },
      months: months.map((month) => monthOf(month, submissions, decided)),
      oldestWaiting:
        oldest?.submittedAt === undefined || oldest.submittedAt === null
          ? null
          : {
              ...{ id: oldest.id, number: oldest.number, submittedAt: oldest.submittedAt },
              hours: hoursBetween(oldest.submittedAt.toISOString(), now.toISOString()),
            },
    };
  }

  private async submissions(from: Date): Promise<readonly string[]> {
    const rows = await this.db
      .read(ReviewEventEntity)
      .createQueryBuilder('event')
      .select('event.at', 'at')
      .where(`event.command = 'submit' AND event.at >= :from`, { from: from.toISOString() })
      .getRawMany<{ at: string }>();
    return rows.map(({ at }) => at);
  }

  /** With the submission that each answers; an approval that only was the first of two decides nothing. */
  private decisions(from: Date): Promise<Decided[]> {
    return this.db
      .read(ReviewEventEntity)
      .createQueryBuilder('event')
      .select('event.command', 'command')
      .addSelect('event.at', 'at')
      .addSelect('event.actorId', 'actorId')
      .addSelect(
        (query) =>
          query
            .select('MAX(submission.at)')
            .from(ReviewEventEntity, 'submission')
            .where(`submission.reviewId = event.reviewId AND submission.position < event.position`)
            .andWhere(`submission.command IN ('submit', 'reopen')`),
        'submittedAt',
      )
      .where(`event.command IN ('approve', 'reject') AND event.toState IN ('approved', 'rejected')`)
      .andWhere('event.at >= :from', { from: from.toISOString() })
      .getRawMany<Decided>();
  }
}

function monthOf(month: string, submissions: readonly string[], all: readonly Decided[]) {
  const decided = all.filter(({ at }) => at.startsWith(month));
  const waited = decided
    .flatMap(({ submittedAt, at }) => (submittedAt === null ? [] : hoursBetween(submittedAt, at)))
    .sort((a, b) => a - b);
  const within = (part: number): number => waited[Math.max(0, Math.ceil(waited.length * part) - 1)] ?? 0;
  const share = (of: (one: Decided) => boolean): number | null =>
    decided.length === 0 ? null : decided.filter(of).length / decided.length;
  return {
    month,
    submitted: submissions.filter((at) => at.startsWith(month)).length,
    count: decided.length,
    toDecision: waited.length === 0 ? null : { median: within(0.5), ninetieth: within(0.9) },
    ...{ toDecisionWithoutApplicant: null, toAccess: null, toAccessWithoutApplicant: null },
    shareAutomatic: share(({ actorId }) => actorId === 'system'),
    shareRejected: share(({ command }) => command === 'reject'),
    lanes: { first: decided.length, renewal: 0, change: 0 },
  };
}

const hoursBetween = (from: string, to: string): number =>
  Math.round(((Date.parse(to) - Date.parse(from)) / HOUR_MS) * 10) / 10;
