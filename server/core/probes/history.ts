import type { Availability } from './probe-result.js';
import { lengthOf, type Stretch, subtract } from './outages.js';

/** A run as history knows it. Instants and durations are milliseconds. */
export interface Sample {
  readonly at: number;
  readonly durationMs: number;
  readonly availability: Availability;
}

/** In which state something was from an instant on. */
export interface StateFrom {
  readonly at: number;
  readonly state: string;
}

export interface PeriodFacts {
  readonly period: Stretch;
  /** Also those before the period, as far back as `freshMs`. */
  readonly samples: readonly Sample[];
  /** Oldest first; the first one is the state at the beginning of the period, or earlier. */
  readonly states: readonly StateFrom[];
  /** For how long after a run something is known. */
  readonly freshMs: number;
}

export interface Period {
  readonly runs: number;
  readonly up: number;
  readonly degraded: number;
  readonly down: number;
  readonly unknown: number;
  readonly downSeconds: number;
  readonly maintenanceSeconds: number;
  readonly unmeasuredSeconds: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly averageMs: number | null;
}

/** In these nothing is known of the other side. */
const UNMEASURED = ['waiting', 'paused', 'unknown'];

/**
 * A stretch of time, counted. Down is what the state says, not how many runs failed; maintenance is neither up nor down; and
 * where nobody asked, or we could not tell, nothing is known.
 */
export function countPeriod({ period, samples, states, freshMs }: PeriodFacts): Period {
  const inside = samples.filter(({ at }) => at >= period.from && at < period.to);
  const stretchesIn = (wanted: (state: string) => boolean): Stretch[] =>
    states.flatMap(({ at, state }, i) => {
      const to = states[i + 1]?.at ?? Infinity;
      return wanted(state) ? [{ from: Math.max(at, period.from), to: Math.min(to, period.to) }] : [];
    });
  const asked = samples.map(({ at }) => ({ from: at, to: at + freshMs }));
  const maintenance = subtract(
    stretchesIn((state) => state === 'maintenance'),
    period,
  );
  const blind = [...stretchesIn((state) => UNMEASURED.includes(state)), ...maintenance];
  const known = subtract(asked, period, blind);
  // Within what is known: whatever of the period is not, is taken out.
  const unknown = subtract([period], period, known);
  const down = subtract(
    stretchesIn((state) => state === 'down'),
    period,
    unknown,
  );
  const seconds = (some: readonly Stretch[]): number => Math.round(lengthOf(some) / 1_000);
  const [maintenanceSeconds, knownSeconds] = [seconds(maintenance), seconds(known)];
  const durations = inside
    .filter(({ availability }) => availability === 'up' || availability === 'degraded')
    .map(({ durationMs }) => durationMs)
    .sort((a, b) => a - b);
  const count = (availability: Availability) =>
    inside.filter((sample) => sample.availability === availability).length;
  return {
    runs: inside.length,
    ...{ up: count('up'), degraded: count('degraded'), down: count('down'), unknown: count('unknown') },
    ...{ downSeconds: seconds(down), maintenanceSeconds },
    unmeasuredSeconds: Math.max(0, seconds([period]) - maintenanceSeconds - knownSeconds),
    ...{ p50Ms: quantile(durations, 0.5), p95Ms: quantile(durations, 0.95) },
    averageMs: durations.length === 0 ? null : Math.round(sum(durations) / durations.length),
  };
}

/** Hours as the day that they are; `samples` are those of the day, as far as they are still there. */
export function joinPeriods(periods: readonly Period[], samples: readonly Sample[]): Period {
  const total = (of: (period: Period) => number) => sum(periods.map(of));
  const answered = (period: Period) => period.up + period.degraded;
  const durations = samples
    .filter(({ availability }) => availability === 'up' || availability === 'degraded')
    .map(({ durationMs }) => durationMs)
    .sort((a, b) => a - b);
  const measured = total((one) => (one.averageMs === null ? 0 : answered(one)));
  return {
    ...{ runs: total(({ runs }) => runs), up: total(({ up }) => up) },
    ...{ degraded: total(({ degraded }) => degraded), down: total(({ down }) => down) },
    unknown: total(({ unknown }) => unknown),
    downSeconds: total(({ downSeconds }) => downSeconds),
    maintenanceSeconds: total(({ maintenanceSeconds }) => maintenanceSeconds),
    unmeasuredSeconds: total(({ unmeasuredSeconds }) => unmeasuredSeconds),
    ...{ p50Ms: quantile(durations, 0.5), p95Ms: quantile(durations, 0.95) },
    averageMs:
      measured === 0 ? null : Math.round(total((one) => (one.averageMs ?? 0) * answered(one)) / measured),
  };
}

/** 0 to 1; null when nothing was measured. */
export function availabilityOf(
  { downSeconds, maintenanceSeconds, unmeasuredSeconds }: Period,
  seconds: number,
): number | null {
  const measured = seconds - maintenanceSeconds - unmeasuredSeconds;
  return measured <= 0 ? null : Math.max(0, 1 - downSeconds / measured);
}

/** The smallest value that a share of all is not above (nearest rank). */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const LETTERS = { up: 'u', degraded: 'g', down: 'd', unknown: '?' } as const;
const AVAILABILITY_OF = new Map(
  Object.entries(LETTERS).map(([name, letter]) => [letter, name as Availability]),
);

/** Samples of an hour as text: `12.5:340u` is the second in it, the milliseconds and the outcome. Order does not matter. */
export const packSamples = (samples: readonly Sample[], from: number): string =>
  samples
    .map(
      ({ at, durationMs, availability }) =>
        `${Math.round((at - from) / 100) / 10}:${Math.round(durationMs)}${LETTERS[availability]}`,
    )
    .join(' ');

/** The other way round; what is malformed is left out. */
export function unpackSamples(text: string, from: number): Sample[] {
  return text.split(' ').flatMap((part) => {
    const match = /^(\d+(?:\.\d)?):(\d+)([ugd?])$/.exec(part);
    const availability = AVAILABILITY_OF.get((match?.[3] ?? '') as 'u');
    if (match === null || availability === undefined) return [];
    return [
      { at: from + Math.round(Number(match[1]) * 10) * 100, durationMs: Number(match[2]), availability },
    ];
  });
}
