import { describe, expect, test } from '@jest/globals';
import { gravest, judgeLink } from './link-state.js';

const URL = 'https://register.example/';
const NOW = new Date('2026-11-22T09:00:00Z');
const daysAgo = (days: number, ms = 0) => new Date(NOW.getTime() - days * 86_400_000 + ms);
const confirmed = (at: Date, url = URL) => ({ confirmation: { url, at, by: 'Ona' }, report: null });
const reported = { url: URL, at: daysAgo(1), by: 'Jonas', note: 'It moved.', betterUrl: null };

describe('a link', () => {
  test('that nobody confirmed was never confirmed', () => {
    expect(judgeLink(URL, undefined, NOW)).toEqual({
      ...{ confirmation: null, report: null, state: 'never', notConfirmed: true },
    });
  });

  test.each([
    ['today', daysAgo(0), 'confirmed', false],
    ['a moment less than 180 days ago', daysAgo(180, 1), 'confirmed', false],
    ['180 days ago', daysAgo(180), 'due', true],
    ['a year ago', daysAgo(365), 'due', true],
  ])('that was confirmed %s', (_, at, state, notConfirmed) => {
    expect(judgeLink(URL, confirmed(at), NOW)).toMatchObject({ state, notConfirmed });
  });

  test('that was reported is reported, however fresh its confirmation', () => {
    const record = { ...confirmed(daysAgo(2)), report: reported };
    expect(judgeLink(URL, record, NOW)).toMatchObject({ state: 'reported', notConfirmed: false });
  });

  test('begins anew with another address', () => {
    const record = { ...confirmed(daysAgo(2)), report: reported };
    expect(judgeLink('https://register.example/new', record, NOW)).toEqual({
      ...{ confirmation: null, report: null, state: 'never', notConfirmed: true },
    });
  });
});

test('several links are as the gravest of them', () => {
  expect(gravest(['confirmed', 'never', 'due'])).toBe('never');
  expect(gravest(['reported', 'never'])).toBe('reported');
  expect(gravest(['confirmed', 'due'])).toBe('due');
  expect(gravest([])).toBeNull();
});
