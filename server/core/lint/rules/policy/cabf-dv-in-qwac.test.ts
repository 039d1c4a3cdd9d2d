import { describe, expect, test } from '@jest/globals';
import { sequence, oid } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { QSEALC_STATEMENTS } from '../../../../../test/support/mint.js';
import { placesOf } from '../../../../../test/support/psd2.js';
import { policyCabfDvInQwac } from './cabf-dv-in-qwac.js';

describe('policy.cabf-dv-in-qwac', () => {
  test('a policy for organisations', () => {
    expect(messagesOf(policyCabfDvInQwac, { policies: ['2.23.140.1.2.2', '0.4.0.2042.1.7'] })).toEqual([]);
  });

  test.each([
    ['2.23.140.1.2.1', 'DV of the CA/B Forum (2.23.140.1.2.1)'],
    ['0.4.0.2042.1.6', 'DVCP (0.4.0.2042.1.6)'],
  ])('%s', (policy, name) => {
    const minted = { policies: ['0.4.0.194112.1.5', policy] };
    expect(messagesOf(policyCabfDvInQwac, minted)).toEqual([
      `${name} verifies only the domain; a QWAC names a verified organisation.`,
    ]);
    expect(placesOf(policyCabfDvInQwac, minted)).toEqual([['certificatePolicies[1]', sequence(oid(policy))]]);
  });

  test.each([
    ['a certificate that does not claim to be a QWAC', { qcStatements: null, policies: ['2.23.140.1.2.1'] }],
    ['a seal', { qcStatements: QSEALC_STATEMENTS, policies: ['2.23.140.1.2.1'] }],
    ['a certificate without policies', { policies: null }],
  ])('does not apply to %s', (_, minted) => {
    expect(messagesOf(policyCabfDvInQwac, minted)).toBeUndefined();
  });
});
