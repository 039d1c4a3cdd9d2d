import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { findingsOf } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement } from '../../../../../test/support/mint.js';
import { qcsPdsMissing } from './pds-missing.js';

describe('qcs.pds-missing', () => {
  test('a certificate with the statement passes', () => {
    expect(findingsOf(qcsPdsMissing)).toEqual([]);
  });

  test('a statement that cannot be decoded is not a missing one', () => {
    expect(findingsOf(qcsPdsMissing, { qcStatements: [qcStatement('0.4.0.1862.1.5', utf8(''))] })).toEqual(
      [],
    );
  });

  test('without it there is nothing to point at', () => {
    expect(findingsOf(qcsPdsMissing, { qcStatements: [qcCompliance()] })).toEqual([
      {
        message:
          'The statement QcPDS (0.4.0.1862.1.5) is missing, so the certificate does not point to a PKI disclosure statement.',
        severity: 'warning',
        path: undefined,
        hex: undefined,
      },
    ]);
  });

  test('does not apply to a list that cannot be read to its end', () => {
    expect(findingsOf(qcsPdsMissing, { qcStatements: [qcCompliance(), utf8('')] })).toBeUndefined();
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(qcsPdsMissing, { qcStatements: null })).toBeUndefined();
  });
});
