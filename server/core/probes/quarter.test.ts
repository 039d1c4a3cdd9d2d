import { expect, test } from '@jest/globals';
import { quarterAt, quarterOf } from './quarter.js';

test('a quarter begins and ends where it should, also at the turn of the year', () => {
  expect(quarterOf('2026Q4')).toEqual({
    ...{ name: '2026Q4', from: new Date('2026-10-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') },
  });
  expect(quarterOf('2026Q5')).toBeUndefined();
  expect(quarterOf('26Q1')).toBeUndefined();
});

test.each([
  ['2026-03-31T23:59:59Z', '2026Q1'],
  ['2026-04-01T00:00:00Z', '2026Q2'],
  ['2026-12-31T23:59:59Z', '2026Q4'],
])('%s is in %s', (at, quarter) => {
  expect(quarterAt(new Date(at))).toBe(quarter);
});
