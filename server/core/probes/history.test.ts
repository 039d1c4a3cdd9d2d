import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Availability } from './probe-result.js';
import {
  availabilityOf,
  countPeriod,
  joinPeriods,
  packSamples,
  type Sample,
  unpackSamples,
} from './history.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const period = { from: 0, to: HOUR };
const every = (minutes: number, availability: Availability = 'up', from = 0, to = HOUR): Sample[] =>
  Array.from({ length: Math.ceil((to - from) / (minutes * MINUTE)) }, (_, i) => ({
    ...{ at: from + i * minutes * MINUTE, durationMs: 100 + i, availability },
  }));
const freshMs = 15 * MINUTE;

describe('an hour', () => {
  test('in which every run was answered is available throughout', () => {
    const hour = countPeriod({ period, samples: every(5), states: [{ at: -HOUR, state: 'up' }], freshMs });
    expect(hour).toMatchObject({
      runs: 12,
      up: 12,
      downSeconds: 0,
      unmeasuredSeconds: 0,
      p50Ms: 105,
      p95Ms: 111,
    });
    expect(availabilityOf(hour, 3_600)).toBe(1);
  });

  test('counts down from the first unanswered call to the first answer, however many runs there were', () => {
    const states = [
      { at: -HOUR, state: 'up' },
      { at: 10 * MINUTE, state: 'down' },
      { at: 16 * MINUTE, state: 'up' },
    ];
    const hour = countPeriod({ period, samples: every(5), states, freshMs });
    expect(hour.downSeconds).toBe(360);
    expect(availabilityOf(hour, 3_600)).toBeCloseTo(0.9);
  });

  test('a single miss that was not decided is no second of down', () => {
    const samples = every(5).map((one, i) => (i === 3 ? { ...one, availability: 'down' as const } : one));
    const hour = countPeriod({ period, samples, states: [{ at: -HOUR, state: 'up' }], freshMs });
    expect(hour).toMatchObject({ down: 1, downSeconds: 0 });
  });

  test('leaves maintenance, and what we could not tell, out of the measured time', () => {
    const states = [
      { at: -HOUR, state: 'down' },
      { at: 15 * MINUTE, state: 'maintenance' },
      { at: 30 * MINUTE, state: 'unknown' },
      { at: 45 * MINUTE, state: 'up' },
    ];
    const hour = countPeriod({ period, samples: every(5), states, freshMs });
    expect(hour).toMatchObject({ downSeconds: 900, maintenanceSeconds: 900, unmeasuredSeconds: 900 });
    expect(availabilityOf(hour, 3_600)).toBeCloseTo(0.5);
  });

  test('of which nobody asked for a while is not measured then', () => {
    const samples = every(5, 'up', 0, 15 * MINUTE);
    const hour = countPeriod({ period, samples, states: [{ at: -HOUR, state: 'up' }], freshMs });
    // The last run was at minute 10; for a quarter of an hour after it something is known.
    expect(hour.unmeasuredSeconds).toBe(35 * 60);
    expect(countPeriod({ period, samples: [], states: [{ at: -HOUR, state: 'up' }], freshMs })).toMatchObject(
      {
        ...{ runs: 0, unmeasuredSeconds: 3_600, p50Ms: null },
      },
    );
  });

  const sample = fc.record({
    at: fc.integer({ min: 0, max: 35_999 }).map((tenths) => tenths * 100),
    durationMs: fc.nat(60_000),
    availability: fc.constantFrom<Availability>('up', 'degraded', 'down', 'unknown'),
  });
  const state = fc.constantFrom('up', 'down', 'unknown', 'maintenance', 'paused', 'degraded');

  test('is divided without a second twice: down, maintenance and unmeasured fit into it', () => {
    fc.assert(
      fc.property(
        fc.array(sample),
        fc.array(fc.tuple(fc.nat(HOUR), state)),
        state,
        (samples, moves, first) => {
          const states = [
            { at: -1, state: first },
            ...moves.map(([at, to]) => ({ at, state: to })).sort((a, b) => a.at - b.at),
          ];
          const hour = countPeriod({ period, samples, states, freshMs });
          const { downSeconds, maintenanceSeconds, unmeasuredSeconds } = hour;
          expect(downSeconds + maintenanceSeconds + unmeasuredSeconds).toBeLessThanOrEqual(3_600 + 2);
          const share = availabilityOf(hour, 3_600);
          if (share !== null) expect(share >= 0 && share <= 1).toBe(true);
          expect(hour.runs).toBe(samples.length);
        },
      ),
    );
  });

  test('keeps its samples as text', () => {
    fc.assert(
      fc.property(fc.array(sample), (samples) => {
        expect(unpackSamples(packSamples(samples, 0), 0)).toEqual(samples);
      }),
    );
    expect(unpackSamples('', 0)).toEqual([]);
    expect(unpackSamples('x 1:2z 3:4u', 0)).toEqual([{ at: 3_000, durationMs: 4, availability: 'up' }]);
  });
});

test('a day is the sum of its hours', () => {
  const hours = [0, 1].map((i) =>
    countPeriod({
      period: { from: i * HOUR, to: (i + 1) * HOUR },
      samples: every(5, 'up', 0, 2 * HOUR),
      states: [
        { at: -1, state: 'up' },
        { at: HOUR, state: 'down' },
      ],
      freshMs,
    }),
  );
  const day = joinPeriods(hours, every(5, 'up', 0, 2 * HOUR));
  expect(day).toMatchObject({ runs: 24, downSeconds: 3_600, p50Ms: 111, p95Ms: 122 });
  expect(availabilityOf(day, 7_200)).toBeCloseTo(0.5);
});
