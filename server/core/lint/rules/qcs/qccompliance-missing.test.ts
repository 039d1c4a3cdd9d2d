import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { findingsOf } from '../../../../../test/support/findings.js';
import { qcStatement, qcType } from '../../../../../test/support/mint.js';
import { qcsQccomplianceMissing } from './qccompliance-missing.js';

describe('qcs.qccompliance-missing', () => {
  test('a certificate with the statement passes', () => {
    expect(findingsOf(qcsQccomplianceMissing)).toEqual([]);
  });

  test('a statement that cannot be decoded is not a missing one', () => {
    expect(
      findingsOf(qcsQccomplianceMissing, { qcStatements: [qcStatement('0.4.0.1862.1.1', utf8(''))] }),
    ).toEqual([]);
  });

  test('without it there is nothing to point at', () => {
    expect(findingsOf(qcsQccomplianceMissing, { qcStatements: [qcType('web')] })).toEqual([
      {
        message:
          'The statement QcCompliance (0.4.0.1862.1.1) is missing, so the certificate does not claim to be EU qualified.',
        severity: 'error',
        path: undefined,
        hex: undefined,
      },
    ]);
  });

  test('does not apply to a list that cannot be read to its end', () => {
    expect(findingsOf(qcsQccomplianceMissing, { qcStatements: [qcType('web'), utf8('')] })).toBeUndefined();
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(qcsQccomplianceMissing, { qcStatements: null })).toBeUndefined();
  });
});
