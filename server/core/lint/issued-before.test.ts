import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { issuedBefore } from './issued-before.js';

const EDITION = new Date(Date.UTC(2023, 8));

describe('issuedBefore', () => {
  test.each([
    ['230831235959Z', true],
    ['230901000000Z', false],
    ['260131000000Z', false],
  ])('notBefore %s: %s', (notBefore, expected) => {
    expect(issuedBefore(certificateOf({ notBefore }), EDITION)).toBe(expected);
  });
});
