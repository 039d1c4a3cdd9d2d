import { describe, expect, test } from '@jest/globals';
import { oid } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcSemantics, qcStatement } from '../../../../../test/support/mint.js';
import { qcsPkixqcsyntaxV1 } from './pkixqcsyntax-v1.js';

describe('qcs.pkixqcsyntax-v1', () => {
  test('its successor passes', () => {
    expect(findingsOf(qcsPkixqcsyntaxV1, { qcStatements: [qcSemantics()] })).toEqual([]);
  });

  test('the obsolete one', () => {
    expect(
      findingsOf(qcsPkixqcsyntaxV1, { qcStatements: [qcCompliance(), qcStatement('1.3.6.1.5.5.7.11.1')] }),
    ).toEqual([
      {
        message:
          'id-qcs-pkixQCSyntax-v1 (1.3.6.1.5.5.7.11.1) is obsolete; id-qcs-pkixQCSyntax-v2 (1.3.6.1.5.5.7.11.2) has replaced it.',
        severity: 'warning',
        path: 'qcStatements[1].statementId',
        hex: hex(oid('1.3.6.1.5.5.7.11.1')),
      },
    ]);
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(qcsPkixqcsyntaxV1, { qcStatements: null })).toBeUndefined();
  });
});
