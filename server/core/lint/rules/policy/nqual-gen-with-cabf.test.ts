import { describe, expect, test } from '@jest/globals';
import { sequence, oid } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { placesOf } from '../../../../../test/support/psd2.js';
import { policyNqualGenWithCabf } from './nqual-gen-with-cabf.js';

describe('policy.nqual-gen-with-cabf', () => {
  test.each([[['0.4.0.194112.1.6']], [['0.4.0.194112.1.6', '2.23.140.1.5.2.2', '0.4.0.19495.3.1']]])(
    '%j',
    (policies) => {
      expect(messagesOf(policyNqualGenWithCabf, { policies })).toEqual([]);
    },
  );

  test.each([
    ['2.23.140.1.1', 'EV'],
    ['2.23.140.1.2.1', 'DV'],
    ['2.23.140.1.2.2', 'OV'],
    ['2.23.140.1.2.3', 'IV'],
  ])('%s', (policy, level) => {
    const minted = { policies: [policy, '0.4.0.194112.1.6'] };
    expect(messagesOf(policyNqualGenWithCabf, minted)).toEqual([
      `${level} of the CA/B Forum (${policy}) stands beside QNCP-w-gen, which is not for browsers.`,
    ]);
    expect(placesOf(policyNqualGenWithCabf, minted)).toEqual([
      ['certificatePolicies[0]', sequence(oid(policy))],
    ]);
  });

  test.each([[null], [['0.4.0.194112.1.5', '2.23.140.1.2.2']]])('does not apply to %j', (policies) => {
    expect(messagesOf(policyNqualGenWithCabf, { policies })).toBeUndefined();
  });
});
