import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextTurn, turnAfter } from './turns.js';

const FIVE_MINUTES = 300_000;
const ids = Array.from({ length: 1_000 }, (_, i) => `target-${i}`);

describe('turns', () => {
  test('come once in each interval, moved by a twentieth at most, whenever one looks', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.integer({ min: 1, max: 2e12 }),
        fc.constantFrom(60_000, FIVE_MINUTES),
        (id, at, every) => {
          const turn = nextTurn(id, every, at);
          expect(turn).toBeGreaterThan(at);
          expect(turn - at).toBeLessThanOrEqual(every * 1.05);
          expect(nextTurn(id, every, turn - 1)).toBe(turn);
          const gap = nextTurn(id, every, turn) - turn;
          expect(Math.abs(gap - every)).toBeLessThanOrEqual(every / 20);
        },
      ),
    );
  });

  test('of a thousand targets are spread over the interval', () => {
    const turns = ids.map((id) => nextTurn(id, FIVE_MINUTES, 1.7e12));
    const perSecond = new Map<number, number>();
    for (const turn of turns)
      perSecond.set(Math.floor(turn / 1_000), (perSecond.get(Math.floor(turn / 1_000)) ?? 0) + 1);
    // 3.3 a second on the average; a Poisson process has 14 in one of 300 seconds once in many thousand tries.
    expect(Math.max(...perSecond.values())).toBeLessThan(14);
    expect(perSecond.size).toBeGreaterThan(250);
  });
});

describe('when to ask again', () => {
  const facts = {
    targetId: 'a',
    everyMinutes: 5,
    isFailing: false,
    isDown: false,
    startedAt: 1e12,
    now: 1e12 + 400,
  };

  test('is six seconds after a call that nobody answered, or at once when that took longer', () => {
    expect(turnAfter({ ...facts, isFailing: true })).toBe(1e12 + 6_000);
    expect(turnAfter({ ...facts, isFailing: true, now: 1e12 + 8_000 })).toBe(1e12 + 8_000);
  });

  test('is within a minute or so while it is down', () => {
    expect(turnAfter({ ...facts, isDown: true }) - facts.now).toBeLessThanOrEqual(63_000);
    expect(turnAfter({ ...facts, isDown: true, everyMinutes: 60 }) - facts.now).toBeLessThanOrEqual(63_000);
  });
});
