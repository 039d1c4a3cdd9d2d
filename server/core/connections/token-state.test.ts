import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { authorizationEnd, howToUse, RENEW_BEFORE_MS, TOKEN_STATES, type TokenFacts } from './token-state.js';

const AT = new Date('2026-03-01T12:00:00.000Z');
const after = (ms: number): Date => new Date(AT.getTime() + ms);
const TOKEN: TokenFacts = {
  ...{ state: 'usable', hasRefreshToken: true, leaseUntil: null },
  ...{ accessEndsAt: after(3_600_000), refreshEndsAt: after(86_400_000) },
};
const use = (more: Partial<TokenFacts>, wanted: 'access' | 'refresh' = 'access') =>
  howToUse({ ...TOKEN, ...more }, AT, wanted);

describe('a token', () => {
  test('is used while it is good, also where no end is said', () => {
    expect(use({})).toEqual({ use: 'access' });
    expect(use({ accessEndsAt: null })).toEqual({ use: 'access' });
  });

  test('is renewed half a minute before its end, so that none ends on its way', () => {
    expect(use({ accessEndsAt: after(RENEW_BEFORE_MS + 1) })).toEqual({ use: 'access' });
    expect(use({ accessEndsAt: after(RENEW_BEFORE_MS) })).toEqual({ use: 'refresh', isSecondTry: false });
  });

  test('without a successor is used to its end and not beyond', () => {
    expect(use({ hasRefreshToken: false, accessEndsAt: after(1) })).toEqual({ use: 'access' });
    expect(use({ hasRefreshToken: false, accessEndsAt: AT })).toEqual({ use: 'none' });
    expect(use({ refreshEndsAt: AT, accessEndsAt: after(-1) })).toEqual({ use: 'none' });
  });

  test('that somebody renews is waited for, and taken over once they are gone', () => {
    expect(use({ state: 'refreshing', leaseUntil: after(1) })).toEqual({ use: 'wait' });
    expect(use({ state: 'refreshing', leaseUntil: AT })).toEqual({ use: 'refresh', isSecondTry: true });
  });

  test('whose answer was lost is tried once more, and not used meanwhile', () => {
    expect(use({ state: 'doubtful' })).toEqual({ use: 'refresh', isSecondTry: true });
    expect(use({ state: 'doubtful', hasRefreshToken: false })).toEqual({ use: 'none' });
  });

  test('that is lost or revoked is never used, and never renewed where nothing renews it', () => {
    const date = fc.constantFrom(null, after(-1), AT, after(1), after(86_400_000));
    const facts = fc.record({
      ...{ state: fc.constantFrom(...TOKEN_STATES), hasRefreshToken: fc.boolean() },
      ...{ accessEndsAt: date, refreshEndsAt: date, leaseUntil: date },
    });
    fc.assert(
      fc.property(facts, fc.constantFrom('access' as const, 'refresh' as const), (token, wanted) => {
        const { use: found } = howToUse(token, AT, wanted);
        if (token.state === 'lost' || token.state === 'revoked') expect(found).toBe('none');
        if (found === 'refresh') expect(token.hasRefreshToken).toBe(true);
        if (found === 'refresh' && token.refreshEndsAt !== null) expect(token.refreshEndsAt > AT).toBe(true);
        if (found === 'access') {
          expect([token.state, wanted]).toEqual(['usable', 'access']);
          expect(token.accessEndsAt === null || token.accessEndsAt > AT).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the customer has to come back', () => {
  test.each<[string, boolean, Date | null, Date | null, Date | null, Date | null]>([
    ['when the refresh token ends', true, after(1), after(9), null, after(9)],
    ['when the access token ends, where nothing renews it', false, after(1), after(9), null, after(1)],
    ['when the consent ends, if that is sooner', true, after(1), after(9), after(5), after(5)],
    ['when the refresh token ends, if that is sooner', true, after(1), after(4), after(5), after(4)],
    ['when the consent ends, where the bank says nothing', true, after(1), null, after(5), after(5)],
    ['at a time that nobody knows', true, after(1), null, null, null],
  ])('%s', (_title, hasRefreshToken, accessEndsAt, refreshEndsAt, subjectEndsAt, end) => {
    expect(authorizationEnd({ hasRefreshToken, accessEndsAt, refreshEndsAt }, subjectEndsAt)).toEqual(end);
  });
});
