import { describe, expect, test } from '@jest/globals';
import { endOfQuietHours, instantAt, localTime, nextWorkingTime } from './local-time.js';

const at = (iso: string) => new Date(iso);
const day = (year: number, month: number, date: number) => ({ year, month, day: date });

describe('what the clock on the wall shows', () => {
  test.each([
    ['2026-07-01T05:30:00Z', 'Europe/Vilnius', day(2026, 7, 1), 8 * 60 + 30],
    ['2026-12-31T22:30:00Z', 'Europe/Vilnius', day(2027, 1, 1), 30],
    ['2028-02-29T03:00:00Z', 'America/New_York', day(2028, 2, 28), 22 * 60],
    ['2026-07-01T05:30:00Z', 'Asia/Kathmandu', day(2026, 7, 1), 11 * 60 + 15],
    ['2026-07-01T05:30:00Z', 'Nowhere/At-All', day(2026, 7, 1), 5 * 60 + 30],
  ])('%s in %s', (instant, zone, date, minutes) => {
    expect(localTime(at(instant), zone)).toEqual({ ...date, minutes });
  });
});

describe('the instant of a time of day', () => {
  test.each([
    [day(2027, 3, 27), '08:00', 'Europe/Vilnius', '2027-03-27T06:00:00.000Z'],
    [day(2027, 3, 28), '08:00', 'Europe/Vilnius', '2027-03-28T05:00:00.000Z'],
    // 03:30 is left out that night; the clock jumps from 03:00 to 04:00.
    [day(2027, 3, 28), '03:30', 'Europe/Vilnius', '2027-03-28T01:00:00.000Z'],
    // 03:30 comes twice; the first one counts.
    [day(2027, 10, 31), '03:30', 'Europe/Vilnius', '2027-10-31T00:30:00.000Z'],
    [day(2028, 2, 29), '08:00', 'Europe/Lisbon', '2028-02-29T08:00:00.000Z'],
    [day(2027, 3, 14), '02:30', 'America/New_York', '2027-03-14T07:00:00.000Z'],
    [day(2027, 11, 7), '01:30', 'America/New_York', '2027-11-07T05:30:00.000Z'],
    [day(2027, 7, 1), '08:00', 'Pacific/Kiritimati', '2027-06-30T18:00:00.000Z'],
    [day(2027, 7, 1), '08:00', 'Pacific/Niue', '2027-07-01T19:00:00.000Z'],
    // Lord Howe moves by half an hour: from 02:00 to 02:30.
    [day(2027, 10, 3), '02:15', 'Australia/Lord_Howe', '2027-10-02T15:30:00.000Z'],
  ])('%j %s in %s', (date, time, zone, instant) => {
    const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    expect(instantAt(date, minutes, zone).toISOString()).toBe(instant);
  });

  test('shows that time, wherever there is such a time', () => {
    for (const zone of ['Europe/Vilnius', 'Europe/Lisbon', 'America/New_York', 'Asia/Tehran', 'Asia/Tokyo'])
      for (let days = 0; days < 800; days += 1) {
        const date = localTime(new Date(Date.UTC(2027, 0, 1, 12) + days * 86_400_000), 'UTC');
        expect(localTime(instantAt(date, 480, zone), zone)).toEqual({ ...date, minutes: 480 });
      }
  });
});

describe('the next working morning', () => {
  test.each([
    // A Friday.
    ['2026-06-05T04:59:00Z', 'Europe/Vilnius', '2026-06-05T05:00:00.000Z'],
    ['2026-06-05T05:00:00Z', 'Europe/Vilnius', '2026-06-05T05:00:00.000Z'],
    ['2026-06-05T05:00:01Z', 'Europe/Vilnius', '2026-06-08T05:00:00.000Z'],
    ['2026-06-06T12:00:00Z', 'Europe/Vilnius', '2026-06-08T05:00:00.000Z'],
    // Already Saturday there.
    ['2026-06-05T12:00:00Z', 'Pacific/Kiritimati', '2026-06-07T18:00:00.000Z'],
    // Over the change of the clock.
    ['2027-03-26T12:00:00Z', 'Europe/Vilnius', '2027-03-29T05:00:00.000Z'],
    ['2027-10-29T12:00:00Z', 'Europe/Vilnius', '2027-11-01T06:00:00.000Z'],
    ['2028-02-28T12:00:00Z', 'America/New_York', '2028-02-28T13:00:00.000Z'],
    ['2028-02-28T13:00:01Z', 'America/New_York', '2028-02-29T13:00:00.000Z'],
  ])('after %s in %s', (instant, zone, expected) => {
    expect(nextWorkingTime(at(instant), '08:00', zone).toISOString()).toBe(expected);
  });

  test('leaves holidays out, and gives up where nobody ever works', () => {
    const notMonday = (date: { day: number }) => date.day !== 8 && date.day !== 6 && date.day !== 7;
    const friday = at('2026-06-05T12:00:00Z');
    expect(nextWorkingTime(friday, '08:00', 'UTC', notMonday).toISOString()).toBe('2026-06-09T08:00:00.000Z');
    expect(nextWorkingTime(friday, '08:00', 'UTC', () => false).toISOString()).toBe(
      '2026-06-06T08:00:00.000Z',
    );
  });
});

describe('quiet hours', () => {
  const night = { from: '22:00', to: '07:00' };
  test.each([
    ['2026-06-05T18:59:00Z', night, '2026-06-05T18:59:00.000Z'],
    ['2026-06-05T19:00:00Z', night, '2026-06-06T04:00:00.000Z'],
    ['2026-06-06T03:59:00Z', night, '2026-06-06T04:00:00.000Z'],
    ['2026-06-06T04:00:00Z', night, '2026-06-06T04:00:00.000Z'],
    ['2026-06-06T09:30:00Z', { from: '12:00', to: '13:00' }, '2026-06-06T10:00:00.000Z'],
    ['2026-06-06T10:00:00Z', { from: '12:00', to: '13:00' }, '2026-06-06T10:00:00.000Z'],
    ['2026-06-06T10:00:00Z', { from: '13:00', to: '13:00' }, '2026-06-06T10:00:00.000Z'],
    // The night of the change is an hour shorter, or longer.
    ['2027-03-27T22:00:00Z', night, '2027-03-28T04:00:00.000Z'],
    ['2027-10-30T22:00:00Z', night, '2027-10-31T05:00:00.000Z'],
  ])('%s with %j in Vilnius end %s', (instant, quiet, expected) => {
    expect(endOfQuietHours(at(instant), quiet, 'Europe/Vilnius').toISOString()).toBe(expected);
  });
});
