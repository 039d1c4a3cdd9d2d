import { describe, expect, test } from '@jest/globals';
import type { Outcome } from './verdict.js';
import { nextEvaluationAt, UNDETERMINED_FOR_MS, verdictNews } from './verdict-news.js';

const at = new Date('2026-03-02T00:00:00Z');
const news = (known: Outcome | undefined, now: Outcome, undeterminedSince?: Date) =>
  verdictNews({ known, now, undeterminedSince, at });

describe('what is told of a verdict', () => {
  test.each<[Outcome, Outcome]>([
    ['valid', 'revoked'],
    ['valid-with-warnings', 'no-longer-qualified'],
    ['suspended', 'valid'],
    ['suspended', 'revoked'],
    ['not-qualified', 'valid'],
  ])('from %s to %s is news', (known, now) => {
    expect(news(known, now)).toBe('news');
  });

  test.each<[Outcome | undefined, Outcome]>([
    [undefined, 'revoked'],
    ['valid', 'expired'],
    ['not-yet-valid', 'valid'],
    ['not-qualified', 'indeterminate'],
  ])('from %s to %s is not', (known, now) => {
    expect(news(known, now, new Date(0))).toBe('nothing');
  });

  test.each<[Outcome, Outcome]>([
    ['valid', 'valid'],
    ['valid', 'valid-with-warnings'],
    ['revoked', 'revoked'],
  ])('from %s to %s settles what was undetermined in between', (known, now) => {
    expect(news(known, now)).toBe('settled');
  });

  test('that nothing can be determined is news after a whole day, not before', () => {
    const since = (ms: number) => new Date(at.getTime() - ms);
    expect(news('valid', 'indeterminate', since(UNDETERMINED_FOR_MS - 1))).toBe('nothing');
    expect(news('valid', 'indeterminate', since(UNDETERMINED_FOR_MS))).toBe('news');
    expect(news('valid', 'indeterminate')).toBe('nothing');
  });
});

describe('the next evaluation', () => {
  test.each<[Outcome, string | null]>([
    ['valid', '2026-03-03T00:00:00.000Z'],
    ['suspended', '2026-03-03T00:00:00.000Z'],
    ['indeterminate', '2026-03-02T01:00:00.000Z'],
    ['revoked', null],
    ['expired', null],
  ])('after %s is at %s', (outcome, next) => {
    expect(nextEvaluationAt(outcome, at)?.toISOString() ?? null).toBe(next);
  });
});
