import { describe, expect, test } from '@jest/globals';
import { findingsOf } from '../../../../../test/support/findings.js';
import { qcsExtensionMissing } from './extension-missing.js';

describe('qcs.extension-missing', () => {
  test('a certificate with the extension passes', () => {
    expect(findingsOf(qcsExtensionMissing)).toEqual([]);
  });

  test('an empty extension is not a missing one', () => {
    expect(findingsOf(qcsExtensionMissing, { qcStatements: [] })).toEqual([]);
  });

  test('without the extension there is nothing to point at', () => {
    expect(findingsOf(qcsExtensionMissing, { qcStatements: null })).toEqual([
      {
        message:
          'There is no qcStatements extension (1.3.6.1.5.5.7.1.3), so the certificate does not claim to be EU qualified.',
        severity: 'error',
        path: undefined,
        hex: undefined,
      },
    ]);
  });
});
