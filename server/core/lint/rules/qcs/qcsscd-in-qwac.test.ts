import { describe, expect, test } from '@jest/globals';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement } from '../../../../../test/support/mint.js';
import { qcsQcsscdInQwac } from './qcsscd-in-qwac.js';

const SSCD = '0.4.0.1862.1.4';

describe('qcs.qcsscd-in-qwac', () => {
  test('a certificate without QcSSCD passes', () => {
    expect(findingsOf(qcsQcsscdInQwac)).toEqual([]);
  });

  test('QcSSCD is pointed at', () => {
    expect(findingsOf(qcsQcsscdInQwac, { qcStatements: [qcCompliance(), qcStatement(SSCD)] })).toEqual([
      {
        message: 'QcSSCD (0.4.0.1862.1.4) is stated; it has no meaning for website authentication.',
        severity: 'warning',
        path: 'qcStatements[1]',
        hex: hex(qcStatement(SSCD)),
      },
    ]);
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(qcsQcsscdInQwac, { qcStatements: null })).toBeUndefined();
  });
});
