import { describe, expect, test } from '@jest/globals';
import { clockIn, instantOfClock } from '../../admin-ui/components/clock-time.js';

describe('times on the clocks of a zone', () => {
  test('an instant is shown as the zone has it', () => {
    const at = new Date('2026-12-31T22:30:45Z');
    expect(clockIn('Europe/Vilnius', at)).toBe('2027-01-01T00:30');
    expect(clockIn('America/New_York', at)).toBe('2026-12-31T17:30');
  });

  test.each(['UTC', 'Europe/Vilnius', 'America/New_York', 'Asia/Kolkata'])(
    'what the clocks of %s show is the same instant again, also about a change of the clocks',
    (timeZone) => {
      for (const hour of [0, 6, 12, 18, 24, 30, 36, 42]) {
        const at = new Date(Date.UTC(2026, 2, 28, hour));
        expect(instantOfClock(timeZone, clockIn(timeZone, at))).toEqual(at);
      }
    },
  );

  test('what is no time has no instant', () => {
    expect(instantOfClock('UTC', '')).toBeUndefined();
    expect(instantOfClock('UTC', '2026-13-01T00:00')).toBeUndefined();
  });
});
