import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { findingsOf } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement } from '../../../../../test/support/mint.js';
import { qcsQctypeMissing } from './qctype-missing.js';

describe('qcs.qctype-missing', () => {
  test('a certificate with the statement passes', () => {
    expect(findingsOf(qcsQctypeMissing)).toEqual([]);
  });

  test('a statement that cannot be decoded is not a missing one', () => {
    expect(findingsOf(qcsQctypeMissing, { qcStatements: [qcStatement('0.4.0.1862.1.6', utf8(''))] })).toEqual(
      [],
    );
  });

  test('without it there is nothing to point at', () => {
    expect(findingsOf(qcsQctypeMissing, { qcStatements: [qcCompliance()] })).toEqual([
      {
        message:
          'The statement QcType (0.4.0.1862.1.6) is missing, so the certificate does not say whether it is for a seal or a website.',
        severity: 'error',
        path: undefined,
        hex: undefined,
      },
    ]);
  });

  test('a type that stands as a statement is left to qcs.type-as-statement', () => {
    expect(findingsOf(qcsQctypeMissing, { qcStatements: [qcStatement('0.4.0.1862.1.6.3')] })).toEqual([]);
  });

  test('an id that only begins alike is no type', () => {
    expect(findingsOf(qcsQctypeMissing, { qcStatements: [qcStatement('0.4.0.1862.1.61')] })).toHaveLength(1);
  });

  test('does not apply to a list that cannot be read to its end', () => {
    expect(findingsOf(qcsQctypeMissing, { qcStatements: [qcCompliance(), utf8('')] })).toBeUndefined();
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(qcsQctypeMissing, { qcStatements: null })).toBeUndefined();
  });
});
