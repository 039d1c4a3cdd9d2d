import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { isShortLived } from './short-lived.js';

describe('short-lived certificates of the Baseline Requirements', () => {
  test.each([
    ['before the term', '240314235959Z', '240315000000Z', false],
    ['10 days, the last second counted', '240315000000Z', '240324235959Z', true],
    ['a second more', '240315000000Z', '240325000000Z', false],
    ['10 days on the last day they were allowed', '260314235959Z', '260324235958Z', true],
    ['7 days from 2026-03-15 on', '260315000000Z', '260321235959Z', true],
    ['a second more', '260315000000Z', '260322000000Z', false],
  ])('%s: %s to %s', (_, notBefore, notAfter, short) => {
    expect(isShortLived(certificateOf({ notBefore, notAfter }))).toBe(short);
  });
});
