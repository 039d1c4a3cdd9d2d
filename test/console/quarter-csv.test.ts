import { expect, test } from '@jest/globals';
import { lastQuarters, quarterCsv, quarterOf } from '../../admin-ui/connectivity/target/quarter-csv.js';

test('a quarter is that of UTC', () => {
  expect(quarterOf(new Date('2026-12-31T23:59:59Z'))).toBe('2026Q4');
  expect(quarterOf(new Date('2027-01-01T00:00:00Z'))).toBe('2027Q1');
});

test('quarters go back over the year', () => {
  expect(lastQuarters(new Date('2027-02-10T00:00:00Z'), 3)).toEqual(['2027Q1', '2026Q4', '2026Q3']);
});

test('the sheet has a row for each day, and nothing where nothing was measured', () => {
  const days = [
    { day: '2026-10-01', uptime: 0.9958, downSeconds: 360, averageMs: 412, errorRate: 0.01 },
    { day: '2026-10-02', uptime: null, downSeconds: 0, averageMs: null, errorRate: null },
  ];
  expect(quarterCsv({ quarter: '2026Q4', days, uptime: 0.9958, line: 0.995 })).toBe(
    [
      'day,uptime,downSeconds,averageMs,errorRate',
      '2026-10-01,0.9958,360,412,0.01',
      '2026-10-02,,0,,',
      '',
    ].join('\r\n'),
  );
});
