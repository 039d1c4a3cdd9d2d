const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A job that runs every few seconds may be late by a few minutes. */
const SHORTEST_ALLOWANCE_MS = 10 * MINUTE_MS;
/** A run that gives signs of life may take so long. */
const LONGEST_RUN_MS = 2 * HOUR_MS;
/** What was missed while nothing ran is caught up within this time. */
export const CATCH_UP_MS = 15 * MINUTE_MS;
export const MAIL_STUCK_MS = HOUR_MS;
export const CHANNEL_FAILING_MS = HOUR_MS;

/** More overdue jobs than these are told as one. */
const SINGLE_JOBS = 3;
/** What stands for all jobs at once. */
export const SCHEDULER = 'scheduler';

export interface WatchedJob {
  readonly name: string;
  readonly everyMs: number;
  readonly lastSucceededAt: Date | null;
  readonly lastError: string | null;
  /** Somebody holds its lease and renews it. */
  readonly running: boolean;
}

export interface WatchedMail {
  /** The first attempt of the mail that has been tried in vain for the longest time. */
  readonly failingSince: Date | null;
  /** Since when the mail is due that nobody even tried. */
  readonly dueSince: Date | null;
  readonly lastError: string | null;
  readonly waiting: number;
}

export interface WatchedChannel {
  readonly id: string;
  readonly name: string;
  readonly failingSince: Date | null;
  readonly lastError: string | null;
}

export interface Watched {
  /** When this process began to look. */
  readonly startedAt: Date;
  readonly jobs: readonly WatchedJob[];
  readonly mail: WatchedMail;
  readonly channels: readonly WatchedChannel[];
}

export const WATCH_KINDS = ['job-overdue', 'mail-stuck', 'channel-failing'] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

/** Something in Qwarden itself that does not work, as of the instant at which that was seen. */
export interface WatchNews {
  readonly watch: WatchKind;
  /** Name of the job or the channel; `email` of mail. */
  readonly name: string;
  /** Job or channel. */
  readonly subjectId: string;
  /** ISO 8601 in UTC: since when, or when it worked for the last time; null: never. */
  readonly since: string | null;
  readonly lastError: string | null;
}

/** When a job that works would have succeeded again. */
export function allowanceOf({ everyMs, running }: Pick<WatchedJob, 'everyMs' | 'running'>): number {
  const twoTurns = Math.max(2 * everyMs, SHORTEST_ALLOWANCE_MS);
  return running ? Math.max(twoTurns, LONGEST_RUN_MS) : twoTurns;
}

/** Whether a job has not succeeded for more than two of its intervals, although there was time to. */
export function isOverdue(job: WatchedJob, startedAt: Date, at: Date): boolean {
  const last = job.lastSucceededAt ?? startedAt;
  if (at.getTime() - last.getTime() <= allowanceOf(job)) return false;
  return at.getTime() - startedAt.getTime() > CATCH_UP_MS;
}

/** Everything that does not work now; the same order each time. */
export function judgeWatch({ startedAt, jobs, mail, channels }: Watched, at: Date): readonly WatchNews[] {
  const overdue = jobs
    .filter((job) => isOverdue(job, startedAt, at))
    .map(({ name, lastSucceededAt, lastError }): WatchNews => {
      const since = lastSucceededAt?.toISOString() ?? null;
      return { watch: 'job-overdue', name, subjectId: name, since, lastError };
    });
  const caughtUp = at.getTime() - startedAt.getTime() > CATCH_UP_MS;
  const stuck = [mail.failingSince, caughtUp ? mail.dueSince : null]
    .flatMap((since) => since ?? [])
    .filter((since) => at.getTime() - since.getTime() > MAIL_STUCK_MS)
    .sort((a, b) => a.getTime() - b.getTime())
    .slice(0, 1)
    .map((since): WatchNews => ({
      ...{ watch: 'mail-stuck', name: 'email', subjectId: 'email' },
      ...{ since: since.toISOString(), lastError: mail.lastError },
    }));
  const failing = channels.flatMap(({ id, name, failingSince, lastError }): WatchNews[] =>
    failingSince !== null && at.getTime() - failingSince.getTime() > CHANNEL_FAILING_MS
      ? [{ watch: 'channel-failing', name, subjectId: id, since: failingSince.toISOString(), lastError }]
      : [],
  );
  return [...together(overdue), ...stuck, ...failing];
}

/** Many jobs that stand still at once are one thing: whatever starts them does not work. */
function together(overdue: readonly WatchNews[]): readonly WatchNews[] {
  if (overdue.length <= SINGLE_JOBS) return overdue;
  const instants = overdue.flatMap(({ since }) => since ?? []).sort();
  return [
    {
      ...{ watch: 'job-overdue', subjectId: SCHEDULER, since: instants.at(-1) ?? null },
      name: overdue.map(({ name }) => name).join(', '),
      lastError: overdue.find(({ lastError }) => lastError !== null)?.lastError ?? null,
    },
  ];
}

/** One alert for each time that it stopped working. */
export const watchKey = ({ watch, subjectId, since }: WatchNews): string =>
  `${watch}:${subjectId}:${since ?? 'never'}`;

/** Whether the outside may be told that all is well. */
export const isAlive = (news: readonly WatchNews[]): boolean =>
  !news.some(({ watch }) => watch === 'job-overdue' || watch === 'mail-stuck');
