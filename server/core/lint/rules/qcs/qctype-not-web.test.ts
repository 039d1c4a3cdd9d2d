import { describe, expect, test } from '@jest/globals';
import { oid, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement, qcType } from '../../../../../test/support/mint.js';
import { qcsQctypeNotWeb } from './qctype-not-web.js';

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const EMAIL = '1.3.6.1.5.5.7.3.4';
const EXPECTED = 'but the extended key usage is for TLS; web (0.4.0.1862.1.6.3) is expected.';

describe('qcs.qctype-not-web', () => {
  test('web passes', () => {
    expect(findingsOf(qcsQctypeNotWeb)).toEqual([]);
  });

  test('web among several passes', () => {
    expect(findingsOf(qcsQctypeNotWeb, { qcStatements: [qcType('eseal', 'web')] })).toEqual([]);
  });

  test.each([
    ['esign', '0.4.0.1862.1.6.1'],
    ['eseal', '0.4.0.1862.1.6.2'],
  ] as const)('%s in a server certificate', (type, id) => {
    expect(findingsOf(qcsQctypeNotWeb, { qcStatements: [qcCompliance(), qcType(type)] })).toEqual([
      {
        message: `QcType is ${type} (${id}), ${EXPECTED}`,
        severity: 'error',
        path: 'qcStatements[1][0]',
        hex: hex(oid(id)),
      },
    ]);
  });

  test('each of several wrong types is reported', () => {
    expect(findingsOf(qcsQctypeNotWeb, { qcStatements: [qcType('esign'), qcType('eseal')] })).toHaveLength(2);
  });

  test.each([SERVER_AUTH, '1.3.6.1.5.5.7.3.2', '0.4.0.194115.1.0'])('%s is a TLS purpose', (eku) => {
    expect(
      findingsOf(qcsQctypeNotWeb, { qcStatements: [qcType('eseal')], extendedKeyUsage: [EMAIL, eku] }),
    ).toHaveLength(1);
  });

  test.each([
    ['without a TLS purpose', { extendedKeyUsage: [EMAIL] }],
    ['without extended key usage', { extendedKeyUsage: null }],
    ['without QcType', { qcStatements: [qcCompliance()] }],
    [
      'to an unknown QcType, which qcs.qctype-empty-or-invalid reports',
      { qcStatements: [qcStatement('0.4.0.1862.1.6', sequence(oid('1.2.3')))] },
    ],
    ['without the extension', { qcStatements: null }],
  ])('does not apply %s', (_, particulars) => {
    expect(findingsOf(qcsQctypeNotWeb, { qcStatements: [qcType('eseal')], ...particulars })).toBeUndefined();
  });
});
