import { describe, expect, test } from '@jest/globals';
import { sequence, oid } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { placesOf } from '../../../../../test/support/psd2.js';
import { policyReservedProhibited } from './reserved-prohibited.js';

const [NCP, NCP_PLUS, LCP, EVCP, DVCP, OVCP, IVCP] = [1, 2, 3, 4, 6, 7, 8].map(
  (n) => `0.4.0.2042.1.${n}`,
) as [string, string, string, string, string, string, string];
const ALL = [NCP, NCP_PLUS, LCP, EVCP, DVCP, OVCP, IVCP];

describe('policy.reserved-prohibited', () => {
  test.each([
    ['0.4.0.194112.1.0', 'QCP-n (0.4.0.194112.1.0)', [NCP, NCP_PLUS]],
    ['0.4.0.194112.1.1', 'QCP-l (0.4.0.194112.1.1)', [NCP, NCP_PLUS]],
    ['0.4.0.194112.1.2', 'QCP-n-qscd (0.4.0.194112.1.2)', [NCP, NCP_PLUS]],
    ['0.4.0.194112.1.3', 'QCP-l-qscd (0.4.0.194112.1.3)', [NCP, NCP_PLUS]],
    ['0.4.0.194112.1.4', 'QEVCP-w (0.4.0.194112.1.4)', [EVCP]],
    ['0.4.0.194112.1.5', 'QNCP-w (0.4.0.194112.1.5)', [OVCP, IVCP]],
    ['0.4.0.194112.1.6', 'QNCP-w-gen (0.4.0.194112.1.6)', [NCP, NCP_PLUS]],
    ['2.23.140.1.1', 'EV of the CA/B Forum (2.23.140.1.1)', [EVCP]],
    ['2.23.140.1.2.1', 'DV of the CA/B Forum (2.23.140.1.2.1)', [DVCP]],
    ['2.23.140.1.2.2', 'OV of the CA/B Forum (2.23.140.1.2.2)', [OVCP]],
    ['2.23.140.1.2.3', 'IV of the CA/B Forum (2.23.140.1.2.3)', [IVCP]],
  ])('%s goes with the policies it builds upon', (type, name, bases) => {
    const allowed = ALL.filter(
      (general) => messagesOf(policyReservedProhibited, { policies: [general, type] })?.length === 0,
    );
    expect(allowed).toEqual(bases);
    expect(messagesOf(policyReservedProhibited, { policies: [LCP, type] })).toEqual([
      `LCP (0.4.0.2042.1.3) does not go with ${name}.`,
    ]);
  });

  test('the qualified policy tells the type where there is one of the CA/B Forum as well', () => {
    expect(
      messagesOf(policyReservedProhibited, { policies: ['2.23.140.1.2.1', DVCP, '0.4.0.194112.1.4'] }),
    ).toEqual(['DVCP (0.4.0.2042.1.6) does not go with QEVCP-w (0.4.0.194112.1.4).']);
  });

  test('the place is that of the reserved policy', () => {
    expect(placesOf(policyReservedProhibited, { policies: ['0.4.0.194112.1.4', DVCP] })).toEqual([
      ['certificatePolicies[1]', sequence(oid(DVCP))],
    ]);
  });

  test('several policies of EN 319 411-1 are reported by policy.reserved-multiple', () => {
    expect(messagesOf(policyReservedProhibited, { policies: ['0.4.0.194112.1.4', DVCP, LCP] })).toEqual([]);
  });

  test('no policy of EN 319 411-1 at all', () => {
    expect(messagesOf(policyReservedProhibited)).toEqual([]);
  });

  test.each(['0.4.0.194112.1.0', '0.4.0.194112.1.1', '0.4.0.194112.1.2', '0.4.0.194112.1.3'])(
    'TLS policies of the CA/B Forum beside %s',
    (type) => {
      const policies = [type, '2.23.140.1.1', '2.23.140.1.2.2'];
      expect(placesOf(policyReservedProhibited, { policies })).toEqual([
        ['certificatePolicies[1]', sequence(oid('2.23.140.1.1'))],
        ['certificatePolicies[2]', sequence(oid('2.23.140.1.2.2'))],
      ]);
    },
  );

  test.each(['0.4.0.194112.1.4', '0.4.0.194112.1.5', '0.4.0.194112.1.6'])(
    'TLS policies of the CA/B Forum beside %s are not the business of this rule',
    (type) => {
      expect(messagesOf(policyReservedProhibited, { policies: [type, '2.23.140.1.1'] })).toEqual([]);
    },
  );

  test.each([[null], [[NCP]], [['0.4.0.19495.3.1', DVCP]]])(
    'does not apply where the type is not told',
    (policies) => {
      expect(messagesOf(policyReservedProhibited, { policies })).toBeUndefined();
    },
  );
});
