import { describe, expect, test } from '@jest/globals';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { policyQualifiedMissing } from './qualified-missing.js';

describe('policy.qualified-missing', () => {
  test.each([0, 1, 2, 3, 4, 5, 6])('0.4.0.194112.1.%i', (tail) => {
    expect(messagesOf(policyQualifiedMissing, { policies: ['1.2.3', `0.4.0.194112.1.${tail}`] })).toEqual([]);
  });

  test.each([
    ['no extension', null, 'There are no certificate policies, so none of EN 319 411-2 (0.4.0.194112.1).'],
    [
      'QCP-w-psd2, which only augments one',
      ['0.4.0.19495.3.1'],
      'None of the certificate policies (1) is one of EN 319 411-2 (0.4.0.194112.1).',
    ],
    [
      'others',
      ['0.4.0.194112.1.7', '0.4.0.2042.1.4'],
      'None of the certificate policies (2) is one of EN 319 411-2 (0.4.0.194112.1).',
    ],
  ])('%s', (_, policies, message) => {
    expect(violationsOf(policyQualifiedMissing, { policies })).toEqual([{ message, at: undefined }]);
  });
});
