import { describe, expect, test } from '@jest/globals';
import { decideDelivery, type DeliveryOutcome, GIVE_UP_AFTER_MS } from './delivery.js';

const first = new Date('2026-12-15T10:00:00Z');
const later = (ms: number) => new Date(first.getTime() + ms);
const refused = { outcome: 'refused', permanent: false, response: '451 Later.' } as const;
const unreachable = { outcome: 'unreachable', reason: 'ECONNREFUSED' } as const;

/** The pauses in seconds until it is given up, and how long that took in hours. */
function fate(outcome: DeliveryOutcome): { pauses: number[]; hours: number } {
  const pauses: number[] = [];
  for (let at = first, attempts = 1; ; attempts++) {
    const decision = decideDelivery(outcome, { attempts, firstAttemptAt: first }, at);
    if (decision.state !== 'waiting') return { pauses, hours: (at.getTime() - first.getTime()) / 3_600_000 };
    pauses.push((decision.nextAttemptAt.getTime() - at.getTime()) / 1_000);
    at = decision.nextAttemptAt;
  }
}

describe('decideDelivery', () => {
  test('an accepted mail is sent', () => {
    expect(
      decideDelivery(
        { outcome: 'accepted', response: '250 Ok' },
        { attempts: 1, firstAttemptAt: first },
        first,
      ),
    ).toEqual({ state: 'sent', response: '250 Ok' });
  });

  test('a refusal for good is final at once', () => {
    const outcome = { outcome: 'refused', permanent: true, response: '550 Unknown.' } as const;
    expect(decideDelivery(outcome, { attempts: 1, firstAttemptAt: first }, first)).toEqual({
      state: 'failed',
      error: '550 Unknown.',
    });
  });

  test('pauses after refusals double up to four hours', () => {
    expect(fate(refused).pauses.slice(0, 12)).toEqual([
      15, 30, 60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 14_400, 14_400,
    ]);
  });

  test('a server that is back is noticed within a minute', () => {
    expect(Math.max(...fate(unreachable).pauses)).toBe(60);
  });

  test.each([
    ['refused for now', refused],
    ['never reached', unreachable],
  ])('is given up after three days when it was %s', (_, outcome) => {
    const { hours } = fate(outcome);
    expect(hours).toBeGreaterThanOrEqual(72);
    expect(hours).toBeLessThanOrEqual(76);
  });

  test('the last attempt of the three days counts when it succeeds', () => {
    const outcome = { outcome: 'accepted', response: '250 Ok' } as const;
    const attempt = { attempts: 30, firstAttemptAt: first };
    expect(decideDelivery(outcome, attempt, later(GIVE_UP_AFTER_MS)).state).toBe('sent');
  });
});
