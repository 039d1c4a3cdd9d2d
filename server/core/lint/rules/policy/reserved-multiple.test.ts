import { describe, expect, test } from '@jest/globals';
import { sequence, oid } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { placesOf } from '../../../../../test/support/psd2.js';
import { policyReservedMultiple } from './reserved-multiple.js';

describe('policy.reserved-multiple', () => {
  test.each([
    [['2.23.140.1.1', '0.4.0.2042.1.4']],
    [['2.23.140.1.1']],
    [['0.4.0.2042.1.1', '0.4.0.2042.1.1']],
  ])('one of each kind: %j', (policies) => {
    expect(messagesOf(policyReservedMultiple, { policies })).toEqual([]);
  });

  test.each([
    ['NCP (0.4.0.2042.1.1)', 'NCP+ (0.4.0.2042.1.2)', '0.4.0.2042.1.1', '0.4.0.2042.1.2'],
    ['LCP (0.4.0.2042.1.3)', 'EVCP (0.4.0.2042.1.4)', '0.4.0.2042.1.3', '0.4.0.2042.1.4'],
    ['DVCP (0.4.0.2042.1.6)', 'OVCP (0.4.0.2042.1.7)', '0.4.0.2042.1.6', '0.4.0.2042.1.7'],
    ['IVCP (0.4.0.2042.1.8)', 'NCP (0.4.0.2042.1.1)', '0.4.0.2042.1.8', '0.4.0.2042.1.1'],
    [
      'EV of the CA/B Forum (2.23.140.1.1)',
      'DV of the CA/B Forum (2.23.140.1.2.1)',
      '2.23.140.1.1',
      '2.23.140.1.2.1',
    ],
    [
      'OV of the CA/B Forum (2.23.140.1.2.2)',
      'IV of the CA/B Forum (2.23.140.1.2.3)',
      '2.23.140.1.2.2',
      '2.23.140.1.2.3',
    ],
  ])('%s and %s', (first, second, a, b) => {
    expect(messagesOf(policyReservedMultiple, { policies: ['1.2.3', a, b] })).toEqual([
      `${second} stands beside ${first}; only one of them can be true.`,
    ]);
    expect(placesOf(policyReservedMultiple, { policies: ['1.2.3', a, b] })).toEqual([
      ['certificatePolicies[2]', sequence(oid(b))],
    ]);
  });

  test('both kinds', () => {
    const policies = ['0.4.0.2042.1.4', '0.4.0.2042.1.6', '2.23.140.1.1', '2.23.140.1.2.1', '2.23.140.1.2.2'];
    expect(messagesOf(policyReservedMultiple, { policies })).toHaveLength(3);
  });

  test.each([[null], [['0.4.0.194112.1.4', '2.23.140.1.5.2.2', '0.4.0.2042.1.5']]])(
    'does not apply without a reserved policy',
    (policies) => {
      expect(messagesOf(policyReservedMultiple, { policies })).toBeUndefined();
    },
  );
});
