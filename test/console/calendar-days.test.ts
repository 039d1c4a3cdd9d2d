import { describe, expect, test } from '@jest/globals';
import { addDays, addMonths, dayIn, isDay, weekOf, weeksOfMonth } from '../../admin-ui/calendar/days.js';

describe('days of the calendar', () => {
  test('an instant falls on the day of its zone', () => {
    const late = new Date('2026-12-31T22:30:00Z');
    expect(dayIn('UTC', late)).toBe('2026-12-31');
    expect(dayIn('Europe/Vilnius', late)).toBe('2027-01-01');
    expect(dayIn('America/New_York', late)).toBe('2026-12-31');
  });

  test('a week begins on Monday, a month is shown in whole weeks', () => {
    expect(weekOf('2026-11-22')).toEqual(weekOf('2026-11-16'));
    expect(weekOf('2026-11-22')[0]).toBe('2026-11-16');
    const february = weeksOfMonth('2027-02-14');
    expect([february.length, february[0]![0], february.at(-1)!.at(-1)]).toEqual([
      4,
      '2027-02-01',
      '2027-02-28',
    ]);
    const august = weeksOfMonth('2026-08-31');
    expect([august.length, august[0]![0], august.at(-1)!.at(-1)]).toEqual([6, '2026-07-27', '2026-09-06']);
  });

  test('a month later is the last day of a shorter month; days run over leap days and changes of the clock', () => {
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
  });

  test('an address that names no day is not believed', () => {
    expect(['2026-02-31', '2026-2-3', 'today', null, '2026-11-23'].map(isDay)).toEqual([
      ...[false, false, false, false, true],
    ]);
  });
});
