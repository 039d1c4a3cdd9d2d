import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { BASELINE_PROFILES_FROM, followsBaselineProfiles } from './baseline-profiles.js';

const QNCP_W = ['0.4.0.194112.1.5'];

describe('the certificate profiles of the Baseline Requirements', () => {
  test('are in force from 15 September 2023', () => {
    expect(BASELINE_PROFILES_FROM).toEqual(new Date('2023-09-15T00:00:00Z'));
  });

  test.each([
    ['a browser certificate of that day', { policies: QNCP_W, notBefore: '230915000000Z' }, true],
    ['one of the second before', { policies: QNCP_W, notBefore: '230914235959Z' }, false],
    ['one of no browser', { policies: ['0.4.0.194112.1.6'], notBefore: '230915000000Z' }, false],
  ])('bind %s', (_, minted, bound) => {
    expect(followsBaselineProfiles(certificateOf(minted))).toBe(bound);
  });
});
