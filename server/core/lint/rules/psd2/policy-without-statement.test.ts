import { describe, expect, test } from '@jest/globals';
import { sequence, oid } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { qcStatement, qcCompliance } from '../../../../../test/support/mint.js';
import { placesOf } from '../../../../../test/support/psd2.js';
import { psd2PolicyWithoutStatement } from './policy-without-statement.js';

describe('psd2.policy-without-statement', () => {
  test('policy and statement', () => {
    expect(messagesOf(psd2PolicyWithoutStatement)).toEqual([]);
  });

  test('an unreadable statement is one', () => {
    expect(messagesOf(psd2PolicyWithoutStatement, { qcStatements: [qcStatement('0.4.0.19495.2')] })).toEqual(
      [],
    );
  });

  test.each([[null], [[qcCompliance()]]])('the policy alone', (qcStatements) => {
    expect(messagesOf(psd2PolicyWithoutStatement, { qcStatements })).toEqual([
      'The policy QCP-w-psd2 (0.4.0.19495.3.1) is named, but there is no PSD2 statement.',
    ]);
    expect(placesOf(psd2PolicyWithoutStatement, { qcStatements })).toEqual([
      ['certificatePolicies[1]', sequence(oid('0.4.0.19495.3.1'))],
    ]);
  });

  test.each([[null], [['0.4.0.194112.1.6']]])('does not apply without the policy', (policies) => {
    expect(messagesOf(psd2PolicyWithoutStatement, { policies, qcStatements: null })).toBeUndefined();
  });
});
