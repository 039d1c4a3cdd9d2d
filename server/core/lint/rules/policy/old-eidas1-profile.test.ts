import { describe, expect, test } from '@jest/globals';
import { sequence, oid } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { placesOf } from '../../../../../test/support/psd2.js';
import { policyOldEidas1Profile } from './old-eidas1-profile.js';

describe('policy.old-eidas1-profile', () => {
  test('policies of today', () => {
    expect(messagesOf(policyOldEidas1Profile)).toEqual([]);
  });

  test.each([
    ['0.4.0.1456.1.1', 'QCP public + SSCD'],
    ['0.4.0.1456.1.2', 'QCP public'],
  ])('%s', (policy, name) => {
    const minted = { policies: ['0.4.0.194112.1.1', policy] };
    expect(messagesOf(policyOldEidas1Profile, minted)).toEqual([
      `${name} (${policy}) is a policy of TS 101 456, from before eIDAS.`,
    ]);
    expect(placesOf(policyOldEidas1Profile, minted)).toEqual([
      ['certificatePolicies[1]', sequence(oid(policy))],
    ]);
  });

  test('does not apply without policies', () => {
    expect(messagesOf(policyOldEidas1Profile, { policies: null })).toBeUndefined();
  });
});
