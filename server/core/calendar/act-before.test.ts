import { describe, expect, test } from '@jest/globals';
import { actBefore, isWorkingDay } from './act-before.js';

const christmas = (day: string): boolean => /-12-2[456]$/.test(day);

describe('act before', () => {
  test('is the day before, when that is a working day', () => {
    expect(actBefore(new Date('2026-12-16T10:00:00Z'), christmas)).toBe('2026-12-15');
  });
  test('is the Friday before what ends on a Monday', () => {
    expect(actBefore(new Date('2026-12-14T00:00:00Z'), christmas)).toBe('2026-12-11');
  });
  test('goes back over Christmas and the week-end', () => {
    expect(actBefore(new Date('2026-12-28T00:00:00Z'), christmas)).toBe('2026-12-23');
  });
  test('knows the leap day', () => {
    expect(actBefore(new Date('2028-03-01T12:00:00Z'), christmas)).toBe('2028-02-29');
  });
  test('gives the day before when every day is said to be a holiday', () => {
    expect(actBefore(new Date('2026-12-16T10:00:00Z'), () => true)).toBe('2026-12-15');
  });
  test('a holiday in the week is no working day', () => {
    expect(isWorkingDay('2026-12-24', christmas)).toBe(false);
    expect(isWorkingDay('2026-12-23', christmas)).toBe(true);
  });
});
