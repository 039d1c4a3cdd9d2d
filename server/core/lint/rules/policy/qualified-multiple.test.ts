import { describe, expect, test } from '@jest/globals';
import { sequence, oid } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { placesOf } from '../../../../../test/support/psd2.js';
import { policyQualifiedMultiple } from './qualified-multiple.js';

describe('policy.qualified-multiple', () => {
  test.each([
    [['0.4.0.194112.1.6', '0.4.0.19495.3.1', '2.23.140.1.1']],
    [['0.4.0.194112.1.4', '0.4.0.194112.1.4']],
  ])('one: %j', (policies) => {
    expect(messagesOf(policyQualifiedMultiple, { policies })).toEqual([]);
  });

  test('each after the first is reported', () => {
    const minted = { policies: ['0.4.0.194112.1.5', '1.2.3', '0.4.0.194112.1.6', '0.4.0.194112.1.1'] };
    expect(messagesOf(policyQualifiedMultiple, minted)).toEqual([
      'QNCP-w-gen (0.4.0.194112.1.6) stands beside QNCP-w (0.4.0.194112.1.5); a certificate has one policy of EN 319 411-2.',
      'QCP-l (0.4.0.194112.1.1) stands beside QNCP-w (0.4.0.194112.1.5); a certificate has one policy of EN 319 411-2.',
    ]);
    expect(placesOf(policyQualifiedMultiple, minted)).toEqual([
      ['certificatePolicies[2]', sequence(oid('0.4.0.194112.1.6'))],
      ['certificatePolicies[3]', sequence(oid('0.4.0.194112.1.1'))],
    ]);
  });

  test.each([[null], [['1.2.3']]])('does not apply without one', (policies) => {
    expect(messagesOf(policyQualifiedMultiple, { policies })).toBeUndefined();
  });
});
