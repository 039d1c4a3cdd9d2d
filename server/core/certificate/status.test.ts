import { describe, expect, test } from '@jest/globals';
import { bandSpan, daysLeft, EXPIRY_BANDS, type StatusFacts, statusOf } from './status.js';

const facts: StatusFacts = {
  notBefore: new Date('2026-01-31T00:00:00Z'),
  notAfter: new Date('2027-01-31T23:59:59Z'),
  retiredAt: null,
  supersededById: null,
  verdictOutcome: '',
};

describe('the status of a certificate', () => {
  test.each([
    ['2026-01-30T23:59:59.999Z', 'not-yet-valid'],
    ['2026-01-31T00:00:00.000Z', 'valid'],
    ['2027-01-01T23:59:58.999Z', 'valid'],
    ['2027-01-01T23:59:59.000Z', 'expiring'],
    ['2027-01-31T23:59:59.999Z', 'expiring'],
    ['2027-02-01T00:00:00.000Z', 'expired'],
  ])('at %s it is %s', (at, status) => {
    expect(statusOf(facts, new Date(at))).toBe(status);
  });

  test('taken out of use hides the dates', () => {
    expect(statusOf({ ...facts, supersededById: 'x' }, new Date('2030-01-01T00:00:00Z'))).toBe('superseded');
    expect(statusOf({ ...facts, retiredAt: facts.notBefore, supersededById: 'x' }, facts.notBefore)).toBe(
      'retired',
    );
  });

  test('one that ended before it began has ended', () => {
    const swapped = { ...facts, notBefore: facts.notAfter, notAfter: facts.notBefore };
    expect(statusOf(swapped, new Date('2026-06-01T00:00:00Z'))).toBe('expired');
  });
});

test.each([
  ['2027-01-30T23:59:59Z', 1],
  ['2027-01-31T00:00:00Z', 0],
  ['2027-02-01T00:00:00Z', -1],
])('at %s %i days are left', (at, days) => {
  expect(daysLeft(facts.notAfter, new Date(at))).toBe(days);
});

test('the bands touch and begin where expired ends', () => {
  const at = new Date('2026-11-22T10:00:00Z');
  const spans = EXPIRY_BANDS.map((band) => bandSpan(band, at));
  expect(spans.map((span) => span.until.toISOString())).toEqual([
    '2026-11-22T09:59:59.000Z',
    '2026-11-29T10:00:00.000Z',
    '2026-12-22T10:00:00.000Z',
    '2027-02-20T10:00:00.000Z',
  ]);
  expect(spans.map((span) => span.after)).toEqual([null, ...spans.slice(0, -1).map(({ until }) => until)]);
});
