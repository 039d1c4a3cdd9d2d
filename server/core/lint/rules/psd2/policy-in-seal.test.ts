import { describe, expect, test } from '@jest/globals';
import { sequence, oid } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { QSEALC_STATEMENTS } from '../../../../../test/support/mint.js';
import { placesOf } from '../../../../../test/support/psd2.js';
import { psd2PolicyInSeal } from './policy-in-seal.js';

describe('psd2.policy-in-seal', () => {
  test('other policies', () => {
    expect(messagesOf(psd2PolicyInSeal, { policies: ['0.4.0.194112.1.1'] })).toEqual([]);
  });

  test('the policy', () => {
    const minted = { qcStatements: QSEALC_STATEMENTS };
    expect(messagesOf(psd2PolicyInSeal, minted)).toEqual([
      'The policy QCP-w-psd2 (0.4.0.19495.3.1) is for websites, not for seals.',
    ]);
    expect(placesOf(psd2PolicyInSeal, minted)).toEqual([
      ['certificatePolicies[1]', sequence(oid('0.4.0.19495.3.1'))],
    ]);
  });

  test('does not apply without policies', () => {
    expect(messagesOf(psd2PolicyInSeal, { policies: null })).toBeUndefined();
  });
});
