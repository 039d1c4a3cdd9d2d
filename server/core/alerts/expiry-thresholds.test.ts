import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { crossedThreshold, crossingOf, EXPIRY_THRESHOLDS, nextCrossing } from './expiry-thresholds.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const notAfter = new Date('2026-12-15T23:59:59Z');
const before = (days: number, ms = 0) => new Date(notAfter.getTime() - days * DAY + ms);

describe('crossedThreshold', () => {
  test.each(EXPIRY_THRESHOLDS.map((threshold, i) => [threshold, EXPIRY_THRESHOLDS[i - 1]] as const))(
    '%i is crossed exactly at its instant, not a millisecond before',
    (threshold, earlier) => {
      expect(crossedThreshold(notAfter, [], before(threshold))).toBe(threshold);
      expect(crossedThreshold(notAfter, [], before(threshold, -1))).toBe(earlier);
    },
  );

  test('a missed run tells about the latest threshold only', () => {
    expect(crossedThreshold(notAfter, [90], before(5))).toBe(7);
  });

  test('is told once', () => {
    expect(crossedThreshold(notAfter, [90, 60, 30], before(20))).toBeUndefined();
  });

  test('a clock that was set back tells nothing again', () => {
    expect(crossedThreshold(notAfter, [7], before(20))).toBeUndefined();
  });

  test('what ended thirty days ago is told, what ended earlier is not', () => {
    expect(crossedThreshold(notAfter, [], before(-30))).toBe(-7);
    expect(crossedThreshold(notAfter, [], before(-30, 1))).toBeUndefined();
  });

  test.each([
    ['no time at all', undefined],
    ['no instant of the calendar', new Date(NaN)],
  ])('there is nothing to tell when notAfter is %s', (_, undated) => {
    expect(crossedThreshold(undated, [], before(5))).toBeUndefined();
    expect(nextCrossing(undated, undefined)).toBeUndefined();
  });

  test('"no well-defined expiration date" (RFC 5280 §4.1.2.5) is never near', () => {
    const never = new Date('9999-12-31T23:59:59Z');
    expect(crossedThreshold(never, [], before(0))).toBeUndefined();
    expect(nextCrossing(never, undefined)).toEqual(new Date('9999-10-02T23:59:59Z'));
  });
});

describe('nextCrossing', () => {
  test('follows the thresholds to their end', () => {
    const instants = [undefined, ...EXPIRY_THRESHOLDS].map((threshold) => nextCrossing(notAfter, threshold));
    expect(instants).toEqual([
      ...EXPIRY_THRESHOLDS.map((threshold) => crossingOf(notAfter, threshold)),
      undefined,
    ]);
  });
});

/**
 * What people expect, told without the code above: at every run, look how many thresholds lie behind, and write one mail
 * when there are more than when the last mail was written; what has been over for more than thirty days is left alone.
 */
function oracle(notAfterMs: number, runs: readonly number[]): number[] {
  const mails: number[] = [];
  let behindAtLastMail = 0;
  for (const run of runs) {
    const daysLeft = (notAfterMs - run) / DAY;
    const behind = [90, 60, 30, 14, 7, 3, 1, 0, -7].filter((days) => daysLeft <= days).length;
    if (daysLeft < -30 || behind <= behindAtLastMail) continue;
    behindAtLastMail = behind;
    mails.push(run);
  }
  return mails;
}

/** How the sweep uses the functions: it only looks at a certificate when its next crossing has come. */
function sweep(notAfterDate: Date, runs: readonly number[]): number[] {
  const mails: number[] = [];
  let last: (typeof EXPIRY_THRESHOLDS)[number] | undefined;
  let next = nextCrossing(notAfterDate, undefined);
  for (const run of runs) {
    if (next === undefined || next.getTime() > run) continue;
    const at = new Date(run);
    const crossed = crossedThreshold(notAfterDate, last === undefined ? [] : [last], at);
    if (crossed === undefined) {
      next = undefined;
      continue;
    }
    mails.push(run);
    last = crossed;
    next = nextCrossing(notAfterDate, crossed);
  }
  return mails;
}

describe('the sweep and an independent oracle agree', () => {
  const instants = ['2026-03-29T00:00:00Z', '2026-10-25T00:30:00Z', '2028-02-29T12:00:00Z']
    .concat(['2027-12-31T23:59:59Z', '2028-01-01T00:00:00Z', '2038-01-19T03:14:08Z', '2050-01-01T00:00:00Z'])
    .map((text) => Date.parse(text));
  const end = fc.oneof(
    fc.constantFrom(...instants),
    fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2055-01-01') }),
  );

  test('whenever the runs come', () => {
    fc.assert(
      fc.property(end, fc.array(fc.integer({ min: -100 * DAY, max: 45 * DAY })), (ms, offsets) => {
        const runs = offsets.map((offset) => ms + offset).sort((a, b) => a - b);
        expect(sweep(new Date(ms), runs)).toEqual(oracle(ms, runs));
      }),
      { numRuns: 2_000 },
    );
  });

  test('hourly for three years, with gaps of hours to weeks, for ten thousand certificates', () => {
    const start = Date.parse('2027-06-01T00:00:00Z');
    const random = randomFrom(20261122);
    const runs: number[] = [];
    for (let at = start; at < start + 3 * 365 * DAY; at += HOUR) {
      runs.push(at + Math.floor(random() * 600_000));
      if (random() < 0.002) at += Math.floor(random() * 40 * DAY);
    }
    // The oracle looks at every run; a certificate concerns it only around its end.
    let mails = 0;
    for (let i = 0; i < 10_000; i++) {
      const ms = start + Math.floor((random() * 1.2 - 0.1) * 3 * 365 * DAY);
      const near = runs.slice(indexOf(runs, ms - 95 * DAY), indexOf(runs, ms + 40 * DAY));
      const told = sweep(new Date(ms), near);
      if (told.join() !== oracle(ms, near).join()) expect(told).toEqual(oracle(ms, near));
      mails += told.length;
    }
    expect(mails).toBeGreaterThan(50_000);
  }, 30_000);
});

/** Of the first run at or after the instant. */
function indexOf(runs: readonly number[], instant: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle] ?? Infinity) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** mulberry32: the same numbers at every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
