import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  afterCall,
  type Call,
  DECIDING_MISSES,
  DECIDING_MS,
  lengthOf,
  type Standing,
  subtract,
} from './outages.js';

const start: Standing = { found: 'waiting', misses: [] };
const after = (calls: readonly Call[], from: Standing = start) =>
  calls.reduce<Standing & { changedAt?: number | null; isFailing?: boolean }>(
    (standing, call) => afterCall(standing, call),
    from,
  );
const misses = (...seconds: number[]): Call[] =>
  seconds.map((at) => ({ at: at * 1_000, availability: 'down' }));

describe('an outage', () => {
  test('is decided by five misses in a row within thirty seconds, and began with the first', () => {
    const known = { found: 'up', misses: [] } as const;
    const four = after(misses(0, 6, 12, 18), known);
    expect(four).toMatchObject({ found: 'up', isFailing: true });
    expect(afterCall(four, { at: 24_000, availability: 'down' })).toMatchObject({
      ...{ found: 'down', changedAt: 0, isFailing: false },
    });
  });

  test('is not decided by five misses in thirty-one seconds', () => {
    expect(after(misses(0, 6, 12, 18, 31))).toMatchObject({ found: 'waiting', isFailing: true });
    expect(after(misses(0, 6, 12, 18, 30))).toMatchObject({ found: 'down', changedAt: 0 });
  });

  test('is decided by whichever five come close enough together', () => {
    expect(after(misses(0, 20, 26, 32, 38, 44))).toMatchObject({ found: 'down', changedAt: 20_000 });
  });

  test('an answer in between begins the count anew, also one that we could not judge', () => {
    for (const availability of ['up', 'degraded', 'unknown'] as const) {
      const calls = [...misses(0, 6, 12, 18), { at: 21_000, availability }, ...misses(24, 27)];
      expect(after(calls)).toMatchObject({ found: availability, misses: [24_000, 27_000] });
    }
  });

  test('ends with the first answer; that we cannot tell ends it as unknown', () => {
    const down = after(misses(0, 6, 12, 18, 24));
    expect(afterCall(down, { at: 60_000, availability: 'up' })).toMatchObject({
      found: 'up',
      changedAt: 60_000,
    });
    expect(afterCall(down, { at: 60_000, availability: 'unknown' })).toMatchObject({ found: 'unknown' });
    expect(afterCall(down, { at: 60_000, availability: 'down' })).toMatchObject({ changedAt: null });
  });

  const call = fc.record({
    gap: fc.integer({ min: 1, max: 20_000 }),
    availability: fc.constantFrom('up', 'degraded', 'down', 'down', 'down', 'unknown' as const),
  });

  test('is there exactly when some five misses in a row lie within thirty seconds and nothing but misses follows', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 40 }), (gaps) => {
        let at = 0;
        const calls = gaps.map(({ gap, availability }) => ({ at: (at += gap), availability }) as Call);
        // The oracle: the last unbroken row of misses, looked at as a whole.
        const lastOther = calls
          .map(({ availability }) => availability)
          .findLastIndex((one) => one !== 'down');
        const row = calls.slice(lastOther + 1).map((one) => one.at);
        const isDown = row.some(
          (first, i) => (row[i + DECIDING_MISSES - 1] ?? Infinity) - first <= DECIDING_MS,
        );
        expect(after(calls).found === 'down').toBe(isDown);
      }),
      { numRuns: 2_000 },
    );
  });

  test('unknown never counts as down', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 40 }), (gaps) => {
        let [at, standing] = [0, start];
        for (const { gap, availability } of gaps) {
          at += gap;
          standing = afterCall(standing, {
            at,
            availability: availability === 'down' ? 'unknown' : availability,
          });
          expect(standing.found).not.toBe('down');
        }
      }),
    );
  });
});

describe('stretches of time', () => {
  const stretch = fc.tuple(fc.nat(200), fc.nat(60)).map(([from, length]) => ({ from, to: from + length }));

  test('are what is left, second by second', () => {
    fc.assert(
      fc.property(fc.array(stretch), stretch, fc.array(stretch), (stretches, within, without) => {
        const has = (some: readonly { from: number; to: number }[], at: number) =>
          some.some(({ from, to }) => from <= at && at < to);
        const expected = Array.from({ length: 300 }, (_, at) => at).filter(
          (at) => has(stretches, at) && has([within], at) && !has(without, at),
        );
        const left = subtract(stretches, within, without);
        expect(lengthOf(left)).toBe(expected.length);
        expect(expected.every((at) => has(left, at))).toBe(true);
      }),
    );
  });
});
