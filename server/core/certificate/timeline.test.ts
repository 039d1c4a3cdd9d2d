import { expect, test } from '@jest/globals';
import { monthsFrom } from './timeline.js';

test('the months touch and run over the end of the year', () => {
  expect(monthsFrom(new Date('2026-11-22T10:00:00Z'), 3)).toEqual([
    { month: '2026-11', from: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-12-01T00:00:00Z') },
    { month: '2026-12', from: new Date('2026-12-01T00:00:00Z'), until: new Date('2027-01-01T00:00:00Z') },
    { month: '2027-01', from: new Date('2027-01-01T00:00:00Z'), until: new Date('2027-02-01T00:00:00Z') },
  ]);
});
