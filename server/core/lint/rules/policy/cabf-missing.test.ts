import { describe, expect, test } from '@jest/globals';
import { sequence, oid } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { placesOf } from '../../../../../test/support/psd2.js';
import { policyCabfMissing } from './cabf-missing.js';

describe('policy.cabf-missing', () => {
  test.each([
    ['0.4.0.194112.1.4', '2.23.140.1.1'],
    ['0.4.0.194112.1.5', '2.23.140.1.2.2'],
    ['0.4.0.194112.1.5', '2.23.140.1.2.3'],
  ])('%s with %s', (qualified, cabf) => {
    expect(messagesOf(policyCabfMissing, { policies: [qualified, cabf] })).toEqual([]);
    expect(messagesOf(policyCabfMissing, { policies: [cabf, qualified] })).toEqual([]);
  });

  test.each([
    [
      '0.4.0.194112.1.4',
      ['2.23.140.1.2.2', '2.23.140.1.2.3'],
      'QEVCP-w (0.4.0.194112.1.4) stands without 2.23.140.1.1',
    ],
    [
      '0.4.0.194112.1.5',
      ['2.23.140.1.1', '2.23.140.1.2.1'],
      'QNCP-w (0.4.0.194112.1.5) stands without 2.23.140.1.2.2 or 2.23.140.1.2.3',
    ],
    ['0.4.0.194112.1.5', [], 'QNCP-w (0.4.0.194112.1.5) stands without 2.23.140.1.2.2 or 2.23.140.1.2.3'],
  ])('%s with %j', (qualified, others, message) => {
    const policies = [qualified, ...others];
    expect(messagesOf(policyCabfMissing, { policies })).toEqual([
      `${message}; browsers show a QWAC only with both.`,
    ]);
    expect(placesOf(policyCabfMissing, { policies })).toEqual([
      ['certificatePolicies[0]', sequence(oid(qualified))],
    ]);
  });

  test.each([[null], [['0.4.0.194112.1.6']], [['2.23.140.1.1']]])('does not apply to %j', (policies) => {
    expect(messagesOf(policyCabfMissing, { policies })).toBeUndefined();
  });
});
