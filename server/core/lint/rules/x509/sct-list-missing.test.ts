import { describe, expect, test } from '@jest/globals';
import { nothing, octetString } from '../../../../../test/support/der.js';
import { findingsOf } from '../../../../../test/support/findings.js';
import { extension } from '../../../../../test/support/mint.js';
import { x509SctListMissing } from './sct-list-missing.js';

const TIMESTAMPS = extension('1.3.6.1.4.1.11129.2.4.2', octetString(Uint8Array.of(0, 3, 0, 1, 7)));
const POISON = extension('1.3.6.1.4.1.11129.2.4.3', nothing(), true);
const QNCP_W = ['2.23.140.1.2.2', '0.4.0.194112.1.5'];

describe('x509.sct-list-missing', () => {
  test('timestamps pass', () => {
    expect(findingsOf(x509SctListMissing, { policies: QNCP_W, extensions: [TIMESTAMPS] })).toEqual([]);
  });

  test.each([[QNCP_W], [['0.4.0.194112.1.4']]])('policies %j without them', (policies) => {
    expect(findingsOf(x509SctListMissing, { policies })).toEqual([
      {
        message:
          'No timestamps of certificate transparency logs are embedded; browsers refuse the certificate unless the server delivers them.',
        severity: 'warning',
        path: undefined,
        hex: undefined,
      },
    ]);
  });

  test.each([
    ['QNCP-w-gen', { policies: ['0.4.0.194112.1.6'] }],
    ['a pre-certificate', { policies: QNCP_W, extensions: [POISON] }],
    ['no policies', { policies: null }],
  ])('does not apply to %s', (_, minted) => {
    expect(findingsOf(x509SctListMissing, minted)).toBeUndefined();
  });

  test('is effective from 30 April 2018', () => {
    expect(x509SctListMissing.effectiveFrom).toEqual(new Date('2018-04-30T00:00:00Z'));
  });
});
