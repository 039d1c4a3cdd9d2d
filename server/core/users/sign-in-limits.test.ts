import { describe, expect, test } from '@jest/globals';
import { SESSION_LIMITS, SIGN_IN_LIMITS, isSessionOver, mayTrySignIn } from './sign-in-limits.js';

const at = new Date('2026-03-01T12:00:00Z');
const ago = (ms: number) => new Date(at.getTime() - ms);

describe('mayTrySignIn', () => {
  test('stays within 30 checks of one account', () => {
    expect(SIGN_IN_LIMITS.perAccount).toBeLessThanOrEqual(30);
  });

  test.each([
    [SIGN_IN_LIMITS.perAccount - 1, 0, true],
    [SIGN_IN_LIMITS.perAccount, 0, false],
    [0, SIGN_IN_LIMITS.perAddress - 1, true],
    [0, SIGN_IN_LIMITS.perAddress, false],
  ])('%i failures of the account and %i from the address: %p', (account, address, may) => {
    expect(mayTrySignIn({ account, address })).toBe(may);
  });
});

describe('isSessionOver', () => {
  const { idleMs, absoluteMs } = SESSION_LIMITS;

  test.each([
    ['used a moment before the idle limit', idleMs - 1, idleMs - 1, false],
    ['unused for the idle limit', idleMs, idleMs, true],
    ['busy but as old as the absolute limit', absoluteMs, 0, true],
    ['busy and a moment younger', absoluteMs - 1, 0, false],
  ])('%s', (_, ageMs, unusedMs, over) => {
    expect(isSessionOver({ createdAt: ago(ageMs), lastUsedAt: ago(unusedMs) }, at)).toBe(over);
  });
});
