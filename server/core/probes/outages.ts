import type { Availability } from './probe-result.js';

/**
 * EBA/GL/2018/07, guideline 2.4: an interface is down when five consecutive requests are not replied to within a total
 * timeframe of thirty seconds, and has been since the first of them.
 */
export const DECIDING_MISSES = 5;
export const DECIDING_MS = 30_000;

/** What is known of a target from the calls until now. Instants are milliseconds. */
export interface Standing {
  /** `waiting`: it was never asked. */
  readonly found: Availability | 'waiting';
  /** When each of the latest calls was made that nobody answered, oldest first; empty when the last was answered. */
  readonly misses: readonly number[];
}

export interface Call {
  /** When it was made. */
  readonly at: number;
  /** Of this one call. */
  readonly availability: Availability;
}

export interface Judged extends Standing {
  /** Since when it is what it is, when this call changed it; a decided outage began with its first call. */
  readonly changedAt: number | null;
  /** Nobody answered, and it is not decided whether it is down: it has to be asked again within seconds. */
  readonly isFailing: boolean;
}

/**
 * What a call makes of what was known. An answer, refusals included, ends every doubt. A miss alone changes nothing; the
 * fifth within thirty seconds does. When we cannot tell, because our own network failed, it is `unknown`: that neither
 * counts as a miss nor goes on counting as down.
 */
export function afterCall(before: Standing, call: Call): Judged {
  if (call.availability !== 'down') return settled(before, call.availability, call.at);
  const misses = [...before.misses, call.at].sort((a, b) => a - b).slice(-DECIDING_MISSES);
  if (before.found === 'down') return { found: 'down', misses, changedAt: null, isFailing: false };
  const first = misses[0];
  const decided = misses.length === DECIDING_MISSES && first !== undefined && call.at - first <= DECIDING_MS;
  return decided
    ? { found: 'down', misses, changedAt: first, isFailing: false }
    : { found: before.found, misses, changedAt: null, isFailing: true };
}

function settled(before: Standing, found: Availability, at: number): Judged {
  return { found, misses: [], changedAt: before.found === found ? null : at, isFailing: false };
}

/** A stretch of time in milliseconds, its end not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What is left of stretches within `within` when `without` is taken out; sorted, and never overlapping. */
export function subtract(
  stretches: readonly Stretch[],
  within: Stretch,
  without: readonly Stretch[] = [],
): Stretch[] {
  let left = union(stretches.map((one) => cut(one, within)));
  for (const hole of without)
    left = left.flatMap(({ from, to }) => [
      { from, to: Math.min(to, hole.from) },
      { from: Math.max(from, hole.to), to },
    ]);
  return union(left);
}

export const lengthOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { from, to }) => sum + (to - from), 0);

const cut = ({ from, to }: Stretch, within: Stretch): Stretch => ({
  from: Math.max(from, within.from),
  to: Math.min(to, within.to),
});

function union(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const one of stretches.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last === undefined || one.from > last.to) joined.push(one);
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, one.to) };
  }
  return joined;
}
