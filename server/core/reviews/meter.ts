import type { ReviewLane, ReviewState } from './review-states.js';

/** One round of one review. */
export interface MeterRow {
  readonly submittedAt: Date | null;
  /** Approved or rejected; null while open, and for what was withdrawn or ran out before. */
  readonly decidedAt: Date | null;
  /** When it could be used. */
  readonly accessAt: Date | null;
  /** How long the applicant was asked for something, all times together. */
  readonly waitedForApplicantMs: number;
  readonly automatic: boolean;
  readonly lane: ReviewLane;
  /** Now; a review that was decided may have been withdrawn since. */
  readonly state: ReviewState;
}

export interface Hours {
  readonly median: number;
  readonly ninetieth: number;
}

/** Null where nothing was there to measure. */
export interface MeterMonth {
  /** `2026-11`, in UTC: of the decision, so that a month that is over changes only by access that comes later. */
  readonly month: string;
  readonly count: number;
  readonly toDecision: Hours;
  readonly toDecisionWithoutApplicant: Hours;
  readonly toAccess: Hours | null;
  readonly toAccessWithoutApplicant: Hours | null;
  /** 0 to 1. */
  readonly shareAutomatic: number;
  readonly shareRejected: number;
  readonly lanes: Readonly<Record<ReviewLane, number>>;
}

export interface Meter {
  /** Newest first. */
  readonly months: readonly MeterMonth[];
  readonly waiting: number;
  readonly oldestWaiting: { readonly submittedAt: Date; readonly hours: number } | null;
}

/** How long access takes: what a supervisor asks for when somebody complains of obstacles (RTS Art. 32 (3)). */
export function meterOf(rows: readonly MeterRow[], at: Date): Meter {
  const byMonth = new Map<string, Measured[]>();
  let oldest: Date | null = null;
  let waiting = 0;
  for (const row of rows) {
    const { submittedAt, decidedAt } = row;
    if (submittedAt === null) continue;
    if (decidedAt !== null) {
      const month = decidedAt.toISOString().slice(0, 7);
      const measured = byMonth.get(month) ?? [];
      measured.push({ row, submittedAt, decidedAt });
      byMonth.set(month, measured);
    } else if (isOpen(row.state)) {
      waiting += 1;
      if (oldest === null || submittedAt < oldest) oldest = submittedAt;
    }
  }
  return {
    months: [...byMonth]
      .sort(([one], [other]) => (one < other ? 1 : -1))
      .map(([month, measured]) => monthOf(month, measured)),
    waiting,
    oldestWaiting: oldest && { submittedAt: oldest, hours: hoursBetween(oldest, at) },
  };
}

interface Measured {
  readonly row: MeterRow;
  readonly submittedAt: Date;
  readonly decidedAt: Date;
}

const isOpen = (state: ReviewState): boolean =>
  state === 'submitted' || state === 'in-review' || state === 'needs-information';

function monthOf(month: string, measured: readonly Measured[]): MeterMonth {
  const share = (of: (row: MeterRow) => boolean) =>
    measured.filter(({ row }) => of(row)).length / measured.length;
  const inLane = (lane: ReviewLane) => measured.filter(({ row }) => row.lane === lane).length;
  const accessed = measured.flatMap(({ row, submittedAt }) =>
    row.accessAt === null ? [] : [{ row, submittedAt, end: row.accessAt }],
  );
  const decided = measured.map(({ row, submittedAt, decidedAt }) => ({ row, submittedAt, end: decidedAt }));
  return {
    month,
    count: measured.length,
    toDecision: hoursOf(decided.map(whole))!,
    toDecisionWithoutApplicant: hoursOf(decided.map(withoutApplicant))!,
    toAccess: hoursOf(accessed.map(whole)),
    toAccessWithoutApplicant: hoursOf(accessed.map(withoutApplicant)),
    shareAutomatic: share(({ automatic }) => automatic),
    shareRejected: share(({ state }) => state === 'rejected'),
    lanes: { first: inLane('first'), renewal: inLane('renewal'), change: inLane('change') },
  };
}

interface Stretch {
  readonly row: MeterRow;
  readonly submittedAt: Date;
  readonly end: Date;
}

const HOUR_MS = 3_600_000;
const whole = ({ submittedAt, end }: Stretch): number => hoursBetween(submittedAt, end);
const withoutApplicant = ({ row, submittedAt, end }: Stretch): number =>
  Math.max(0, hoursBetween(submittedAt, end) - Math.max(0, row.waitedForApplicantMs) / HOUR_MS);
/** Clocks that were set back make no negative hours. */
const hoursBetween = (start: Date, end: Date): number =>
  Math.max(0, end.getTime() - start.getTime()) / HOUR_MS;

/** The median is the middle, or half way between the two middle ones; the 90th percentile is by nearest rank. */
function hoursOf(hours: readonly number[]): Hours | null {
  if (hours.length === 0) return null;
  const sorted = [...hours].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return {
    median: sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2,
    ninetieth: sorted[Math.ceil(sorted.length * 0.9) - 1]!,
  };
}
