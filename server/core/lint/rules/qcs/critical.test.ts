import { describe, expect, test } from '@jest/globals';
import { nothing, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { extension, qcCompliance } from '../../../../../test/support/mint.js';
import { qcsCritical } from './critical.js';

describe('qcs.critical', () => {
  test('an extension that is not critical passes', () => {
    expect(findingsOf(qcsCritical)).toEqual([]);
  });

  test('a critical one is reported with the whole extension', () => {
    expect(findingsOf(qcsCritical, { qcStatements: [qcCompliance()], qcStatementsCritical: true })).toEqual([
      {
        message: 'The qcStatements extension is marked critical; it must not be.',
        severity: 'error',
        path: 'extensions[4]',
        hex: hex(extension('1.3.6.1.5.5.7.1.3', sequence(qcCompliance()), true)),
      },
    ]);
  });

  test('a critical extension that cannot be decoded is reported too', () => {
    const finding = findingsOf(qcsCritical, { qcStatementsValue: nothing(), qcStatementsCritical: true });
    expect(finding).toHaveLength(1);
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(qcsCritical, { qcStatements: null })).toBeUndefined();
  });
});
