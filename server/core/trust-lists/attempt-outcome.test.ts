import { describe, expect, test } from '@jest/globals';
import { ATTEMPT_OUTCOMES, type AttemptFailure, failureKind, isSuccess } from './attempt-outcome.js';

describe('what to do about a failed attempt', () => {
  test.each<[AttemptFailure, ReturnType<typeof failureKind>]>([
    ['timed-out', 'transport'],
    ['http-status', 'transport'],
    ['official-journal-unknown', 'route'],
    ['list-of-lists-missing', 'route'],
    ['unsigned', 'signature'],
    ['readers-disagree', 'signature'],
    ['signer-not-announced', 'signature'],
    ['rolled-back', 'age'],
    ['next-update-passed', 'age'],
    ['html-page', 'list'],
    ['version-not-accepted', 'list'],
    ['gave-up', 'list'],
  ])('%s is a matter of %s', (code, kind) => {
    expect(failureKind(code)).toBe(kind);
  });

  test('what was fetched, unchanged or not, is no failure', () => {
    expect(ATTEMPT_OUTCOMES.filter(isSuccess)).toStrictEqual(['accepted', 'unchanged', 'not-modified']);
  });

  test('no outcome is told twice', () => {
    expect(new Set(ATTEMPT_OUTCOMES).size).toBe(ATTEMPT_OUTCOMES.length);
  });
});
