import { describe, expect, test } from '@jest/globals';
import { type HistoryRow, sumOf, uptimeDays } from '../../admin-ui/connectivity/target/uptime-segments.js';

const row = (day: string, part: Partial<HistoryRow> = {}): HistoryRow => ({
  ...{ at: `${day}T00:00:00.000Z`, runs: 288, up: 288, degraded: 0, down: 0, unknown: 0 },
  ...{ downSeconds: 0, maintenanceSeconds: 0, availability: 1, p50Ms: 80, p95Ms: 120 },
  ...part,
});

describe('the segments of uptime', () => {
  test('are one for each day until today, also for days that nothing is known of', () => {
    const days = uptimeDays([row('2026-03-01')], '2026-03-02', 4);
    expect(days.map(({ day, kind }) => [day, kind])).toEqual([
      ['2026-02-27', 'nothing'],
      ['2026-02-28', 'nothing'],
      ['2026-03-01', 'up'],
      ['2026-03-02', 'nothing'],
    ]);
  });

  test.each([
    ['up', {}],
    ['degraded', { degraded: 3 }],
    ['brief', { downSeconds: 120, availability: 0.9986 }],
    ['down', { downSeconds: 3_600, availability: 0.958 }],
    ['down', { downSeconds: 3_600, maintenanceSeconds: 60, availability: 0.958 }],
    ['maintenance', { maintenanceSeconds: 3_600 }],
    ['nothing', { runs: 4, up: 0, unknown: 4, availability: null }],
  ] as const)('say “%s” of a day with %j', (kind, part) => {
    expect(uptimeDays([row('2026-03-01', part)], '2026-03-01', 1)[0]?.kind).toBe(kind);
  });

  test('are summed up without the days that were not measured', () => {
    const rows = [
      row('2026-03-01', { downSeconds: 60, availability: 0.9993 }),
      row('2026-03-02', { downSeconds: 30, availability: 0.9996 }),
      row('2026-03-03'),
    ];
    expect(sumOf(uptimeDays(rows, '2026-03-04', 10))).toEqual({
      ...{ measuredDays: 3, daysWithOutage: 2, downSeconds: 90 },
    });
  });
});
