import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { followsBaselineRequirements, followsEvGuidelines } from './browser-track.js';

const judged = (policies: readonly string[] | null) => {
  const certificate = certificateOf({ policies });
  return [followsBaselineRequirements(certificate), followsEvGuidelines(certificate)];
};

describe('Baseline Requirements and EV Guidelines', () => {
  test.each(['0.4.0.194112.1.4', '2.23.140.1.1'])('both bind policy %s', (policy) => {
    expect(judged(['1.2.3', policy])).toEqual([true, true]);
  });

  test.each(['0.4.0.194112.1.5', '2.23.140.1.2.1', '2.23.140.1.2.2', '2.23.140.1.2.3'])(
    'only the former bind policy %s',
    (policy) => {
      expect(judged(['1.2.3', policy])).toEqual([true, false]);
    },
  );

  test.each([[['0.4.0.194112.1.6', '0.4.0.19495.3.1']], [['0.4.0.194112.1.1']], [[]], [null]])(
    'neither binds policies %j',
    (policies) => {
      expect(judged(policies)).toEqual([false, false]);
    },
  );
});
