import { describe, expect, test } from '@jest/globals';
import { oid, sequence, utf8 } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement } from '../../../../../test/support/mint.js';
import { qcsQcsscdMissingForQscdPolicy } from './qcsscd-missing-for-qscd-policy.js';

const SSCD = '0.4.0.1862.1.4';
const QCP_L_QSCD = '0.4.0.194112.1.3';

describe('qcs.qcsscd-missing-for-qscd-policy', () => {
  test('policy and statement together pass', () => {
    expect(
      findingsOf(qcsQcsscdMissingForQscdPolicy, {
        qcStatements: [qcCompliance(), qcStatement(SSCD)],
        policies: [QCP_L_QSCD],
      }),
    ).toEqual([]);
  });

  test('the policy alone is pointed at', () => {
    expect(
      findingsOf(qcsQcsscdMissingForQscdPolicy, {
        qcStatements: [qcCompliance()],
        policies: ['1.2.3', QCP_L_QSCD],
      }),
    ).toEqual([
      {
        message:
          'The policy QCP-l-qscd (0.4.0.194112.1.3) says that the key is in a QSCD, but the statement QcSSCD (0.4.0.1862.1.4) is missing.',
        severity: 'error',
        path: 'certificatePolicies[1]',
        hex: hex(sequence(oid(QCP_L_QSCD))),
      },
    ]);
  });

  test.each([
    ['to another policy', { policies: ['0.4.0.194112.1.1'] }],
    ['without policies', { policies: null }],
    ['without the extension', { qcStatements: null }],
    ['to a list that cannot be read to its end', { qcStatements: [qcCompliance(), utf8('')] }],
  ])('does not apply %s', (_, particulars) => {
    expect(
      findingsOf(qcsQcsscdMissingForQscdPolicy, { policies: [QCP_L_QSCD], ...particulars }),
    ).toBeUndefined();
  });
});
