import { describe, expect, test } from '@jest/globals';
import { utcTime } from '../../../../../test/support/der.js';
import { certificateOf, messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { lint } from '../../lint.js';
import { tlsValidity100 } from './validity-100.js';
import { tlsValidity200 } from './validity-200.js';
import { tlsValidity398 } from './validity-398.js';
import { tlsValidity47 } from './validity-47.js';
import { tlsValidity825 } from './validity-825.js';

const RULES = [tlsValidity825, tlsValidity398, tlsValidity200, tlsValidity100, tlsValidity47];
const BROWSER = ['0.4.0.194112.1.5'];
const DAY_MS = 86_400_000;

const utc = (ms: number): string => `${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`;
/** Valid for so many days as BR 6.3.2 counts, and so many seconds more. */
const valid = (from: string, days: number, seconds = 0) => ({
  policies: BROWSER,
  notBefore: utc(Date.parse(from)),
  notAfter: utc(Date.parse(from) + days * DAY_MS + (seconds - 1) * 1000),
});

/** Rule, first and last second of the period it is for, days it allows and advises. */
const PERIODS = [
  [tlsValidity825, '2018-03-01T00:00:00Z', '2020-08-31T23:59:59Z', 825, undefined],
  [tlsValidity398, '2020-09-01T00:00:00Z', '2026-03-14T23:59:59Z', 398, 397],
  [tlsValidity200, '2026-03-15T00:00:00Z', '2027-03-14T23:59:59Z', 200, 199],
  [tlsValidity100, '2027-03-15T00:00:00Z', '2029-03-14T23:59:59Z', 100, 99],
  [tlsValidity47, '2029-03-15T00:00:00Z', '2035-01-01T00:00:00Z', 47, 46],
] as const;

describe.each(PERIODS.map((period) => [period[0].id, ...period] as const))(
  '%s',
  (_, rule, first, last, days, advised) => {
    test.each([first, last])('allows what is advised to a certificate issued %s', (from) => {
      expect(messagesOf(rule, valid(from, advised ?? days))).toEqual([]);
    });

    test('a second more is a day more', () => {
      expect(violationsOf(rule, valid(first, days, 1))).toEqual([
        {
          message: `The certificate is valid for ${days + 1} days; ${days} are allowed.`,
          at: expect.objectContaining({ path: 'validity.notAfter' }),
        },
      ]);
    });

    test('points at notAfter', () => {
      const minted = valid(first, days + 30);
      expect(pointedAt(rule, minted)).toEqual([['validity.notAfter', utcTime(minted.notAfter)]]);
    });

    test('what is allowed and not advised is a warning', () => {
      expect(violationsOf(rule, valid(first, days))).toEqual(
        advised === undefined
          ? []
          : [
              {
                message: `The certificate is valid for ${days} days; ${advised} are advised, because ${days} are the limit.`,
                at: expect.objectContaining({ path: 'validity.notAfter' }),
                severity: 'warning',
              },
            ],
      );
    });

    test('is the only limit for what is issued in its period', () => {
      for (const from of [first, last]) {
        const judged = lint(certificateOf(valid(from, 900)), RULES).filter(
          ({ status }) => status === 'failed',
        );
        expect(judged.map(({ rule: { id } }) => id)).toEqual([rule.id]);
      }
    });

    test('does not bind outside the stores of browsers', () => {
      expect(messagesOf(rule, { ...valid(first, 900), policies: ['0.4.0.194112.1.6'] })).toBeUndefined();
    });

    test('has no quarrel with a validity that ends before it begins', () => {
      expect(messagesOf(rule, valid(first, -3))).toEqual([]);
    });
  },
);

test('nothing limits what was issued before March 2018', () => {
  const judged = lint(certificateOf(valid('2018-02-28T23:59:59Z', 1100)), RULES);
  expect(judged.filter(({ status }) => status === 'failed')).toHaveLength(0);
});
