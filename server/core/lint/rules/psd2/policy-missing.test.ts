import { describe, expect, test } from '@jest/globals';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { qcCompliance } from '../../../../../test/support/mint.js';
import { psd2PolicyMissing } from './policy-missing.js';

const MESSAGE = 'The optional policy QCP-w-psd2 (0.4.0.19495.3.1) is not among the certificate policies.';

describe('psd2.policy-missing', () => {
  test('the policy is named', () => {
    expect(messagesOf(psd2PolicyMissing)).toEqual([]);
  });

  test.each([
    ['others only', ['0.4.0.194112.1.6']],
    ['no policies', null],
  ])('%s', (_, policies) => {
    expect(violationsOf(psd2PolicyMissing, { policies })).toEqual([{ message: MESSAGE, at: undefined }]);
  });

  test('does not apply without a PSD2 statement', () => {
    expect(messagesOf(psd2PolicyMissing, { policies: null, qcStatements: [qcCompliance()] })).toBeUndefined();
  });
});
