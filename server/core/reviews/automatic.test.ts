import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { type AutomaticFacts, isKeptForPeople, sampleText, whyPeopleDecide } from './automatic.js';
import { DEFAULT_PROFILE } from './decision-profile.js';

const AUTOMATIC = {
  ...DEFAULT_PROFILE,
  automatic: { enabled: true, lanes: ['renewal'], samplePercent: 10 },
} as const;
const GREEN: AutomaticFacts = {
  ...{ profile: AUTOMATIC, lane: 'renewal', round: 1, complete: true, organisationBlocked: false },
  ...{ judged: { outcome: 'valid', warnings: [] }, match: 'usable', factsByHand: false },
  ...{ rolesCoverServices: true, worstFinding: 'warning', differences: [], keptForPeople: false },
};

describe('what keeps a review for people', () => {
  test('nothing, where everything is green', () => {
    expect(whyPeopleDecide(GREEN)).toStrictEqual([]);
  });

  test.each<[string, Partial<AutomaticFacts>]>([
    ['switched-off', { profile: DEFAULT_PROFILE }],
    ['not-this-lane', { lane: 'first' }],
    ['reopened', { round: 2 }],
    ['incomplete', { complete: false }],
    ['organisation-blocked', { organisationBlocked: true }],
    ['verdict-not-green', { judged: null }],
    ['verdict-not-green', { judged: { outcome: 'valid-with-warnings', warnings: [] } }],
    ['verdict-not-green', { judged: { outcome: 'valid', warnings: ['val.stale'] } }],
    ['verdict-not-green', { judged: { outcome: 'indeterminate', warnings: [] } }],
    ['register-does-not-match', { match: 'refused' }],
    ['register-does-not-match', { match: 'unknown' }],
    ['facts-by-hand', { factsByHand: true }],
    ['roles-do-not-cover-services', { rolesCoverServices: false }],
    ['certificate-has-errors', { worstFinding: 'error' }],
    [
      'differs-from-what-was-approved',
      { differences: [{ field: 'application.useCase', weight: 'warning' }] },
    ],
    ['in-the-sample', { keptForPeople: true }],
  ])('%s', (why, over) => {
    expect(whyPeopleDecide({ ...GREEN, ...over })).toContain(why);
  });

  test('a smaller request does not', () => {
    const differences = [{ field: 'application.roles', weight: 'notice' }] as const;
    expect(whyPeopleDecide({ ...GREEN, differences })).toStrictEqual([]);
  });

  test('the sample is drawn of what would have been decided, and told alone', () => {
    expect(whyPeopleDecide({ ...GREEN, round: 2, keptForPeople: true })).toStrictEqual(['reopened']);
  });
});

describe('the sample', () => {
  const digest = (text: string) => createHash('sha256').update(`secret ${text}`).digest('hex');

  test('is as large as the profile says, give or take', () => {
    const of = (percent: number) =>
      Array.from({ length: 2_000 }, (_, i) => isKeptForPeople(`draw ${i}`, percent, digest)).filter(Boolean)
        .length / 20;
    expect(of(0)).toBe(0);
    expect(of(100)).toBe(100);
    expect(Math.abs(of(10) - 10)).toBeLessThan(3);
  });

  test('does not change when it is drawn again', () => {
    const text = sampleText({ certificateSha256: 'a', edition: 'berlin-1.3', environment: 'sandbox' });
    const draws = Array.from({ length: 20 }, () => isKeptForPeople(text, 50, digest));
    expect(new Set(draws).size).toBe(1);
  });

  test('keeps what cannot be told', () => {
    expect(isKeptForPeople('x', 1, () => 'not hex')).toBe(true);
    expect(isKeptForPeople('x', Number.NaN, digest)).toBe(true);
  });
});
